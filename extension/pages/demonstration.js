/** Each state as it would be seen, with invented names: nobody real is spoken of. */

import { make, mark, sentence } from "./dom.js";

/** @typedef {import("../core/i18n.js").Say} Say */

const DATE = "2026-01-01";
/**
 * The state, the reason of its sentence, and where it is seen.
 *
 * @type {[verdict: string, reason: string, seen: string][]}
 */
export const STATES = [
  ["warned", "host", "page"],
  ["ended", "channel", "page_lending"],
  ["suspended", "channel", "banner"],
  ["lookalike", "proven", "lookalike"],
  ["claimed", "lender", "banner"],
  ["unlisted", "nobody", "banner"],
  ["uncovered", "category", "grey"],
  ["licensed", "channel", "quiet"],
  ["partner", "channel", "quiet"],
  ["none", "unknown", "nothing"],
];

/** @param {Say} say */
export function demonstration(say) {
  const words = {
    lender: say("demo_lender"),
    by: say("demo_other_lender"),
    operator: say("demo_operator"),
    register: say("demo_register"),
    category: say("demo_category"),
    ask: say("demo_ask"),
    host: "jiekuan-demo.example",
    known: "jiekuan.example",
    date: DATE,
  };
  return make("ul", { class: "states" }, STATES.map(([verdict, reason, seen]) =>
    make("li", { "data-verdict": verdict }, [
      make("h3", {}, [mark(verdict), say(`verdict_${verdict}`)]),
      make("p", { class: "sample" }, sentence(say(`says_${verdict}_${reason}`, words))),
      make("p", { class: "small" }, [say(`demo_seen_${seen}`)]),
    ])));
}
