/**
 * One spelling for texts that mean the same. Pure; the server holds the same rules, and the cases both must satisfy
 * are in tests/cases/.
 */

/** @typedef {ReadonlyMap<string, string>} Fold  traditional character → simplified character */

/** What is drawn as nothing (Default_Ignorable_Code_Point, UAX #44). */
const INVISIBLE = /\p{DI}/gu;
export const NO = /!=|<>|[≠≢¬×✕✖✗✘╳⨯☓❌❎☒⊘⛔🚫🛑🙅👎🆖]/gu;

/** The table from its published form, a string of pairs. @param {string} pairs @returns {Fold} */
export function folding(pairs) {
  const chars = [...pairs];
  const table = new Map();
  for (let at = 0; at + 1 < chars.length; at += 2) table.set(chars[at], chars[at + 1]);
  return table;
}

/**
 * One spelling for full-width and half-width, upper and lower, traditional and simplified. What is
 * drawn as nothing is dropped.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function fold(text, table) {
  return [...visible(text).normalize("NFKC").toLowerCase()].map((char) => table.get(char) ?? char).join("");
}

/**
 * The letters and digits of a text, folded; legal forms as they are written. A sign that says no is
 * read: "❌出借人" → "非出借人".
 *
 * @param {string} text
 * @param {Fold} table
 */
export function letters(text, table) {
  return fold(text, table).replace(NO, "非").replace(/[^\p{L}\p{N}]/gu, "");
}

/** The text without what is drawn as nothing, such as U+200B or U+202E. @param {string} text */
export function visible(text) {
  return text.replace(INVISIBLE, "");
}
