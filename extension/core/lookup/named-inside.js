/** Whom a text names among other words: they are only asked back for. As the server does it. */

import { company } from "../names/company.js";
import { fold } from "../names/text.js";
import { isRetracted } from "./corrected.js";
import { byLicence, common, lendersAt } from "./lookup.js";
import { phrases } from "./asked-about.js";
import { keysOf } from "./asked-back.js";
import { neighbours } from "./neighbours.js";
import { topics } from "./pasted.js";
import { CommonWords } from "../lookalike/common-words.js";
import { productsOf } from "./products.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Lender} Lender */
/** @typedef {import("../names/text.js").Fold} Fold */

const MOST = 5;
/** The letters of the shortest name that is looked for among other words, among those of a country, as the first. */
const LEAST_INSIDE = 6;
const LEAST_OF_COUNTRY = 5;
const LEAST_FIRST = 4;
/** The characters of the longest name in Chinese that is looked for in a text; so many of them. */
const LONGEST_FIRM = 20;
const MOST_FIRMS = 8;
/** What a name in Chinese ends in. */
const FIRM = /(?<=[\u3400-\u9fff])(?:银行|金融|消金|小贷|公司)/gu;
/** What may be a licence number among words. */
const NUMBER = /(?<![a-z0-9])(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{8,32}(?![a-z0-9])/gu;
/** What stands behind the name of a loan app. */
const LOAN = /^(?:loans?|apps?|apk)$/u;

/**
 * The legal names of those whom a text names among other words. In Latin letters a short name may be a word of any
 * language, and one of ordinary words is nobody's. Who stands there word for word is meant, and no other, and nobody
 * of another country than the text names.
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
  const begins = first || toldOf(plain.trim(), tables.fold);
  const called = await lendersCalled(rows, [...firms, ...latinNames(text, begins, products, tables)]);
  const numbered = await Promise.all((plain.match(NUMBER) ?? []).map((one) => byLicence(rows, one)));
  const bearers = [...called, ...numbered.flat().filter((one) => !isRetracted(one))];
  const country = products.country(plain);
  const found = bearers.length ? bearers : await begun(rows, first || (country && pairOf(plain.trim())));
  const meant = found.filter((one) => !country || one.country === country).map(({ name }) => name);
  const wordForWord = meant.filter((name) => plain.includes(fold(name, tables.fold)));
  return [...new Set(wordForWord.length ? wordForWord : meant)].slice(0, MOST);
}

/**
 * The word that a text begins with, where the next, or a country, says that it is a name: “zenka loan app”, “tala ph”.
 *
 * @param {string} plain
 * @param {import("./products.js").Products} products
 */
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

/** The word that a story begins with: “okash dey call my contacts”. @param {string} plain @param {Fold} table */
function toldOf(plain, table) {
  const [first = ""] = plain.match(/[a-z0-9]+/u) ?? [];
  return first && plain.startsWith(first) && topics(plain, table).length ? first : "";
}

/**
 * What may be a name in Latin letters, in normal form: the longest first.
 *
 * @param {string} text
 * @param {string} first
 * @param {import("./products.js").Products} products
 * @param {Awaited<ReturnType<typeof common>>["tables"]} tables
 */
function latinNames(text, first, products, tables) {
  const words = phrases(text, products.question, tables.fold);
  if (words.length < 2) return [];
  const { all } = new CommonWords(tables.lookalike);
  const least = products.country(fold(text, tables.fold)) ? LEAST_OF_COUNTRY : LEAST_INSIDE;
  const normals = words.map((one) => ({ normal: company(one, tables.fold), isFirst: one === first }));
  const isName = (/** @type {typeof normals[number]} */ { normal, isFirst }) =>
    normal.length >= (isFirst ? LEAST_FIRST : least) && !all.has(normal);
  return normals.filter(isName).map(({ normal }) => normal);
}

/** Whose name begins with these words. @param {Rows} rows @param {string} first @returns {Promise<Lender[]>} */
async function begun(rows, first) {
  if (!first) return [];
  const { tables } = await common(rows);
  const normal = company(first, tables.fold);
  const { suggestions } = await neighbours(rows, { normal }, []);
  const near = suggestions.flatMap(({ lender }) => (lender ? [lender] : []));
  return near.filter(({ name }) => company(name, tables.fold).startsWith(normal));
}

/**
 * The pieces of a folded text that may be a firm's name in Chinese and stand alone in it.
 *
 * @param {string} plain
 * @param {import("./products.js").Products} products
 */
function firmsIn(plain, products) {
  const ends = [...plain.matchAll(FIRM)].slice(0, MOST_FIRMS).map((one) => one.index + one[0].length);
  return ends.flatMap((end) => {
    const starts = Array.from({ length: LONGEST_FIRM - LEAST_FIRST + 1 }, (_, at) => end - LONGEST_FIRM + at);
    const pieces = starts.filter((start) => start >= 0).map((start) => plain.slice(start, end));
    return pieces.filter((piece) => piece !== plain && products.surroundings.standsAlone(piece, plain));
  });
}

/** Who bears one of these names in normal form, of whatever kind it is. @param {Rows} rows @param {string[]} normals */
async function lendersCalled(rows, normals) {
  if (!normals.length) return [];
  const found = /** @type {(NameRow[] | undefined)[]} */ (await rows.many("names", normals));
  const lenders = await lendersAt(rows, keysOf(found.flatMap((one) => one ?? [])));
  return lenders.filter((one) => !isRetracted(one));
}
