/** Questions by app: a package, a store's id, or a link to a store. */

import { nothing } from "./empty.js";
import { askBack, meantBy } from "./did-you-mean.js";
import { askChannel } from "./by-product.js";
import { byChannel, common, valuesContext } from "./lookup.js";
import { productsOf } from "./products.js";
import { isMirror } from "../normalise/app.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./by-lender.js").Asked} Asked */

/**
 * A third party's copy of an app is as bad as the app, never as good.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} normal
 * @param {boolean} [isDoubtful]  a browser opens another address
 * @returns {Promise<Asked>}
 */
export async function askApp(rows, text, normal, isDoubtful = false) {
  const context = await valuesContext(rows);
  const query = /** @type {const} */ ({ text, type: "app", normal });
  const found = await byChannel(rows, "app", normal);
  if (!found) return askUnheld(rows, query, isDoubtful);
  const { suffixes, stores } = (await common(rows)).tables;
  const isCopy = found.verdict !== "warned" && isMirror(text, stores, suffixes);
  const answer = isCopy ? { ...found, verdict: /** @type {const} */ ("uncovered"), reason: "mirror" } : found;
  return { answer: { ...answer, query }, words: wordsFor(answer, context) };
}

/**
 * An app that no register holds: a product's, or one that only asks back.
 *
 * @param {Rows} rows
 * @param {import("./lookup.js").Answer["query"]} query
 * @param {boolean} isDoubtful
 * @returns {Promise<Asked>}
 */
async function askUnheld(rows, query, isDoubtful) {
  const product = (await productsOf(rows)).ofChannel("app", query.normal);
  if (product && !isDoubtful) return askChannel(rows, query, product);
  const meant = await meantBy(rows, query.normal);
  if (meant.length) return askBack(rows, query, meant);
  return { answer: { ...nothing(await common(rows), query.normal, "app"), query }, words: {} };
}
