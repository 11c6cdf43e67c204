/** A rule that something rests on: what it is, whom it binds, since when, and who says so. */

import { inLanguage } from "../background/says.js";
import { make, outside } from "./dom.js";

/** @type {Record<string, string>} */
const RANKS = {
  法律: "rank_law",
  行政法规: "rank_regulation",
  司法解释: "rank_interpretation",
  部门规章: "rank_rule",
  规范性文件: "rank_normative",
  国家标准: "rank_standard",
  行业自律: "rank_self",
  媒体披露: "rank_media",
  征求意见稿: "rank_draft",
};

/** @param {import("../background/checklist.js").Cite} cite @param {{say: import("../background/says.js").Say, language: import("../background/says.js").Language}} context */
export function citeParts(cite, { say, language }) {
  const known = cite.known === "second-hand" ? ` · ${say("known_second_hand")}` : "";
  return make("div", { class: "cite" }, [
    make("p", { class: "label" }, [inLanguage(cite.label, language)]),
    make("p", {}, [inLanguage(cite.gives, language)]),
    cite.text && make("blockquote", { lang: "zh-CN" }, [cite.text]),
    make("p", { class: "small" }, [
      `${RANKS[cite.rank] ? say(RANKS[cite.rank]) : cite.rank} · ${inLanguage(cite.binds, language)} · ${say("page_in_force", { date: cite.in_force })} · ${say("page_checked", { date: cite.checked_on })}${known} `,
      outside(cite.source, say("popup_source")),
    ]),
  ]);
}
