/** Which everyday names of a text ask for a product. Pure. */

import { lengthOf, SHORT } from "./word-boundaries.js";

/** Whose account is no asked one: 转到他个人支付宝里. */
const OWN = ["个人", "私人"];
/** What is behind whoever is asked for where somebody borrowed there: 在美团外卖里头看到能借钱. */
const BORROWED = /^(?:app)?(?:外卖|打车|单车|钱包)?[上里]?[面头]?(?:看[到见])?(?:能|可以)?[借贷]/u;
/** What stands before a brand that somebody uses, and behind it where they borrow. */
const [USES, BORROWED_BY] = ["用在从上开", /^(?!手机)[^看刷搜查加人群友]{0,10}[借贷]/u];
/** What a text says that tells of borrowing. */
const BORROWS = /[借贷]|放款/u;

/**
 * Is this a long name, but for whose account it is, or a short one that the text begins with and that stands alone, or
 * in which somebody borrowed: 在飞猪借了三万?
 *
 * @param {string} ask
 * @param {string} normal
 * @param {import("./word-boundaries.js").NameBoundaries} boundaries
 */
export function isAsked(ask, normal, boundaries) {
  if (lengthOf(ask) >= SHORT) return !OWN.some((one) => normal.includes(`${one}${ask}`));
  const isFirst = normal.startsWith(ask) && boundaries.standsAlone(ask, normal);
  return isFirst || normal.split(`在${ask}`).slice(1).some((behind) => BORROWED.test(behind));
}

/** Does a text tell of borrowing? @param {string} normal */
export function borrows(normal) {
  return BORROWS.test(normal);
}

/** Does somebody use a brand and borrow there: 用高德导航给我推荐借钱? @param {string} brand @param {string} text */
export function isUsed(brand, text) {
  return [...USES].some((use) => {
    const at = text.indexOf(`${use}${brand}`);
    return at >= 0 && BORROWED_BY.test(text.slice(at + 1 + brand.length));
  });
}
