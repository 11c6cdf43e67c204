/** The answer to a question that compares those whom it names. */

import { listed } from "../i18n.js";
import { suggested } from "../lookup/did-you-mean.js";
import { askName } from "../lookup/by-name.js";
import { productsOf } from "../lookup/products.js";
import { commonWords } from "../lookalike/common-words.js";
import { common } from "../lookup/lookup.js";
import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";
import { isContacted } from "../read/contact-words.js";
import { beside, isCompared, JOINTS } from "../read/which-firm.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../lookup/by-lender.js").Asked} Asked */

/** A word with a capital. */
const NAME = /^\p{Lu}[\p{L}\p{N}]{3,}$/u;
/** So many names are said in a sentence. */
const SAID = 2;
/** The reasons of answers that offer names. */
const OFFERING = ["ask", "ambiguous"];
/** The answers that a name alone may have got, though the text compares it with another. */
const OF_ONE = [...OFFERING, "word", "near", "product", "brand", "listed", "company", "bank", "rate", "who_lends"];

/**
 * How to compare those whom a question offers or names, each to be looked up, after what is known of them; what was
 * given where it compares nobody.
 *
 * @param {Rows} rows
 * @param {Asked & {sender?: Asked}} asked
 * @param {string} text
 * @returns {Promise<Asked & {sender?: Asked}>}
 */
export async function compared(rows, asked, text) {
  const { answer, told } = asked;
  const sides = OF_ONE.includes(answer.reason) ? await sidesOf(rows, text) : [];
  const isOffered = OFFERING.includes(answer.reason) && answer.suggestions.length > 0 && isCompared(text);
  if (!sides.length && !isOffered) return asked;
  const suggestions = sides.length ? await suggested(rows, sides) : answer.suggestions;
  const after = (told?.own ?? []).filter(({ key }) => /^says_product_/u.test(key));
  const words = { names: listed(suggestions.map(({ name }) => name), SAID) };
  const verdict = /** @type {const} */ ("uncovered");
  const about = { ...answer, verdict, reason: "compare", lender: null, product: undefined, suggestions };
  return { answer: about, words, told: { after } };
}

/**
 * The two known names that stand around a word which compares: “Branch or Tala”, “花呗和白条哪个利息低”; else none.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<string[]>}
 */
async function sidesOf(rows, text) {
  const { tables } = await common(rows);
  if (isContacted(fold(text, tables.fold))) return [];
  const { all: everyday } = commonWords(tables.lookalike);
  for (const joint of JOINTS) {
    for (const [ahead, behind] of beside(text, joint)) {
      const [first, second] = await Promise.all([known(rows, ahead, everyday), known(rows, behind, everyday)]);
      const one = first || (second && (await begun(rows, ahead)));
      const other = second || (first && (await begun(rows, behind)));
      if (one && other && one !== other) return [one, other];
    }
  }
  return [];
}

/**
 * The word with a capital among these pieces with which names of several begin: “Branch”; "" for none.
 *
 * @param {Rows} rows
 * @param {string[]} pieces
 */
async function begun(rows, pieces) {
  const word = pieces[pieces.length - 1] ?? "";
  if (!NAME.test(word)) return "";
  const normal = company(word, (await common(rows)).tables.fold);
  const { answer } = await askName(rows, { text: word, type: "name", normal });
  return OFFERING.includes(answer.reason) && answer.suggestions.length ? word : "";
}

/**
 * The first of these pieces that is somebody's name, as it is called; "" for none. A word of every day needs a capital.
 *
 * @param {Rows} rows
 * @param {string[]} pieces  the longest first
 * @param {Set<string>} everyday
 */
async function known(rows, pieces, everyday) {
  const products = await productsOf(rows);
  const normals = pieces.map((one) => company(one, products.fold));
  const bearers = await rows.many("names", normals);
  for (const [at, normal] of normals.entries()) {
    const product = products.named(normal);
    const meant = products.asks.get(normal) ?? [];
    if (!product && !meant.length && !bearers[at]) continue;
    const isSaid = pieces[at].toLowerCase().split(" ").every((word) => everyday.has(word));
    if (isSaid && !/^\p{Lu}/u.test(pieces[at])) continue;
    return product?.name ?? (meant.length === 1 && !bearers[at] ? meant[0] : pieces[at]);
  }
  return "";
}
