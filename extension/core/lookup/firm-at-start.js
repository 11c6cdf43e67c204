/** The lender whose name a text in Latin letters begins with, but for a slip or its legal form. */

import { commonWords } from "../lookalike/common-words.js";
import { isEveryday } from "../read/everyday-words.js";
import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";
import { common } from "./lookup.js";
import { neighbours } from "./near-rows.js";
import { productsOf } from "./products.js";
import { oneEdit, short } from "./near-chinese.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {{name: string, lender: import("./lookup.js").Lender}} Near */

/** The letters of the shortest name: in a text that says of which country it is, and in one that does not. */
const [LEAST, LEAST_ABROAD] = [7, 8];
const [MOST_WORDS, MOST_LETTERS, MOST_READ] = [3, 30, 400];
const HAN = /[\u3400-\u9fff]/u;

/**
 * The one name that “quick credit at bedok” or “hero fincrop loan status” begins with, of a lender of the text's
 * country where that is known; else none.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} country
 * @returns {Promise<Near[]>}
 */
export async function namedAhead(rows, text, country) {
  const products = await productsOf(rows);
  const plain = fold(text, products.fold).trim().slice(0, MOST_READ);
  if (HAN.test(plain)) return [];
  const { loan } = commonWords((await common(rows)).tables.lookalike);
  for (const start of new Set([0, products.question.starts(plain).pop() ?? 0])) {
    const words = plain.slice(start).match(/[a-z0-9]+/gu) ?? [];
    for (let size = Math.min(MOST_WORDS, words.length - (start ? 0 : 1)); size > 0; size -= 1) {
      if (size === 1 && isEveryday(words[0] ?? "", plain, loan, products.question)) continue;
      const found = await bearing(rows, words.slice(0, size), country);
      if (found.length) return found;
    }
  }
  return [];
}

/**
 * The one name that these words nearly are; no name repeats a word.
 *
 * @param {Rows} rows
 * @param {string[]} said
 * @param {string} country
 * @returns {Promise<Near[]>}
 */
async function bearing(rows, said, country) {
  if (new Set(said).size < said.length) return [];
  const phrase = said.join(" ");
  const { tables } = await common(rows);
  const words = commonWords(tables.lookalike);
  const normal = company(phrase, tables.fold);
  const isSaid = (await productsOf(rows)).question.saysNothing(phrase) || words.all.has(normal);
  if (isSaid || normal.length < (country ? LEAST : LEAST_ABROAD) || normal.length > MOST_LETTERS) return [];
  const { suggestions } = await neighbours(rows, { normal }, []);
  const stem = short(normal);
  const near = suggestions.flatMap(({ name, lender }) => {
    const isMine = lender && (!country || lender.country === country);
    return isMine ? [{ name, lender, own: short(company(name, tables.fold)) }] : [];
  });
  const same = near.filter(({ own }) => own === stem);
  const begun = near.filter(({ own }) => own.startsWith(stem));
  const slips = near.filter(({ own }) => misspells(stem, own));
  const found = [same, begun, slips].find((some) => some.length) ?? [];
  return found.length === 1 ? found : [];
}

/** Is this whole name another, or how that begins, but for a letter? @param {string} mine @param {string} theirs */
function misspells(mine, theirs) {
  const { length } = mine;
  const isBegun = mine[0] === theirs[0];
  return isBegun && [length - 1, length, length + 1].some((end) => oneEdit(mine, theirs.slice(0, end)));
}
