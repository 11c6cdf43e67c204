/** The verdict of a tab: what is said of it, remembered and painted in the toolbar. */

import { stored } from "../browser/edition-state.js";
import { speak } from "../browser/language.js";
import { forgetVerdict, keepVerdict, keepVisit } from "../browser/tab-store.js";
import { sentenceOf } from "../core/verdict/sentence.js";
import { paint } from "./toolbar.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("../browser/tab-store.js").Visit} Visit */
/** @typedef {Awaited<ReturnType<typeof import("./check-tab.js").judgeTab>>} Found */

/** What is kept and shown of the tab. @param {Visit} visit @param {Found} found @returns {Promise<TabVerdict>} */
export async function tabVerdict(visit, found) {
  const { answer, told } = found.holds;
  return { ...unsaid(visit, found), says: sentenceOf(await speak(), answer, wordsOf(found), told) };
}

/** @param {Found} found */
function wordsOf({ holds: { answer, words }, query }) {
  return answer.query.normal === query.normal ? words : { ...words, frame: answer.query.normal };
}

/** The same without its sentence. @param {Visit} visit @param {Found} found @returns {TabVerdict} */
function unsaid(visit, found) {
  const { holds, query, offers, asks, identity, kinds, alike, fee, installs, scored } = found;
  return {
    ...holds.answer,
    query,
    seen: {
      url: visit.url,
      host: holds.answer.query.normal,
      matched: holds.matched,
      offers,
      asks,
      identity,
      kinds,
      alike,
      fee,
      installs,
      lender: saidToLend(holds.page),
      byFee: scored.byFee,
      silence: scored.silence,
      subject: scored.subject,
      points: scored.points,
      from: scored.from,
      signals: scored.signals,
      named: namesOf(holds.named),
      figures: figuresOf(visit),
      country: holds.page.country,
      at: new Date().toISOString(),
      words: wordsOf(found),
      told: holds.told,
    },
  };
}

/** The first figures of an offer in the tab, the page's own before those of its frames. @param {Visit} visit */
function figuresOf({ frames }) {
  return Object.values(frames).map(({ page }) => page.figures).find((figures) => Object.keys(figures).length > 0) ?? {};
}

/**
 * The companies and brands that a page names, as far as they mean anything here.
 *
 * @param {import("../core/verdict/decide.js").Resolved[]} named
 */
function namesOf(named) {
  const telling = named.filter(({ legal, lenders }) => legal || lenders.length > 0);
  return [...new Set(telling.map(({ text }) => text))].slice(0, 10);
}

/**
 * Whom the page names as the one who lends; "" where it names nobody.
 *
 * @param {import("../page-reading/page.js").Page} page
 */
function saidToLend({ offers, named }) {
  return (offers && named.find(({ role, legal }) => role === "lender" && legal)?.names[0]) || "";
}

/**
 * Keeps the visit and what is said of the tab, and paints it. Where that is nothing no verdict is kept, and no sentence
 * made: a verdict that was kept is gone before the visit says so.
 *
 * @param {number} tabId @param {Visit} visit @param {Found} found
 * @returns {Promise<{visit: Visit, verdict: TabVerdict}>} the visit as it is kept
 */
export async function keepAndShow(tabId, visit, found) {
  const said = found.holds.answer.verdict !== "none";
  const verdict = said ? await tabVerdict(visit, found) : unsaid(visit, found);
  const kept = { ...visit, said };
  if (!said && visit.said) await forgetVerdict(tabId);
  await Promise.all([
    keepVisit(tabId, kept),
    said && keepVerdict(tabId, verdict),
    paintTab(tabId, verdict, visit),
  ]);
  return { visit: kept, verdict };
}

/**
 * A page of which nothing is to be said finds the toolbar quiet: the browser takes away what it said of the one before.
 *
 * @param {number} tabId
 * @param {TabVerdict} verdict
 * @param {Pick<Visit, "said" | "unseen">} visit
 */
export async function paintTab(tabId, verdict, { said, unseen }) {
  if (verdict.verdict === "none" && !said) return;
  const [{ say }, { edition }] = await Promise.all([speak(), stored()]);
  const aged = edition !== undefined && Date.parse(edition.expires_at) <= Date.now();
  await paint(tabId, verdict, say, { aged, unseen });
}
