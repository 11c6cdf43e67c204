/** The pairs of pages of tests/cases/signals, by name: one that shows it and one near it that does not. */
import { readFileSync } from "node:fs";

/** @typedef {{shows: string[], near: string[]}} Pair  each written as `written-page.js` says */

const FOLDER = new URL("../cases/signals/", import.meta.url);
/** @param {string} name @returns {[string, Pair][]} */
const pairsOf = (name) => Object.entries(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8")));

/** Of the signals and the words of each place. */
export const SHOWN = ["asks", "promises", "reading", "subjects"].flatMap(pairsOf);
/** Of phrases that help to read a page. */
export const HELPING = pairsOf("helpers");
/** Of what silences a page whatever its points. */
export const SILENT = pairsOf("silences");
