/** Which registers a browser does not hold whole, where one of them may know whom somebody asked about. */

import { common } from "./lookup.js";
import { productsOf } from "./products.js";
import { isChinese } from "./near-chinese.js";
import { fold } from "../normalise/text.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/coverage.js").Register} Register */

/** What is said of a name that nobody here bears. */
const NOBODY = ["word", "company", "near", "ask"];
/** What is said of a text in which nobody was found. */
const UNCLEAR = "unclear";

/**
 * Those of the country that a question in Latin letters means; of one that means none, all that are left out.
 *
 * @param {Rows} rows
 * @param {Pick<import("./lookup.js").Answer, "query" | "reason" | "lender" | "product">} answer
 * @returns {Promise<Register[]>}
 */
export async function leftOut(rows, { query, reason, lender, product }) {
  if (query.type !== "name" || lender || product || isChinese(query.text)) return [];
  if (![...NOBODY, UNCLEAR].includes(reason)) return [];
  const { manifest, tables } = await common(rows);
  const held = new Set(manifest.covered.map(({ register }) => register));
  const left = manifest.registers.filter(({ id, kind }) => kind === "licence" && !held.has(id));
  const meant = (await productsOf(rows)).country(fold(query.text, tables.fold));
  if (meant) return left.filter(({ country }) => country === meant);
  return reason === UNCLEAR ? [] : left;
}
