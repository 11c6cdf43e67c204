/** The checklist: what to do, why, how, and the law it rests on. */

import { chooseChecklist, abroad, isDue, isLate, ofCountry, replacedOn } from "../core/checklists/checklist.js";
import { stored } from "../browser/edition-state.js";
import { inLanguage, tagOf } from "../core/i18n.js";
import { speak } from "../browser/language.js";
import { countries } from "../browser/settings.js";
import { draft, languageOf, NOTHING } from "../core/letters/letter-draft.js";
import { citeParts } from "./cites.js";
import { copyable } from "./copying.js";
import { day, folded, lines, local, make } from "./dom.js";
import { entitle } from "./header.js";
import { doorParts } from "./door-parts.js";
import { firstLine } from "./call-now.js";
import { icon } from "./icons.js";
import { showLeave } from "./leave-link.js";
import { languageNote } from "./edition-language.js";
import { readAloud, wordsOfList } from "./read-aloud.js";
import { partsBar, tickable } from "./ticks.js";
import { localDay } from "./local-day.js";
import { progressIn } from "../browser/progress-area.js";
import { rowsFromWorker } from "../browser/edition-rows.js";

/** @typedef {import("../core/checklists/checklist.js").Item} Item */
/** @typedef {import("../core/checklists/checklist.js").Checklist} Checklist */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/letters/letter-draft.js").Letters} Letters */

/** The list that leads to the papers of a court before all else. */
const SUED = "cn/sued";
/** The list for who is not the borrower. */
const CALLED = "cn/called-about-someone-else";
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const [{ say, language }, rows, { edition }, own] = await Promise.all([
    speak(),
    rowsFromWorker().catch(() => null),
    stored(),
    countries(),
  ]);
  /** @type {[Checklist[] | undefined, import("./letters.js").Help | undefined]} */
  const [lists, help] = /** @type {any} */ (rows ? await rows.many("meta", ["checklists", "help"]) : []);
  const asked = new URLSearchParams(location.search);
  const list =
    lists?.find(({ id }) => id === asked.get("id")) ?? chooseChecklist(lists, asked.get("country") ?? "", own);
  const context = { say, language, who: list?.id === CALLED ? "&who=friend" : "" };
  entitle(context, list?.overdue ? "" : list ? inLanguage(list.title, language) : say("open_checklist"));
  if (!list) return main.replaceChildren(make("p", {}, [say("checklist_none")]));
  const here = ofCountry(lists ?? [], list.country);
  const elsewhere = abroad(lists ?? [], list.country);
  const court = help?.court_papers
    ? [make("p", {}, [make("a", { href: "court.html", id: "court", class: "next" }, [say("court_link")])])]
    : [];
  if (list.overdue) showLeave(say);
  const parts = partsOf(list);
  const headings = parts.flatMap(([{ heading }]) => (heading ? [local(heading, language)] : []));
  main.replaceChildren(
    ...firstLine(list.first, say),
    make("h1", {}, [local(list.title, language)]),
    make("p", { class: "intro" }, [local(list.intro, language)]),
    ...(await languageNote(context)),
    ...(list.id === SUED ? court : []),
    partsBar(headings, say("checks_parts")),
    ...parts.map((items, n) => partSection(items, n, list, { ...context, letters: help?.letters })),
    make("p", { class: "ticks-kept small" }),
    make("nav", { "aria-labelledby": "help" }, [
      make("h2", { id: "help" }, [say("help_title")]),
      make("ul", { class: "card ways" }, [
        ...listWays(here.filter(({ id }) => id !== list.id), language),
        ...pageWays(list, { court: Boolean(court.length), isChased: here.some(({ overdue }) => overdue) }, say),
      ]),
      elsewhere.length > 0 && make("h2", {}, [say("checklists_abroad_link")]),
      elsewhere.length > 0 && make("ul", { class: "card ways" }, listWays(elsewhere, language)),
    ]),
    make("p", { class: "small" }, [
      edition ? say("page_edition", { date: day(edition.published_at, language) }) : null,
    ]),
  );
  main.querySelector(".intro")?.after(readAloud(wordsOfList, context));
  await tickable(main, list.id, { area: progressIn(), say });
}

/** The items of each heading, in one part where there is none. @param {Checklist} list @returns {Item[][]} */
function partsOf({ items }) {
  const starts = items.flatMap(({ heading }, at) => (heading || at === 0 ? [at] : []));
  return starts.map((start, n) => items.slice(start, starts[n + 1]));
}

/**
 * @param {Item[]} items
 * @param {number} n  of the part
 * @param {Checklist} list
 * @param {Asking & {letters?: Letters | null}} context
 */
