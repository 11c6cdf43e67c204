/** What reads a pasted text: how texts are spelt, and of what they may speak. */

import { common } from "./lookup.js";
import { topicsOf } from "../read/topics.js";
import { memoised } from "../util/memoise.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {{fold: import("../normalise/text.js").Fold, topics: import("../read/topics.js").Topic[]}} Reading */

/** @type {WeakMap<Rows, Promise<Reading>>} */
const known = new WeakMap();

/** By the edition in hand. @param {Rows} rows @returns {Promise<Reading>} */
export function readingOf(rows) {
  return memoised(known, rows, async () => {
    const [{ tables }, written] = await Promise.all([common(rows), rows.one("meta", "topics")]);
    return { fold: tables.fold, topics: written ? topicsOf(written) : [] };
  });
}
