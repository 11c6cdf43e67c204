/** The language that the person chose, and the catalogue that speaks it. storage.local holds `language`. */

import { LANGUAGES, meant, speaker } from "../core/i18n.js";
import { memoised } from "../core/util/memoise.js";
import { readLocal, writeLocal } from "./local-store.js";
import { browserLanguage, ownUrl, wordFiles } from "./own-files.js";

/** @typedef {import("../core/i18n.js").Language} Language */

/** @type {Map<Language, Promise<Record<string, {message: string}>>>} */
const loaded = new Map();

/** The language that was chosen, else the browser's, else English. @returns {Promise<Language>} */
export async function chosen() {
  const language = await readLocal("language");
  const known = LANGUAGES.find((one) => one === language);
  return known ?? meant(browserLanguage()) ?? "en";
}

/** @param {Language} language */
export function choose(language) {
  return writeLocal({ language });
}

/**
 * The chosen language and who speaks it; where its words cannot be had, as in the app without a network, the first.
 *
 * @returns {Promise<import("../core/i18n.js").Speaking>}
 */
export async function speak() {
  return speakingOf(await chosen()).catch(() => speakingOf(LANGUAGES[0]));
}

/** @param {Language} language */
export async function speakingOf(language) {
  return { language, say: await speakerOf(language) };
}

/** @param {Language} language */
export async function speakerOf(language) {
  return speaker(await catalogue(language), language);
}

/** @param {Language} language */
function catalogue(language) {
  const read = (/** @type {string} */ path) => fetch(ownUrl(path)).then((got) => got.json());
  return memoised(loaded, language, async () => {
    const parts = await Promise.all(wordFiles(language).map(read));
    return Object.assign({}, ...parts);
  });
}
