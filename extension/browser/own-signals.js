/**
 * The signals that came with the extension, read from its folder once, and what they say: by the weights of the edition
 * in hand where it has such as fit them, by those that came with the extension otherwise.
 */

import { memoised } from "../core/util/memoise.js";
import { isLearnt } from "../page-reading/learnt.js";
import { LANGUAGES, readSignals, weightsOf } from "../page-reading/signals.js";
import { ownUrl } from "./own-files.js";

/** @typedef {import("../page-reading/signals.js").Signals} Signals */
/** @typedef {import("../core/edition/database.js").Rows} Rows */

/** What of a server's edition comes behind the rest: nothing. @type {string[]} */
export const LATER = [];
/** @type {Map<string, Promise<Signals>>} */
const loaded = new Map();
/** Kept while an edition's rows are open. @type {WeakMap<Rows, Promise<Signals>>} */
const weighed = new WeakMap();

/** The signals that came with the extension. */
export function ownSignals() {
  return memoised(loaded, "own", load);
}

/** The signals, weighed as the edition in hand says. @param {Rows} rows @returns {Promise<Signals>} */
export function signalsBy(rows) {
  return memoised(weighed, rows, async () => {
    const [own, learnt] = await Promise.all([ownSignals(), rows.one("meta", "page_model")]);
    return isLearnt(learnt, own.signals) ? { ...own, weights: weightsOf(learnt) } : own;
  });
}

async function load() {
  const names = Object.keys(LANGUAGES);
  const [rules, weights, ...phrases] = await Promise.all(["signals", "weights", ...names].map(read));
  return readSignals(rules, Object.fromEntries(names.map((name, n) => [name, phrases[n]])), weights);
}

/** The weights that came with the extension, as an edition brings them. */
export async function ownWeights() {
  return new Uint8Array(await (await fileOf("weights")).arrayBuffer());
}

/** @param {string} name @returns {Promise<any>} */
async function read(name) {
  return (await fileOf(name)).json();
}

/** @param {string} name */
function fileOf(name) {
  return fetch(ownUrl(`page-reading/signals/${name}.json`));
}
