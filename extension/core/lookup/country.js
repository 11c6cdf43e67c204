/** In which country an answer holds, and of which a text is. */

import { fold } from "../normalise/text.js";
import { countryOf as countryOfWords } from "../read/situations.js";

/**
 * The country of an answer: its lender's, else the only one that it speaks of, else that of the page.
 *
 * @param {Pick<import("./lookup.js").Answer, "lender" | "covered" | "not_covered">} answer
 * @param {string} [page]
 */
export function countryOf({ lender, covered, not_covered }, page = "") {
  const spoken = new Set([...covered, ...not_covered].map(({ country }) => country));
  const [only] = spoken.size === 1 ? spoken : [page];
  return lender?.country ?? only;
}

/**
 * The country of which the words of a text are, in capitals; "" for none, and for two.
 *
 * @param {string} text
 * @param {import("./products.js").Products} products
 */
export function countryIn(text, products) {
  const named = products.country(fold(text, products.fold));
  const said = countryOfWords(text, products.fold).toUpperCase();
  return named && said && named !== said ? "" : named || said;
}
