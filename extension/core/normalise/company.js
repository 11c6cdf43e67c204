/**
 * The normal form of a company's name. Pure; the server holds the same rules, and the cases both must satisfy are in
 * tests/cases/names.json.
 */

import { fold, NO, withoutSigns } from "./text.js";

/** @typedef {import("./text.js").Fold} Fold */

const LETTER = "[\\p{L}\\p{N}_]";
const NO_LETTER = "[^\\p{L}\\p{N}_]";
/** @param {string} words */
const word = (words) => new RegExp(`(^|${NO_LETTER})(?:${words})(?!${LETTER})`, "gu");
const IN_BRACKETS = /\(\s*p\s*\)/gu;
/** @param {string} form  a legal form at the end of a name */
const last = (form) => new RegExp(`(^|${NO_LETTER})${form}${NO_LETTER}*$`, "u");

/** @type {[RegExp, string][] | undefined} */
let forms;

/**
 * Legal forms, and how each is spelt here. Made when a name is first asked about: most workers wake for a host, and
 * sets of all letters would cost them a millisecond.
 */
function legalForms() {
  return (forms ??= [
    [IN_BRACKETS, " pte "],
    [word("private|pvt|pte"), "$1 pte "],
    [word("limited|ltd"), "$1 ltd "],
    [last("corporation"), "$1 corp "],
    [last("incorporated"), "$1 inc "],
  ]);
}

/**
 * The normal form of a company's name or brand: what it is spelt with, as `letters` has it.
 * "1 - CASH PTE. LTD." → "1cashpteltd". A sign that says no is read: "≠招联" is another name.
 *
 * @param {string} name
 * @param {Fold} table
 */
export function company(name, table) {
  const written = fold(name, table).replace(NO, "非");
  return withoutSigns(legalForms().reduce((text, [form, short]) => text.replace(form, short), written));
}
