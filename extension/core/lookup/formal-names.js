/** What leaves no doubt of whom a text names first: a name with its legal form, a licence number. */

import { bearersOf } from "./names-found.js";
import { byLicence, common } from "./lookup.js";
import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";

/** @typedef {import("../edition/database.js").Rows} Rows */

/** A name up to the legal form that ends it, among words. */
const FORMAL = /^[^,;]{1,79}?[^,;a-z](?:ltd|limited|inc|corp|llc|llp|plc|bhd|tbk)(?![a-z])\.?(?= \S)/u;
const NUMBER = /^(?=[a-z]*[0-9])(?=[0-9]*[a-z]).{8,32}$/u;

/**
 * The name with its legal form that a text begins with, where somebody bears it: Mwananchi Credit Ltd logbook loan.
 * Else "".
 *
 * @param {Rows} rows
 * @param {string} text
 */
export async function formalIn(rows, text) {
  const { fold: table } = (await common(rows)).tables;
  const [name] = FORMAL.exec(fold(text, table).trim()) ?? [];
  const normal = name && company(name, table);
  return normal && (await bearersOf(rows, [normal])).has(normal) ? name : "";
}

/**
 * The one licence number among the words of a text that somebody has; else "".
 *
 * @param {Rows} rows
 * @param {string} text
 */
export async function numberedIn(rows, text) {
  const plain = fold(text, (await common(rows)).tables.fold);
  const found = [...new Set(mayBeLicences(plain))];
  const held = await Promise.all(found.map((one) => byLicence(rows, one)));
  const known = found.filter((_, at) => held[at].length);
  return known.length === 1 ? known[0] : "";
}

/** What may be licence numbers among the words of a folded text. @param {string} plain */
export function mayBeLicences(plain) {
  return (plain.match(/[a-z0-9]+/gu) ?? []).filter((one) => NUMBER.test(one));
}
