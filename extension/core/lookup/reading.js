/** What reads a pasted text: how texts are spelt, and of what they may speak. */

import { common } from "./lookup.js";
import { topicsOf } from "./topics.js";
import { memoised } from "../memoised.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {{fold: import("../names/text.js").Fold, topics: import("./topics.js").Topic[]}} Reading */

/** @type {WeakMap<Rows, Promise<Reading>>} */
const known = new WeakMap();

/** By the edition in hand. @param {Rows} rows @returns {Promise<Reading>} */
export function readingOf(rows) {
  return memoised(known, rows, async () => {
    const [{ tables }, written] = await Promise.all([common(rows), rows.one("meta", "topics")]);
    return { fold: tables.fold, topics: written ? topicsOf(written) : [] };
  });
}
