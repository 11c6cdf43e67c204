/**
 * One spelling for texts that mean the same. Pure; the server holds the same rules, and the cases both must satisfy
 * are in tests/cases/.
 */

import { NAME_WORDS } from "./name-words.js";
import { UNICODE } from "./unicode.js";

/** @typedef {ReadonlyMap<string, string>} Fold  traditional character → simplified character */

const HEX = /[0-9a-f]+/gu;
const ASCII = /^[\0-\x7f]*$/u;
export const NO = new RegExp(`!=|<>|[${NAME_WORDS.no.join("")}]`, "gu");

/** What stands for a code point without a character. */
const UNKNOWN = "\ufffd";
/** @typedef {"invisible" | "signs" | "unassigned"} Part  of the table of characters */
/** @type {Partial<Record<Part, RegExp>>} */
const classes = {};

/**
 * What finds the characters of this part of the table. Made when it is first asked for: most workers wake for a host.
 *
 * @param {Part} part
 */
function anyOf(part) {
  const ranges = () => UNICODE[part].join(" ").replace(HEX, "\\u{$&}").replaceAll(" ", "");
  return (classes[part] ??= new RegExp(`[${ranges()}]`, "gu"));
}

/** The table from its published form, a string of pairs. @param {string} pairs @returns {Fold} */
export function folding(pairs) {
  const chars = [...pairs];
  const table = new Map();
  for (let at = 0; at + 1 < chars.length; at += 2) table.set(chars[at], chars[at + 1]);
  return table;
}

/**
 * One spelling for full-width and half-width, upper and lower, traditional and simplified. What is
 * drawn as nothing is dropped; a code point without a character is one unknown letter, whatever it becomes in a later
 * version of Unicode.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function fold(text, table) {
  if (ASCII.test(text)) return text.toLowerCase();
  const known = visible(text).replace(anyOf("unassigned"), UNKNOWN);
  return [...known.normalize("NFKC").toLowerCase()].map((char) => table.get(char) ?? char).join("");
}

/**
 * What a text is spelt with, folded: all but punctuation, white space and faces. Symbols and marks are letters, since
 * they may say anything: "招联🆅🅸🅿" is not 招联. A sign that says no is read: "❌出借人" → "非出借人". Legal forms are
 * as they are written.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function letters(text, table) {
  return withoutSigns(fold(text, table).replace(NO, "非"));
}

/** A folded text without what may be left out of a name. @param {string} text */
export function withoutSigns(text) {
  return text.replace(anyOf("signs"), "").normalize("NFC");
}

/** The text without what is drawn as nothing, such as U+200B or U+202E. @param {string} text */
export function visible(text) {
  return ASCII.test(text) ? text : text.replace(anyOf("invisible"), "");
}
