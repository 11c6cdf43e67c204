/** “Is that true?”: from a pasted text to the threats whose wordings it holds; as the server reads it. Pure. */

import { holds, plain, weight } from "./wordings.js";

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("../names/text.js").Fold} Fold */
/** @typedef {"mostly-untrue" | "depends" | "may-be-true"} Truth */
/**
 * @typedef {object} Threat  `court`: it may come from a court; `danger`: somebody may be hurt
 * @property {string} id
 * @property {Text} title
 * @property {string[]} wordings
 * @property {string[]} unless  words beside which another thing is meant
 * @property {string[]} hints  words that say too little where a text holds another threat
 * @property {Truth} answer
 * @property {boolean} court
 * @property {boolean} danger
 * @property {Text} why
 * @property {Text | null} exception
 * @property {Text[]} steps
 * @property {import("./checklist.js").Cite[]} cites
 * @property {import("./checklist.js").Door[]} doors
 * @property {string[]} [letters]  ids of drafts
 * @property {string | null} checklist  what goes on from here
 */
/**
 * @typedef {object} Country  `places` say that a text is of this country, `despair` that somebody cannot go on
 * @property {string} country
 * @property {Text} title
 * @property {string[]} places
 * @property {string[]} despair
 * @property {{title: Text, threats: Threat[]}[]} sections
 * @property {string} reviewed_on
 * @property {string} review_by
 */

/** The longest text that is read, in UTF-8. */
const MOST_BYTES = 10_000;
const HOME = "CN";
const LAST = 3;
const HAN = /[\u3400-\u9fff]/u;

/** @param {string} text */
export function isLong(text) {
  return new TextEncoder().encode(text).length > MOST_BYTES;
}

/**
 * What a text holds, the most pressing first, then what the most words say. A text in Chinese is of the mainland. Of
 * other countries, whose threats read alike, those count that the text names, else the one that was chosen, else all.
 * Where something may come from a court, nothing in the text is called untrue.
 *
 * @param {Country[]} countries
 * @param {string} text
 * @param {string} country
 * @param {Fold} table
 * @returns {{despair: boolean, threats: Threat[]}}
 */
export function found(countries, text, country, table) {
  const words = plain(text, table);
  const meant = HAN.test(text) ? countries.filter((one) => one.country === HOME) : countries;
  const has = (/** @type {string[]} */ wordings) => holds(words, wordings, table);
  const by = (/** @type {"wordings" | "hints"} */ part) =>
    meant.flatMap(({ country: of, sections }) =>
      sections
        .flatMap(({ threats }) => threats)
        .map((threat) => ({ of, threat, rank: rank(threat), covered: weight(words, threat[part], table) }))
        .filter(({ threat, covered }) => covered > 0 && !has(threat.unless)),
    );
  const named = countries.filter(({ places }) => has(places)).map((one) => one.country);
  let kept = withHints(by("wordings"), by("hints"));
  for (const few of [named, [country]]) {
    const left = kept.filter(({ of }) => few.includes(of));
    if (left.length) kept = left;
  }
  const all = kept.toSorted((one, other) => one.rank - other.rank || other.covered - one.covered);
  return {
    despair: countries.some(({ despair }) => has(despair)),
    threats: softened(all.map(({ threat }) => threat)),
  };
}

/** @typedef {{of: string, threat: Threat, rank: number, covered: number}} Held  how pressing, how much of the text */

/**
 * Hints count where nothing else does; those of a court always, after all else.
 *
 * @param {Held[]} exact
 * @param {Held[]} hinted
 */
function withHints(exact, hinted) {
  if (!exact.length) return hinted;
  const courts = hinted.filter(({ threat }) => threat.court && !exact.some((one) => one.threat === threat));
  return [...exact, ...courts.map((one) => ({ ...one, rank: LAST }))];
}

/** Danger to somebody first, then what may come from a court. @param {Threat} threat */
function rank({ danger, court }) {
  if (danger) return 0;
  return court ? 1 : 2;
}

/** Nothing is called untrue where one of them may come from a court. @param {Threat[]} threats @returns {Threat[]} */
function softened(threats) {
  if (!threats.some(({ court }) => court)) return threats;
  return threats.map((one) => (one.answer === "mostly-untrue" ? { ...one, answer: "depends" } : one));
}
