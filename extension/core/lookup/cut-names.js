/** Cuts the names of products out of a text. Pure. */

import { CUT } from "../read/situation-scores.js";

/** Shorter words of Latin letters are everyday words, too. */
const LEAST_LATIN = 4;

/**
 * A folded text with each name in it as one sign: what it tells does not depend on whom it names.
 *
 * @param {string} plain
 * @param {import("./products.js").Products} products
 */
export function cutNames(plain, products) {
  const isName = (/** @type {string} */ word) =>
    word.length >= LEAST_LATIN && (products.names.has(word) || products.asks.has(word));
  const left = products.namesIn(plain).reduce((text, name) => text.replaceAll(name, CUT), plain);
  return left.replace(/[a-z0-9]+/gu, (word) => (isName(word) ? CUT : word));
}
