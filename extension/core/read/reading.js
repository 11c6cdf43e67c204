/** What reads a text: how texts are spelt, and the table by which situations are known. Pure. */

import { URGENCIES } from "../verdict/urgencies.js";
import { either } from "./patterns.js";
import { tableOf } from "./situation-scores.js";

/** @typedef {import("./situation-scores.js").Packed} Packed */
/** @typedef {{id: string, urgency: string, words?: string[]}} Held  of a situation, as an edition carries it */
/**
 * @typedef {object} Reading
 * @property {import("../normalise/text.js").Fold} fold
 * @property {import("./situation-scores.js").Table | null} table  null where an edition has none
 * @property {Set<string>} calm  the situations that leave time to look up whom a text names
 * @property {RegExp} despair  words by which despair is known in a folded text
 * @property {(plain: string) => string} cut  a folded text with each known name in it as one sign
 */

/**
 * @param {Reading["fold"]} fold
 * @param {Packed | null} packed
 * @param {Held[]} situations
 * @param {Reading["cut"]} cut
 * @returns {Reading}
 */
export function readingBy(fold, packed, situations, cut) {
  const lender = URGENCIES.indexOf("lender");
  const calm = situations.filter(({ urgency }) => URGENCIES.indexOf(urgency) >= lender);
  const words = situations.flatMap((one) => one.words ?? []);
  const despair = words.length ? either(...words) : /(?!)/u;
  return { fold, table: packed && tableOf(packed), calm: new Set(calm.map(({ id }) => id)), despair, cut };
}
