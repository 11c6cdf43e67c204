/** Who stands behind a product that a sentence names too. Pure. */

import { company } from "../normalise/company.js";

/**
 * The names of a sentence without those that the answer about the one product among them tells: its operator and who
 * lends by it.
 *
 * @param {string[]} pieces
 * @param {string[]} legal  what each of these is called by law
 * @param {import("../lookup/products.js").Products} products
 */
export function withoutBehind(pieces, legal, products) {
  const [name, ...others] = pieces.filter((one) => products.named(one));
  const product = others.length ? null : products.named(name);
  if (!product) return pieces;
  const tied = [product.operator, ...product.lenders.filter(({ tie }) => tie === "lender")];
  const behind = tied.flatMap((one) => (one ? [company(one.name, products.fold)] : []));
  return pieces.filter((one, at) => one === name || !behind.includes(company(legal[at], products.fold)));
}
