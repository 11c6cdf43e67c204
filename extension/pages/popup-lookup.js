/** One box that asks the edition in hand. What is typed is not sent, and kept only where `answered` keeps it. */

import { headingOf } from "../core/read/situations.js";
import { countryOf } from "../core/checklists/checklist.js";
import { ask } from "../core/answer/ask.js";
import { leftOut } from "../core/lookup/not-carried.js";
import { common } from "../core/lookup/lookup.js";
import { readingOf } from "../core/lookup/context.js";
import { inLanguage, listed } from "../core/i18n.js";
import { speakingOf } from "../browser/language.js";
import { linkTo } from "../browser/page-links.js";
import { advice, grounds, lenderLine } from "./answer-parts.js";
import { firstAbroad, firstLine } from "./call-now.js";
import { button, make, mark, sentence } from "./dom.js";
import { area, field } from "./fields.js";
import { listLinks, OF_CHASED, wayTo, wayToList } from "./list-links.js";
import { productView } from "./product-view.js";
import { asking } from "./question-box.js";

/** @typedef {import("./verdict-evidence.js").Context} Context */
/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/checklists/checklist.js").Checklist} Checklist */
/** @typedef {import("../core/answer/compose.js").Said} Said */
/** @typedef {import("../core/threats/threats.js").Country} Country */
/** @typedef {import("../core/checklists/checklist.js").Door} Door */

/**
 * The box where it is asked, and what answers.
 *
 * @typedef {object} Box
 * @property {(text: string) => void} again  asks it in the box
 * @property {HTMLElement} found  where answers are shown
 * @property {(mistake: string) => void} fail
 * @property {(answer: Said, rows: Rows, context: Context) => Promise<HTMLElement | null>} [behind]  what else is shown,
 *   below the answer
 * @property {(text: string) => unknown} [answered]  called with what was asked, once its answer is shown
 */

/** @param {Rows} rows @param {Context} context */
export function lookupView(rows, context) {
  const { say } = context;
  const asked = field("question", say("lookup_label"), area(), say("lookup_hint"));
  const control = /** @type {HTMLTextAreaElement} */ (asked.control);
  control.setAttribute("enterkeyhint", "search");
  control.rows = 2;
  control.spellcheck = false;
  const found = make("div", { id: "found", role: "status" });
  const form = make("form", { id: "lookup", role: "search" }, [
    make("h2", {}, [say("lookup_title")]),
    asked.element,
    make("button", { type: "submit" }, [say("page_button")]),
    found,
  ]);
  const again = (/** @type {string} */ text) => askAgain(text);
  const askAgain = asking(form, control, answering({ again, found, fail: asked.fail }, async () => rows, context));
  return { form, ask: askAgain };
}

/**
 * What is done with a question.
 *
 * @param {Box} box
 * @param {() => Promise<Rows | null>} rowsInHand
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function answering({ again, found, fail, behind, answered }, rowsInHand, speaking) {
  const { say } = speaking;
  let last = 0;
  return async (/** @type {string} */ text) => {
    const asked = ++last;
    const rows = await rowsInHand();
    if (!rows) return fail(say("popup_no_edition"));
    const answer = await ask(rows, text, speaking, speaker);
    const [{ tables, manifest }, reading] = await Promise.all([common(rows), readingOf(rows)]);
    const lists = await listsOf(rows, answer?.checklists ?? []);
    if (asked !== last) return;
    fail(answer || !text.trim() ? "" : say("lookup_wrong"));
    if (!answer) return found.replaceChildren();
    const context = { ...speaking, manifest };
    const calls = answer?.reason === "crisis" ? await callNow(rows, answer, speaking) : [];
    const more = await behind?.(answer, rows, context);
    const left = leftWords(await leftOut(rows, answer), speaking);
    if (asked !== last) return;
    const next = { heading: headingOf(answer, reading), lists, more, missing: left };
    const view = calls.length
      ? crisisView(answer, { ...next, calls }, context)
      : answerView(answer, next, context, { tables, ask: again });
    found.replaceChildren(view);
    answered?.(text);
  };
}

/**
 * What it is and what to do stand before what that rests on.
 *
 * @param {Said} answer
 * @param {object} next
 * @param {string} next.heading  its key
 * @param {Checklist[]} next.lists  of what to do about what the text speaks of
 * @param {HTMLElement | null} [next.more]
 * @param {string} next.missing  what the edition in hand does not hold whole
 * @param {Context} context
 * @param {import("./product-view.js").Beside} beside
 */
