/** Whom a text names among other words: they are only asked back for. */

import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";
import { isRetracted } from "./without-retracted.js";
import { byLicence, common, lendersAt, warnedNames } from "./lookup.js";
import { isEveryday } from "../read/everyday-words.js";
import { phrases } from "../read/question-words.js";
import { isProvenName, keysOf, meantBy } from "./did-you-mean.js";
import { mayBeLicences } from "./formal-names.js";
import { namedAhead } from "./firm-at-start.js";
import { neighbours } from "./near-rows.js";
import { situationsIn } from "../read/situations.js";
import { readingOf } from "./context.js";
import { countryIn } from "./country.js";
import { commonWords } from "../lookalike/common-words.js";
import { productsOf } from "./products.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Lender} Lender */
/** @typedef {import("./products.js").Products} Products */
/** @typedef {import("../normalise/text.js").Fold} Fold */

const MOST = 5;
/** The letters of the shortest name that is looked for among other words, among those of a country, as the first. */
const [LEAST_INSIDE, LEAST_OF_COUNTRY, LEAST_FIRST] = [6, 5, 4];
/** The characters of the longest name in Chinese that is looked for in a text; so many of them. */
const [LONGEST_FIRM, MOST_FIRMS] = [20, 8];
/** So many words of a text are looked for at the beginning of names, and of one that tells a situation. */
const [MOST_BEGUN, MOST_OF_STORY] = [8, 2];
/** A word with which more names begin says nothing: Shree. */
const MOST_SAME_FIRST = 3;
/** The words of the longest warned name that is looked for at the head of a text. */
const MOST_WARNED_WORDS = 4;
/** What a name in Chinese ends in; or the first character of a run, with which none ends. */
const FIRM = /(?:^|[^\u3400-\u9fff])[\u3400-\u9fff]|(银行|金融|消金|小贷|公司)/gu;
/** What an address is made with. */
const DOTTED = /[A-Za-z0-9]\.[A-Za-z0-9]/u;
/** What makes a phrase of ordinary words one that anybody says: lend me. */
export const SAID = /\b(?:a|an|and|are|be|for|i|in|is|it|me|my|of|on|or|the|they|to|we|you)\b/u;
/** What stands behind the name of a loan app. */
const LOAN = /^(?:loans?|apps?|apk)$/u;
/** What stands before whom a story is of. */
const FROM = /(?:^|[^a-z0-9])(?:from|by|called) ([a-z0-9]{5,20})(?![a-z0-9])/gu;

/**
 * What those are called whom a text names among other words: as the text does where that is the name of one, else by
 * their legal names; else what its Pinyin means. In Latin letters a short name may be a word of any language, and one
 * of ordinary words is nobody's. Who stands there word for word is meant, and no other, and nobody of another country
 * than the text names.
 *
 * @param {Rows} rows
 * @param {string} text
 */
export async function namedInside(rows, text) {
  const { tables } = await common(rows);
  const products = await productsOf(rows);
  const plain = fold(text, tables.fold);
  const firms = firmsIn(plain, products).map((one) => company(one, tables.fold));
  const first = firstWord(plain.trim(), products);
  const least = products.country(plain) ? LEAST_OF_COUNTRY : LEAST_INSIDE;
  const told = first ? [first] : toldOf(plain.trim(), await readingOf(rows));
  const latin = latinNames(text, told, least, products, tables);
  const called = await lendersCalled(rows, [...firms, ...latin]);
  const numbered = (await Promise.all(mayBeLicences(plain).map((one) => byLicence(rows, one)))).flat();
  const standing = numbered.filter((one) => !isRetracted(one) && !called.some(({ lender }) => lender.key === one.key));
  const borne = [...called, ...standing.map((one) => ({ lender: one, name: one.name }))];
  const ahead = borne.length ? [] : await namedAhead(rows, text, countryIn(text, products));
  const begins = borne.length || ahead.length ? [] : await begunIn(rows, text, plain.trim(), first);
  const found = [...borne, ...ahead, ...begins.map((one) => ({ lender: one, name: one.name }))];
  const country = products.country(plain);
  const meant = found.filter(({ lender }) => !country || lender.country === country);
  const wordForWord = meant.filter(({ lender }) => plain.includes(fold(lender.name, tables.fold)));
  const names = (wordForWord.length ? wordForWord : meant).map(({ name }) => name);
  return [...new Set(names.length ? names : await spelt(rows, text))].slice(0, MOST);
}

/**
 * The one lender in Latin letters that a text names, of the country of its words; by its legal name where others abroad
 * bear the same.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<string[]>}
 */
