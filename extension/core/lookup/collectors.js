/** Who is said to collect for a lender. */

import { company } from "../normalise/company.js";
import { firmIn } from "../read/unknown-firms.js";

/**
 * The first collector that a text names; it is said to be on a lender's list. None where the firm that the text names
 * in full has but a part of its name: 北京勤为科技.
 *
 * @param {string} text
 * @param {import("./products.js").Products} products
 */
export function collectorIn(text, products) {
  const [normal, firm] = [text, firmIn(text, products.fold)].map((one) => company(one, products.fold));
  const found = products.collectors.find(([called, { collector }]) => {
    const isAnother = firm.includes(called) && ![called, firm].includes(company(collector, products.fold));
    return normal.includes(called) && !isAnother;
  });
  return found?.[1];
}
