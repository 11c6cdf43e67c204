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
