/**
 * How much is tried. `make soak` tries all everywhere; `make test` tries each of many alike cases once: in one browser
 * or language after the other, always the same.
 */
import { createHash } from "node:crypto";
import { test } from "node:test";
import { KINDS } from "./browsers.js";

export const IS_SOAK = process.env.XIANCHA_SOAK === "1";

/**
 * Whether this is one of so many cases that are tried, drawn by a checksum of its name: a new one moves no other.
 *
 * @param {string} name @param {number} oneOf
 */
export function isDrawn(name, oneOf) {
  return IS_SOAK || createHash("sha256").update(name).digest()[0] % oneOf === 0;
}

/**
 * Whether the case of this number is tried in this browser.
 *
 * @param {import("./browsers.js").Kind} kind @param {number} n
 */
export function isTried(kind, n) {
  return IS_SOAK || KINDS[n % KINDS.length] === kind;
}

/**
 * What begins a test that asks both browsers the same: in `make test` only in one of them.
 *
 * @param {import("./browsers.js").Kind} kind  that the suite is at @param {import("./browsers.js").Kind} chosen
 * @returns {(name: string, act: () => Promise<void>) => unknown}
 */
export function testIn(kind, chosen) {
  return IS_SOAK || kind === chosen ? test : () => undefined;
}

/**
 * The browsers of a suite about pages of our own that do the same in both.
 *
 * @param {import("./browsers.js").Kind} kind  the one in `make test`
 */
export function mostly(kind) {
  return IS_SOAK ? KINDS : [kind];
}