async function namedOfItsCountry(rows, text) {
  const { tables } = await common(rows);
  const products = await productsOf(rows);
  const country = countryIn(text, products);
  if (!country) return [];
  const begins = toldOf(fold(text, tables.fold).trim(), await readingOf(rows));
  const normals = latinNames(text, begins, LEAST_OF_COUNTRY, products, tables);
  const rowsOf = /** @type {(NameRow[] | undefined)[]} */ (await rows.many("names", normals));
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [at, normal] of normals.entries()) {
    const keys = keysOf(rowsOf[at] ?? []);
    const lenders = (await lendersAt(rows, keys)).filter((one) => !isRetracted(one));
    const [mine, ...others] = lenders.filter((one) => one.country === country);
    if (mine && !others.length && !found.has(mine.key)) {
      found.set(mine.key, lenders.length === 1 ? normal : mine.name);
    }
  }
  return found.size === 1 ? [...found.values()] : [];
}

/**
 * The name of several words that a text begins with, where a regulator warns, or did, of it.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<string[]>}
 */
async function warnedIn(rows, text) {
  const { tables } = await common(rows);
  const words = fold(text, tables.fold).match(/[a-z0-9]+/gu) ?? [];
  for (let size = Math.min(MOST_WARNED_WORDS, words.length - 1); size > 1; size -= 1) {
    const name = words.slice(0, size).join(" ");
    if ((await warnedNames(rows, company(name, tables.fold), true)).length) return [name];
  }
  return [];
}

/**
 * The warned name that a text begins with, unless a lender of its country has a longer one; else that lender.
 *
 * @param {Rows} rows
 * @param {string} text
 */
export async function namedInLatin(rows, text) {
  const { fold: table } = (await common(rows)).tables;
  const [warned, own] = [await warnedIn(rows, text), await namedOfItsCountry(rows, text)];
  const [longer, name] = [company(own[0] ?? "", table), company(warned[0] ?? "", table)];
  return !warned.length || (longer !== name && longer.startsWith(name)) ? own : warned;
}

/**
 * What is spelt in Pinyin, and not of English words, in a text without an address: weilidai shi na ge yinhang de.
 *
 * @param {Rows} rows
 * @param {string} text
 */
async function spelt(rows, text) {
  const products = await productsOf(rows);
  if (DOTTED.test(text)) return [];
  const { all } = commonWords((await common(rows)).tables.lookalike);
  const isSaid = (/** @type {string} */ phrase) =>
    phrase.includes(" ") && phrase.split(" ").every((word) => SAID.test(word) || all.has(word));
  const spoken = phrases(text, products.question, products.fold).filter((one) => !isSaid(one));
  const normals = spoken.map((one) => one.replaceAll(" ", ""));
  return (await Promise.all(normals.filter((one) => products.mayAsk(one)).map((one) => meantBy(rows, one)))).flat();
}

/** The first word, where the next, or a country, says it is a name. @param {string} plain @param {Products} products */
function firstWord(plain, products) {
  const [first = "", second = ""] = plain.match(/[a-z0-9]+/gu) ?? [];
  if (!second || !plain.startsWith(first) || products.country(first)) return "";
  return first.length >= LEAST_FIRST && (LOAN.test(second) || products.country(plain)) ? first : "";
}

/** The two words that a question begins with, where another says of which country it is. @param {string} plain */
function pairOf(plain) {
  const words = plain.match(/[a-z0-9]+/gu) ?? [];
  const pair = words.slice(0, 2).join(" ");
  return words.length > 2 && pair.length > LEAST_INSIDE && plain.startsWith(pair) ? pair : "";
}

/**
 * The word that a story begins with, and whom it is from: “okash dey call my contacts”, “… guarantor, from zenka”.
 *
 * @param {string} plain
 * @param {import("./context.js").Reading} reading
 */
function toldOf(plain, reading) {
  const [first = ""] = plain.match(/[a-z0-9]+/u) ?? [];
  if (!situationsIn(plain, reading).length) return [];
  const begins = first && plain.startsWith(first) ? [first] : [];
  return [...begins, ...[...plain.matchAll(FROM)].map(([, name]) => name)];
}

/**
 * What may be a name in Latin letters, in normal form: the longest first.
 *
 * @param {string} text
 * @param {string[]} told  may have a few letters
 * @param {number} least  letters of the others
 * @param {import("./products.js").Products} products
 * @param {Awaited<ReturnType<typeof common>>["tables"]} tables
 */
