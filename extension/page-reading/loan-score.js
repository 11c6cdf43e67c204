/** Does a page offer loans? The points of the signals and of the words found on it are added up. Pure. */

import { isToldOf } from "./fee-first.js";
import { kindsOf } from "./page-kinds.js";
import { sightOf } from "./page-features.js";
import { isTelling } from "./telling-words.js";
import { knownWords, WORD_PLACES } from "./words.js";

/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./signals.js").Signals} Signals */
/** @typedef {"firms" | "other" | "read" | ""} Silence  it is for firms, about something else, or there to be read */
/** @typedef {{name: string, points: number, text: string}} Found  a signal and what of the page it was found in */
/**
 * @typedef {object} Lending
 * @property {boolean} offers
 * @property {boolean} asks  for identity, money or a password
 * @property {boolean} identity  it asks for more than a password
 * @property {import("./page-kinds.js").Kind[]} kinds
 * @property {string} fee  the sentence in which a page that offers loans asks for money first
 * @property {boolean} byFee  that alone makes it one that offers loans
 * @property {Silence} silence  for what it offers none, whatever its points
 * @property {boolean} subject  it speaks of borrowing
 * @property {number} points  for offering loans
 * @property {number} from  points that an offer needs
 * @property {Found[]} signals
 */

const TEXT = 60;
/** How many of the words of a place are named. */
const NAMED = 3;
/** Nothing takes away more than that where a page has a form to borrow, or asks for identity for a loan. */
const AGAINST_A_FORM = 1;
const FORMS = ["borrow_form", "loan_identity"];
/** Texts that are there to be read, where nothing on the page is a way to take an offer. */
const TO_READ = ["encyclopedia", "academic", "developer"];
/** What makes one that is called like a guide a text to read. */
const PROSE = ["mostly_prose", "explains"];
/** What one that leads to guides asks or calls to where it is no mere list of them. */
const ASKED = ["borrow_call", "apply_call", "amount_field", "identity_field", "contacts_field", "fee_first"];
/** Points of all the words of a place, either way, and of those of all places that speak for an offer. */
const MOST_OF_A_PLACE = 2;
/** Fewer than any page needs: words alone decide nothing. */
const MOST_OF_WORDS = 2;

/**
 * @param {Facts} facts
 * @param {Signals} signals
 * @param {import("../core/normalise/text.js").Fold} table
 * @returns {Lending}
 */
export function offersLoans(facts, signals, table) {
  const sight = sightOf(facts, signals.patterns, table);
  const { asks, identity } = sight;
  const found = [...foundSignals(sight, signals), ...wordsFound(sight, signals.weights)];
  const isBounded = hasForm(sight, found);
  const points = rounded(sumOf(found, isBounded));
  const silence = silenceOf(sight, found);
  const isSaid = points >= signals.weights.offers_from && silence === "";
  const byFee = !isSaid && asksFirst(sight, found);
  const offers = isSaid || byFee;
  const firms = sight.firms && !isBounded;
  const fee = offers && !isToldOf(sight, found) ? sight.fee.sentence : "";
  const kinds = kindsOf({ ...sight, offers, firms, fee });
  const from = signals.weights.offers_from;
  return { offers, asks, identity, kinds, fee, byFee, silence, subject: sight.loans, points, from, signals: found };
}

/**
 * Is it for firms, about something else, or there to be read, so that no points count? Never what has a form to borrow,
 * or asks who somebody is or for money first on account of a loan.
 *
 * @param {import("./page-features.js").Sight} sight
 * @param {{name: string}[]} found
 * @returns {Silence}
 */
export function silenceOf(sight, found) {
  if (sight.mailbox) return "read";
  if (hasForm(sight, found) || (sight.loans && sight.identity)) return "";
  const has = (/** @type {string} */ name) => found.some((one) => one.name === name);
  const isGuide = has("guide_title") && PROSE.some(has);
  const isListOfGuides = has("guide_title") && has("guide_links") && !ASKED.some(has);
  const isRead = isListOfGuides || (has("without_way") && (isGuide || TO_READ.some(has)));
  if (sight.firms) return "firms";
  if (sight.other) return "other";
  return isRead ? "read" : "";
}

