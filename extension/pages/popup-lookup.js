/** One box that asks the edition in hand. What is typed is neither sent nor kept. */

import { countryOf } from "../core/checklists/checklist.js";
import { ask } from "../core/lookup/ask.js";
import { common } from "../core/lookup/lookup.js";
import { kindOf } from "../core/lookup/pasted.js";
import { button, make, mark, sentence } from "./dom.js";
import { area, field } from "./fields.js";
import { advice, grounds, lenderLine } from "./popup-verdict.js";

/** @typedef {import("./verdict-evidence.js").Context} Context */

/** @param {import("../core/edition/database.js").Rows} rows @param {Context} context */
export function lookupView(rows, context) {
  const { say } = context;
  const asked = field("question", say("lookup_label"), area(), say("lookup_hint"));
  const control = /** @type {HTMLTextAreaElement} */ (asked.control);
  control.setAttribute("enterkeyhint", "search");
  control.rows = 2;
  control.spellcheck = false;
  const found = make("div", { id: "found", role: "status" });
  const search = async (/** @type {string} */ text) => {
    const answer = await ask(rows, text, context);
    const kind = kindOf(text, (await common(rows)).tables.fold);
    asked.fail(answer || !text.trim() ? "" : say("lookup_wrong"));
    found.replaceChildren(...(answer ? [answerView(answer, kind, context, again)] : []));
  };
  const again = (/** @type {string} */ text) => {
    control.value = text;
    control.focus();
    void search(text);
  };
  const form = make("form", { id: "lookup", role: "search" }, [
    make("h2", {}, [say("lookup_title")]),
    asked.element,
    make("button", { type: "submit" }, [say("page_button")]),
    found,
  ]);
  form.noValidate = true;
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || control.value.includes("\n")) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search(control.value);
  });
  return form;
}

/**
 * @param {NonNullable<Awaited<ReturnType<typeof ask>>>} answer
 * @param {string} kind  of the pasted text
 * @param {Context} context
 * @param {(text: string) => void} again
 */
function answerView(answer, kind, context, again) {
  const { say } = context;
  const { verdict, says, suggestions, query } = answer;
  return make("div", { class: "found", "data-verdict": verdict }, [
    make("h3", {}, [mark(verdict), say(`verdict_${verdict}`)]),
    make("p", { class: "host" }, [query.text]),
    make("p", { class: "says" }, sentence(says)),
    kind === "court" && make("p", { class: "door" }, [wayTo("sued", "found-sued", say("court_link"))]),
    (kind === "court" || kind === "threat") &&
      make("p", { class: "door" }, [wayTo("contacts-called", "found-help", say("help_link"))]),
    ...advice(verdict, say),
    lenderLine(answer, say),
    ...grounds(answer, context, "h3"),
    make("p", { class: "door" }, [beforeBorrowing(answer, say("open_checklist"))]),
    suggestions.length > 0 && make("h3", {}, [say("page_suggestions")]),
    suggestions.length > 0 &&
      make(
        "ul",
        { class: "near" },
        suggestions.map(({ name }, at) => make("li", {}, [button(`near-${at}`, name, () => again(name))])),
      ),
  ]);
}

/**
 * What to check before borrowing in the answer's country, in a tab of its own.
 *
 * @param {import("../core/lookup/lookup.js").Answer} answer
 * @param {string} words
 */
function beforeBorrowing(answer, words) {
  const link = make("a", { href: `checklist.html?country=${countryOf(answer)}`, id: "found-checklist" }, [words]);
  link.target = "_blank";
  return link;
}

/**
 * A checklist for who is chased or sued, in a tab of its own.
 *
 * @param {string} list
 * @param {string} id
 * @param {string} words
 */
function wayTo(list, id, words) {
  const link = make("a", { href: `checklist.html?id=cn/${list}`, id }, [words]);
  link.target = "_blank";
  return link;
}