function latinNames(text, told, least, products, tables) {
  const words = phrases(text, products.question, tables.fold);
  if (words.length < 2) return [];
  const { all, loan } = commonWords(tables.lookalike);
  const plain = fold(text, tables.fold).trim();
  /** Instant loan, behind another word. */
  const isKind = (/** @type {string} */ phrase) => /(?:^| )loans?$/u.test(phrase) && !plain.startsWith(phrase);
  const isSaid = (/** @type {string} */ phrase) =>
    (SAID.test(phrase) || isKind(phrase)) && phrase.split(" ").every((word) => SAID.test(word) || all.has(word));
  return words.flatMap((phrase) => {
    const normal = company(phrase, tables.fold);
    if (normal.length < (told.includes(phrase) ? LEAST_FIRST : least) || all.has(normal)) return [];
    return isSaid(phrase) || isEveryday(phrase, plain, loan, products.question) ? [] : [normal];
  });
}

/**
 * Whose name begins as the text does; else the one of the text's country with whose first word a word of the text
 * begins a name.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} plain
 * @param {string} first
 */
async function begunIn(rows, text, plain, first) {
  const { tables } = await common(rows);
  const products = await productsOf(rows);
  const { all, loan } = commonWords(tables.lookalike);
  const isOrdinary = (/** @type {string} */ word) =>
    all.has(word) || isEveryday(word, plain, loan, products.question);
  const start = isEveryday(first, plain, loan, products.question) ? "" : first;
  const found = await begun(rows, start || (products.country(plain) && pairOf(plain)));
  if (found.length) return found;
  const isStory = situationsIn(text, await readingOf(rows)).length > 0;
  for (const [, word] of isStory ? plain.matchAll(FROM) : []) {
    const called = isOrdinary(word) ? null : await calledFirst(rows, word);
    if (called) return [called];
  }
  const country = countryIn(text, products);
  if (!country) return [];
  const read = isStory ? (plain.match(/[a-z0-9]+/gu) ?? []).slice(0, MOST_OF_STORY).join(" ") : plain;
  const words = (read.match(/[a-z]{5,}/gu) ?? []).filter((one) => !isOrdinary(one));
  for (const word of words.slice(0, MOST_BEGUN)) {
    const called = await calledFirst(rows, word, country);
    if (called) return [called];
  }
  return [];
}

/**
 * The lender whose name has this first word, of this country; null where it is none's, or others' names begin so.
 *
 * @param {Rows} rows
 * @param {string} word
 * @param {string} [country]  any where it is left out
 */
async function calledFirst(rows, word, country) {
  const { tables } = await common(rows);
  const [one, ...others] = (await begun(rows, word)).filter((lender) => !country || lender.country === country);
  const [first] = fold(one?.name ?? "", tables.fold).match(/[a-z0-9]+/gu) ?? [];
  return first === word && !others.length ? one : null;
}

/** Whose name begins with these words. @param {Rows} rows @param {string} first @returns {Promise<Lender[]>} */
async function begun(rows, first) {
  if (!first) return [];
  const { tables } = await common(rows);
  const normal = company(first, tables.fold);
  const { suggestions } = await neighbours(rows, { normal }, []);
  const near = suggestions.flatMap(({ lender }) => (lender ? [lender] : []));
  const found = near.filter(({ name }) => company(name, tables.fold).startsWith(normal));
  return found.length <= MOST_SAME_FIRST ? found : [];
}

/**
 * The pieces of a folded text that may be a firm's name in Chinese and stand alone in it.
 *
 * @param {string} plain
 * @param {import("./products.js").Products} products
 */
function firmsIn(plain, products) {
  const found = [...plain.matchAll(FIRM)].filter(([, firm]) => firm);
  const ends = found.slice(0, MOST_FIRMS).map((one) => one.index + one[0].length);
  return ends.flatMap((end) => {
    const starts = Array.from({ length: LONGEST_FIRM - LEAST_FIRST + 1 }, (_, at) => end - LONGEST_FIRM + at);
    const pieces = starts.filter((start) => start >= 0).map((start) => plain.slice(start, end));
    return pieces.filter((piece) => piece !== plain && products.boundaries.standsAlone(piece, plain));
  });
}

/**
 * Who bears one of these names in normal form, each once, and what they are called: so, where it is the proven name of
 * one, else by their legal names.
 *
 * @param {Rows} rows
 * @param {string[]} normals
 */
async function lendersCalled(rows, normals) {
  if (!normals.length) return [];
  const found = /** @type {(NameRow[] | undefined)[]} */ (await rows.many("names", normals));
  const lenders = await lendersAt(rows, keysOf(found.flatMap((one) => one ?? [])));
  const standing = lenders.filter((one) => !isRetracted(one));
  return standing.map((lender) => {
    const borne = found.find((one) => (one ?? []).some(([key]) => key === lender.key)) ?? [];
    const own = borne.find(([key]) => key === lender.key);
    const isOfOne = keysOf(borne).length === 1;
    return { lender, name: own && isOfOne && own[1] !== "legal" && isProvenName(own) ? own[2] : lender.name };
  });
}
