/** “Is that true?”: from a pasted text to the threats whose wordings it holds. Pure. */

import { DANGER, kindOf, points, QUIET } from "./threat-kinds.js";
import { holds, isMadeOf, plain, weight } from "./phrase-match.js";

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("../normalise/text.js").Fold} Fold */
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
 * @property {import("../checklists/checklist.js").Cite[]} cites
 * @property {import("../checklists/checklist.js").Door[]} doors
 * @property {string[]} [letters]  ids of drafts
 * @property {string | null} checklist  what goes on from here
 */
/**
 * @typedef {object} Country  `places` say that a text is of this country, `despair` that somebody cannot go on,
 *   `danger` that somebody may be hurt; `harmless` words alone hurt nobody
 * @property {string} country
 * @property {Text} title
 * @property {import("../checklists/checklist.js").Door[]} [first]  whom to call before all else
 * @property {string[]} places
 * @property {string[]} despair
 * @property {string[]} [danger]
 * @property {string[]} [harmless]
 * @property {{title: Text, threats: Threat[]}[]} sections
 * @property {string} reviewed_on
 * @property {string} review_by
 */

/** The longest text that is read, in UTF-8. */
const MOST_BYTES = 10_000;
const HOME = "CN";
/** How pressing what is neither danger nor of a court is. */
const OTHER = 2;
const LAST = 3;
const MOST_ASKED = 3;
/** So many letters, or half as many Han characters, say little by themselves, and ... */
const LITTLE = 10;
/** ... less where they are so small a part of the text. */
const THIN = 0.08;
/** Of what the first says, so much is as good. */
const NEAR = 0.7;
/** Points of wordings at the most, which they have where they cover more than little. */
const WORDED = 3;
/** Points from which a threat is told, and one that a wording says. */
const SURE = 1;
const SURE_WORDED = -1;
/** Points from which it is asked about, and where a wording says something. */
const ASKED = 0.8;
const ASKED_WORDED = -1.5;
/** What a point that a text holds no threat takes from one. */
const PER_QUIET = 0.1;
/** Such points from which no threat is told, and how many more for each of the likeliest kind. */
const SILENT = 0.1;
const PER_LIKELIEST = 0.4;
/** Points of danger from which it is said first whom to call. */
const DANGEROUS = -3;
/** So short a text, made plain, is asked about by its hints where nothing is likely. */
const SHORT = 40;
/** Points of a kind that the tables do not know. */
const UNKNOWN = -2;
const HAN = /[\u3400-\u9fff]/u;

/** @param {string} text */
export function isLong(text) {
  return new TextEncoder().encode(text).length > MOST_BYTES;
}

/** @typedef {{of: string, threat: Threat, rank: number, covered: number}} Held  how pressing, how much of the text */
/** @typedef {{points: number, worded: boolean, threat: Threat}} Likely  `worded`: a wording says so */
/** @typedef {{despair: boolean, threats: Threat[], sure: boolean, court: boolean, danger: boolean}} Found */
/** @typedef {import("./threat-kinds.js").Tables} Tables */

/**
 * What a text holds, the most pressing first, then what the most words say. A text in Chinese is of the mainland. Of
 * other countries, whose threats read alike, those count that the text names, else the one that was chosen, else all.
 * With `tables` a text that no wording says is read too, and of one that likely holds no threat none is told but
 * danger: `court` and `danger` stay.
 * Where something may come from a court, nothing in the text is called untrue. Where they are not `sure` they are a few
 * that the person is asked about; danger to somebody comes first. `court`: something in the text may come from a
 * court, also where that is not among these few. `danger`: words beside which somebody may be hurt, whatever else is
 * told.
 *
 * @param {Country[]} countries
 * @param {string} text
 * @param {string} country
 * @param {Fold} table
 * @param {Tables | null} [tables]
 * @returns {Found}
 */
