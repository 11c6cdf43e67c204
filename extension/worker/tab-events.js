/** What happens when a page arrives, shows something, is warned of, or is gone on to. */

import { common } from "../core/lookup/lookup.js";
import { stored, rows as rowsInHand } from "./edition-in-hand.js";
import { judgeTab, look, siteOf as siteIn } from "./judge-tab.js";
import { host } from "../core/names/host.js";
import { isPaused } from "../browser/pauses.js";
import { isWeb } from "../browser/messages.js";
import { reminds } from "./reminders.js";
import { speak, told as sentenceFor } from "../core/i18n.js";
import { ownSignals } from "../page-model/signals.js";
import { bannerFor, warningIn } from "./banner-text.js";
import { forgetTab, inTurn, keepVerdict, keepVisit, moveTab, paint, verdictOf, visitOf } from "../browser/tab-store.js";
import { arrived, inDocument, mustWarn, newVisit, proceeded, stepOnArrival, withFrame, withoutFrame, withWarning } from "./visit.js";

/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {Awaited<ReturnType<typeof judgeTab>>} Found */

/** @typedef {{tabId: number, url: string, document: string, isPrivate: boolean}} Where */

/**
 * A top document arrived. Answers with what the content script is to do.
 *
 * @param {Where & {navigation: import("../browser/messages.js").Navigation}} arrival
 * @returns {Promise<"stay" | "back">}
 */
export function arrive({ tabId, navigation, ...where }) {
  return inTurn(tabId, () => withRows("stay", async (rows) => {
    const before = await visitOf(tabId);
    const isKnown = isHere(before, where) && navigation !== "back_forward";
    const visit = isKnown ? before : arrived(before, { ...where, site: await siteOf(rows, where.url) });
    const found = await judgeTab(rows, visit);
    const warned = isGrave(visit, found) && !(await isQuiet(rows, visit));
    const step = stepOnArrival(before, { url: where.url, host: found.query.normal, navigation, warned });
    if (step === "warn") await warn(tabId, visit, found, navigation === "stuck");
    else await keepVisit(tabId, step === "back" && before.warning ? withWarning(visit, before.warning) : visit);
    await show(tabId, visit, found);
    if (navigation === "back_forward") await chrome.tabs.sendMessage(tabId, { type: "again" }).catch(() => undefined);
    return step === "back" ? "back" : "stay";
  }));
}

/**
 * A page or frame sent its facts.
 *
 * @param {Where & {frameId: number, facts: import("../page-model/facts.js").Facts, isLarge: boolean}} sent
 */
export function seen({ tabId, frameId, facts, isLarge, ...where }) {
  return inTurn(tabId, () => withRows(undefined, async (rows) => {
    const { url, document } = where;
    const [{ tables }, signals, known] = await Promise.all([common(rows), ownSignals(), visitOf(tabId)]);
    const at = frameId === 0 ? inDocument(known, { ...where, site: siteIn(url, tables) }) : known;
    if (!at || at.warning) return;
    const page = look(host(isWeb(url) ? url : at.url, tables.suffixes) ?? "", facts, { signals, fold: tables.fold });
    if (frameId !== 0 && (page.offers || page.asks) && !(await isThere(tabId, frameId))) return;
    await follow(tabId, rows, withFrame(at, frameId, { url, document, isLarge, page }));
  }));
}

/** A frame is left: what it showed counts no longer. @param {{tabId: number, frameId: number, document: string}} left */
export function gone({ tabId, frameId, document }) {
  return inTurn(tabId, () => withRows(undefined, async (rows) => {
    const known = await visitOf(tabId);
    if (known.frames[frameId]?.document !== document || known.warning) return;
    await follow(tabId, rows, withoutFrame(known, frameId, document));
  }));
}

/**
 * Judges what the tab shows now, and says it: a warning before anything is kept, a banner while it has a reason.
 *
 * @param {number} tabId @param {Rows} rows @param {Visit} visit
 */
async function follow(tabId, rows, visit) {
  const found = await judgeTab(rows, visit);
  const quiet = await isQuiet(rows, visit);
  if (!quiet && isGrave(visit, found)) {
    await warn(tabId, visit, found);
    return void (await show(tabId, visit, found));
  }
  const verdict = await show(tabId, visit, found);
  const banner = quiet || visit.dismissed ? null : await bannerFor(rows, verdict);
  const bannered = await stands(tabId, visit, banner && { type: "banner", banner });
  const reminded = quiet ? visit.reminded : await remind(tabId, verdict, visit);
  const unseen = bannered && visit.unseen;
  await keepVisit(tabId, { ...visit, bannered, reminded, unseen });
  if (unseen !== visit.unseen) await show(tabId, { ...visit, unseen }, found);
}

