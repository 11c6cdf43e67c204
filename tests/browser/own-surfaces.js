/**
 * What the extension shows on pages of the web, on a page of its own: banner, warning, reminders. Functions given to
 * `evaluate` travel as text.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unfoldAll } from "./shared-pages.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */
/** @typedef {import("./own-pages.js").Shown} Shown */

const KINDS = ["emergency", "contacts", "face", "identity", "card", "code"];

/**
 * A page of ours with a form, on which the banner and the reminders are shown as on a page of the web, their roots open
 * to be read.
 */
const CONTENT = ["content/text", "content/shadow-roots", "data/banner", "data/reminders"];
const SURFACES = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>借款</title>
<link rel="stylesheet" href="page.css"><script src="open-roots.js"></script>
${CONTENT.map((one) => `<script src="../${one}.js"></script>`).join("")}
<main style="padding: 240px 16px"><h1>借款</h1><form><label>身份证号 <input id="field"></label></form></main></html>`;
const CARDS = JSON.parse(await readFile(new URL("../cases/card-views.json", import.meta.url), "utf8"));
const CARD_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>先查</title>
<link rel="stylesheet" href="page.css"><main><h1>先查</h1><div id="card"></div></main></html>`;
/** A page of ours that costs nothing. */
const EMPTY = `<!doctype html><html lang="en"><meta charset="utf-8"><title>empty</title></html>`;
const OPEN_ROOTS =
  `const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function () { return ` +
  `attach.call(this, { mode: "open" }); };`;

/** Before the extension is installed. @param {string} extension  its folder */
export async function addSurfaces(extension) {
  await writeFile(join(extension, "pages/surfaces.html"), SURFACES);
  await writeFile(join(extension, "pages/empty.html"), EMPTY);
  await writeFile(join(extension, "pages/cards.html"), CARD_PAGE);
  await writeFile(join(extension, "pages/open-roots.js"), OPEN_ROOTS);
}

/** One after the other on the same page. @param {any[]} verdicts @returns {Shown[]} */
export function surfaces(verdicts) {
  const of = (/** @type {string} */ word) => verdicts.find((one) => one.verdict === word);
  const banners = ["unlisted", "claimed", "suspended", "lookalike"].map((word) => ({
    page: "banner",
    state: word,
    then: (/** @type {Page} */ page) => page.evaluate(showBanner, of(word)),
  }));
  const inPages = ["warned", "ended", "lookalike"].map((word) => ({
    page: "warning in the page",
    state: word,
    then: (/** @type {Page} */ page) => page.evaluate(showWarning, of(word)),
  }));
  const notes = KINDS.map((kind, at) => ({ kind, verdict: ["claimed", "uncovered", "unlisted"][at % 3] }));
  const reminders = notes.map((about) => ({
    page: "reminder",
    state: `${about.kind}, ${about.verdict}`,
    then: async (/** @type {Page} */ page) => {
      await page.evaluate(showNote, about);
      await until(() => page.evaluate(hasSpoken), "the reminder to speak");
    },
  }));
  return [...banners, ...inPages, ...reminders].map(({ then, ...one }, n) => ({
    ...one,
    path: n === 0 ? "pages/surfaces.html" : null,
    ready: "#field",
    then: async (page) => {
      await page.evaluate(takeDown);
      await then(page);
    },
  }));
}

/** What the card of a situation is about. @type {Record<string, string>} */
const URGENCIES = { crisis: "life", threat: "threats" };

/** Each card of the cases, as it comes and with all unfolded. @returns {Shown[]} */
export function cards() {
  return Object.entries(CARDS).map(([state, card], n) => ({
    page: "card",
    state,
    path: n === 0 ? "pages/cards.html" : null,
    ready: "#card",
    then: async (page) => {
      await page.evaluate(showCard, card, URGENCIES[state]);
      await unfoldAll(page);
    },
  }));
}

/** Runs in a page of the extension: drawn as the device draws it. @param {any} card @param {string} [urgency] */
export async function showCard(card, urgency) {
  const { cardView } = await import(/** @type {any} */ ("/pages/card-view.js"));
  const { entitle } = await import(/** @type {any} */ ("/pages/header.js"));
  const { speak } = await import(/** @type {any} */ ("/browser/language.js"));
  const speaking = await speak();
  entitle(speaking, "");
  /** @type {string[]} */
  const told = [];
  const note = (/** @type {string} */ what) => void told.push(what);
  const about = urgency ? [{ id: urgency, urgency, calls: [], because: { zh_CN: card.because } }] : [];
  const written = { id: "police-text", number: "12110", roles: ["police_text"], name: { zh_CN: "短信报警" }, hours: null };
  const calls = ["CN", "SG"].map((country) => ({ ...written, country }));
  const around = { ask: note, openSituation: note, evidence: [], about, place: "", calls };
  document.getElementById("card")?.replaceChildren(cardView(card, around, speaking));
  Object.assign(globalThis, { told });
}

/** Runs in a page of the extension: what the state before has shown goes. */
function takeDown() {
  const here = /** @type {any} */ (globalThis);
  here.xianchaTakeDown();
  here.shownNote?.remove();
}

/** Runs in a page of the extension. @param {any} verdict */
async function showBanner(verdict) {
  const { bannerFor } = await import(/** @type {any} */ ("/worker/banner-text.js"));
  const { speak } = await import(/** @type {any} */ ("/browser/language.js"));
  const { sentenceOf } = await import(/** @type {any} */ ("/core/verdict/sentence.js"));
  const says = sentenceOf(await speak(), verdict, verdict.seen.words);
  /** @type {any} */ (globalThis).xianchaShowBanner(await bannerFor({ ...verdict, says }));
}

/** Runs in a page of the extension. @param {any} verdict */
async function showWarning(verdict) {
  const { warningIn } = await import(/** @type {any} */ ("/worker/banner-text.js"));
  const { speak } = await import(/** @type {any} */ ("/browser/language.js"));
  const { sentenceOf } = await import(/** @type {any} */ ("/core/verdict/sentence.js"));
  const speaking = await speak();
  const says = sentenceOf(speaking, verdict, verdict.seen.words);
  /** @type {any} */ (globalThis).xianchaShowWarning(warningIn(speaking, { ...verdict, says }));
}

/** Runs in a page of the extension. @param {{kind: string, verdict: string}} about */
async function showNote(about) {
  const { speak } = await import(/** @type {any} */ ("/browser/language.js"));
  const { say, language } = await speak();
  const words = {
    lang: language.replace("_", "-"),
    label: say("name"),
    text: say(`remind_${about.kind}`),
    close: say("close"),
  };
  const field = document.getElementById("field");
  const here = /** @type {any} */ (globalThis);
  here.shownNote = here.xianchaNote(field, { ...about, ...words }, () => undefined);
}

/** Runs in a page of the extension. */
function hasSpoken() {
  return [...document.querySelectorAll("[popover]")].some(
    ({ shadowRoot }) => shadowRoot?.querySelector(".said")?.textContent,
  );
}
