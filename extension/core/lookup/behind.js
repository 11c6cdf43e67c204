/** Who stands behind a product that a sentence names too. As the server does it. */

import { called } from "./called.js";
import { company } from "../names/company.js";
import { productsOf } from "./products.js";

/**
 * The names of a sentence without those that the answer about the one product among them tells: its operator and who
 * lends by it.
 *
 * @param {import("../edition/database.js").Rows} rows
 * @param {string[]} pieces
 */
export async function withoutBehind(rows, pieces) {
  const products = await productsOf(rows);
  const [name, ...others] = pieces.filter((one) => products.named(one));
  const product = others.length ? null : products.named(name);
  if (!product) return pieces;
  const tied = [product.operator, ...product.lenders.filter(({ tie }) => tie === "lender")];
  const behind = tied.flatMap((one) => (one ? [company(one.name, products.fold)] : []));
  const legal = await Promise.all(pieces.map((one) => called(rows, [one])));
  return pieces.filter((one, at) => one === name || !behind.includes(company(legal[at][0], products.fold)));
}