/** Must the person be warned before anything else? @param {Visit} visit @param {Found} found */
function isGrave(visit, { holds, offers, asks, identity }) {
  return mustWarn(visit, { ...holds.answer, matched: holds.matched, offers, asks, identity });
}

/**
 * With the rows in hand, and once more with those that took their place meanwhile.
 *
 * @template T
 * @param {T} otherwise  where there are none
 * @param {(rows: Rows) => Promise<T>} step
 * @returns {Promise<T>}
 */
async function withRows(otherwise, step) {
  const rows = await rowsInHand();
  if (!rows) return otherwise;
  try {
    return await step(rows);
  } catch (error) {
    const fresh = await rowsInHand();
    if (!fresh) throw error;
    return step(fresh);
  }
}

/** Did the document that is in the tab arrive before, and was only its answer lost? @param {Visit} visit @param {Omit<Where, "tabId">} where */
function isHere(visit, { document, url }) {
  return document !== "" && visit.document === document && visit.url === url && !visit.warning;
}

/** Is the frame still there, or was it left before what it said was heard? @param {number} tabId @param {number} frameId */
async function isThere(tabId, frameId) {
  return (await chrome.tabs.sendMessage(tabId, { type: "there" }, { frameId }).catch(() => null)) === true;
}

/**
 * Has the top document put up what it is sent? Where nothing is sent, what stands there goes.
 *
 * @param {number} tabId @param {Visit} visit @param {object | null} message
 * @returns {Promise<boolean>}
 */
async function stands(tabId, { url, bannered }, message) {
  if (!message && !bannered) return false;
  const sent = message ? { ...message, origin: new URL(url).origin } : { type: "quiet" };
  const here = await chrome.tabs.sendMessage(tabId, sent, { frameId: 0 }).catch(() => null);
  return message !== null && typeof here === "string";
}

/** Tells the documents of a tab whether to ask about their fields; pages that never had reminders are told nothing. @param {number} tabId @param {TabVerdict} verdict @param {Visit} visit */
async function remind(tabId, verdict, { reminded }) {
  const on = await reminds(verdict);
  if (on || reminded) await chrome.tabs.sendMessage(tabId, { type: "remind", on }).catch(() => undefined);
  return on;
}

/** The page hides the banner or covers it, or does so no longer: the toolbar says so. @param {{tabId: number, unseen: boolean}} how */
export function bannerUnseen({ tabId, unseen }) {
  return inTurn(tabId, async () => {
    const [visit, verdict] = await Promise.all([visitOf(tabId), verdictOf(tabId)]);
    if (!visit.bannered || !verdict) return;
    await keepVisit(tabId, { ...visit, unseen });
    await paintTab(tabId, verdict, unseen);
  });
}

/** The person closed the banner: it does not come again on this visit. @param {{tabId: number}} where */
export function dismissed({ tabId }) {
  return inTurn(tabId, async () => {
    await keepVisit(tabId, { ...(await visitOf(tabId)), dismissed: true, bannered: false, unseen: false });
  });
}

/**
 * Our warning page shows in the tab: what it has to say.
 *
 * @param {{tabId: number, url: string}} shown
 * @returns {Promise<{verdict: TabVerdict, manifest: import("../core/edition/verify.js").Manifest, site: string} | null>}
 */
export function warningShown({ tabId, url }) {
  return inTurn(tabId, () => withRows(null, async (rows) => {
    const [visit, { manifest, tables }] = await Promise.all([visitOf(tabId), common(rows)]);
    const same = visit.url === url ? visit : arrived(visit, { url, site: siteIn(url, tables) });
    const found = await judgeTab(rows, same);
    await keepVisit(tabId, withWarning(same, warningOf(same, found)));
    const verdict = await show(tabId, same, found);
    return { verdict, manifest, site: siteIn(`http://${verdict.seen.host}/`, tables) };
  }));
}

/**
 * The person goes on, in this tab and on this visit only.
 *
 * @param {{tabId: number, url?: string}} to  `url`: where the tab shows our warning page; otherwise it stands in the page, as it does
 *   only where the browser shows no page of ours
 */
export function proceed({ tabId, url }) {
  return inTurn(tabId, () => withRows(undefined, async (rows) => {
    const visit = await visitOf(tabId);
    if (!url && canShowPages(visit)) return;
    const to = url ?? visit.url;
    const here = visit.url === to ? visit : { ...newVisit(), url: to };
    const { matched } = visit.warning?.url === to ? visit.warning : (await judgeTab(rows, here)).holds;
    const on = proceeded(visit, { site: await siteOf(rows, to), matched });
    if (url) await keepVisit(tabId, on);
    else await follow(tabId, rows, on);
  }));
}

