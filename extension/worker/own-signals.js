/** The signals that came with the extension: read from its folder once. */

import { memoised } from "../core/memoised.js";
import { LANGUAGES, readSignals } from "../page-model/signals.js";

/** @typedef {import("../page-model/signals.js").Signals} Signals */

/** @type {Map<string, Promise<Signals>>} */
const loaded = new Map();

/** The signals that came with the extension. */
export function ownSignals() {
  return memoised(loaded, "own", load);
}

async function load() {
  const names = Object.keys(LANGUAGES);
  const [rules, weights, ...phrases] = await Promise.all(["signals", "weights", ...names].map(read));
  return readSignals(rules, Object.fromEntries(names.map((name, n) => [name, phrases[n]])), weights);
}

/** @param {string} name @returns {Promise<any>} */
async function read(name) {
  return (await fetch(chrome.runtime.getURL(`page-model/signals/${name}.json`))).json();
}
