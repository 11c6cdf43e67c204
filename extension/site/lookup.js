/**
 * The server's lookup page: what is pasted is read here. A situation is answered by what comes with the page, and whom
 * a text names by the edition on this device, as the app does it. One thing alone is asked of the server, by the form
 * that works without a script.
 */

import { readLocal } from "../browser/local-store.js";
import { speak } from "../browser/language.js";
import { folding } from "../core/normalise/text.js";
import { readingBy } from "../core/read/reading.js";
import { cardsIn, withCountry } from "../pages/cards-shown.js";
import { make } from "../pages/dom.js";
import { dataBehind, pageData } from "./browser/page-data.js";
import { namesHere } from "./names-here.js";
import { oneThing } from "./one-thing.js";
import { situationOf } from "./situation-view.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */

const form = /** @type {HTMLFormElement} */ (document.getElementById("lookup"));
const found = /** @type {HTMLElement} */ (document.getElementById("found"));

/** As a tap on the button of the form. */
function press() {
  form.querySelector("button")?.click();
}

async function begin() {
  const held = readLocal("edition").catch(() => null);
  const [spoken, { meta }, edition] = await Promise.all([speak(), pageData(), held]);
  const speaking = withCountry(spoken);
  const { checklists, help } = meta;
  const content = { checklists, situations: help.situations ?? [], calls: help.calls ?? [] };
  const reading = dataBehind().then(({ fold, situation_table: table }) =>
    readingBy(folding(fold), table, content.situations, (plain) => plain),
  );
  const { box, sent } = boxes(speaking);
  const again = (/** @type {string} */ text) => {
    box.value = text;
    press();
  };
  const cards = cardsIn({ found, ask: again, content }, speaking);
  const here = document.getElementById("answer")?.dataset;
  const open = (/** @type {string} */ id, place = speaking.here) => {
    document.getElementById("answer")?.remove();
    cards.open(id, place);
  };
  if (here?.situation) open(here.situation, here.place || undefined);
  for (const link of document.querySelectorAll("#situations a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(new URL(/** @type {HTMLAnchorElement} */ (link).href).searchParams.get("situation") ?? "");
      form.scrollIntoView({ block: "start" });
    });
  }
  const answer = namesHere(again, speaking.language);
  let last = 0;
  const read = async (/** @type {string} */ text) => {
    const asked = ++last;
    const known = situationOf(text, await reading, content, speaking);
    const view = known && { element: cards.element(known.card, known), isWhole: known.isWhole };
    const words = speaking.say(edition ? "page_reading" : "app_fetching");
    const waiting = make("p", { class: "small", id: "waiting" }, [words]);
    document.getElementById("answer")?.remove();
    found.replaceChildren(...(view ? [view.element] : []), ...(view?.isWhole ? [] : [waiting]));
    if (view?.isWhole) return;
    const parts = await answer(text).catch(() => []);
    if (asked !== last) return;
    if (parts.length) found.replaceChildren(...parts);
    else waiting.textContent = speaking.say("page_names_unread");
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void (async () => {
      sent.value = edition ? "" : oneThing(box.value, await reading);
      if (sent.value) form.submit();
      else if (box.value.trim()) await read(box.value);
    })();
  });
}

/**
 * Instead of the field whose words are sent, a box for any text that has no name, and a hidden field for the one thing
 * that may be sent.
 *
 * @param {Speaking} speaking
 */
function boxes({ say }) {
  const plain = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const box = make("textarea", { id: plain.id, "aria-describedby": "hint" });
  const sent = make("input", { type: "hidden" });
  const isTyping = document.activeElement === plain;
  Object.assign(box, { rows: 3, value: plain.value, spellcheck: false, autocomplete: "off" });
  box.setAttribute("enterkeyhint", "search");
  sent.name = plain.name;
  plain.replaceWith(box, sent);
  if (isTyping) box.focus();
  const [label, hint] = ["label", "#hint"].map((one) => form.querySelector(one));
  if (label) label.textContent = say("page_label");
  if (hint) hint.textContent = say("page_reads_here");
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || box.value.includes("\n")) return;
    event.preventDefault();
    press();
  });
  return { box, sent };
}

void begin();
