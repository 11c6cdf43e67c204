/** What happens when a page arrives, shows something, is warned of, or is gone on to. */

import { common } from "./lookup.js";
import { stored, rows as rowsInHand } from "./holding.js";
import { judgeTab, look } from "./judging.js";
import { host } from "./names.js";
import { isPaused } from "./pauses.js";
import { reminds } from "./reminders.js";
import { speak, told } from "./says.js";
import { ownSignals } from "./signals.js";
import { bannerFor } from "./banner.js";
import { forgetTab, inTurn, keepVerdict, keepVisit, paint, verdictOf, visitOf } from "./tabs.js";
import { arrived, mustWarn, newVisit, proceeded, stepOnArrival, withFrame, withWarning } from "./visit.js";

/** @typedef {import("./rows.js").Rows} Rows */
/** @typedef {import("./visit.js").Visit} Visit */
/** @typedef {import("./tabs.js").TabVerdict} TabVerdict */

/**
 * A top document arrived. Answers with what the content script is to do.
 *
 * @param {{tabId: number, url: string, navigation: import("./messages.js").Navigation}} arrival
 * @returns {Promise<"stay" | "back">}
 */
export function arrive({ tabId, url, navigation }) {
  return inTurn(tabId, async () => {
    const rows = await rowsInHand();
    if (!rows) return "stay";
    const before = await visitOf(tabId);
    const visit = arrived(before, { url, site: await siteOf(rows, url) });
    const verdict = await judged(rows, visit);
    const warned = mustWarn(visit, { ...verdict, ...verdict.seen }) && !(await isQuiet(rows, visit));
    const step = stepOnArrival(before, { url, host: verdict.query.normal, navigation, warned });
    const leaving = step === "back" && before.warning;
    await keepVisit(tabId, leaving ? withWarning(visit, leaving) : visit);
    await show(tabId, verdict);
    if (step === "warn") await warn(tabId, visit, verdict);
    return step === "back" ? "back" : "stay";
  });
}

/**
 * A page or frame sent its facts.
 *
 * @param {{tabId: number, frameId: number, url: string, facts: import("./facts.js").Facts}} sent
 */
export function seen({ tabId, frameId, url, facts }) {
  return inTurn(tabId, async () => {
    const rows = await rowsInHand();
    if (!rows) return;
    const [{ tables }, signals] = await Promise.all([common(rows), ownSignals()]);
    const page = look(host(url, tables.suffixes) ?? "", facts, { signals, fold: tables.fold });
    const known = await visitOf(tabId);
    const site = await siteOf(rows, url);
    const late = frameId === 0 && known.site !== "" && known.site !== site;
    if (known.warning || late) return;
    const top = frameId === 0 ? { ...known, url, site } : known;
    const visit = withFrame(top, frameId, { url, page });
    const verdict = await judged(rows, visit);
    await keepVisit(tabId, visit);
    await show(tabId, verdict);
    if (await isQuiet(rows, visit)) return;
    if (mustWarn(visit, { ...verdict, ...verdict.seen })) return warn(tabId, visit, verdict);
    const banner = visit.bannered ? null : await bannerFor(rows, verdict);
    const reminded = await remind(tabId, verdict, visit);
    const bannered = visit.bannered || (banner !== null && (await isShown(tabId, banner, visit.url)));
    if (reminded !== visit.reminded || bannered !== visit.bannered) await keepVisit(tabId, { ...visit, reminded, bannered });
  });
}

/** Has the top document shown the banner? Only the page it speaks of does. @param {number} tabId @param {import("./banner.js").Banner} banner @param {string} url @returns {Promise<boolean>} */
async function isShown(tabId, banner, url) {
  const message = { type: "banner", banner, host: new URL(url).host };
  const here = await chrome.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => null);
  return typeof here === "string";
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
    await show(tabId, verdict);
  });
}

