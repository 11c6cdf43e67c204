/** One box that asks the edition in hand. What is typed is not sent, and kept only where `answered` keeps it. */

import { ask } from "../core/answer/ask.js";
import { contentOf } from "../core/answer/content.js";
import { leftOut } from "../core/lookup/not-carried.js";
import { common } from "../core/lookup/lookup.js";
import { inLanguage, listed } from "../core/i18n.js";
import { speakingOf } from "../browser/language.js";
import { grounds, lenderLine } from "./answer-parts.js";
import { cardView } from "./card-view.js";
import { cardsIn, toTitle, withCountry } from "./cards-shown.js";
import { make } from "./dom.js";
import { area, field } from "./fields.js";
import { productView } from "./product-view.js";
import { asking } from "./question-box.js";

/** @typedef {import("./verdict-evidence.js").Context} Context */
/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/answer/ask.js").Said} Said */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */

/** The verdicts on what nothing is known of. */
const UNKNOWN = ["none", "unlisted", "uncovered"];
/** In characters: a longer one is no name. */
const LONGEST = 40;

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
 * @param {Speaking} speaking
 */
export function answering({ again, found, fail, behind, answered }, rowsInHand, speaking) {
  const reader = withCountry(speaking);
  const { say } = reader;
  let last = 0;
  return async (/** @type {string} */ text) => {
    const asked = ++last;
    const rows = await rowsInHand();
    if (!rows) return fail(say("popup_no_edition"));
    const answer = await ask(rows, text, reader, speaker);
    const [{ tables, manifest }, content] = await Promise.all([common(rows), contentOf(rows)]);
    if (asked !== last) return;
    fail(answer || !text.trim() ? "" : say("lookup_wrong"));
    if (!answer) return found.replaceChildren();
    const context = { ...reader, manifest };
    const more = await behind?.(answer, rows, context);
    const missing = leftWords(await leftOut(rows, answer), reader);
    if (asked !== last) return;
    const cards = cardsIn({ found, ask: again, content }, reader);
    const evidence = evidenceOf(answer, missing, context, { tables, ask: again });
    const { verdict, situations, place = reader.here } = answer;
    const shown = cards.element(answer.card, { verdict, situations, place, evidence, asked: toRepeat(answer) });
    const isRead = found.contains(document.activeElement);
    found.replaceChildren(shown, ...inOther(answer, content.calls, reader), ...(more ? [more] : []));
    if (isRead) toTitle(found);
    answered?.(text);
  };
}

/** What was typed, where nothing is known of it and its card does not say which it is. @param {Said} answer */
function toRepeat({ verdict, card, situations, query: { text } }) {
  const isTold = situations.length > 0 || card.calls.length > 0;
  if (!UNKNOWN.includes(verdict) || isTold || text.length > LONGEST) return "";
  return card.because.includes(text) ? "" : text;
}

/**
 * What an answer rests on, which is folded below its card.
 *
 * @param {Said} answer
 * @param {string} missing  what the edition in hand does not hold whole
 * @param {Context} context
 * @param {import("./product-view.js").Beside} beside
 */
function evidenceOf(answer, missing, context, beside) {
  const { product } = answer;
  return [
    make("p", { class: "host" }, [answer.query.text]),
    missing && make("p", { class: "note", id: "left-out" }, [missing]),
    lenderLine(answer, context.say),
    product && productView(product, context, "h3", beside),
    ...grounds(answer, context, "h3"),
  ].filter((one) => one instanceof Node);
}

/**
 * The same card in the language of the text, folded.
 *
 * @param {Said} answer
 * @param {import("../core/answer/content.js").Content["calls"]} calls
 * @param {Speaking} speaking
 */
function inOther({ also }, calls, speaking) {
  if (!also) return [];
  const nothing = { ask: () => undefined, openSituation: () => undefined, evidence: [], about: [], place: "", calls };
  const card = cardView(also.card, nothing, speaking);
  return [make("details", { class: "also", lang: also.lang }, [make("summary", {}, [also.card.title]), card])];
}

/**
 * Which lists are not held whole, "" for none.
 *
 * @param {import("../core/edition/coverage.js").Register[]} left
 * @param {Speaking} speaking
 */
function leftWords(left, { say, language }) {
  const titles = left.map(({ title }) => inLanguage(title, language));
  return titles.length ? say("lookup_left", { names: inLanguage(listed(titles), language) }) : "";
}

/**
 * Who speaks another language; null where its words cannot be had.
 *
 * @param {import("../core/i18n.js").Language} language
 */
function speaker(language) {
  return speakingOf(language).then(withCountry, () => null);
}
