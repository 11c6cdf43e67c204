/** Is a page a mailbox that shows a letter? What stands in it is said by whoever wrote the letter. Pure. */

import { isCall } from "./calls-to-action.js";

/** Different folders and calls beside the letter. */
const FOLDERS = 2;
/** What no mailbox asks of who reads a letter. */
const ASKS = ["amount_field", "term_field", "identity_field", "contacts_field", "payment_field", "phone_field"];

/**
 * It is called one, offers to reply and to forward, leads to its folders, and asks for nothing: an offer that calls
 * itself a letter has somewhere to fill in who one is, or leads to such a page.
 *
 * @param {import("./page-features.js").Read} read
 * @param {import("./page-features.js").Is} is
 * @param {Record<string, RegExp[]>} patterns
 */
export function isMailbox({ heading, actions, menu, fields }, is, patterns) {
  if (!is("mail_title", heading)) return false;
  const calls = actions.map(({ said }) => said);
  const someCall = (/** @type {RegExp[]} */ of) => calls.some((said) => isCall(said, of));
  if (!someCall(patterns.mail_reply) || !someCall(patterns.mail_forward)) return false;
  const folders = new Set([...calls, ...menu].filter((said) => isCall(said, patterns.mail_folder)));
  return folders.size >= FOLDERS && !fields.some(({ said }) => ASKS.some((name) => is(name, said)));
}
