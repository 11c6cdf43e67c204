/** What a page or frame shows: does it offer loans or ask for something, whom does it name, for which country? Pure. */

import { countryOf } from "./country.js";
import { figuresIn } from "./figures.js";
import { namedIn } from "./lender-on-page.js";
import { offersLoans } from "./loan-score.js";
import { asSeen } from "./look-alike-letters.js";
import { passingFor } from "../core/lookalike/spelling.js";

/** @typedef {import("./facts.js").Facts} Facts */
/**
 * @typedef {object} Shown
 * @property {import("./lender-on-page.js").Named[]} named
 * @property {string} country
 * @property {import("../core/cost/offer-fragment.js").Figures} figures
 * @property {boolean} installs  it links to an app's package
 */
/** @typedef {import("./loan-score.js").Lending & Shown} Page */

/** @type {Page} */
export const NOTHING_SHOWN = {
  offers: false,
  asks: false,
  identity: false,
  kinds: [],
  fee: "",
  byFee: false,
  silence: "",
  subject: false,
  points: 0,
  from: 0,
  signals: [],
  named: [],
  country: "",
  figures: {},
  installs: false,
};

/**
 * What a page or frame shows. A name is taken as it is written: one with a letter of another script is nobody's.
 *
 * @param {string} host
 * @param {Facts} facts
 * @param {{
 *   signals: import("./signals.js").Signals,
 *   fold: import("../core/normalise/text.js").Fold,
 *   lookalike: import("../core/lookalike/common-words.js").Published,
 * }} by
 * @returns {Page}
 */
export function look(host, facts, { signals, fold, lookalike }) {
  const seen = asSeen(facts, passingFor(lookalike.alike));
  const shown = offersLoans(seen, signals, fold);
  const figures = shown.offers ? figuresIn(seen.text) : {};
  const installs = facts.packages > 0;
  return { ...shown, named: namedIn(facts), country: countryOf(host, facts), figures, installs };
}
