/** Lenders under names that they no longer bear. */

import { common, lendersAt } from "./lookup.js";
import { nameEvidence } from "./evidence.js";
import { company } from "../normalise/company.js";

/** @typedef {{former?: string, now?: string, on?: string, unproven?: boolean}} Renaming  empty for any other name */

/**
 * What is known of a former name.
 *
 * @param {import("./lookup.js").Evidence[]} named  what gives a lender its name
 * @param {string} lender
 * @returns {Renaming}
 */
export function renaming(named, lender) {
  if (!named.length || named.some(({ kind }) => kind !== "former")) return {};
  const [{ name: former, now = lender, on = "" }] = named;
  return { former, now, on, unproven: named.every(({ proof }) => proof === "reported") };
}

/**
 * The same for a name as it is written.
 *
 * @param {import("../edition/database.js").Rows} rows
 * @param {string} name
 * @returns {Promise<Renaming>}
 */
export async function formerName(rows, name) {
  const { sources, tables } = await common(rows);
  const bearers = await rows.one("names", company(name, tables.fold));
  const found = /** @type {import("../edition/database.js").NameRow[]} */ (bearers ?? []);
  if (!found.length || found.some(([, kind]) => kind !== "former")) return {};
  const [lender] = await lendersAt(rows, [found[0][0]]);
  return renaming(found.flatMap((row) => nameEvidence(sources[lender.country], row) ?? []), lender.name);
}
