/** What a page shows of what has weights: the signals and the words, to learn from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pairs } from "../../extension/core/edition/client-files.js";
import { folding } from "../../extension/core/normalise/text.js";
import { foundSignals, hasForm, silenceOf } from "../../extension/page-reading/loan-score.js";
import { sightOf } from "../../extension/page-reading/page-features.js";
import { LANGUAGES, readSignals } from "../../extension/page-reading/signals.js";
import { eachWord } from "../../extension/page-reading/words.js";
import { readContent, saidIn } from "../browser/edition.js";

/** The table of characters from the edition in an extension's folder. @param {string} extension */
export async function foldFrom(extension) {
  const content = await readContent(join(extension, "data/editions"));
  return folding(pairs(saidIn(content).get("shared.json").fold));
}

/** @param {string} folder  with signals.json and the phrases of each language */
export async function signalsFrom(folder) {
  const json = async (/** @type {string} */ name) => JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"));
  const names = Object.keys(LANGUAGES);
  const phrases = await Promise.all(names.map(json));
  const weights = await json("weights").catch(() => ({ offers_from: 0, signals: {}, words: {} }));
  return readSignals(await json("signals"), Object.fromEntries(names.map((name, n) => [name, phrases[n]])), weights);
}

/**
 * @param {import("../../extension/page-reading/facts.js").Facts} facts
 * @param {import("../../extension/page-reading/signals.js").Signals} signals
 * @param {import("../../extension/core/normalise/text.js").Fold} table
 * @returns {{silent: boolean, form: boolean, signals: string[], words: Record<string, string[]>}} `silent`: it is for
 *   firms, about something else or to be read; `form`: what is against it takes away one point at most; `words`: each
 *   once, by where they stand
 */
export function exampleOf(facts, signals, table) {
  const sight = sightOf(facts, signals.patterns, table);
  const words = Object.entries(sight.words).map(([place, text]) => {
    /** @type {Set<string>} */
    const all = new Set();
    eachWord(text, (word) => all.add(word));
    return [place, [...all]];
  });
  const found = foundSignals(sight, signals);
  return {
    silent: silenceOf(sight, found) !== "",
    form: hasForm(sight, found),
    signals: found.map(({ name }) => name),
    words: Object.fromEntries(words),
  };
}
