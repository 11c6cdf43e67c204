/** Who lends, through whom, who collects, whom to pay: what is known of it, and where to read the rest. */

import { inLanguage, listed } from "../core/i18n.js";
import { make } from "./dom.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {{key: string, is: string, says: string}} Link  `is`: a name, "" where none is known */

/**
 * @param {Pick<import("../core/edition/products.js").Product, "name" | "operator" | "lenders">} product
 * @param {Speaking} context
 * @returns {Link[]}
 */
export function linksOf({ name, operator, lenders }, { say, language }) {
  const lends = lenders.filter(({ tie }) => tie === "lender").map((one) => one.name);
  const said = lends.length > 0 ? "chain_lender_said" : "chain_lender_unknown";
  return [
    { key: "chain_lender", is: inLanguage(listed(lends, 2), language), says: say(said) },
    { key: "chain_platform", is: name, says: operator?.name ?? "" },
    { key: "chain_collector", is: "", says: say("chain_collector_unknown") },
    { key: "chain_payee", is: "", says: say("chain_payee_unknown") },
  ];
}

/** @param {Parameters<typeof linksOf>[0]} product @param {Speaking} context */
export function chain(product, context) {
  const items = linksOf(product, context).map(({ key, is, says }) =>
    make("li", {}, [
      make("span", { class: "small" }, [context.say(key)]),
      is && make("b", {}, [is]),
      says && make("span", { class: is ? "small" : "" }, [says]),
    ]),
  );
  return make("ol", { class: "chain" }, items);
}
