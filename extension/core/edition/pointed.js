/** What a place names. Pure. */

import { hasOwn } from "../util/has-own.js";

/**
 * Throws TypeError where nothing stands there.
 *
 * @template T
 * @param {T[]} all
 * @param {number} place
 * @returns {T}
 */
export function pointed(all, place) {
  if (!hasOwn(all, place)) throw new TypeError(`no ${place}`);
  return all[place];
}
