/** The phone numbers in a pasted text. Pure. */

import { fold } from "../names/text.js";
import { phone } from "../names/phone.js";

/** @typedef {import("../names/text.js").Fold} Fold */

/** Of so many numbers in one text something is said. */
export const MOST_NUMBERS = 5;
const PHONE = new RegExp(
  "(?<![\\d./-])(?:\\+?86[ -]?)?(?:1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|0\\d{2,3}[ -]?\\d{7,8}" +
    "|[48]00[ -]?\\d{3}[ -]?\\d{4}|9[56]\\d{3,6}|1[0-2]\\d{3})(?![\\d./-]|元|块)",
  "gu",
);

/**
 * The Chinese numbers in a text beside its address, each once, in normal form.
 *
 * @param {string} text
 * @param {string} address
 * @param {Fold} table
 */
export function numbersIn(text, address, table) {
  const plain = fold(text, table);
  const around = address ? plain.replaceAll(fold(address, table), " ") : plain;
  const found = [...around.matchAll(PHONE)].map(([one]) => phone(one, table));
  return [...new Set(found.filter(Boolean))].slice(0, MOST_NUMBERS);
}
