/** One draft, filled with what the person chooses, without a log. Nothing is sent and nothing is kept. */

import { rowsFromWorker } from "../browser/edition-rows.js";
import { fullNames } from "../browser/full-names.js";
import { speak } from "../browser/language.js";
import { linkTo } from "../browser/page-links.js";
import { draft, hasBlank, languageOf, NOTHING } from "../core/letters/letter-draft.js";
import { inLanguage } from "../core/i18n.js";
import { firstLine } from "./call-now.js";
import { showLeave } from "./leave-link.js";
import { citeParts } from "./cites.js";
import { button, folded, local, make } from "./dom.js";
import { entitle } from "./header.js";
import { field, form, input, select } from "./fields.js";
import { LOAN, ME } from "./letters.js";
import { localDay } from "./local-day.js";
import { written } from "./written.js";

/** @typedef {import("../core/letters/letter-draft.js").Letter} Letter */
/** @typedef {import("../core/letters/letter-draft.js").Letters} Letters */
/** @typedef {import("../core/evidence-log/breaches.js").Breach} Breach */
/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {{box: HTMLInputElement, count: HTMLInputElement, breach: Breach}} Choice */

const MOST_NAMES = 3;
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const [speaking, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  const [help, lists = []] = rows ? await rows.many("meta", ["help", "checklists"]) : [];
  const { say, language } = speaking;
  const asked = new URLSearchParams(location.search);
  /** @type {Letters | undefined} */
  const letters = help?.letters;
  const letter = letters?.letters.find(({ id }) => id === (asked.get("id") ?? main.dataset.letter));
  entitle(speaking, "");
  if (!rows || !letters || !letter) return main.replaceChildren(make("p", {}, [say("log_letters_none")]));
  const first = lists.find((/** @type {{first?: unknown[]}} */ list) => list.first?.length)?.first;
  const out = written(say, say("log_letter_text"));
  showLeave(say);
  main.replaceChildren(
    ...firstLine(first, say),
    make("h1", {}, [local(letter.title, language)]),
    make("p", {}, [local(letter.use, language)]),
    ...[letter.caution, letters.warning].flatMap((one) =>
      one ? [make("p", { class: "note", role: "note" }, [local(one, language)])] : [],
    ),
    fillIn(letter, { rows, letters, breaches: help.breaches ?? [], who: asked.get("who") }, speaking, out),
    ...out.elements,
    letter.cites?.length ? folded(say("page_law"), letter.cites.map((cite) => citeParts(cite, speaking))) : "",
    make("p", {}, [make("a", { href: linkTo("evidence-log"), id: "log" }, [say("log_link")])]),
  );
}

/**
 * What may be filled in, and the button that writes the draft.
 *
 * @param {Letter} letter
 * @param {{rows: Rows, letters: Letters, breaches: Breach[], who: string | null}} held
 * @param {Speaking} speaking
 * @param {ReturnType<typeof written>} out
 */
function fillIn(letter, { rows, letters, breaches, who: asked }, speaking, out) {
  const { say, language } = speaking;
  const fields = Object.fromEntries(
    [...ME, ...LOAN]
      .filter((name) => hasBlank(letter, name))
      .map((name) => [name, field(`own-${name}`, say(`own_${name}`), input())]),
  );
  const who = select([["borrower", say("letter_who_borrower")], ["friend", say("letter_who_friend")]]);
  who.value = asked === "friend" ? "friend" : "borrower";
  const choices = letter.parts.some(({ part }) => part === "rules") ? breaches.map(choiceOf) : [];
  const day = field("letter-date", say("letter_date"), input("date", localDay(new Date())));
  const names = make("div", { id: "full-names", role: "status" });
  const act = async () => {
    const own = Object.fromEntries(Object.entries(fields).map(([name, { control }]) => [name, control.value.trim()]));
    const use = (/** @type {string} */ name) => (fields.lender.control.value = name);
    names.replaceChildren(...(await namesToUse(own.lender, rows, speaking, use)));
    const counted = choices
      .filter(({ box }) => box.checked)
      .map(({ breach, count }) => ({ breach, count: count.value, entries: [] }));
    const told = { ...NOTHING, own: { ...own, today: day.control.value }, friend: who.value === "friend", counted };
    const { text, gaps } = draft(letter, letters, told, languageOf(letter, language));
    out.write(text);
    return gaps ? say("log_gaps", { n: gaps, gap: letters.gap }) : say("log_no_gaps");
  };
  const parts = [
    letter.parts.some(({ friend }) => friend) && field("who", say("letter_who"), who).element,
    ...Object.entries(fields).flatMap(([name, { element }]) => (name === "lender" ? [element, names] : [element])),
    choices.length > 0 && breachesPart(choices, speaking),
    day.element,
    make("p", { class: "small" }, [say("letter_device")]),
  ];
  return form({ id: "fill", parts, button: say("letter_fill"), say, act });
}

/** @param {Breach} breach @returns {Choice} */
function choiceOf(breach) {
  const count = Object.assign(input("number"), { min: "1", max: "9999", id: `count-${breach.id}` });
  return { breach, count, box: Object.assign(input("checkbox"), { id: `breach-${breach.id}` }) };
}

/** What happened, to be chosen, each with how often. @param {Choice[]} choices @param {Speaking} speaking */
function breachesPart(choices, { say, language }) {
  return make("fieldset", {}, [
    make("legend", {}, [say("letter_breaches")]),
    ...choices.flatMap(({ box, count, breach }) => {
      count.setAttribute("aria-label", `${inLanguage(breach.title, language)}: ${say("letter_count")}`);
      return [
        make("label", { class: "check" }, [box, local(breach.title, language)]),
        make("p", { class: "small how-often" }, [say("letter_count"), " ", count]),
      ];
    }),
  ]);
}

/**
 * Full names in the edition that the typed one may mean, each with a button that puts it in.
 *
 * @param {string | undefined} typed
 * @param {Rows} rows
 * @param {Speaking} speaking
 * @param {(name: string) => void} use
 */
async function namesToUse(typed, rows, speaking, use) {
  const names = typed ? await fullNames(typed, rows, speaking) : [];
  const found = [...new Set(names)].filter((name) => name !== typed).slice(0, MOST_NAMES);
  if (!found.length) return [];
  const { say } = speaking;
  return [
    make("p", { class: "small" }, [say("letter_full_names")]),
    ...found.map((name, at) => button(`use-${at}`, say("letter_use", { name }), () => use(name))),
  ];
}

void render();
