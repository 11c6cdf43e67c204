/**
 * Rows that stay in memory once they were read: for a page that asks one edition again and again. A database gives
 * every value anew, and of a cheap phone's answer that was the longest part. What is given is not to be changed.
 */

import { memoised } from "../util/memoise.js";

/** @typedef {import("./database.js").Rows} Rows */
/** @typedef {import("./database.js").StoreName} StoreName */

/** Read whole, so that an answer waits for none of them. @type {StoreName[]} */
const WHOLE = ["names", "licences", "lenders", "hosts", "warned", "known"];

/** @param {Rows} rows @returns {Rows} */
export function remembered(rows) {
  /** @type {Map<string, Promise<any>>} */
  const held = new Map();
  const meta = (/** @type {string} */ key) => memoised(held, `meta ${key}`, () => rows.one("meta", key));
  const whole = (/** @type {StoreName} */ store) =>
    memoised(held, store, async () => new Map(await rows.all(store)));
  const many = async (/** @type {StoreName} */ store, /** @type {string[]} */ keys) => {
    if (store === "meta") return Promise.all(keys.map(meta));
    if (!WHOLE.includes(store)) return rows.many(store, keys);
    const all = await whole(store);
    return keys.map((key) => all.get(key));
  };
  return {
    many,
    one: async (store, key) => (await many(store, [key]))[0],
    all: async (store) => (WHOLE.includes(store) ? [...(await whole(store))] : rows.all(store)),
  };
}

/** Reads whatever stays in memory, one store after the other. @param {Rows} rows */
export async function warm(rows) {
  for (const store of WHOLE) await rows.many(store, []);
}
