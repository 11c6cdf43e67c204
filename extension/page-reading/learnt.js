/** Are these weights such as `tests/bench/learn.py` writes, and do they fit the signals that are here? Pure. */

import { WORD_PLACES } from "./words.js";

/** @typedef {import("./signals.js").Learnt} Learnt */

const FORMAT = 1;
const MOST_SIGNALS = 200;
const MOST_WORDS = 4000;
const LONGEST_WORD = 40;
/** Points of one signal or word, either way. */
const MOST = 8;
const [LEAST_FROM, MOST_FROM] = [0.5, 12];

/**
 * Weights that came from elsewhere: within their bounds, for these very signals. None suffices alone, and all together
 * do: a table by which every page or none offers loans is no table.
 *
 * @param {any} value
 * @param {{name: string}[]} signals
 * @returns {value is Learnt}
 */
export function isLearnt(value, signals) {
  const from = value?.offers_from;
  if (value?.format !== FORMAT || typeof from !== "number" || !(from >= LEAST_FROM && from <= MOST_FROM)) return false;
  if (!isTable(value.signals, MOST_SIGNALS, from) || !signals.every(({ name }) => name in value.signals)) return false;
  if (!isPlain(value.words) || Object.keys(value.words).some((place) => !WORD_PLACES.includes(place))) return false;
  const words = Object.values(value.words);
  if (!words.every((some) => isTable(some, MOST_WORDS, from))) return false;
  if (words.reduce((sum, some) => sum + Object.keys(some).length, 0) > MOST_WORDS) return false;
  const most = Object.values(value.signals).reduce((sum, points) => sum + Math.max(points, 0), 0);
  return most >= from;
}

/**
 * @param {any} value
 * @param {number} most  entries
 * @param {number} from  points that none of them has
 * @returns {value is Record<string, number>}
 */
function isTable(value, most, from) {
  if (!isPlain(value)) return false;
  const entries = Object.entries(value);
  const fits = (/** @type {[string, unknown]} */ [name, points]) =>
    name.length <= LONGEST_WORD && typeof points === "number" && Math.abs(points) <= MOST && points < from;
  return entries.length <= most && entries.every(fits);
}

/** @param {any} value @returns {value is Record<string, any>} */
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
