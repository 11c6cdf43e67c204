/** Whom the names are of that stand in a text: lenders of an edition, and products. */

import { isRetracted } from "./without-retracted.js";
import { keysOf } from "./did-you-mean.js";
import { lendersAt } from "./lookup.js";
import { productsOf } from "./products.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {{key: string, name: string}[]} Bearers */

/**
 * The lenders that bear each of these names; none of a name that nobody bears.
 *
 * @param {Rows} rows
 * @param {string[]} pieces
 * @returns {Promise<Map<string, Bearers>>}
 */
export async function bearersOf(rows, pieces) {
  const found = /** @type {(NameRow[] | undefined)[]} */ (await rows.many("names", pieces));
  const keys = keysOf(found.flatMap((one) => one ?? []));
  const lenders = (await lendersAt(rows, keys)).filter((one) => !isRetracted(one));
  const borne = pieces.map((piece, at) => {
    const own = keysOf(found[at] ?? []);
    return /** @type {[string, Bearers]} */ ([piece, lenders.filter(({ key }) => own.includes(key))]);
  });
  return new Map(borne.filter(([, bearers]) => bearers.length));
}

/**
 * What those are called whom these names are of: products, and lenders by their legal names.
 *
 * @param {Rows} rows
 * @param {string[]} pieces
 * @returns {Promise<string[]>}
 */
export async function called(rows, pieces) {
  const [products, bearers] = [await productsOf(rows), await bearersOf(rows, pieces)];
  const names = pieces.map((piece) => {
    const [lender, ...others] = bearers.get(piece) ?? [];
    return products.named(piece)?.name ?? (lender && !others.length ? lender.name : piece);
  });
  return [...new Set(names)];
}
