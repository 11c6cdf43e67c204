/** The extension's own signals, read from its folder. */
import { readFile } from "node:fs/promises";
import { readSignals } from "../../extension/page-model/signals.js";

const FOLDER = new URL("../../extension/page-model/signals/", import.meta.url);

/** @param {string} name */
async function signalFile(name) {
  return JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), "utf8"));
}

export const RULES = await signalFile("signals");
export const PHRASES = { zh: await signalFile("zh"), en: await signalFile("en"), id: await signalFile("id") };
export const WEIGHTS = await signalFile("weights");
export const SIGNALS = readSignals(RULES, PHRASES, WEIGHTS);
