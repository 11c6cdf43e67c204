/** What is said of the tab: the word with its shape, the sentence, what it rests on, what is not covered. */

import { feeSentence, headingOf, isUnverified, lenderSentence } from "../core/verdict/practice.js";
import { verdictCard } from "../core/verdict/card.js";
import { grounds, lenderLine, moreParts, orderParts } from "./answer-parts.js";
import { button, folded, make, mark, sentence } from "./dom.js";
import { reasonsView } from "./popup-reasons.js";
import { productView } from "./product-view.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("../core/lookup/lookup.js").Answer} Answer */
/** @typedef {import("./verdict-evidence.js").Context} Context */

/** Nothing to do about: the row of the planner leads on. */
const QUIET = ["licensed", "partner", "none"];

/**
 * @param {TabVerdict} answer
 * @param {Context} context
 * @param {import("./product-view.js").Beside} beside
 * @param {() => unknown} leave  takes the tab elsewhere
 */
export function verdictView(answer, context, beside, leave) {
  const { say } = context;
  const { verdict, query, seen } = answer;
  const fee = feeSentence(say, answer);
  /** That nothing is known of a firm says nothing for a page that asks for money first. */
  const isSaidByFee = fee !== "" && ["uncovered", "none"].includes(verdict);
  const card = verdictCard(answer, seen.words, seen.told, context);
  const order = orderParts(card);
  const rests = [
    ...(fee !== "" && !isSaidByFee ? order : []),
    ...practice(answer, say),
    ...(isSaidByFee ? [] : moreParts(card)),
    seen.host !== query.normal && make("p", { class: "small" }, [say("popup_frame", { host: seen.host })]),
    lenderLine(answer, say),
    answer.product ? productView(answer.product, context, "h2", beside) : null,
    seen.offers || seen.subject ? reasonsView(seen, say) : null,
    ...grounds(answer, context, "h2"),
  ];
  const isToMind = fee !== "" || (!QUIET.includes(verdict) && card.choices.length === 0);
  const tone = verdict === "none" ? "calm" : card.tone;
  return make("section", { id: "verdict", class: "answer", "data-verdict": verdict, "data-tone": tone }, [
    make("h1", fee ? { class: "asks-first" } : {}, [
      mark(fee ? "unlisted" : verdict),
      fee || isUnverified(answer) ? headingOf(say, answer) : verdict === "none" ? say("popup_none") : card.title,
    ]),
    make("p", { class: "host" }, [query.normal || new URL(seen.url).host]),
    ...(fee !== "" ? [make("p", { class: "says fee" }, sentence(fee))] : order),
    verdict === "warned" && leaving(say, leave),
    isToMind && make("a", { class: "button main", href: "checklist.html" }, [say("open_checklist")]),
    rests.some(Boolean) && folded(say("card_more"), rests, "grounds"),
  ]);
}

/**
 * The one thing to do about a page that a regulator warns of.
 *
 * @param {Context["say"]} say
 * @param {() => unknown} leave
 */
function leaving(say, leave) {
  const way = button("leave", say("warning_leave"), leave);
  way.className = "main";
  return way;
}

/**
 * What the page does, in kinds, and whom it names as its lender.
 *
 * @param {TabVerdict} answer
 * @param {Context["say"]} say
 */
function practice(answer, say) {
  const kinds = (answer.seen.kinds ?? []).map((kind) => say(`kind_${kind}`, { known: answer.seen.alike })).join(" · ");
  const lender = lenderSentence(say, answer);
  return [
    kinds !== "" && make("p", { class: "small kinds" }, [say("page_kinds", { kinds })]),
    lender !== "" && make("p", { class: "small named-lender" }, [lender]),
  ];
}