function partSection(items, n, list, context) {
  const [{ heading }] = items;
  const title = heading && make("h2", { class: "part", id: `part-title-${n + 1}` }, [local(heading, context.language)]);
  const rows = items.map((item) =>
    item === list.items[0]
      ? itemParts(withoutFirst(item, list.first), { ...context, isFirst: true }, context.letters)
      : itemParts(item, { ...context, isFirst: false }, context.letters),
  );
  const named = heading ? { "aria-labelledby": `part-title-${n + 1}` } : {};
  return make("section", { id: `part-${n + 1}`, ...named }, [title, make("ol", { class: "items" }, rows)]);
}

/** @param {Checklist[]} lists @param {Speaking["language"]} language */
function listWays(lists, language) {
  return lists.map(({ id, title }) => way(`?id=${id}`, "", local(title, language)));
}

/**
 * The tools that help beside a list.
 *
 * @param {Checklist} list
 * @param {{court: boolean, isChased: boolean}} held  what there is in its country
 * @param {Speaking["say"]} say
 */
function pageWays({ id, country }, { court, isChased }, say) {
  return [
    way("planner.html", "planner", say("planner_title")),
    way("apk.html", "apk", say("apk_title")),
    country === "CN" && id !== SUED && court && way("court.html", "court", say("court_link")),
    country === "CN" && way("phone.html", "phone", say("phone_title")),
    isChased && way("evidence-log.html", "log", say("log_link")),
    isChased && way("threats.html", "threats", say("threats_title")),
  ];
}

/** A row that leads to a page. @param {string} href @param {string} id  "" for none @param {string | Node} words */
function way(href, id, words) {
  return make("li", {}, [make("a", { href, ...(id && { id }) }, [make("span", {}, [words]), icon("next")])]);
}

/**
 * Without those whom the page says to call right above.
 *
 * @param {Item} item
 * @param {import("../core/checklists/checklist.js").Door[]} [first]
 */
function withoutFirst(item, first = []) {
  return { ...item, doors: item.doors?.filter(({ id }) => first.every((door) => door.id !== id)) };
}

/** @typedef {Speaking & {who: string}} Asking  `who` writes the drafts, "" for the borrower */

/**
 * What to do and why; how is folded, but for the first.
 *
 * @param {Item} item
 * @param {Asking & {isFirst: boolean}} context
 * @param {Letters | null} [letters]
 */
function itemParts(item, context, letters) {
  const { say, language, isFirst } = context;
  const today = localDay(new Date());
  const due = isDue(item, today);
  const replaced = replacedOn(item, today);
  return make("li", { id: item.id }, [
    make("h2", {}, [local(item.text, language), due && make("span", { class: "due" }, [say("checklist_due")])]),
    make("p", { class: "why" }, [local(item.why, language)]),
    replaced && make("p", { class: "note" }, [say("checklist_replaced_note", { date: replaced })]),
    isLate(item, today) && make("p", { class: "note" }, [say("checklist_due_note", { date: item.review_by })]),
    opened(isFirst, folded(say("checklist_how"), [
      ...(item.messages ?? []).flatMap(({ to, words }) => [
        make("h3", {}, [local(to, language)]),
        copyable(inLanguage(to, language), local(words, language), say),
      ]),
      item.how && make("div", { class: "how" }, lines(item.how, language)),
      ...(item.letters ?? []).map(({ id }) => letterParts(id, context, letters)),
      !!item.doors?.length && make("ul", { class: "doors" }, item.doors.map((door) => doorParts(door, context))),
      item.cites.length > 0 && folded(say("page_law"), item.cites.map((cite) => citeParts(cite, context))),
      make("p", { class: "small" }, [say("checklist_reviewed", { date: item.reviewed_on })]),
    ])),
  ]);
}

/** @param {boolean} isOpen @param {HTMLDetailsElement} details */
function opened(isOpen, details) {
  return Object.assign(details, { open: isOpen });
}

/** A draft with all its gaps. @param {string} id @param {Asking} context @param {Letters | null} [letters] */
function letterParts(id, { say, language, who }, letters) {
  const letter = letters?.letters.find((one) => one.id === id);
  if (!letters || !letter) return null;
  const title = inLanguage(letter.title, language);
  const own = languageOf(letter, language);
  const { text } = draft(letter, letters, { ...NOTHING, friend: who !== "" }, own);
  return folded(say("which_door_draft", { title }), [
    letter.caution && make("p", { class: "note", role: "note" }, [local(letter.caution, language)]),
    make("p", { class: "note", role: "note" }, [local(letters.warning, language)]),
    make("p", {}, [make("a", { class: "next", href: `letter.html?id=${id}${who}` }, [say("letter_fill_title")])]),
    copyable(title, make("span", { lang: tagOf(own) }, [text]), say),
  ]);
}

void render();
