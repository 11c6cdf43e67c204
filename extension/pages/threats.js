/** “Is that true?”: threats to choose from, and a box whose text is read on this device and sent nowhere. */

import { carryWords } from "../browser/carried-words.js";
import { rowsFromWorker, wholeRows } from "../browser/edition-rows.js";
import { speak } from "../browser/language.js";
import { linkTo } from "../browser/page-links.js";
import { countries } from "../browser/settings.js";
import { unpacked } from "../core/threats/packed-points.js";
import { found, isLong } from "../core/threats/threats.js";
import { inLanguage } from "../core/i18n.js";
import { folding } from "../core/normalise/text.js";
import { firstAbroad, firstLine } from "./call-now.js";
import { showLeave } from "./leave-link.js";
import { languageNote } from "./edition-language.js";
import { button, local, make } from "./dom.js";
import { entitle } from "./header.js";
import { area, field, form, select } from "./fields.js";
import { foldedThreat, threatAnswer } from "./threat-parts.js";

/** @typedef {import("../core/threats/threats.js").Country} Country */
/** @typedef {import("../core/threats/threats.js").Threat} Threat */
/** @typedef {import("./threat-parts.js").Context} Context */
/** @typedef {import("../core/i18n.js").Say} Say */
/**
 * @typedef {object} Content
 * @property {Country[]} held
 * @property {import("../core/checklists/checklist.js").Door[]} [first]  whom to call now
 * @property {import("../core/normalise/text.js").Fold} table
 * @property {import("../core/threats/threat-kinds.js").Tables | null} kinds
 */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const [speaking, rows, own] = await Promise.all([speak(), rowsFromWorker().catch(() => null), countries()]);
  const asked = ["help", "checklists", "tables", "threat_points"];
  const [help, lists = [], tables, packed] = rows ? await rows.many("meta", asked) : [];
  /** @type {Country[] | undefined} */
  const held = help?.threats;
  const { say } = speaking;
  entitle(speaking, "");
  if (!held?.length) return main.replaceChildren(make("p", {}, [say("checklist_none")]));
  const first = lists.find((/** @type {{first?: unknown[]}} */ list) => list.first?.length)?.first;
  const content = { held, first, table: folding(tables.fold), kinds: packed ? unpacked(packed) : null };
  const review = (/** @type {Threat} */ { id }) =>
    held.find(({ country }) => country.toLowerCase() === id.slice(0, 2))?.review_by ?? "";
  const letters = help.letters?.letters ?? [];
  const chosen = held.find(({ country }) => own.includes(country)) ?? held[0];
  const answer = show(content, { ...speaking, lists, letters, review }, chosen);
  main.querySelector(".intro")?.after(...(await languageNote(speaking)));
  if (!packed) await without(content, say, answer);
}

/**
 * Says that what reads whole sentences is not there, until it is; what was answered meanwhile is answered again.
 *
 * @param {Content} content
 * @param {Say} say
 * @param {() => unknown} answer
 */
async function without(content, say, answer) {
  const note = make("p", { class: "note", role: "note", id: "no-kinds" }, [say("threats_no_kinds")]);
  main.querySelector(".intro")?.after(note);
  const rows = await wholeRows().catch(() => null);
  const packed = await rows?.one("meta", "threat_points");
  if (!packed) return;
  content.kinds = unpacked(packed);
  note.remove();
  if (document.getElementById("found")?.hasChildNodes()) answer();
}

/** What answers the text in the box. @param {Content} content @param {Context} context @param {Country} chosen */
function show(content, context, chosen) {
  const { say, language } = context;
  const { held, first } = content;
  const answer = make("section", { id: "found", "aria-labelledby": "found-title" });
  const call = make("div", {});
  const country = select(held.map((one) => [one.country, inLanguage(one.title, language)]), chosen.country);
  const list = make("section", { id: "list" });
  const here = () => held.find((one) => one.country === country.value) ?? chosen;
  const callNow = () => {
    const abroad = here().first;
    return abroad?.length ? firstAbroad(abroad, context) : firstLine(first, say);
  };
  const fill = () => {
    list.replaceChildren(...listParts(here(), context));
    call.replaceChildren(...callNow());
  };
  country.addEventListener("change", fill);
  fill();
  const box = field("text", say("threats_box"), area(), say("threats_device"));
  const title = make("h1", { id: "title" }, [say("threats_title")]);
  const intro = make("p", { class: "intro" }, [say("threats_intro")]);
  const always = alwaysPart(say);
  const act = async () => {
    const text = box.control.value;
    const mistake = mistakeIn(text);
    box.fail(mistake && say(mistake));
    if (mistake) {
      box.control.focus();
      return "";
    }
    const answered = found(held, text, country.value, content.table, content.kinds);
    const pressing = urgentKey(answered);
    call.hidden = pressing !== "";
    const urgent = pressing ? urgentPart(pressing, callNow(), say) : null;
    answer.replaceChildren(...answerParts(answered, urgent, context), always, logPart(text, say));
    for (const part of [title, intro]) part.hidden = true;
    window.scrollTo({ top: 0 });
    document.getElementById("found-title")?.focus();
    return "";
  };
  showLeave(say);
  main.replaceChildren(
    answer,
    call,
    title,
    intro,
    form({ id: "paste", parts: [box.element], button: say("threats_show"), say, act }),
    always,
    make("h2", {}, [say("threats_list")]),
    field("country", say("threats_country"), country).element,
    list,
    make("p", {}, [make("a", { class: "next", href: linkTo("checklist"), id: "help" }, [say("help_title")])]),
  );
  return act;
}

