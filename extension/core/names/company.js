/**
 * The normal form of a company's name. Pure; the server holds the same rules, and the cases both must satisfy are in
 * tests/cases/names.json.
 */

import { fold, NO } from "./text.js";

/** @typedef {import("./text.js").Fold} Fold */

const EDGE = "[\\p{L}\\p{N}_]";
/** @param {string} words */
const word = (words) => new RegExp(`(?<!${EDGE})(?:${words})(?!${EDGE})\\.?`, "gu");
const IN_BRACKETS = /\(\s*p\s*\)/gu;
const PTE = word("private|pvt|pte");
const LTD = word("limited|ltd");
/** @param {string} form  a legal form at the end of a name */
const last = (form) => new RegExp(`(?<!${EDGE})${form}[^\\p{L}\\p{N}_]*$`, "u");
const CORP = last("corporation");
const INC = last("incorporated");

/**
 * The normal form of a company's name or brand: letters and digits only.
 * "1 - CASH PTE. LTD." → "1cashpteltd". A sign that says no is read: "≠招联" is another name.
 *
 * @param {string} name
 * @param {Fold} table
 */
export function company(name, table) {
  return fold(name, table)
    .replace(NO, "非")
    .replace(IN_BRACKETS, " pte ")
    .replace(PTE, " pte ")
    .replace(LTD, " ltd ")
    .replace(CORP, " corp ")
    .replace(INC, " inc ")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
