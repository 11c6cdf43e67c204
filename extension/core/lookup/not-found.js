/** What to say of a name that no register has, and which names are near it. Pure; as the server does it. */

import { fold, letters } from "../names/text.js";
import { isChinese, isSlip, own, related, short } from "./related.js";

/** @typedef {import("../edition/database.js").Category} Category */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {{normal: string, row: NameRow, score: number}} Near */

const COMPANY = /(?:公司|银行|信用社|联社|资金互助社|ltd|llp|plc|berhad|tbk)$|^pt(?= )|(?<= )(?:inc|corp)\.?$/u;
const LEAST = 0.5;
/** Shorter Latin names say nothing. */
export const LEAST_LATIN = 4;
const MOST = 5;
/** The kind of every bank whose name says no more: “浦发银行” may be a short name of one held. */
const ANY_BANK = "other-bank";

/**
 * The lenders whose names share most pairs of neighbouring characters with this one, and every one
 * whose name ends with it. Suggestions, never an answer.
 *
 * @param {string} normal
 * @param {[string, NameRow[]][]} names  every name of the edition
 * @returns {Near[]}
 */
export function near(normal, names) {
  const score = isChinese(normal) ? likeness : alike;
  const scored = names
    .map(([other, rows]) => ({ normal: other, row: rows[0], score: score(normal, other) }))
    .filter((one) => one.score >= LEAST)
    .toSorted((a, b) => b.score - a.score || a.normal.localeCompare(b.normal));
  const slips = scored.filter((one) => isSlip(normal, one.normal));
  const isSure = new Set(slips.map((one) => short(one.normal))).size <= 1;
  const certain = isSure ? scored : scored.filter((one) => !slips.includes(one));
  const lenders = new Set();
  return certain.filter(({ row: [key] }) => !lenders.has(key) && lenders.add(key)).slice(0, MOST);
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
  return names.some(([other]) => (isLatin ? short(other) === stem : short(other).endsWith(stem)));
}

/**
 * `unlisted` only where the name says that it is of a kind that is held whole.
 *
 * @param {{text: string, normal: string}} query
 * @param {{isNear: boolean, categories: Category[], fold: import("../names/text.js").Fold, isHeld?: boolean}} known
 *   `isNear`: a name of the edition ends with this one; `isHeld`: the text holds a lender's name beside other words
 * @returns {{verdict: "none" | "uncovered" | "unlisted", reason: string, category: Category | null}}
 */
export function judgeMissing({ text, normal }, { isNear, categories, fold: table, isHeld = false }) {
  const word = /** @type {const} */ ({ verdict: "none", reason: "word", category: null });
  const other = /** @type {const} */ ({ verdict: "uncovered", reason: "near", category: null });
  if (isHeld) return other;
  const stem = short(normal);
  if (text.includes("@") || categories.some(({ marks }) => marks.some((mark) => mark.includes(stem)))) return word;
  if (isNear) return other;
  const isCompany = COMPANY.test(normal) || COMPANY.test(fold(text, table));
  const said = letters(text, table);
  const category = categories.find(({ marks }) => marks.some((mark) => said.indexOf(mark) > 0)) ?? null;
  if (category && isCompany && category.whole) return { verdict: "unlisted", reason: "category", category };
  const isShort = category?.category === ANY_BANK && !normal.endsWith("公司");
  if (category?.ask) return { verdict: "uncovered", reason: isShort ? "bank" : "category", category };
  return isCompany ? { verdict: "uncovered", reason: "company", category: null } : word;
}

/** @param {string} normal @param {string} other */
function alike(normal, other) {
  return short(other).endsWith(short(normal)) ? 1 : shared(pairs(normal), pairs(other));
}

/** Of names in Chinese only those that may mean each other are alike. @param {string} normal @param {string} other */
function likeness(normal, other) {
  if (!own(normal)) return 0;
  const score = alike(normal, other);
  return score === 1 ? 1 : related(normal, other) ? Math.max(LEAST, score) : 0;
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