export function found(countries, text, country, table, tables) {
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
  const [exact, hinted] = [by("wordings"), by("hints")];
  const named = meant.filter(({ places }) => has(places)).map((one) => one.country);
  let kept = exact.length ? exact : hinted;
  for (const few of [named, [country]]) {
    const left = kept.filter(({ of }) => few.includes(of));
    if (left.length) kept = left;
  }
  const own = named.length ? named : [country];
  const isOwn = kept.some(({ of }) => of === country || own.includes(of));
  const first = isOwn ? inOrder(kept) : asSaidIn(meant, own[0], inOrder(kept));
  const hints = hinted.filter(
    ({ of, threat }) => kept.some((one) => one.of === of) && !kept.some((one) => one.threat === threat),
  );
  const later = inOrder(hints.map((one) => ({ ...one, rank: LAST })));
  const all = [...first, ...later];
  const court = all.some(({ threat }) => threat.court);
  const despair = countries.some((one) => has(one.despair));
  let danger = countries.some((one) => has(one.danger ?? []));
  if (tables) {
    const worded = exact.length ? first : [];
    const said = [...new Set(kept.map(({ of }) => of))];
    const among = spoken(meant, exact.length > 0 && isOwn ? said : own, country);
    const of = points(tables, words);
    const read = told(likely(meant, among, words, worded, tables, of), all, court);
    const quiet = isQuiet(of) && !read.threats.some((one) => one.danger);
    const answer = quiet ? { ...read, threats: [], sure: true } : read;
    const isKnown = answer.sure && answer.threats.length > 0;
    const isHarmless = isKnown && isMadeOf(words, countries.flatMap((one) => one.harmless ?? []), table);
    danger ||= !isHarmless && (of.get(DANGER) ?? -Infinity) >= DANGEROUS;
    if (answer.threats.length || quiet || [...words].length > SHORT) return { despair, danger, ...answer };
  }
  const sure = isSure(first, words, exact.length === 0);
  const held = sure ? [...first, ...later.filter(({ threat }) => threat.court)] : all.slice(0, MOST_ASKED);
  const shown = held.map(({ threat }) => threat);
  return {
    despair,
    threats: court ? softened(shown) : shown,
    sure,
    court,
    danger,
  };
}

/**
 * The countries whose threats are looked for, the chosen one first: those that are meant, else all that read alike.
 *
 * @param {Country[]} countries
 * @param {string[]} meant
 * @param {string} chosen
 */
function spoken(countries, meant, chosen) {
  const all = countries.map(({ country }) => country);
  const abroad = all.filter((one) => one !== HOME);
  const isOther = (/** @type {string} */ one) => Number(one !== chosen);
  const alike = [...(abroad.length ? abroad : all)].sort((one, other) => isOther(one) - isOther(other));
  const those = alike.filter((one) => meant.includes(one));
  return those.length ? those : alike;
}

/**
 * One threat of each kind, the likeliest first: that of these countries, where they have it, also where wordings of
 * another country say it. What speaks for a quiet text speaks against each, what speaks against that for the
 * likeliest alone.
 *
 * @param {Country[]} countries
 * @param {string[]} among
 * @param {string} words
 * @param {Held[]} worded
 * @param {Tables} tables
 * @param {Map<string, number>} said
 * @returns {Likely[]}
 */
function likely(countries, among, words, worded, tables, said) {
  const quiet = PER_QUIET * (said.get(QUIET) ?? 0);
  const covered = new Map(worded.map((one) => [one.threat.id, one.covered]));
  const little = HAN.test(words) ? LITTLE / 2 : LITTLE;
  const own = among.flatMap((of) => threatsOf(countries, of));
  /** @type {Map<string, Likely>} */
  const kinds = new Map();
  for (const threat of [...own, ...worded.map((one) => one.threat)]) {
    const kind = kindOf(tables, words, threat.id);
    const part = covered.get(threat.id) ?? 0;
    const more = WORDED * Math.min(part / little, 1);
    const other = kinds.get(kind);
    const has = (said.get(kind) ?? UNKNOWN) + more;
    const shown = other?.threat ?? threat;
    if (!other || has > other.points) kinds.set(kind, { points: has, worded: part > 0, threat: shown });
  }
  const ordered = [...kinds.values()].sort((one, other) => other.points - one.points);
  return ordered.map((one, at) => ({ ...one, points: one.points - (at ? Math.max(quiet, 0) : quiet) }));
}

