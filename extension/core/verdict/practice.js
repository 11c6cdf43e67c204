/** What is said of what a page does, whoever it belongs to: its practice, never the firm. Pure. */

/** Of a firm in good standing, and of a page that is warned of, the verdict alone speaks. */
const SPEAKS = new Set(["unlisted", "claimed", "uncovered", "suspended", "lookalike", "none"]);

/**
 * The sentence about money asked for before any is lent, with the page's own words; "" where there is none, or where
 * the verdict is not one that it may stand beside.
 *
 * @param {import("../i18n.js").Speaking["say"]} say
 * @param {{verdict: string, seen: {fee?: string}}} found
 */
export function feeSentence(say, { verdict, seen }) {
  return seen.fee && SPEAKS.has(verdict) ? say("practice_fee", { quote: seen.fee }) : "";
}

/** Why whom a page names cannot be verified: a real bank may be among them, so nobody is accused. */
const UNVERIFIED = ["category", "company", "no_host", "ambiguous", "country"];

/**
 * Does it offer loans and ask for identity in the name of somebody who cannot be verified?
 *
 * @param {{verdict: string, reason: string, seen: {offers: boolean, identity: boolean, fee?: string}}} found
 */
export const isUnverified = ({ verdict, reason, seen }) =>
  verdict === "uncovered" && UNVERIFIED.includes(reason) && seen.offers && seen.identity && !seen.fee;

/**
 * The heading of whatever is said of a page: an order where it asks for money first, or for identity in the name of
 * somebody who cannot be verified; else the verdict's own word.
 *
 * @param {import("../i18n.js").Speaking["say"]} say
 * @param {Parameters<typeof isUnverified>[0]} found
 * @param {string} [otherwise]  the key of the message that heads it else
 */
export function headingOf(say, found, otherwise = `verdict_${found.verdict}`) {
  if (feeSentence(say, found)) return say("practice_fee_title");
  return say(isUnverified(found) ? "banner_unverified" : otherwise);
}

/**
 * Whom the page names as its lender; "" where an edition knows who it is.
 *
 * @param {import("../i18n.js").Speaking["say"]} say
 * @param {{verdict: string, lender: object | null, seen: {lender?: string}}} found
 */
export function lenderSentence(say, { verdict, lender, seen }) {
  return seen.lender && !lender && SPEAKS.has(verdict) ? say("practice_lender", { name: seen.lender }) : "";
}
