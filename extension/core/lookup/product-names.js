/** The names of products that stand in a text, or are a part of the name that it is. */

import { commonWords } from "../lookalike/common-words.js";
import { common } from "./lookup.js";
import { productsOf } from "./products.js";
import { fold } from "../normalise/text.js";
import { company } from "../normalise/company.js";
import { isVariant } from "../read/name-variants.js";
import { lengthOf, SHORT } from "../read/word-boundaries.js";

/** @typedef {import("./products.js").Products} Products */

const HAN = /[\u3400-\u9fff]/u;
const WORD = /[\p{L}\p{N}]+/gu;
const LOAN = /^(?:loans?|apps?)$/u;
/** The characters of the longest text that may be a name. */
const LONGEST = 80;

/**
 * Does a text name something more than these names do?
 *
 * @param {Products} products
 * @param {{text: string, normal: string}} query
 * @param {string[]} names
 */
export function addsTo(products, { text, normal }, names) {
  const plain = fold(text, products.fold);
  const known = names.flatMap((one) => [...leadingTo(products, one, normal), fold(one, products.fold)]);
  return isVariant(plain, known.filter((one) => plain.includes(one)));
}

/**
 * The names of a product that stand in a normal form, none inside another.
 *
 * @param {Products} products
 * @param {import("../edition/products.js").Product | null} product
 * @param {string} normal
 */
export function namesOf(products, product, normal) {
  const own = products.everyNameIn(normal).filter((one) => product && products.named(one)?.name === product.name);
  return own.filter((one) => !own.some((other) => other !== one && other.includes(one)));
}

/**
 * What stands in a normal form and leads to this name.
 *
 * @param {Products} products
 * @param {string} name
 * @param {string} normal
 */
function leadingTo(products, name, normal) {
  const asking = [...products.asks].filter(([one, names]) => normal.includes(one) && names.includes(name));
  const own = namesOf(products, products.named(company(name, products.fold)), normal);
  return [...own, ...asking.map(([one]) => one)].sort((a, b) => lengthOf(b) - lengthOf(a));
}

/** The products of whose names a text makes another name. @param {Products} products @param {string} plain */
export function variedBy(products, plain) {
  const found = plain.length > LONGEST ? [] : products.everyNameIn(plain).filter((one) => products.named(one));
  const own = found.filter((one) => (HAN.test(one) ? lengthOf(one) > 1 : plain.startsWith(`${one} `)));
  return isVariant(plain, own) ? [...new Set(own.flatMap((one) => products.named(one)?.name ?? []))] : [];
}

/**
 * The names of products in Latin letters that stand in a text; one that is an everyday word as well only with a capital
 * and a word for a loan behind it: “Branch loan”.
 *
 * @param {import("../edition/database.js").Rows} rows
 * @param {string} text
 */
export async function productsInLatin(rows, text) {
  const products = await productsOf(rows);
  const { all: everyday } = commonWords((await common(rows)).tables.lookalike);
  const words = text.match(WORD) ?? [];
  const plain = words.map((one) => one.toLowerCase());
  const found = [...products.names.keys()].filter((one) => {
    const at = HAN.test(one) || lengthOf(one) <= SHORT ? -1 : plain.findIndex((_, n) => startsAt(plain, n, one));
    if (at < 0) return false;
    return !everyday.has(one) || (/^\p{Lu}/u.test(words[at]) && LOAN.test(plain[at + 1] ?? ""));
  });
  return found.filter((one) => !found.some((other) => other !== one && ` ${other} `.includes(` ${one} `)));
}

/** Does a name begin at this word? @param {string[]} words @param {number} at @param {string} name */
function startsAt(words, at, name) {
  return name.split(" ").every((part, n) => words[at + n] === part);
}
