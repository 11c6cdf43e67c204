/** What reads a text, by the edition in hand. */

import { readingBy } from "../read/reading.js";
import { memoised } from "../util/memoise.js";
import { cutNames } from "./cut-names.js";
import { common } from "./lookup.js";
import { productsOf } from "./products.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../read/reading.js").Reading} Reading */

/** @type {WeakMap<Rows, Promise<Reading>>} */
const known = new WeakMap();

/** By the edition in hand. @param {Rows} rows @returns {Promise<Reading>} */
export function readingOf(rows) {
  return memoised(known, rows, async () => {
    const [help, packed] = await rows.many("meta", ["help", "situation_table"]);
    const [{ tables }, products] = await Promise.all([common(rows), productsOf(rows)]);
    return readingBy(tables.fold, packed ?? null, help?.situations ?? [], (plain) => cutNames(plain, products));
  });
}
