/** The normal form of a licence number. Pure; the server holds the same rule. */

import { fold } from "./text.js";

/** @typedef {import("./text.js").Fold} Fold */

/** The normal form of a licence number. @param {string} text @param {Fold} table */
export function licence(text, table) {
  return fold(text, table).replace(/\s+/gu, "");
}
