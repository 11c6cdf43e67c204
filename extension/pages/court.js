/** By when to do what about a paper of a court: counted on this device, nothing sent or kept. */

import { FIRST, received } from "../core/court/court-deadlines.js";
import { LONGEST, named } from "../core/court/court-names.js";
import { inLanguage } from "../core/i18n.js";
import { folding } from "../core/normalise/text.js";
import { rowsFromWorker } from "../browser/edition-rows.js";
import { speak } from "../browser/language.js";
import { linkTo } from "../browser/page-links.js";
import { firstLine } from "./call-now.js";
import { showLeave } from "./leave-link.js";
import { views } from "./court-view.js";
import { local, make } from "./dom.js";
import { entitle } from "./header.js";
import { languageNote } from "./edition-language.js";
import { area, check, field, input, isRight, select } from "./fields.js";
import { localDay } from "./local-day.js";

/** @typedef {import("./court-view.js").Court} Court */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */

/** What to do about each paper, step by step. */
const SUED = "cn/sued";
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const [context, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  const { say } = context;
  const [help, tables, lists] = rows ? await rows.many("meta", ["help", "tables", "checklists"]) : [];
  /** @type {Court | null | undefined} */
  const court = help?.court_papers;
  entitle(context, "");
  if (!court) return main.replaceChildren(make("p", {}, [say("checklist_none")]));
  /** @type {import("../core/checklists/checklist.js").Checklist | undefined} */
  const sued = lists?.find((/** @type {{id: string}} */ { id }) => id === SUED);
  const found = make("div", { id: "found" });
  const intro = make("p", { class: "intro", id: "intro" }, [say("court_intro")]);
  showLeave(say);
  main.replaceChildren(
    make("h1", {}, [say("court_title")]),
    ...(await languageNote(context)),
    found,
    intro,
    paperForm(court, folding(tables.fold), context, (papers) => {
      const several = papers.length > 1 && make("p", {}, [say("court_several")]);
      found.replaceChildren(...(several ? [several] : []), ...papers);
      intro.textContent = say(papers.length > 0 ? "court_again" : "court_intro");
      const title = found.querySelector("h2");
      if (!title) return;
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }),
    ...firstLine(sued?.first, say),
    make("p", {}, [
      sued &&
        make("a", { class: "next", href: linkTo("checklist", `id=${SUED}`) }, [local(sued.title, context.language)]),
    ]),
  );
}

/**
 * @param {Court} court
 * @param {import("../core/normalise/text.js").Fold} fold
 * @param {Speaking} context
 * @param {(papers: HTMLElement[]) => void} show
 */
function paperForm(court, fold, context, show) {
  const { say, language } = context;
  const today = localDay(new Date());
  /** @type {[string, string][]} */
  const all = court.papers.map(({ id, title }) => [id, inLanguage(title, language)]);
  const fields = {
    name: field("name", say("court_name"), area(), say("court_name_hint")),
    paper: field("paper", say("court_list"), select([["", say("court_list_none")], ...all])),
    received: field("received", say("court_received"), input("date"), say("court_received_hint")),
  };
  Object.assign(fields.name.control, { maxLength: LONGEST, rows: 2, spellcheck: false });
  Object.assign(fields.received.control, { min: FIRST, max: today });
  const unsure = check("unsure", false, say("court_unsure"));
  const ways = waysOf(court, context);
  const act = () => {
    const chosen = fields.paper.control.value;
    const ids = chosen ? [chosen] : named(fields.name.control.value, court.papers, fold);
    const typed = fields.received.control.value;
    const day = typed.trim() ? received(typed, today) : { day: null };
    const wrong = "wrong" in day ? say(`court_${day.wrong}`, { date: FIRST }) : "";
    const mistakes = { name: ids.length > 0 ? "" : say("court_unnamed"), received: wrong };
    if (!isRight(fields, mistakes) || "wrong" in day) return show([]);
    const receipt = { day: day.day, sure: !!day.day && !unsure.box.checked, way: ways.chosen() };
    const papers = ids.flatMap((id) => court.papers.filter((one) => one.id === id));
    show(views(papers, { court, receipt, today, context }));
  };
  const form = make("form", { id: "court" }, [
    fields.name.element,
    fields.paper.element,
    fields.received.element,
    unsure.element,
    ways.element,
    make("button", { class: "main", type: "submit" }, [say("court_count")]),
    make("p", { class: "small" }, [say("court_private_here")]),
    make("p", { class: "small" }, [say("court_unread")]),
  ]);
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  return form;
}

/** @param {Court} court @param {Speaking} context */
function waysOf({ ways }, { say, language }) {
  const choices = ways.map(({ id, text, ask }, n) => {
    const box = Object.assign(input("radio", id), { name: "way", checked: n === 0 });
    const words = make("span", {}, [local(text, language), make("span", { class: "small" }, [local(ask, language)])]);
    return { box, element: make("label", { class: "check" }, [box, words]) };
  });
  const chosen = () => choices.find(({ box }) => box.checked)?.box.value ?? ways[0].id;
  const legend = make("legend", {}, [say("court_way")]);
  return { chosen, element: make("fieldset", {}, [legend, ...choices.map(({ element }) => element)]) };
}

void render();
