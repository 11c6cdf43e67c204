/** The sender that a text message names in 【】: anybody can write a name there. */

import { askName } from "../lookup/by-name.js";
import { byName, common } from "../lookup/lookup.js";
import { nothing } from "../lookup/empty.js";
import { signed } from "../lookup/branches.js";
import { numbersIn } from "../lookup/numbers.js";
import { productsOf } from "../lookup/products.js";
import { holdsChat } from "../read/situations.js";
import { installersIn } from "../normalise/address.js";
import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../lookup/by-lender.js").Asked} Asked */
/** @typedef {import("../lookup/lookup.js").Answer["suggestions"][number]} Suggestion */

const BESIDE = /【[^【】]*】|[^\p{L}]/gu;

/**
 * The answer about the one sender that is known; null where the text is only its name.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<Asked | null>}
 */
export async function senderOf(rows, text) {
  const names = new Set(signed(text));
  if (names.size !== 1 || !isSigned(text)) return null;
  const [name] = names;
  const normal = company(name, (await common(rows)).tables.fold);
  const asked = normal && (await askName(rows, { text: name, type: "name", normal }));
  return asked && suggestion(asked) ? asked : null;
}

/**
 * Does a message lead nowhere: no account of a messenger, no file of an app, no number but the sender's?
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Asked} sender
 */
export async function asksNothing(rows, text, sender) {
  const name = suggestion(sender)?.name;
  const { fold: table, phones } = await productsOf(rows);
  const isOwn = numbersIn(text, "", table).every((one) => phones.get(one)?.name === name);
  return isOwn && !holdsChat(fold(text, table)) && !installersIn(text).length;
}

/** Is it a message with a name in 【】, and words beside it? @param {string} text */
export function isSigned(text) {
  return signed(text).length > 0 && [...text.replace(BESIDE, "")].length > 1;
}

/** Who may be looked up with one tap. @param {Asked} asked @returns {Suggestion | null} */
export function suggestion({ answer }) {
  const { product, lender } = answer;
  if (product) return { name: product.name, lender: null };
  return lender && { name: lender.name, lender };
}

/**
 * What the message says of itself, and of a product what is known; it proves nothing.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Asked} known
 * @returns {Promise<Asked & {sender?: Asked}>}
 */
export async function askSender(rows, text, known) {
  const lead = /** @type {Suggestion} */ (suggestion(known));
  const { normal } = known.answer.query;
  const country = lead.lender?.country ?? "CN";
  const found = nothing(await common(rows), normal, "signature", country);
  const query = { text, type: "name", normal };
  const isProduct = "product" in known.answer;
  const answer = { ...found, query, verdict: /** @type {const} */ ("uncovered"), suggestions: [lead] };
  const words = { name: lead.name };
  const plain = { own: [{ key: "says_uncovered_signature_plain" }] };
  const told = (await asksNothing(rows, text, known)) ? plain : undefined;
  return isProduct ? { answer: { ...known.answer, ...answer }, words, told, sender: known } : { answer, words, told };
}

/** The one lender whose name is in 【】, as in a text message. @param {Rows} rows @param {string} text */
export async function signerOf(rows, text) {
  const found = (await Promise.all(signed(text).map((name) => byName(rows, name)))).flat();
  return new Set(found.map(({ key }) => key)).size === 1 ? found[0] : null;
}
