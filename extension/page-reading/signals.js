/**
 * The signals that maintainers edit in signals/: names in signals.json, what each of them looks like in one file per
 * language, and in weights.json what each of them says, learnt from pages. Here phrases become regular expressions.
 */

import { WORD_PLACES } from "./words.js";

/**
 * @typedef {"title" | "heading" | "text" | "fields" | "bylines" | "types" | "page" | "others"} Place  where to look;
 *   `heading`: the title and the first headings; `page`: page-features.js knows it by name; `others`: none of the
 *   signals is there that are what it `lacks`
 */
/**
 * @typedef {object} Signal
 * @property {string} name
 * @property {Place} in
 * @property {number} [from]  how many different things must be found, 1 where it is not said
 * @property {boolean} [loans]  counts only on a page whose subject is borrowing
 * @property {boolean} [way]  a way to take the offer
 * @property {boolean} [offer]  says what is lent, on what terms, or calls to borrow
 * @property {"way" | "offer"} [lacks]  found where no signal is that is one
 * @property {boolean} [against]  speaks against an offer: its points are never above zero, those of others never below
 */
/** @typedef {Record<string, string[]>} Phrases  of one language, by name */
/** @typedef {{signals: Signal[]}} Rules */
/**
 * @typedef {object} Learnt  what tests/bench/learn.py writes
 * @property {number} [format]
 * @property {number} offers_from  points from which a page offers loans
 * @property {Record<string, number>} signals  points for offering loans, below zero against it
 * @property {Record<string, Record<string, number>>} words  of words, by where they stand
 */
/**
 * @typedef {object} Weights
 * @property {number} offers_from
 * @property {ReadonlyMap<string, number>} signals
 * @property {Record<string, ReadonlyMap<string, number>>} words
 */
/** @typedef {Rules & {patterns: Record<string, RegExp[]>, weights: Weights}} Signals */

/** Languages, and whether their words are parted by spaces. Chinese phrases are written in simplified characters. */
export const LANGUAGES = {
  zh: false,
  en: true,
  id: true,
  vi: true,
  es: true,
  pt: true,
  fr: true,
  ru: true,
  ko: false,
  th: false,
  hi: true,
  sw: true,
  tl: true,
};

/** By which letters or words a page shows that it may be in a language; the others are looked for on every page. */
const ROMANCE = /[à-öø-ÿœ]|\b(?:prestamo|credito|emprestimo)/iu;
/** @type {Record<string, RegExp>} */
const SHOWN_BY = {
  es: ROMANCE,
  pt: ROMANCE,
  fr: ROMANCE,
  ru: /\p{Script=Cyrillic}/u,
  ko: /\p{Script=Hangul}/u,
  th: /\p{Script=Thai}/u,
  hi: /\p{Script=Devanagari}/u,
  sw: /\b(?:mi?kopo|kopa|pesa|riba)\b/iu,
  tl: /\b(?:pautang|utang|hiram|sangla|pera|ang)\b/iu,
};
/** What a page shows of the language of a pattern. @type {WeakMap<RegExp, RegExp>} */
const shownBy = new WeakMap();

/** Bounded, so that no page can keep a phrase busy with a number without end. */
const NUMBER = "(?<!\\d)\\d[\\d,.]{0,14}";
const CURRENCY =
  "(?:[$£€₹₱¥₦₫₽₩₸]|s\\$|hk\\$|nt\\$|rs\\.?|rp\\.?|inr|usd|eur|sgd|php|kes|kshs?\\.?|ngn|ugx|tzs|idr|gbp|rm|rmb|" +
  "twd|hkd|vn[dđ]|新币|港币|台币)";
const UNIT =
  "(?:万|千|元|块|w\\b|k\\b|lakhs?|lacs?|crores?|cr\\b|juta|jt\\b|ribu|rb\\b|million|thousand|rupees|rupiah|pesos|" +
  "shillings|pounds|dollars|bob|/-|triệu|nghìn|ngàn|tỷ|tr\\b|đồng|vn[dđ]|₫|đ(?![\\p{L}])|[€₽₸]|euros?|reais|f?cfa|" +
  "тыс[\\p{L}.]*|млн|руб[\\p{L}.]*|тенге|сом|[천백]?만 ?원|억 ?원?|원)";
/** @type {Record<string, string>} */
const SHORTHANDS = {
  "#": NUMBER,
  "¤": `(?:${CURRENCY} ?${NUMBER}(?: ?${UNIT})*|${NUMBER} ?${UNIT}+|[一二三四五六七八九十百两几]+(?:万|千)元?)`,
  "–": "\\s?(?:[-–—~至到/]|to|and|up to|sampai|hingga|s\\.?/?d\\.?)\\s?",
  "~": "[^\\d。;!?]{0,12}?",
};
const LETTER = "[\\p{L}\\p{N}]";

/**
 * A phrase is a regular expression on folded text (lower case, half width, simplified characters) with
 * shorthands: `#` a number, `¤` a sum of money, `–` what is between the two of a range, `~` a short
 * gap without digits, a space any white space (in Chinese none as well).
 *
 * @param {string} phrase
 * @param {boolean} spaced  words are parted by spaces: a phrase is whole words
 */
function source(phrase, spaced) {
  const text = phrase.replace(/\[[^\]]*\]|\\.| ([?+*]?)|[#¤–~]/gu, (found, times) => {
    if (!found.startsWith(" ")) return SHORTHANDS[found] ?? found;
    return times === "+" || (spaced && !times) ? "\\s+" : "\\s*";
  });
  return spaced ? `(?<!${LETTER})(?:${text})(?!${LETTER})` : text;
}

/**
 * @param {Rules} rules
 * @param {Record<string, Phrases>} phrases  by language
 * @param {Learnt} learnt
 * @returns {Signals}
 */
export function readSignals(rules, phrases, learnt) {
  const spaced = /** @type {Record<string, boolean>} */ (LANGUAGES);
  /** @type {Record<string, RegExp[]>} */
  const patterns = {};
  for (const [language, named] of Object.entries(phrases)) {
    for (const [name, some] of Object.entries(named)) {
      const pattern = new RegExp(source(some.join("|"), spaced[language]), "giu");
      (patterns[name] ??= []).push(pattern);
      if (SHOWN_BY[language]) shownBy.set(pattern, SHOWN_BY[language]);
    }
  }
  return { ...rules, patterns, weights: weightsOf(learnt) };
}

/**
 * The patterns of the languages that a text may be in.
 *
 * @param {Record<string, RegExp[]>} patterns
 * @param {string} text
 * @returns {Record<string, RegExp[]>}
 */
export function patternsFor(patterns, text) {
  const absent = new Set(Object.values(SHOWN_BY).filter((shown) => text.search(shown) < 0));
  const isHere = (/** @type {RegExp} */ pattern) => !absent.has(shownBy.get(pattern) ?? pattern);
  return Object.fromEntries(Object.entries(patterns).map(([name, some]) => [name, some.filter(isHere)]));
}

/** @param {Learnt} learnt @returns {Weights} */
export function weightsOf({ offers_from, signals, words }) {
  const mapped = WORD_PLACES.map((place) => [place, new Map(Object.entries(words[place] ?? {}))]);
  return { offers_from, signals: new Map(Object.entries(signals)), words: Object.fromEntries(mapped) };
}
