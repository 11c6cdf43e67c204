/** Near names: suggestions for a name that an edition does not hold. Pure; as `lookup/near_names.py`. */

import { AlikeLatin, compared } from "./alike-latin.js";
import { CATEGORY_WORDS } from "./category-words.js";
import { isChinese, isSlip, mayMean, own, relatedTo, short } from "./near-chinese.js";

/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("../lookalike/common-words.js").CommonWords} CommonWords */
/** @typedef {{normal: string, row: NameRow, score: number}} Near */

const LEAST = 0.5;
/** Shorter Latin names say nothing. */
export const LEAST_LATIN = 4;
const MOST = 5;
/** What was near to the names of one question, which asks for the same few again and again. */
let found = /** @type {WeakMap<[string, NameRow[]][], Map<string, Near[]>>} */ (new WeakMap());
const KINDS = Object.entries(CATEGORY_WORDS);

/**
 * The lenders whose names may mean this one, those first that share most pairs of neighbouring characters with it or
 * end with it. Suggestions, never an answer.
 *
 * @param {string} normal
 * @param {[string, NameRow[]][]} names  every name of the edition
 * @param {CommonWords} words
 * @returns {Near[]}
 */
export function near(normal, names, words) {
  const known = found.get(names) ?? new Map();
  const alike = known.get(normal) ?? nearest(normal, names, words);
  found.set(names, known.set(normal, alike));
  return alike;
}

/** Nothing that was asked is kept beyond its answer. */
export function forget() {
  found = new WeakMap();
}

/** @param {string} normal @param {[string, NameRow[]][]} names @param {CommonWords} words @returns {Near[]} */
function nearest(normal, names, words) {
  const all = isChinese(normal) ? chineseNear(normal, names) : latinNear(normal, names, words);
  const scored = [...all].sort((a, b) => b.score - a.score || a.normal.localeCompare(b.normal));
  const slips = scored.filter((one) => isSlip(normal, one.normal));
  const isSure = new Set(slips.map((one) => short(one.normal))).size <= 1;
  const certain = isSure ? scored : scored.filter((one) => !slips.includes(one));
  const lenders = new Set();
  return certain.filter(({ row: [key] }) => !lenders.has(key) && lenders.add(key)).slice(0, MOST);
}

const NO_BANKS = ["consumer-finance", "small-loan"];

/**
 * The suggestions of the kind that a name says; none for a name that is only a place.
 *
 * @template {{lender: import("./lookup.js").Lender | null}} T
 * @param {string} normal
 * @param {T[]} suggestions
 * @param {string[]} places
 */
export function sameKind(normal, suggestions, places) {
  if (places.includes(own(normal))) return [];
  const [kind] = KINDS.find(([, marks]) => marks.some((one) => normal.includes(one))) ?? [];
  const isBank = !kind && own(normal) !== normal && normal.includes("银行");
  return suggestions.filter(({ lender }) => {
    if (kind && lender?.category !== kind) return false;
    return !(isBank && NO_BANKS.includes(lender?.category ?? ""));
  });
}

/**
 * Does a name end with this one, legal forms aside? A Latin one must be the same.
 *
 * @param {string} normal
 * @param {[string, NameRow[]][]} names
 */
export function ends(normal, names) {
  const stem = short(normal);
  const isLatin = /^[\x00-\x7f]*$/u.test(stem); // eslint-disable-line no-control-regex
  if ([...stem].length < (isLatin ? LEAST_LATIN : 2)) return false;
  if (isLatin) return stemsOf(names).stems.has(stem);
  return names.some(([other]) => other.includes(stem) && short(other).endsWith(stem));
}

/**
 * Of Latin names.
 *
 * @param {string} normal
 * @param {[string, NameRow[]][]} names
 * @param {CommonWords} words
 * @returns {Generator<Near>}
 */
function* latinNear(normal, names, words) {
  const [latin, alike] = [new AlikeLatin(normal, words), alikeTo(normal)];
  for (const [at, name] of stemsOf(names).all.entries()) {
    const [other, [row]] = names[at];
    if (latin.isOf(name, row[2])) yield { normal: other, row, score: Math.max(LEAST, alike(other)) };
  }
}

/** @typedef {{all: import("./alike-latin.js").Compared[], stems: Set<string>}} Stems  of each name, in their order */
/** @type {WeakMap<[string, NameRow[]][], Stems>} */
const ready = new WeakMap();

/** @param {[string, NameRow[]][]} names @returns {Stems} */
function stemsOf(names) {
  const known = ready.get(names);
  if (known) return known;
  const all = names.map(([normal]) => compared(normal));
  const made = { all, stems: new Set(all.map(({ stem }) => stem)) };
  ready.set(names, made);
  return made;
}

/** @param {string} normal @returns {(other: string) => number} */
function alikeTo(normal) {
  const [stem, mine] = [short(normal), pairs(normal)];
  return (other) => (short(other).endsWith(stem) ? 1 : shared(mine, pairs(other)));
}

/** @param {string} normal @param {[string, NameRow[]][]} names @returns {Generator<Near>} */
function* chineseNear(normal, names) {
  const [may, score] = [mayMean(normal), likenessTo(normal)];
  for (const [other, [row]] of names) {
    const points = may(other) ? score(other) : 0;
    if (points >= LEAST) yield { normal: other, row, score: points };
  }
}

/**
 * Of names in Chinese only those that may mean each other are alike.
 *
 * @param {string} normal
 * @returns {(other: string) => number}
 */
function likenessTo(normal) {
  if (!own(normal) || [...normal].length < 2) return () => 0;
  const [stem, alike, isRelated] = [short(normal), alikeTo(normal), relatedTo(normal)];
  return (other) => {
    if (isRelated(other)) return Math.max(LEAST, alike(other));
    return short(other).endsWith(stem) ? 1 : 0;
  };
}

/** @param {string} normal */
function pairs(normal) {
  const chars = [...normal];
  return new Set(chars.length < 2 ? chars : chars.slice(1).map((char, at) => chars[at] + char));
}

/** How much two sets share, from 0 to 1. @param {Set<string>} some @param {Set<string>} others */
function shared(some, others) {
  const both = [...some].filter((one) => others.has(one)).length;
  return (2 * both) / (some.size + others.size);
}
