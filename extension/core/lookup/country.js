/** In which country an answer holds. */

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