/**
 * Does it ask for money before it lends any? That alone decides, unless its title warns: nobody who lends does so.
 *
 * @param {import("./page-features.js").Sight} sight
 * @param {{name: string}[]} found
 */
const asksFirst = (sight, found) =>
  sight.fee.sentence !== "" && !sight.warned.title && !sight.mailbox && !isToldOf(sight, found);

/** @param {Found[]} found @param {boolean} isBounded */
function sumOf(found, isBounded) {
  const sum = (/** @type {Found[]} */ some) => some.reduce((all, { points }) => all + points, 0);
  const against = sum(found.filter(({ points }) => points < 0));
  const bounded = isBounded ? Math.max(against, -AGAINST_A_FORM) : against;
  return sum(found.filter(({ points }) => points > 0)) + bounded;
}

/**
 * Has it a form to borrow, or does it ask for identity or for money first on account of a loan?
 *
 * @param {import("./page-features.js").Sight} sight
 * @param {{name: string}[]} found
 */
export const hasForm = (sight, found) =>
  sight.form || asksFirst(sight, found) || found.some(({ name }) => FORMS.includes(name));

/**
 * The signals of a page, each with what it was found in and the points that it has.
 *
 * @param {import("./page-features.js").Sight} sight
 * @param {Signals} signals
 * @returns {Found[]}
 */
export function foundSignals({ loans, places, page, patterns }, { signals, weights }) {
  const found = [];
  /** @type {Set<"way" | "offer" | undefined>} */
  const has = new Set();
  for (const signal of signals) {
    const texts = textsOf(signal);
    if (texts.length < (signal.from ?? 1) || (signal.loans && !loans)) continue;
    const points = weights.signals.get(signal.name) ?? 0;
    found.push({ name: signal.name, points, text: texts.slice(0, NAMED).join(" · ").slice(0, TEXT) });
    if (signal.way) has.add("way");
    if (signal.offer) has.add("offer");
  }
  return found;

  /** @param {import("./signals.js").Signal} signal @returns {string[]} */
  function textsOf({ name, in: place, lacks }) {
    if (place === "page") return page[name];
    if (place === "others") return has.has(lacks) ? [] : [""];
    return matches(places[place], patterns[name]);
  }
}

/**
 * What the words say, by where they stand: named are those that say most of it. Those for an offer share what all words
 * may say.
 *
 * @param {import("./page-features.js").Sight} sight
 * @param {import("./signals.js").Weights} weights
 * @returns {Found[]}
 */
function wordsFound({ words }, weights) {
  const places = WORD_PLACES.map((place) => ({ place, known: knownWords(words[place], weights.words[place]) }))
    .filter(({ known }) => known.length > 0)
    .map(({ place, known }) => ({ place, known, sum: known.reduce((all, one) => all + one.points, 0) }))
    .map((one) => ({ ...one, sum: Math.max(-MOST_OF_A_PLACE, Math.min(MOST_OF_A_PLACE, one.sum)) }));
  const all = places.reduce((sum, one) => sum + Math.max(0, one.sum), 0);
  const share = all > MOST_OF_WORDS ? MOST_OF_WORDS / all : 1;
  return places.map(({ place, known, sum }) => {
    const points = rounded(sum > 0 ? sum * share : sum);
    const said = known.filter((one) => one.points * points > 0 && isTelling(one.word)).slice(0, NAMED);
    return { name: `words_${place}`, points, text: said.map(({ word }) => word).join(" · ").slice(0, TEXT) };
  });
}

/** @param {number} points */
const rounded = (points) => Math.round(points * 100) / 100;

/**
 * The different things in a text that match; things that differ in their numbers alone are one.
 *
 * @param {string} text
 * @param {RegExp[]} [patterns]
 * @returns {string[]}
 */
function matches(text, patterns = []) {
  const found = patterns.flatMap((pattern) => text.match(pattern) ?? []).map((one) => one.trim().replace(/\s+/gu, " "));
  return [...new Map(found.map((one) => [one.replace(/\d+/gu, "#"), one])).values()].filter(Boolean);
}
