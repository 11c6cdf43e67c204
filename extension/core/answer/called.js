/** The answer to who was called or written to in the name of a product: the call proves nothing, the app does. */

import { isCalled } from "../read/contact-words.js";
import { fold } from "../normalise/text.js";

/** @typedef {import("../lookup/by-lender.js").Asked} Asked */

/**
 * Not to act on the call, before what is known of the product; what was given where nobody called.
 *
 * @param {Asked & {sender?: Asked}} asked
 * @param {string} text
 * @param {import("../normalise/text.js").Fold} table
 * @returns {Asked & {sender?: Asked}}
 */
export function called(asked, text, table) {
  const { reason, product } = asked.answer;
  if (reason !== "product" || !product || !isCalled(fold(text, table))) return asked;
  const own = [{ key: "says_uncovered_called", values: { product: product.name } }, ...(asked.told?.own ?? [])];
  return { ...asked, answer: { ...asked.answer, reason: "called" }, told: { ...asked.told, own } };
}