/** Our warning page shows in the tab. @param {{tabId: number, url: string}} shown */
export function warningShown({ tabId, url }) {
  return inTurn(tabId, async () => {
    const rows = await rowsInHand();
    if (!rows) return;
    const visit = await visitOf(tabId);
    const same = visit.url === url ? visit : arrived(visit, { url, site: await siteOf(rows, url) });
    const verdict = await judged(rows, same);
    await keepVisit(tabId, withWarning(same, { url, host: verdict.query.normal, matched: verdict.seen.matched }));
    await show(tabId, verdict);
  });
}

/** The person goes on, in this tab and on this visit only. @param {{tabId: number, url: string}} to */
export function proceed({ tabId, url }) {
  return inTurn(tabId, async () => {
    const rows = await rowsInHand();
    if (!rows) return;
    const visit = await visitOf(tabId);
    const here = visit.url === url ? visit : { ...newVisit(), url };
    const { matched } = visit.warning?.url === url ? visit.warning : (await judgeTab(rows, here)).holds;
    await keepVisit(tabId, proceeded(visit, { site: await siteOf(rows, url), matched }));
  });
}

/** The person wants to be left alone in this tab, on this visit only; or no longer. @param {{tabId: number, on: boolean}} wish */
export function pauseVisit({ tabId, on }) {
  return inTurn(tabId, async () => keepVisit(tabId, { ...(await visitOf(tabId)), paused: on }));
}

/** @param {number} tabId */
export function closed(tabId) {
  return inTurn(tabId, () => forgetTab(tabId));
}

/** Does the person want to be left alone here? @param {Rows} rows @param {Visit} visit */
async function isQuiet(rows, visit) {
  return isPaused(visit, (await common(rows)).tables);
}

/** What is kept and shown of the tab. @param {Rows} rows @param {Visit} visit @returns {Promise<TabVerdict>} */
async function judged(rows, visit) {
  const { holds, query, offers, asks } = await judgeTab(rows, visit);
  return {
    ...holds.answer,
    query,
    says: told(await speak(), holds.answer, holds.words),
    seen: {
      url: visit.url,
      host: holds.answer.query.normal,
      matched: holds.matched,
      offers,
      asks,
      signals: holds.page.signals,
      named: namesOf(holds.named),
      figures: figuresOf(visit),
      country: holds.page.country,
      at: new Date().toISOString(),
      words: holds.words,
    },
  };
}

/** The first figures of an offer in the tab, the page's own before those of its frames. @param {Visit} visit */
function figuresOf({ frames }) {
  return Object.values(frames).map(({ page }) => page.figures).find((figures) => Object.keys(figures).length > 0) ?? {};
}

/** The companies and brands that a page names, as far as they mean anything here. @param {import("./state.js").Resolved[]} named */
function namesOf(named) {
  const telling = named.filter(({ legal, lenders }) => legal || lenders.length > 0);
  return [...new Set(telling.map(({ text }) => text))].slice(0, 10);
}

/** @param {number} tabId @param {TabVerdict} verdict */
async function show(tabId, verdict) {
  const [{ say }, { edition }, { unseen }] = await Promise.all([speak(), stored(), visitOf(tabId)]);
  const aged = edition !== undefined && Date.parse(edition.expires_at) <= Date.now();
  await keepVerdict(tabId, verdict);
  await paint(tabId, verdict, say, { aged, unseen });
}

/** @param {number} tabId @param {Visit} visit @param {TabVerdict} verdict */
async function warn(tabId, visit, verdict) {
  await keepVisit(tabId, withWarning(visit, { url: visit.url, host: verdict.query.normal, matched: verdict.seen.matched }));
  const url = `${chrome.runtime.getURL("pages/warning.html")}#${visit.url}`;
  await chrome.tabs.update(tabId, { url }).catch(() => undefined);
}

/** @param {Rows} rows @param {string} url */
async function siteOf(rows, url) {
  const { tables } = await common(rows);
  const normal = host(url, tables.suffixes);
  return normal ? tables.suffixes.site(normal) || normal : new URL(url).host;
}
