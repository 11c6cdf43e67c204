/** The checklist: what to do, why, how, and the law it rests on. */

import { chooseChecklist } from "../background/banner.js";
import { isDue } from "../background/checklist.js";
import { heldRows, stored } from "../background/holding.js";
import { inLanguage, speak } from "../background/says.js";
import { day, make, outside } from "./dom.js";

/** @typedef {import("../background/checklist.js").Item} Item */
/** @typedef {import("../background/checklist.js").Cite} Cite */
/** @typedef {{say: import("../background/says.js").Say, language: import("../background/says.js").Language}} Context */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

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

async function render() {
  const [{ say, language }, rows, { edition }] = await Promise.all([speak(), heldRows().catch(() => null), stored()]);
  const list = chooseChecklist(await rows?.one("meta", "checklists"), new URLSearchParams(location.search).get("country") ?? "");
  document.documentElement.lang = language.replace("_", "-");
  document.title = `${say("name")} · ${say("open_checklist")}`;
  if (!list) return main.replaceChildren(make("p", {}, [say("checklist_none")]));
  const context = { say, language };
  main.replaceChildren(
    make("h1", {}, [inLanguage(list.title, language)]),
    make("p", { class: "intro" }, [inLanguage(list.intro, language)]),
    make("ol", { class: "items" }, list.items.map((item) => itemParts(item, context))),
    make("p", { class: "small" }, [edition ? say("page_edition", { number: edition.number, date: day(edition.published_at, language) }) : null]),
  );
}

/** @param {Item} item @param {Context} context */
function itemParts(item, context) {
  const { say, language } = context;
  const due = isDue(item, Date.now());
  return make("li", { id: item.id }, [
    make("h2", {}, [inLanguage(item.text, language), due && make("span", { class: "due" }, [say("checklist_due")])]),
    make("p", { class: "why" }, [inLanguage(item.why, language)]),
    due && make("p", { class: "note" }, [say("checklist_due_note", { date: item.review_by })]),
    item.how && make("h3", {}, [say("checklist_how")]),
    item.how && make("p", { class: "how" }, [inLanguage(item.how, language)]),
    item.cites.length > 0 && make("details", {}, [make("summary", {}, [say("page_law")]), ...item.cites.map((cite) => citeParts(cite, context))]),
    make("p", { class: "small" }, [say("checklist_reviewed", { date: item.reviewed_on })]),
  ]);
}

/** @param {Cite} cite @param {Context} context */
function citeParts(cite, { say, language }) {
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

void render();