function answerView(answer, { heading, lists, more, missing }, context, beside) {
  const { say } = context;
  const { verdict, says, also, suggestions, query, product } = answer;
  return make("div", { class: "found answer", "data-verdict": verdict }, [
    make("h3", {}, [mark(verdict), say(heading)]),
    make("p", { class: "host" }, [query.text]),
    ...lines(says),
    also && make("div", { class: "also", lang: also.lang }, lines(also.says)),
    missing && make("div", { class: "note", id: "left-out" }, [missing]),
    suggestions.length > 0 && answer.reason !== "ask" && make("h3", {}, [say("page_suggestions")]),
    suggestions.length > 0 &&
      make(
        "ul",
        { class: "near" },
        suggestions.map(({ name }, at) => make("li", {}, [button(`near-${at}`, name, () => beside.ask(name))])),
      ),
    isOfInstaller(answer) && wayTo(linkTo("apk"), "found-apk", say("apk_title")),
    ...listLinks(lists, context),
    ...advice(answer, say),
    lenderLine(answer, say),
    product && answer.order !== "screen" && productView(product, context, "h3", beside),
    more ?? (lists.length === 0 && beforeBorrowing(answer, say("open_checklist"))),
    ...grounds(answer, context, "h3"),
  ]);
}

/**
 * Numbers to tap, what to do this night, and a list for later; nothing else.
 *
 * @param {Said} answer
 * @param {{heading: string, lists: Checklist[], calls: HTMLElement[]}} next
 * @param {Context} context
 */
function crisisView({ verdict, says, also, query }, { heading, lists, calls }, { say, language }) {
  return make("div", { class: "found answer", "data-verdict": verdict }, [
    make("h3", {}, [mark(verdict), say(heading)]),
    ...calls,
    make("p", { class: "host" }, [query.text]),
    ...lines(says),
    also && make("div", { class: "also", lang: also.lang }, lines(also.says)),
    ...lists
      .filter(({ id }) => OF_CHASED.includes(id))
      .map(({ id, title }) => wayToList(id, say("list_link", { list: inLanguage(title, language) }))),
  ]);
}

/**
 * Whom to call now, in the country in which it is asked.
 *
 * @param {Rows} rows
 * @param {Said} answer
 * @param {import("../core/i18n.js").Speaking} speaking
 */
async function callNow(rows, { place = "" }, speaking) {
  const [help, held] = await rows.many("meta", ["help", "checklists"]);
  const abroad = help?.threats?.find((/** @type {Country} */ { country }) => country.toLowerCase() === place)?.first;
  const ids = [`${place}-mental-health`, `${place}-emergency`];
  const there = abroad ?? help?.doors?.filter((/** @type {Door} */ { id }) => ids.includes(id)) ?? [];
  if (there.length) return firstAbroad(there, speaking);
  const home = /** @type {Checklist[]} */ (held ?? []).find(({ first }) => first?.length);
  return firstLine(home?.first, speaking.say);
}

/**
 * Which lists are not held whole, "" for none.
 *
 * @param {import("../core/edition/coverage.js").Register[]} left
 * @param {import("../core/i18n.js").Speaking} speaking
 */
function leftWords(left, { say, language }) {
  const titles = left.map(({ title }) => inLanguage(title, language));
  return titles.length ? say("lookup_left", { names: inLanguage(listed(titles), language) }) : "";
}

/** @param {string} says */
function lines(says) {
  return says.split("\n").map((line) => make("p", { class: "says" }, sentence(line)));
}

/**
 * Who speaks another language; null where its words cannot be had.
 *
 * @param {import("../core/i18n.js").Language} language
 */
function speaker(language) {
  return speakingOf(language).catch(() => null);
}

/** Is it about an app, or about what would install one? @param {Said} answer */
function isOfInstaller({ query, reason }) {
  return query.type === "app" || ["apk", "installer"].includes(reason);
}

/** Those of these checklists that the edition has. @param {Rows} rows @param {string[]} ids */
async function listsOf(rows, ids) {
  if (!ids.length) return [];
  const held = /** @type {Checklist[]} */ ((await rows.one("meta", "checklists")) ?? []);
  return ids.flatMap((id) => held.find((one) => one.id === id) ?? []);
}

/**
 * What to check before borrowing in the answer's country.
 *
 * @param {import("../core/lookup/lookup.js").Answer} answer
 * @param {string} words
 */
function beforeBorrowing(answer, words) {
  return wayTo(linkTo("checklist", `country=${countryOf(answer)}`), "found-checklist", words);
}
