/** The answer to a question that compares those whom it names. */

import { listed } from "../i18n.js";
import { isCompared } from "../read/which-firm.js";

/** @typedef {import("../lookup/by-lender.js").Asked} Asked */

/** So many names are said in a sentence. */
const SAID = 2;

/**
 * How to compare those whom a question offers, each to be looked up, after what is known of them; what was given
 * where it compares nobody.
 *
 * @param {Asked & {sender?: Asked}} asked
 * @param {string} text
 * @returns {Asked & {sender?: Asked}}
 */
export function compared(asked, text) {
  const { reason, suggestions } = asked.answer;
  const isOffered = ["ask", "ambiguous"].includes(reason) && suggestions.length > 0;
  if (!isOffered || !isCompared(text)) return asked;
  const after = (asked.told?.own ?? []).filter(({ key }) => !/^says_uncovered_(?:ask|several)/u.test(key));
  const words = { names: listed(suggestions.map(({ name }) => name), SAID) };
  return { answer: { ...asked.answer, reason: "compare" }, words, told: { after } };
}