/** The person wants to be left alone in this tab, on this visit only; or no longer. @param {{tabId: number, on: boolean}} wish */
export function pauseVisit({ tabId, on }) {
  return inTurn(tabId, async () => keepVisit(tabId, { ...(await visitOf(tabId)), paused: on }));
}

/** @param {number} tabId */
export function closed(tabId) {
  return inTurn(tabId, () => forgetTab(tabId));
}

/** The browser shows another tab in the place of this one. @param {number} to @param {number} from */
export function replaced(to, from) {
  return inTurn(to, async () => {
    await moveTab(from, to);
    const [visit, verdict] = await Promise.all([visitOf(to), verdictOf(to)]);
    if (verdict) await paintTab(to, verdict, visit.unseen);
  });
}

/** Does the person want to be left alone here? What cannot be read silences nothing. @param {Rows} rows @param {Visit} visit */
async function isQuiet(rows, visit) {
  return isPaused(visit, (await common(rows)).tables).catch(() => visit.paused);
}

/** What is kept and shown of the tab. @param {Visit} visit @param {Found} found @returns {Promise<TabVerdict>} */
async function told(visit, { holds, query, offers, asks, identity }) {
  const isOfFrame = holds.answer.query.normal !== query.normal;
  const words = isOfFrame ? { ...holds.words, frame: holds.answer.query.normal } : holds.words;
  return {
    ...holds.answer,
    query,
    says: sentenceFor(await speak(), holds.answer, words),
    seen: {
      url: visit.url,
      host: holds.answer.query.normal,
      matched: holds.matched,
      offers,
      asks,
      identity,
      signals: holds.page.signals,
      named: namesOf(holds.named),
      figures: figuresOf(visit),
      country: holds.page.country,
      at: new Date().toISOString(),
      words,
    },
  };
}

/** The first figures of an offer in the tab, the page's own before those of its frames. @param {Visit} visit */
function figuresOf({ frames }) {
  return Object.values(frames).map(({ page }) => page.figures).find((figures) => Object.keys(figures).length > 0) ?? {};
}

/** The companies and brands that a page names, as far as they mean anything here. @param {import("../core/verdict/decide.js").Resolved[]} named */
function namesOf(named) {
  const telling = named.filter(({ legal, lenders }) => legal || lenders.length > 0);
  return [...new Set(telling.map(({ text }) => text))].slice(0, 10);
}

/** @param {number} tabId @param {Visit} visit @param {Found} found @returns {Promise<TabVerdict>} */
async function show(tabId, visit, found) {
  const verdict = await told(visit, found);
  await keepVerdict(tabId, verdict);
  await paintTab(tabId, verdict, visit.unseen);
  return verdict;
}

/** @param {number} tabId @param {TabVerdict} verdict @param {boolean} unseen */
async function paintTab(tabId, verdict, unseen) {
  const [{ say }, { edition }] = await Promise.all([speak(), stored()]);
  const aged = edition !== undefined && Date.parse(edition.expires_at) <= Date.now();
  await paint(tabId, verdict, say, { aged, unseen });
}

/** @param {Visit} visit @param {Found} found @returns {import("./visit.js").Warning} */
function warningOf({ url }, { holds, query }) {
  return { url, host: query.normal, matched: holds.matched };
}

/**
 * Where the browser shows no page of ours, or the page keeps it from opening, the warning stands in the page.
 *
 * @param {number} tabId @param {Visit} visit @param {Found} found @param {boolean} [isStuck]
 */
async function warn(tabId, visit, found, isStuck = false) {
  const inPage = isStuck || !canShowPages(visit);
  const warning = inPage && warningIn(await speak(), await told(visit, found));
  const bannered = warning !== false && (await stands(tabId, visit, { type: "warning", warning }));
  if (canShowPages(visit)) {
    const url = `${chrome.runtime.getURL("pages/warning.html")}#${visit.url}`;
    await chrome.tabs.update(tabId, { url }).catch(() => undefined);
    await keepVisit(tabId, withWarning({ ...visit, bannered }, warningOf(visit, found)));
    return void (await chrome.tabs.sendMessage(tabId, { type: "leaving" }, { frameId: 0 }).catch(() => undefined));
  }
  await keepVisit(tabId, { ...visit, bannered });
}

/** Chromium shows none of an extension's pages in a private window that shares the worker of the others. @param {Visit} visit */
function canShowPages({ isPrivate }) {
  return !isPrivate || !chrome.runtime.getURL("").startsWith("chrome-extension:");
}

/** @param {Rows} rows @param {string} url */
async function siteOf(rows, url) {
  return siteIn(url, (await common(rows)).tables);
}
