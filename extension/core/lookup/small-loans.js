/** The small-loan companies behind products that a text names: credit reports and bills print them. Pure. */

import { company } from "../normalise/company.js";
import { short } from "./near-chinese.js";

const KIND = "小额贷款";
/** Where a firm is registered, as its name begins and people leave out. */
const PLACE = /^(?:[\u3400-\u9fff]{2,3}市|重庆|北京|上海|天津|广州|深圳|福州|南京|海南)/u;
/** The characters of the shortest name without its place. */
const LEAST = KIND.length + 2;

/**
 * Each small-loan company that a folded text names, with the products that it is behind.
 *
 * @param {string} plain
 * @param {import("./products.js").Products} products
 * @returns {Map<string, string[]>}
 */
export function behindIn(plain, products) {
  const text = plain.replaceAll("小贷", KIND).replace(/[()]/gu, "");
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const product of text.includes(KIND) ? products.all : []) {
    const lenders = product?.lenders.filter(({ tie }) => tie !== "named-by") ?? [];
    for (const firm of [product?.operator, ...lenders]) {
      if (!product || !firm || !isNamed(short(company(firm.name, products.fold)), text, products)) continue;
      found.set(firm.name, [...(found.get(firm.name) ?? []), product.name]);
    }
  }
  return found;
}

/**
 * Not where another place is said before the rest of its name: 沈阳中融小额贷款.
 *
 * @param {string} stem  the name of a firm without its legal form
 * @param {string} text
 * @param {import("./products.js").Products} products
 */
function isNamed(stem, text, { boundaries }) {
  const own = stem.replace(PLACE, "");
  const at = text.indexOf(own);
  if (!stem.includes(KIND) || own.length < LEAST || at < 0) return false;
  const place = stem.slice(0, stem.length - own.length);
  const ahead = [place, place.replace(/市$/u, "")].reduce(without, text.slice(0, at));
  return boundaries.begins(ahead);
}

/** @param {string} text @param {string} end */
function without(text, end) {
  return end && text.endsWith(end) ? text.slice(0, -end.length) : text;
}
