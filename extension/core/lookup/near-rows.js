/** What an edition holds near a name. */

import { summary } from "./empty.js";
import { ownersOf } from "./name-owners.js";
import { common, lendersAt } from "./lookup.js";
import { productsOf } from "./products.js";
import { ends, LEAST_LATIN, near, sameKind } from "./near-names.js";
import { commonWords } from "../lookalike/common-words.js";
import { memoised } from "../util/memoise.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Answer} Answer */
/**
 * @typedef {object} Neighbours  what the edition holds near a name
 * @property {boolean} isHeld  the text holds a lender's name beside other words
 * @property {boolean} isNear  a name of the edition ends with this one
 * @property {Answer["suggestions"]} suggestions
 */

const MOST = 5;

/** @type {WeakMap<Rows, Promise<[string, NameRow[]][]>>} */
const read = new WeakMap();

/** Every name of an edition. @param {Rows} rows */
export function namesOf(rows) {
  return memoised(read, rows, () => rows.all("names"));
}

/**
 * Whom the text names beside other words, whose host begins with it, and whose name is near it, in this order.
 *
 * @param {Rows} rows
 * @param {Pick<Answer["query"], "normal">} query
 * @param {string[]} held  the keys of those whom the text names
 * @returns {Promise<Neighbours>}
 */
export async function neighbours(rows, { normal }, held) {
  const { tables } = await common(rows);
  const names = await namesOf(rows);
  const owners = normal.length < LEAST_LATIN ? [] : await ownersOf(rows, normal);
  const sure = await lendersAt(rows, [...new Set([...held, ...owners])]);
  const alikes = near(normal, names, commonWords(tables.lookalike));
  const close = alikes.filter(({ row: [key] }) => !sure.some((one) => one.key === key));
  const lenders = await lendersAt(rows, close.map(({ row: [key] }) => key));
  const alike = lenders.map((lender, at) => ({ name: close[at].row[2], lender: summary(lender) }));
  const named = sure.map((lender) => ({ name: lender.name, lender: summary(lender) }));
  const behind = (await productsOf(rows)).ofFirm(normal).map((name) => ({ name, lender: null }));
  const suggestions = [...sameKind(normal, [...named, ...alike].slice(0, MOST), tables.places), ...behind];
  return { isHeld: held.length > 0, isNear: ends(normal, names), suggestions };
}
