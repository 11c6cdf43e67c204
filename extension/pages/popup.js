/** The toolbar button's popup: what is said of the tab, a box to look things up, and what to do next. */

import { fragmentOf } from "../core/cost/offer-fragment.js";
import { countryOf } from "../core/lookup/country.js";
import { common } from "../core/lookup/lookup.js";
import { appLink } from "../core/normalise/app.js";
import { isWeb } from "../core/normalise/host.js";
import { domainOf } from "../browser/pauses.js";
import { progressIn } from "../browser/progress-area.js";
import { chosen, speak } from "../browser/language.js";
import { whenLocalChanges } from "../browser/local-store.js";
import { tagOf } from "../core/i18n.js";
import { saysOf, verdictCard } from "../core/verdict/card.js";
import { askWorker } from "../browser/messages.js";
import { verdictOf, visitOf } from "../browser/tab-store.js";
import { appsOnPage } from "./apps-on-page.js";
import { checkHere, whereIs } from "./check-here.js";
import { button, folded, make } from "./dom.js";
import { entitle } from "./header.js";
import { editionNotes } from "./edition-notes.js";
import { checksView } from "./popup-checks.js";
import { lookupView } from "./popup-lookup.js";
import { pauseView } from "./popup-pause.js";
import { verdictView } from "./popup-verdict.js";
import { wrongView } from "./popup-correction.js";
import { rowsFromWorker } from "../browser/edition-rows.js";
import { EVERYWHERE } from "./settings-parts.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("./verdict-evidence.js").Context} Context */
/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {"checked" | "unchecked" | "no_access"} Access */
/** @typedef {{id: number, named: boolean, url: string, isPrivate: boolean}} TabInQuestion */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
/** What changes with the tab; the box to look things up is beside it and is left alone. */
const now = make("div", { id: "now" });
let shown = "";
/** The box, while there is an edition to ask. @type {ReturnType<typeof lookupView> | null} */
let lookup = null;
/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/** The tab the popup is about: named in the address, else the one in front. @returns {Promise<TabInQuestion>} */
async function tabInQuestion() {
  const named = Number(new URLSearchParams(location.search).get("tab"));
  if (named) return { id: named, named: true, url: "", isPrivate: chrome.extension.inIncognitoContext };
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return { id: tab?.id ?? -1, named: false, url: tab?.url ?? "", isPrivate: tab?.incognito ?? false };
}

/**
 * Is the kept verdict about what the tab shows now? The page itself is asked, and the tab where its address is
 * known: in Firefox a page that was left may still answer.
 *
 * @param {TabInQuestion} tab
 * @param {TabVerdict | null} verdict
 * @returns {Promise<Access>}
 */
async function accessTo(tab, verdict) {
  if (verdict && (tab.named || tab.url.startsWith(chrome.runtime.getURL("pages/warning.html")))) return "checked";
  const here = await whereIs(tab.id, tab.url);
  if (here && verdict && [here, tab.url || here].every((one) => new URL(one).host === new URL(verdict.seen.url).host)) {
    return "checked";
  }
  return (await chrome.permissions.contains(EVERYWHERE)) ? "unchecked" : "no_access";
}

