/** The extension's own signals, read from its folder. */
import { readFile } from "node:fs/promises";
import { LANGUAGES, readSignals } from "../../extension/page-model/signals.js";

const FOLDER = new URL("../../extension/page-model/signals/", import.meta.url);

/** @param {string} name */
async function signalFile(name) {
  return JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), "utf8"));
}

export const RULES = await signalFile("signals");
/** By language. @type {Record<string, Record<string, string[]>>} */
export const PHRASES = Object.fromEntries(
  await Promise.all(Object.keys(LANGUAGES).map(async (name) => [name, await signalFile(name)])),
);
export const WEIGHTS = await signalFile("weights");
export const SIGNALS = readSignals(RULES, PHRASES, WEIGHTS);
