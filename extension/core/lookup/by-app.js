/** Questions by app: a package, a store's id, or a link to a store. */

import { nothing } from "./answers.js";
import { byChannel, common, valuesContext } from "./lookup.js";
import { isMirror } from "../names/app.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./by-name.js").Asked} Asked */

/**
 * A third party's copy of an app is as bad as the app, never as good.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} normal
 * @returns {Promise<Asked>}
 */
export async function askApp(rows, text, normal) {
  const context = await valuesContext(rows);
  const query = { text, type: "app", normal };
  const found = await byChannel(rows, "app", normal);
  if (!found) return { answer: { ...nothing(await common(rows), normal, "app"), query }, words: {} };
  const { suffixes, stores } = (await common(rows)).tables;
  const isCopy = found.verdict !== "warned" && isMirror(text, stores, suffixes);
  const answer = isCopy ? { ...found, verdict: /** @type {const} */ ("uncovered"), reason: "mirror" } : found;
  return { answer: { ...answer, query }, words: wordsFor(answer, context) };
}