async function render() {
  const [{ say, language }, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  const manifest = await rows?.one("meta", "manifest");
  entitle({ say, language }, "", () => undefined);
  shown = "";
  lookup = rows && manifest ? lookupView(rows, { say, language, manifest }) : null;
  await renderNow();
  main.replaceChildren(
    now,
    ...(lookup ? [lookup.form] : []),
    doors(say),
    await editionNotes(say, language, render),
  );
}

/** Is the page being looked at? The press on the toolbar button asks for it, once. @type {Promise<boolean> | null} */
let look = null;
/** @param {TabInQuestion} tab */
function isLooking({ id, named, url }) {
  if (named || !isWeb(url)) return false;
  return (look ??= checkHere(id));
}

/** What the page says of apps: asked once. @type {ReturnType<typeof appsOnPage> | null} */
let apps = null;

/** What is said of the tab, one time after the other. @param {string} [focus]  id of what is to have the focus */
function renderNow(focus = "") {
  turn = turn.then(() => draw(focus), () => draw(focus));
  return turn;
}

/** Anew where it differs; the focus and what was unfolded stay. @param {string} focus */
async function draw(focus) {
  const [{ say, language }, tab, rows] = await Promise.all([
    speak(),
    tabInQuestion(),
    rowsFromWorker().catch(() => null),
  ]);
  const verdict = (await verdictOf(tab.id)) ?? (await quietVerdict(tab.id));
  const [access, manifest] = await Promise.all([accessTo(tab, verdict), rows?.one("meta", "manifest")]);
  const isChecked = access === "checked" && verdict && rows && manifest;
  const looking = access !== "checked" && (await isLooking(tab));
  const next = JSON.stringify([
    language,
    access,
    looking,
    isChecked && { ...verdict, seen: { ...verdict.seen, at: "" } },
  ]);
  if (!focus && next === shown) return;
  shown = next;
  const open = new Set([...now.querySelectorAll("details[open][id]")].map(({ id }) => id));
  const kept = focus || (now.contains(document.activeElement) ? document.activeElement?.id : "");
  now.replaceChildren(
    ...(isChecked
      ? await parts(verdict, tab, rows, { say, language, manifest })
      : [unchecked(access, looking, say), checklistLink(say)]),
  );
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (kept) focusOn(kept);
}

/** Nothing is kept of a quiet tab: the worker is asked. @param {number} tabId */
function quietVerdict(tabId) {
  return askWorker({ type: "verdict", tabId }).catch(() => null);
}

/** @param {TabVerdict} verdict @param {TabInQuestion} tab @param {Rows} rows @param {Context} context */
async function parts(verdict, tab, rows, context) {
  const { seen } = verdict;
  const [{ tables }, lists, visit] = await Promise.all([common(rows), rows.one("meta", "checklists"), visitOf(tab.id)]);
  const domain = domainOf(seen.url, tables);
  const isPrivate = tab.isPrivate || visit.isPrivate;
  const country = countryOf(verdict, seen.country);
  const about = { domain, tabId: tab.id, onVisit: visit.paused, isPrivate, verdict: verdict.verdict };
  apps ??= appsOnPage(tab.id, seen.url, tables);
  const found = await Promise.all([
    appPart(seen, await apps, tables, context.say, (text) => lookup?.ask(text)),
    checksView(
      { site: domain, area: progressIn(isPrivate), lists, country },
      context,
    ),
    pauseView(about, context, renderNow),
  ]);
  const says = saysOf(verdictCard(verdict, seen.words, seen.told, context), context);
  const all = [
    verdictView(verdict, context, { tables, ask: (text) => lookup?.ask(text) }, () => leave(tab.id)),
    seen.offers && plannerLink(verdict, context.say),
    ...found,
    wrongView({ ...verdict, says }, context),
  ];
  return all.filter((one) => one instanceof HTMLElement);
}

/** To what to do before borrowing, in place of the page. @param {number} id */
async function leave(id) {
  await chrome.tabs.update(id, { url: chrome.runtime.getURL("pages/checklist.html") });
  window.close();
}

/** @param {string} id */
function focusOn(id) {
  const found = document.getElementById(id) ?? document.getElementById("verdict");
  const target = found instanceof HTMLDetailsElement ? found.querySelector("summary") : found;
  if (target?.id === "verdict") target.tabIndex = -1;
  target?.focus();
}

/** @param {Access} access @param {boolean} looking @param {Say} say */
function unchecked(access, looking, say) {
  if (access !== "no_access") {
    return make("section", { id: "unchecked" }, [
      make("h1", { class: "says" }, [say(looking ? "popup_looking" : "popup_unchecked")]),
    ]);
  }
  const allow = async () => {
    await chrome.permissions.request(EVERYWHERE);
    await render();
  };
  return make("section", { id: "no-access" }, [
    make("h1", { class: "says" }, [say(looking ? "popup_looking" : "popup_no_access")]),
    button("allow", say("popup_allow"), allow),
  ]);
}

/** @param {Say} say */
function checklistLink(say) {
  return make("p", {}, [away("checklist", "checklist.html", say("open_checklist"))]);
}

/** What the loan costs, filled with the figures that the page names. @param {TabVerdict} verdict @param {Say} say */
function plannerLink({ seen }, say) {
  return make("p", { class: "door" }, [
    away("planner", `planner.html${fragmentOf(seen.figures)}`, say("popup_planner")),
  ]);
}

/**
 * A page that links to an app's package or to stores' pages of apps, and one of a store about an app.
 *
 * @param {TabVerdict["seen"]} seen
 * @param {import("./apps-on-page.js").AppsOnPage} page
 * @param {import("../core/lookup/lookup.js").Tables} tables
 * @param {Say} say
 * @param {(text: string) => unknown} ask
 */
function appPart(seen, { installs, links, developer }, { stores, suffixes }, say, ask) {
  const here = appLink(seen.url, stores, suffixes);
  const asked = here ? [{ app: here, url: seen.url }] : links;
  const isOfPackage = seen.installs || installs;
  if (!isOfPackage && !asked.length) return false;
  const door = (/** @type {(string | Node)[]} */ ...inside) => make("p", { class: "door" }, inside);
  const asking = (/** @type {string} */ id, /** @type {string} */ words, /** @type {string} */ text) =>
    door(button(id, words, () => ask(text)));
  return make("section", { id: "apps" }, [
    isOfPackage && door(`${say("page_installs")} `, away("found-apk", "apk.html", say("apk_title"))),
    !here && links.length > 0 && make("p", {}, [say("popup_links_apps")]),
    ...asked.map(({ app, url }, n) => asking(n ? `ask-app-${n}` : "ask-app", say("popup_ask_app", { app }), url)),
    developer !== "" && make("p", {}, [say("popup_developer_note")]),
    developer !== "" && asking("ask-developer", say("popup_ask_developer", { developer }), developer),
  ]);
}

/** Where else help is, in this extension. @param {Say} say */
function doors(say) {
  const links = [
    away("door-planner", "planner.html", say("planner_title")),
    away("door-apk", "apk.html", say("apk_title")),
    away("door-help", "checklist.html", say("popup_help")),
    away("door-threats", "threats.html", say("threats_title")),
    away("door-log", "evidence-log.html", say("popup_log")),
    away("door-options", "options.html", say("options_title")),
  ];
  const list = make("ul", { class: "ways" }, links.map((link) => make("li", {}, [link])));
  return make("nav", {}, [folded(say("popup_doors"), [list], "doors")]);
}

/** A page of ours in a tab of its own. @param {string} id @param {string} href @param {string} text */
function away(id, href, text) {
  const link = make("a", { href, id }, [text]);
  link.target = "_blank";
  return link;
}

whenLocalChanges(async (keys) => {
  if (!keys.includes("language") || tagOf(await chosen()) === document.documentElement.lang) return;
  await render();
  document.getElementById("language")?.focus();
});
chrome.storage.session.onChanged.addListener(async (changes) => {
  const { id } = await tabInQuestion();
  if (`verdict:${id}` in changes || `visit:${id}` in changes) await renderNow();
});
void render();
