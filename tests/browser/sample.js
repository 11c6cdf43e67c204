/**
 * How much is tried. `make soak` tries all everywhere; `make test` tries each of many alike cases once: in one browser
 * or language after the other, always the same.
 */
import { KINDS } from "./browsers.js";

export const IS_SOAK = process.env.XIANCHA_SOAK === "1";

/**
 * Whether the case of this number is tried in this browser.
 *
 * @param {import("./browsers.js").Kind} kind @param {number} n
 */
export function isTried(kind, n) {
  return IS_SOAK || KINDS[n % KINDS.length] === kind;
}

/**
 * The browsers of a suite about pages of our own that do the same in both.
 *
 * @param {import("./browsers.js").Kind} kind  the one in `make test`
 */
export function mostly(kind) {
  return IS_SOAK ? KINDS : [kind];
}
