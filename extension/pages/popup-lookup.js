/** One box that asks the edition in hand. What is typed is neither sent nor kept. */

import { headingOf } from "../core/lookup/pasted.js";
import { countryOf } from "../core/checklists/checklist.js";
import { ask } from "../core/lookup/ask.js";
import { common } from "../core/lookup/lookup.js";
import { inLanguage } from "../core/i18n.js";
import { button, make, mark, sentence } from "./dom.js";
import { area, field } from "./fields.js";
import { productView } from "./product-view.js";
import { advice, grounds, lenderLine } from "./popup-verdict.js";

/** @typedef {import("./verdict-evidence.js").Context} Context */
/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/checklists/checklist.js").Checklist} Checklist */

/** For who is chased by collectors, whatever else a text speaks of. */
const CHASED = "cn/contacts-called";

/** @param {Rows} rows @param {Context} context */
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
    const { tables } = await common(rows);
    const lists = await listsOf(rows, answer?.checklists ?? []);
    asked.fail(answer || !text.trim() ? "" : say("lookup_wrong"));
    found.replaceChildren(...(answer ? [answerView(answer, lists, context, { tables, ask: again })] : []));
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
  return { form, ask: again };
}

/**
 * @param {NonNullable<Awaited<ReturnType<typeof ask>>>} answer
 * @param {Checklist[]} lists  of what to do about what the text speaks of
 * @param {Context} context
 * @param {import("./product-view.js").Beside} beside
 */
function answerView(answer, lists, context, beside) {
  const { say, language } = context;
  const { verdict, says, suggestions, query, product } = answer;
  return make("div", { class: "found", "data-verdict": verdict }, [
    make("h3", {}, [mark(verdict), say(headingOf(answer))]),
    make("p", { class: "host" }, [query.text]),
    ...says.split("\n").map((line) => make("p", { class: "says" }, sentence(line))),
    suggestions.length > 0 && make("h3", {}, [say("page_suggestions")]),
    suggestions.length > 0 &&
      make(
        "ul",
        { class: "near" },
        suggestions.map(({ name }, at) => make("li", {}, [button(`near-${at}`, name, () => beside.ask(name))])),
      ),
    ...lists.map(({ id, title }) => wayTo(id, say("list_link", { list: inLanguage(title, language) }))),
    lists.length > 0 && !lists.some(({ id }) => id === CHASED) && wayTo(CHASED, say("help_link")),
    ...advice(answer, say),
    lenderLine(answer, say),
    product && productView(product, context, "h3", beside),
    ...grounds(answer, context, "h3"),
    make("p", { class: "door" }, [beforeBorrowing(answer, say("open_checklist"))]),
  ]);
}

/** Those of these checklists that the edition has. @param {Rows} rows @param {string[]} ids */
async function listsOf(rows, ids) {
  const held = /** @type {Checklist[]} */ ((await rows.one("meta", "checklists")) ?? []);
  return ids.flatMap((id) => held.find((one) => one.id === id) ?? []);
}

/** A checklist of what to do, in a tab of its own. @param {string} id @param {string} words */
function wayTo(id, words) {
  const link = make("a", { href: `checklist.html?id=${id}`, id: `found-${id.split("/")[1]}` }, [words]);
  link.target = "_blank";
  return make("p", { class: "door" }, [link]);
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
