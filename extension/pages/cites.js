/** What something rests on: a rule, whom it binds and since when; and where it is read. */

import { local, make, outside, sentence } from "./dom.js";
import { DRAFT, knownAs, rankOf } from "../core/checklists/rule-rank.js";

/** @param {import("../core/checklists/checklist.js").Cite} cite @param {import("../core/i18n.js").Speaking} context */
export function citeParts(cite, { say, language }) {
  const since = say(cite.rank === DRAFT ? "page_draft" : "page_in_force", { date: cite.in_force });
  const known = cite.known === "second-hand" ? ` · ${say("known_second_hand")}` : "";
  return make("div", { class: "cite" }, [
    make("p", { class: "label" }, [local(cite.label, language)]),
    make("p", {}, [local(cite.gives, language)]),
    cite.text && make("blockquote", { lang: "zh-CN" }, [cite.text]),
    make("p", { class: "small" }, [`${rankOf(cite.rank, say)} · `, local(cite.binds, language), ` · ${since}${known}`]),
    sourceParts(cite, say),
  ]);
}

/**
 * Folded: where it is read, in whose copy, how we know it, and when somebody looked.
 *
 * @param {{source: string, via?: string, known: string, checked_on: string, official?: string}} found
 * @param {import("../core/i18n.js").Say} say
 */
export function sourceParts({ source, via, known, checked_on, official }, say) {
  const copy = via ? ` · ${say("page_via", { via })}` : "";
  const rest = `${copy}${source && " · "}${knownAs(known, say)} · ${say("page_checked", { date: checked_on })}`;
  return make("details", { class: "source" }, [
    make("summary", {}, [say("page_source")]),
    make("p", { class: "small" }, [
      source && outside(source, say("page_source")),
      ...sentence(rest),
      official && " · ",
      official && outside(official, say("page_official")),
    ]),
  ]);
}
