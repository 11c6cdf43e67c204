/** The form: an offer in everyday words, as the table of all costs that lenders must show names them. */

import { FEES, HOW, PAID_TO } from "../core/cost/fees.js";
import { folded, make } from "./dom.js";
import { area, field, input, isRight, select } from "./fields.js";
import { KINDS } from "./planner-caps.js";
import { EVERY, METHODS, OWN } from "./planner-repaying.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {import("./planner-reading.js").Typed} Typed */
/**
 * @typedef {object} OfferForm  `fail` is true where nothing is wrong
 * @property {HTMLElement} element
 * @property {() => Typed} typed
 * @property {(typed: Typed) => void} fill
 * @property {(mistakes: import("./planner-reading.js").Mistakes) => boolean} fail
 */

/** @param {{say: Say, today: string, act: () => void}} setting @returns {OfferForm} */
export function offerForm({ say, today, act }) {
  const choices = (/** @type {string} */ name, /** @type {readonly string[]} */ all) =>
    select(
      all.map((one) => [one, say(`planner_${name}_${one.replaceAll("-", "_")}`)]),
      all[0],
    );
  const text = (/** @type {string} */ name) =>
    field(name, say(`planner_${name}`), input(), say(`planner_${name}_hint`));
  const fields = {
    amount: text("amount"),
    received: text("received"),
    term: text("term"),
    every: field("every", say("planner_every"), choices("every", EVERY)),
    payment: text("payment"),
    rate: text("rate"),
    method: field("method", say("planner_method"), choices("method", METHODS), say("planner_method_hint")),
    plan: field("plan", say("planner_plan"), area(), say("planner_plan_hint")),
    on: field("on", say("planner_on"), input("date", today)),
    first: field("first", say("planner_first"), input("date"), say("planner_first_hint")),
    kind: field("kind", say("planner_kind"), choices("kind", KINDS), say("planner_kind_hint")),
    lpr: text("lpr"),
    ...Object.fromEntries(
      FEES.flatMap((kind) => [
        [`fee-${kind}`, field(`fee-${kind}`, say(`planner_fee_${kind}`), input())],
        [
          `how-${kind}`,
          field(`how-${kind}`, say("planner_how", { fee: say(`planner_fee_${kind}`) }), choices("how", HOW)),
        ],
        [
          `to-${kind}`,
          field(`to-${kind}`, say("planner_to", { fee: say(`planner_fee_${kind}`) }), choices("to", PAID_TO)),
        ],
      ]),
    ),
  };
  /** @type {Record<string, import("./fields.js").Field>} */
  const all = fields;
  const part = (/** @type {string[]} */ ...names) =>
    make(
      "div",
      { class: "pair" },
      names.map((name) => all[name].element),
    );
  const fees = folded(
    say("planner_fees"),
    [
      make("p", { class: "small" }, [say("planner_fees_hint")]),
      ...FEES.map((kind) => part(`fee-${kind}`, `how-${kind}`, `to-${kind}`)),
    ],
    "fees",
  );
  const lender = folded(say("planner_lender"), [part("kind", "on"), part("lpr", "first")], "lender");
  const element = submitting(
    "offer",
    [
      part("amount", "received"),
      part("term", "every"),
      part("payment", "rate"),
      fields.method.element,
      fields.plan.element,
      fees,
      lender,
    ],
    say("planner_count"),
    act,
  );
  /** Asks only for what counts, and shows the day from which own days count. */
  const fit = () => {
    const isOwn = fields.method.control.value === OWN;
    for (const name of /** @type {const} */ (["term", "payment", "first"])) fields[name].element.hidden = isOwn;
    fields.plan.element.hidden = !isOwn;
    fields.every.element.hidden = isOwn && /[-/年月]/u.test(fields.plan.control.value);
    lender.open ||= isOwn;
    for (const kind of FEES) {
      const isFree = all[`fee-${kind}`].control.value.trim() === "";
      for (const more of ["how", "to"]) all[`${more}-${kind}`].element.hidden = isFree;
    }
  };
  element.addEventListener("input", fit);
  fit();
  const fill = (/** @type {Typed} */ typed) => {
    for (const name of Object.keys(all)) {
      if (name in typed) all[name].control.value = typed[name];
      all[name].fail("");
    }
    fees.open ||= FEES.some((kind) => typed[`fee-${kind}`]);
    fit();
  };
  const fail = (/** @type {import("./planner-reading.js").Mistakes} */ mistakes) => {
    for (const name of Object.keys(mistakes)) all[name].control.closest("details")?.setAttribute("open", "");
    return isRight(
      all,
      Object.fromEntries(Object.entries(mistakes).map(([name, mistake]) => [name, worded(mistake, say)])),
    );
  };
  return {
    element,
    typed: () => Object.fromEntries(Object.entries(all).map(([name, { control }]) => [name, control.value])),
    fill,
    fail,
  };
}

/** @param {import("./planner-reading.js").Mistake} mistake @param {Say} say */
function worded(mistake, say) {
  return typeof mistake === "string"
    ? say(mistake)
    : say("planner_plan_line", { n: mistake.n, what: say(mistake.key) });
}

/** What an emptied form holds. @param {string} today @returns {Typed} */
export function empty(today) {
  const fees = FEES.flatMap((kind) => [[`fee-${kind}`, ""], [`how-${kind}`, HOW[0]], [`to-${kind}`, PAID_TO[0]]]);
  return {
    amount: "",
    received: "",
    term: "",
    every: EVERY[0],
    payment: "",
    plan: "",
    rate: "",
    method: METHODS[0],
    on: today,
    first: "",
    ...Object.fromEntries(fees),
  };
}

/**
 * A form with one button; nothing is sent.
 *
 * @param {string} id
 * @param {Node[]} parts
 * @param {string} text
 * @param {() => void} act
 */
export function submitting(id, parts, text, act) {
  const element = make("form", { id }, [...parts, make("button", { type: "submit", class: "main" }, [text])]);
  element.noValidate = true;
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  return element;
}
