/** What stands below the sentence of every answer: what to do, who lends, what it rests on, what is not covered. */

import { ORDERS } from "../core/read/situations.js";
import { make } from "./dom.js";
import { evidenceList, notCoveredList } from "./verdict-evidence.js";

/** @typedef {import("../core/lookup/lookup.js").Answer} Answer */
/** @typedef {import("./verdict-evidence.js").Context} Context */

/** Evidence shown at once; the rest is folded. */
const FIRST = 4;
/** So many kinds that are not covered are shown at once where an answer is about that. */
const FEW = 8;

/**
 * What every answer but `licensed` says to who has not borrowed yet, and to who has; who is in danger is told of no
 * debt, and of a threat nobody asked whether it is on a list. An answer that is an order has said what to do.
 *
 * @param {{verdict: string, reason: string}} answer
 * @param {Context["say"]} say
 */
export function advice({ verdict, reason }, say) {
  if (verdict === "licensed" || reason === "crisis" || ORDERS.includes(reason)) return [];
  const found = verdict === "warned" ? "advice_owing_warned" : "advice_owing";
  const owing = ["threat", "court"].includes(reason) ? "advice_owing_told" : found;
  return [make("ul", { class: "advice" }, ["advice_new", owing].map((key) => make("li", {}, [say(key)])))];
}

/**
 * The evidence of an answer, and what the edition does not cover.
 *
 * @param {Answer} answer
 * @param {Context} context
 * @param {"h2" | "h3"} heading
 * @returns {(HTMLElement | false)[]}
 */
export function grounds({ verdict, evidence, not_covered, product, suggestions }, context, heading) {
  const { say } = context;
  const isGap = verdict === "uncovered" && !product && suggestions.length === 0;
  const more = evidence.slice(FIRST);
  return [
    evidence.length > 0 && make(heading, {}, [say("page_evidence")]),
    evidence.length > 0 && evidenceList(evidence.slice(0, FIRST), context),
    more.length > 0 &&
      make("details", {}, [
        make("summary", {}, [say("popup_more_evidence", { n: more.length })]),
        evidenceList(more, context),
      ]),
    not_covered.length > 0 && notCovered(not_covered, context, isGap),
  ];
}

/** @param {Answer} answer @param {Context["say"]} say */
export function lenderLine({ lender }, say) {
  return (
    lender &&
    make("p", { class: "lender" }, [
      lender.name,
      lender.licence ? make("span", { class: "small" }, [` ${say("page_licence")} ${lender.licence}`]) : null,
    ])
  );
}

/** @param {Answer["not_covered"]} missing @param {Context} context @param {boolean} open */
function notCovered(missing, context, open) {
  const details = make("details", { class: "uncovered" }, [
    make("summary", {}, [context.say("page_not_covered")]),
    notCoveredList(missing, context),
  ]);
  details.open = open && missing.length <= FEW;
  return details;
}
