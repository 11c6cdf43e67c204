/** The checklist: what to do, why, how, and the law it rests on. */

import { chooseChecklist } from "../background/banner.js";
import { isDue, ofCountry, replacedOn, reviewPassed } from "../background/checklist.js";
import { heldRows, stored } from "../background/holding.js";
import { inLanguage, speak } from "../background/says.js";
import { day, make, outside } from "./dom.js";

/** @typedef {import("../background/checklist.js").Item} Item */
/** @typedef {import("../background/checklist.js").Cite} Cite */
/** @typedef {import("../background/checklist.js").Door} Door */
/** @typedef {import("../background/checklist.js").Checklist} Checklist */
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
  /** @type {Checklist[] | undefined} */
  const lists = await rows?.one("meta", "checklists");
  const asked = new URLSearchParams(location.search);
  const list = lists?.find(({ id }) => id === asked.get("id")) ?? chooseChecklist(lists, asked.get("country") ?? "");
  document.documentElement.lang = language.replace("_", "-");
  document.title = `${say("name")} · ${list ? inLanguage(list.title, language) : say("open_checklist")}`;
  if (!list) return main.replaceChildren(make("p", {}, [say("checklist_none")]));
  const context = { say, language };
  main.replaceChildren(
    ...firstLine(list, context),
    make("h1", {}, [inLanguage(list.title, language)]),
    make("p", { class: "intro" }, [inLanguage(list.intro, language)]),
    make("ol", { class: "items" }, list.items.map((item) => itemParts(item, context))),
    make("nav", { "aria-labelledby": "help" }, [
      make("h2", { id: "help" }, [say("help_title")]),
      make("ul", {}, ofCountry(lists ?? [], list.country).map(({ id, title }) => make("li", {}, [make("a", { href: `?id=${id}` }, [inLanguage(title, language)])]))),
    ]),
    make("p", { class: "small" }, [edition ? say("page_edition", { number: edition.number, date: day(edition.published_at, language) }) : null]),
  );
}

/** What a page for people in arrears begins with: whom to call now. @param {Checklist} list @param {Context} context */
function firstLine({ first = [] }, { say }) {
  if (!first.length) return [];
  const calls = first.map(({ id, phone }) => call(phone, `${phone} ${say(`overdue_${id.replace("-", "_")}`)}`));
  return [make("p", { class: "first", role: "note" }, [`${say("overdue_first")} `, ...calls])];
}

/** @param {string} phone @param {string} text */
function call(phone, text) {
  return make("a", { href: `tel:${phone}` }, [text]);
}

/** @param {Item} item @param {Context} context */
function itemParts(item, context) {
  const { say, language } = context;
  const now = Date.now();
  const due = isDue(item, now);
  const replaced = replacedOn(item, now);
  return make("li", { id: item.id }, [
    make("h2", {}, [inLanguage(item.text, language), due && make("span", { class: "due" }, [say("checklist_due")])]),
    make("p", { class: "why" }, [inLanguage(item.why, language)]),
    replaced && make("p", { class: "note" }, [say("checklist_replaced_note", { date: replaced })]),
    reviewPassed(item, now) && make("p", { class: "note" }, [say("checklist_due_note", { date: item.review_by })]),
    item.how && make("h3", {}, [say("checklist_how")]),
    item.how && make("p", { class: "how" }, [inLanguage(item.how, language)]),
    !!item.doors?.length && make("ul", { class: "doors" }, item.doors.map((door) => doorParts(door, context))),
    item.cites.length > 0 && make("details", {}, [make("summary", {}, [say("page_law")]), ...item.cites.map((cite) => citeParts(cite, context))]),
    make("p", { class: "small" }, [say("checklist_reviewed", { date: item.reviewed_on })]),
  ]);
}

/** @param {Door} door @param {Context} context */
function doorParts({ title, phone, url, where, takes, needs, answer_by, source, known, checked_on }, { say, language }) {
  const name = inLanguage(title, language);
  return make("li", {}, [
    phone ? call(phone, `${name} ${phone}`) : (outside(url, name) ?? make("b", {}, [name])),
    make("p", {}, [inLanguage(takes, language)]),
    where && make("p", { class: "small" }, [inLanguage(where, language)]),
    needs && make("p", { class: "small" }, [say("door_needs", { needs })]),
    answer_by && make("p", { class: "small" }, [say("door_answer", { time: answer_by })]),
    make("p", { class: "small" }, [outside(source, say("page_source")), ` · ${say(`known_${known.replace("-", "_")}`)} · ${say("page_checked", { date: checked_on })}`]),
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
