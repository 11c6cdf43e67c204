/** What is known of a product: what it is, what to do now, what is not known, who is behind it and who may lend. */

import { nextSteps, ownState } from "../core/lookup/product-text.js";
import { joined } from "../core/i18n.js";
import { button, folded, local, make, outside, sentence } from "./dom.js";
import { chain } from "./product-chain.js";

/** @typedef {import("./verdict-evidence.js").Context} Context */
/** @typedef {import("../core/edition/products.js").Product} Product */
/** @typedef {import("../core/edition/products.js").Behind} Behind */
/**
 * @typedef {object} Beside
 * @property {import("../core/lookup/lookup.js").Tables} tables
 * @property {(name: string) => void} ask  looks this name up
 */

/** @param {Product} product @param {Context} context @param {"h2" | "h3"} heading @param {Beside} beside */
export function productView(product, context, heading, beside) {
  const { say } = context;
  const { name, kind, proof, as_of } = product;
  const what = [name, say(keyOf("product_kind", kind)), say(`proof_${proof}`), as_of].join(" · ");
  const steps = nextSteps(product).map((key) => make("li", {}, [say(key)]));
  return make("div", { class: "product" }, [
    make(heading, {}, [say("product_what")]),
    make("p", {}, sentence(what)),
    make(heading, {}, [say("product_now")]),
    make("ul", { class: "steps" }, steps),
    make(heading, {}, [say("product_unknown")]),
    make("p", {}, [say("product_unknown_loan")]),
    make(heading, {}, [say("chain")]),
    chain(product, context),
    whoIsBehind(product, context, beside),
  ]);
}

/** Open where somebody is said to lend. @param {Product} product @param {Context} context @param {Beside} beside */
function whoIsBehind({ operator, lenders }, context, beside) {
  const { say } = context;
  const runs = operator && say("product_operator", { name: operator.name, date: operator.as_of });
  const firms = [
    operator && runs && firmItem(operator, runs, context, beside),
    ...lenders.map((one) => {
      const tie = say(keyOf("product_tie", one.tie), { name: one.name, date: one.as_of });
      const { key, values } = ownState(one, beside.tables);
      return firmItem(one, joined(context.language, tie, say(key, values)), context, beside);
    }),
  ];
  if (!firms.some(Boolean)) return null;
  const shown = folded(say("product_behind"), [make("ul", { class: "behind" }, firms)]);
  shown.open = lenders[0]?.tie === "lender";
  return shown;
}

/** @param {Behind} firm @param {string} said @param {Context} context @param {Beside} beside */
function firmItem({ name, lender, proof, source }, said, { say, language, manifest }, { ask }) {
  const title = manifest.registers.find(({ id }) => id === source.publisher)?.title;
  const publisher = title ? local(title, language) : source.publisher;
  return make("li", {}, [
    make("p", {}, sentence(said)),
    make("p", { class: "where" }, [
      `${say(`proof_${proof}`)} · `,
      outside(source.url, publisher) ?? publisher,
      source.via && ` · ${say("product_via", { via: source.via })}`,
    ]),
    lender && button("", say("product_see_firm"), () => ask(name)),
  ]);
}

/** @param {string} start @param {string} word */
function keyOf(start, word) {
  return `${start}_${word.replaceAll("-", "_")}`;
}
