/** What stands below the sentence of every answer: what to do, who lends, what it rests on, what is not covered. */

import { make, sentence } from "./dom.js";
import { evidenceList, notCoveredList } from "./verdict-evidence.js";
import { stepsPart } from "./steps.js";

/** @typedef {import("../core/lookup/lookup.js").Answer} Answer */
/** @typedef {import("../core/verdict/card.js").Card} Card */
/** @typedef {import("./verdict-evidence.js").Context} Context */

/** Evidence shown at once; the rest is folded. */
const FIRST = 4;
/** So many kinds that are not covered are shown at once where an answer is about that. */
const FEW = 8;

/** Why, and what to do. @param {Pick<Card, "because" | "steps">} card */
export function orderParts({ because, steps }) {
  return [
    make("p", { class: "says" }, sentence(because)),
    stepsPart(steps),
  ];
}

/** What is folded. @param {Pick<Card, "more">} card */
export function moreParts({ more }) {
  return more.map((words) => make("p", {}, sentence(words)));
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