/** The key of what is wrong with a text, "" where nothing is. @param {string} text */
function mistakeIn(text) {
  if (text.trim() === "") return "threats_empty";
  return isLong(text) ? "threats_long" : "";
}

/** The key of what is said before all else, "" for nothing. @param {ReturnType<typeof found>} held */
function urgentKey({ despair, threats, danger }) {
  if (despair) return "threats_despair";
  if (threats.some((one) => one.danger)) return "threats_danger";
  return danger ? "threats_maybe_danger" : "";
}

/** @param {string} key @param {HTMLElement[]} callNow @param {Say} say */
function urgentPart(key, callNow, say) {
  const words = make("p", {}, [say(key)]);
  const kind = key.slice("threats_".length).replace("_", "-");
  return make("div", { class: `urgent ${kind}`, role: "alert" }, [words, ...callNow]);
}

/**
 * What a text holds: the first in full, the others folded; all of them folded where they are asked about.
 *
 * @param {ReturnType<typeof found>} held
 * @param {HTMLElement | null} urgent
 * @param {Context} context
 */
function answerParts({ threats, despair, sure, court }, urgent, context) {
  const { say, language } = context;
  const first = sure ? threats[0] : undefined;
  const others = first ? threats.slice(1) : threats;
  const title = make("h1", { id: "found-title" }, [first ? local(first.title, language) : say("threats_title")]);
  title.tabIndex = -1;
  const parts = [
    urgent,
    title,
    first && threatAnswer(first, context),
    !sure && make("p", { class: "truth" }, [say("threats_asked")]),
    !threats.length && !despair && make("p", { class: "truth" }, [say("threats_none")]),
    court && make("p", { class: "note", role: "note" }, [say("threats_court")]),
    ...others.map((one) => foldedThreat(one, context)),
  ];
  return parts.filter((one) => one instanceof HTMLElement);
}

/** One tap, and the text is in the log once that is open. @param {string} text @param {Say} say */
function logPart(text, say) {
  const put = async () => {
    await carryWords(text);
    location.assign(linkTo("evidence-log"));
  };
  return make("div", {}, [
    button("to-log", say("threats_log"), put),
    make("p", { class: "small" }, [say("threats_log_note")]),
  ]);
}

/** What helps whatever they say. @param {Say} say */
function alwaysPart(say) {
  const advice = ["threats_keep", "threats_no_call", "threats_no_pay"].map((key) => make("li", {}, [say(key)]));
  return make("section", { class: "always", "aria-labelledby": "always" }, [
    make("h2", { id: "always" }, [say("threats_always")]),
    make("ul", {}, advice),
  ]);
}

/**
 * Which of the parts are shown: all, or one.
 *
 * @param {HTMLElement[]} parts @param {(string | Node)[]} titles @param {Say} say
 */
function chips(parts, titles, say) {
  const choose = (/** @type {number} */ chosen) => {
    for (const [n, part] of parts.entries()) part.hidden = chosen !== 0 && chosen !== n + 1;
    for (const [n, chip] of all.entries()) chip.setAttribute("aria-pressed", String(n === chosen));
  };
  const all = [say("threats_all"), ...titles].map((title, n) => {
    const chip = button("", "", () => choose(n));
    chip.append(title);
    return chip;
  });
  choose(0);
  return make("div", { class: "chips", role: "group", "aria-label": say("threats_about") }, all);
}

/** @param {Country} country @param {Context} context */
function listParts({ sections, reviewed_on }, context) {
  const { say, language } = context;
  const parts = sections.map(({ title, threats }, n) =>
    make("section", { id: `about-${n + 1}` }, [
      make("h3", {}, [local(title, language)]),
      ...threats.map((threat) => foldedThreat(threat, context, threat.id.replace("/", "-"))),
    ]),
  );
  return [
    ...(parts.length > 1 ? [chips(parts, sections.map(({ title }) => local(title, language)), say)] : []),
    ...parts,
    make("p", { class: "small" }, [say("checklist_reviewed", { date: reviewed_on })]),
  ];
}

void render();
