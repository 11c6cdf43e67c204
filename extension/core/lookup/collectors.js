/** Who is said to collect for a lender, as the server finds it. */

import { company } from "../names/company.js";

/**
 * The first collector that a text names; it is said to be on a lender's list.
 *
 * @param {string} text
 * @param {import("./products.js").Products} products
 */
export function collectorIn(text, products) {
  const normal = company(text, products.fold);
  return products.collectors.find(([called]) => normal.includes(called))?.[1];
}
