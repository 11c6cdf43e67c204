/** What reads a pasted text: how texts are spelt, and of what they may speak. */

import { common } from "./lookup.js";
import { tableOf } from "../read/situation-scores.js";
import { topicsOf } from "../read/topics.js";
import { memoised } from "../util/memoise.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {{fold: import("../normalise/text.js").Fold, topics: import("../read/topics.js").Topic[]}} Reading */

/** @type {WeakMap<Rows, Promise<Reading>>} */
const known = new WeakMap();
/** @type {WeakMap<Rows, import("../read/situation-scores.js").Table>} */
const unpacked = new WeakMap();

/** By the edition in hand. @param {Rows} rows @returns {Promise<Reading>} */
export function readingOf(rows) {
  return memoised(known, rows, async () => {
    const [{ tables }, written] = await Promise.all([common(rows), rows.one("meta", "topics")]);
    return { fold: tables.fold, topics: written ? topicsOf(written) : [] };
  });
}

/**
 * The table by which situations are read, unpacked when the first text is read; null where it has not come yet.
 *
 * @param {Rows} rows
 */
export async function situationTable(rows) {
  const held = unpacked.get(rows);
  if (held) return held;
  const packed = await rows.one("meta", "situation_table");
  if (!packed) return null;
  const table = tableOf(packed);
  unpacked.set(rows, table);
  return table;
}
