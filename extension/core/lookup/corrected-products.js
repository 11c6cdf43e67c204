/** The products of an edition without what was taken back, and with no word of a revoked key for anybody. */

import { QUIET } from "../verdict/decide.js";

/** @typedef {import("../edition/products.js").HeldProducts} HeldProducts */
/** @typedef {import("../edition/products.js").Product} Product */
/** @typedef {import("../edition/products.js").Behind} Behind */
/**
 * @typedef {object} Against
 * @property {boolean} revoked
 * @property {(name: string) => Promise<boolean>} maySay  false for a name that was taken back
 * @property {(id: string) => boolean} mayShow  false for a lender that was
 * @property {(type: string, value: string) => Promise<boolean>} mayReach  false for a channel that was
 */

/** @param {HeldProducts} held @param {Against} against @returns {Promise<HeldProducts>} */
export async function correctedProducts(held, against) {
  const products = await Promise.all(held.products.map((one) => one && corrected(one, against)));
  const owned = await chosen(Object.entries(held.phones), async ([number, owner]) =>
    (await against.mayReach("phone", number)) && mayOwn(owner, against),
  );
  const collectors = await chosen(Object.entries(held.collectors), async ([, one]) =>
    (await against.maySay(one.collector)) && mayOwn(one, against),
  );
  const isShorter = (/** @type {Product | null} */ one, /** @type {number} */ at) =>
    one && one.lenders.length < (held.products[at]?.lenders.length ?? 0);
  return {
    ...held,
    products,
    shortened: products.filter(isShorter).map((one) => one?.name ?? ""),
    phones: Object.fromEntries(owned),
    collectors: Object.fromEntries(collectors),
  };
}

/** Null where its name was taken back. @param {Product} product @param {Against} against */
async function corrected(product, against) {
  const { maySay, mayReach } = against;
  if (!(await maySay(product.name))) return null;
  const firms = product.operator ? [product.operator] : [];
  const [[operator = null], lenders, channels, former] = await Promise.all([
    standing(firms, against),
    standing(product.lenders, against),
    chosen(product.channels, ({ type, value }) => mayReach(type, value)),
    chosen(product.former, ({ name }) => maySay(name)),
  ]);
  return { ...product, operator, lenders, channels, former };
}

/** @template {Behind} T @param {T[]} firms @param {Against} against @returns {Promise<T[]>} */
async function standing(firms, against) {
  const left = await chosen(firms, (one) => mayOwn(one, against));
  const isVouched = (/** @type {T} */ { verdict }) => against.revoked && QUIET.includes(verdict);
  return left.map((one) => (isVouched(one) ? { ...one, verdict: "uncovered", reason: "revoked" } : one));
}

/**
 * Neither the firm nor the name by which it is said to own something was taken back.
 *
 * @param {{name: string, lender: import("../edition/products.js").Lender | null}} firm
 * @param {Against} against
 */
async function mayOwn({ name, lender }, { mayShow, maySay }) {
  if (lender && !(mayShow(lender.id) && (await maySay(lender.name)))) return false;
  return maySay(name);
}

/** @template T @param {T[]} all @param {(one: T) => Promise<boolean>} isFit */
async function chosen(all, isFit) {
  const fit = await Promise.all(all.map(isFit));
  return all.filter((_, at) => fit[at]);
}