/** Words say that a text holds no threat, more than of the likeliest kind. @param {Map<string, number>} said */
function isQuiet(said) {
  const kinds = [...said].filter(([kind]) => kind !== QUIET && kind !== DANGER);
  const likeliest = Math.max(...kinds.map(([, each]) => each));
  return (said.get(QUIET) ?? -Infinity) >= SILENT + PER_LIKELIEST * likeliest;
}

/**
 * Danger first, then the likeliest; a few to choose from where nothing is likely enough.
 *
 * @param {Likely[]} all
 * @param {Held[]} worded
 * @param {boolean} isCourt
 */
function told(all, worded, isCourt) {
  const presses = (/** @type {Likely} */ one) => one.threat.danger && one.worded;
  const highest = Math.max(ASKED, ...all.map((one) => one.points));
  const isLikely = (/** @type {Likely} */ one) => one.points >= (one.worded ? SURE_WORDED : SURE);
  const isTold = (/** @type {Likely} */ one) => !one.threat.danger || one.worded || one.points >= highest;
  const ordered = [...all.filter(presses), ...all.filter((one) => !presses(one))];
  const court = isCourt || all.some((one) => one.threat.court && one.points >= ASKED);
  const sure = ordered.length > 0 && isLikely(ordered[0]);
  const least = all.some((one) => one.worded) ? ASKED_WORDED : ASKED;
  const asked = all.length > 0 && all[0].points >= least ? ordered.filter(isTold).slice(0, MOST_ASKED) : [];
  const several = ordered.filter((one) => isTold(one) && (one.worded || isLikely(one)));
  const held = (sure ? several : asked).map(({ threat }) => threat);
  const known = new Set(held.map(({ id }) => id));
  const rest = worded.map(({ threat }) => threat).filter(({ id, court: may }) => may && !known.has(id));
  const threats = sure ? [...held, ...rest] : held;
  return { threats: court ? softened(threats) : threats, sure: sure || !held.length, court };
}

/** @param {Country[]} countries @param {string} country */
function threatsOf(countries, country) {
  const sections = countries.filter((one) => one.country === country).flatMap((one) => one.sections);
  return sections.flatMap(({ threats }) => threats);
}

/**
 * The same kinds of the country that was chosen, which has other words for them; else these. Danger and courts stay,
 * also where it has no such kind.
 *
 * @param {Country[]} countries
 * @param {string} country
 * @param {Held[]} held
 */
function asSaidIn(countries, country, held) {
  const own = new Map(threatsOf(countries, country).map((threat) => [threat.id.slice(3), threat]));
  /** @type {Map<string, Held>} */
  const kinds = new Map();
  for (const one of held) {
    const kind = one.threat.id.slice(3);
    if (kinds.has(kind)) continue;
    const threat = own.get(kind);
    if (threat) kinds.set(kind, { ...one, of: country, threat });
    else if (one.rank < OTHER) kinds.set(kind, one);
  }
  const said = [...kinds.values()];
  return said.some(({ of }) => of === country) ? inOrder(said) : held;
}

/** @param {Held[]} held */
function inOrder(held) {
  return [...held].sort((one, other) => one.rank - other.rank || other.covered - one.covered);
}

/**
 * False where the first says little of the text, and where another says as much.
 *
 * @param {Held[]} held
 * @param {string} words
 * @param {boolean} byHints
 */
function isSure([first, ...others], words, byHints) {
  if (!first || first.rank === 0) return true;
  const whole = [...words.replace(/[ |]/gu, "")].length;
  const little = HAN.test(words) ? LITTLE / 2 : LITTLE;
  const isWeak = first.covered < little && first.covered < THIN * whole;
  return !(byHints || isWeak || others.some(({ covered }) => covered >= NEAR * first.covered));
}

/** Danger to somebody first, then what may come from a court. @param {Threat} threat */
function rank({ danger, court }) {
  if (danger) return 0;
  return court ? 1 : OTHER;
}

/** None is called untrue, since something beside them may come from a court. @param {Threat[]} threats */
function softened(threats) {
  /** @type {(threat: Threat) => Threat} */
  const softer = (one) => (one.answer === "mostly-untrue" ? { ...one, answer: "depends" } : one);
  return threats.map(softer);
}
