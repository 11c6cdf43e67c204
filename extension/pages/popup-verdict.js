/** What is said of the tab: the word with its shape, the sentence, what it rests on, what is not covered. */

import { feeSentence, lenderSentence } from "../core/verdict/practice.js";
import { sentenceOf } from "../core/verdict/sentence.js";
import { make, mark, sentence } from "./dom.js";
import { productView } from "./product-view.js";
import { evidenceList, notCoveredList } from "./verdict-evidence.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("../core/lookup/lookup.js").Answer} Answer */
/** @typedef {import("./verdict-evidence.js").Context} Context */

const MOST_SIGNALS = 8;
/** Evidence shown at once; the rest is folded. */
const FIRST = 4;

/** @param {TabVerdict} answer @param {Context} context @param {import("./product-view.js").Beside} beside */
export function verdictView(answer, context, beside) {
  const { say } = context;
  const { verdict, query, seen } = answer;
  return make("section", { id: "verdict", class: "answer", "data-verdict": verdict }, [
    make("h1", {}, [mark(verdict), say(`verdict_${verdict}`)]),
    make("p", { class: "host" }, [query.normal || new URL(seen.url).host]),
    make("p", { class: "says" }, sentence(sentenceOf(context, answer, seen.words, seen.told))),
    ...practice(answer, say),
    ...advice(answer, say),
    seen.host !== query.normal && make("p", { class: "small" }, [say("popup_frame", { host: seen.host })]),
    lenderLine(answer, say),
    answer.product && productView(answer.product, context, "h2", beside),
    seen.offers && signalsSeen(seen.signals, say),
    ...grounds(answer, context, "h2"),
  ]);
}

/**
 * What the page does, in kinds, and what is said of it.
 *
 * @param {TabVerdict} answer
 * @param {Context["say"]} say
 */
function practice(answer, say) {
  const kinds = (answer.seen.kinds ?? []).map((kind) => say(`kind_${kind}`)).join(" · ");
  const fee = feeSentence(say, answer);
  const lender = lenderSentence(say, answer);
  return [
    fee !== "" && make("p", { class: "fee" }, sentence(fee)),
    kinds !== "" && make("p", { class: "small kinds" }, [say("page_kinds", { kinds })]),
    lender !== "" && make("p", { class: "small named-lender" }, [lender]),
  ];
}

/**
 * What every answer but `licensed` says to who has not borrowed yet, and to who has; who is in danger is told of no
 * debt.
 *
 * @param {{verdict: string, reason: string}} answer
 * @param {Context["say"]} say
 */
export function advice({ verdict, reason }, say) {
  if (verdict === "licensed" || reason === "crisis") return [];
  return [make("ul", { class: "advice" }, ["advice_new", "advice_owing"].map((key) => make("li", {}, [say(key)])))];
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

/**
 * What makes the page one that offers loans, the strongest first.
 *
 * @param {TabVerdict["seen"]["signals"]} signals
 * @param {Context["say"]} say
 */
function signalsSeen(signals, say) {
  const shown = signals
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, MOST_SIGNALS);
  if (shown.length === 0) return null;
  const items = shown.map(({ name, text, points }) =>
    make("li", {}, [explained(name, say), ` ${text} +${points.toFixed(1)}`]),
  );
  return make("details", { id: "signals" }, [make("summary", {}, [say("page_signals")]), make("ul", {}, items)]);
}

/** The signal, leading to where all of them stand. @param {string} name @param {Context["say"]} say */
function explained(name, say) {
  const link = make("a", { href: `signals.html#${name}` }, [say(`signal_${name}`)]);
  link.target = "_blank";
  return make("b", {}, [link]);
}

/** @param {Answer["not_covered"]} missing @param {Context} context @param {boolean} open */
function notCovered(missing, context, open) {
  const details = make("details", { class: "uncovered" }, [
    make("summary", {}, [context.say("page_not_covered")]),
    notCoveredList(missing, context),
  ]);
  details.open = open;
  return details;
}
