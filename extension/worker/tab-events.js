/** What happens when a page arrives, shows something, is warned of, or is gone on to. */

import { queues } from "../core/util/queue.js";
import { common } from "../core/lookup/lookup.js";
import { rowsInHand } from "./edition-in-hand.js";
import { judgeTab, unjudged } from "./check-tab.js";
import { look, NOTHING_SHOWN } from "../page-reading/page.js";
import { host, isWeb, siteOf } from "../core/normalise/host.js";
import { speak } from "../browser/language.js";
import { isPaused } from "../browser/pauses.js";
import { isOwnPage } from "../browser/trust.js";
import { signalsBy } from "../browser/own-signals.js";
import { bannerFor } from "./banner-text.js";
import { keepAndShow, paintTab, tabVerdict } from "./tab-verdict.js";
import { isThere, lookAgain, putUp, remind } from "./notify-frames.js";
import { canShowPages, warn, warningOf } from "./warn.js";
import {
  forgetTab,
  keepVisit,
  moveTab,
  verdictOf,
  visitOf,
  newVisit,
} from "../browser/tab-store.js";
import {
  arrived,
  inDocument,
  mustWarn,
  proceeded,
  stepOnArrival,
  withFrame,
  withoutFrame,
  withWarning,
} from "./visit.js";

/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../browser/tab-store.js").Visit} Visit */
/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("./tab-verdict.js").Found} Found */

/** @typedef {{tabId: number, url: string, document: string, isPrivate: boolean}} Where */

/** What happens in one tab does not overlap. */
const inTurn = queues();

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
    const visit = isKnown
      ? before
      : arrived(before, { ...where, site: siteOf(where.url, (await common(rows)).tables) });
    const found = await judged(rows, visit);
    const warned = isGrave(visit, found) && !(await isQuiet(rows, visit));
    const step = stepOnArrival(before, { url: where.url, host: found.query.normal, navigation, warned });
    const here = step === "back" && before.warning ? withWarning(visit, before.warning) : visit;
    if (step === "warn") await warn(tabId, visit, found, navigation === "stuck");
    else await keepAndShow(tabId, here, found);
    if (navigation === "back_forward") await lookAgain(tabId);
    return step === "back" ? "back" : "stay";
  }));
}

/**
 * A page or frame sent its facts.
 *
 * @param {Where & {frameId: number, facts: import("../page-reading/facts.js").Facts, isLarge: boolean}} sent
 */
export function seen({ tabId, frameId, facts, isLarge, ...where }) {
  return inTurn(tabId, () => withRows(undefined, async (rows) => {
    const { url, document } = where;
    const [{ tables }, signals, known] = await Promise.all([common(rows), signalsBy(rows), visitOf(tabId)]);
    const at = frameId === 0 ? inDocument(known, { ...where, site: siteOf(url, tables) }) : known;
    if (!at || at.warning) return;
    const name = host(isWeb(url) ? url : at.url, tables.suffixes) ?? "";
    const page = (await isOwnPage(url)) ? NOTHING_SHOWN : look(name, facts, { signals, ...tables });
    if (frameId !== 0 && (page.offers || page.asks) && !(await isThere(tabId, frameId))) return;
    await follow(tabId, rows, withFrame(at, frameId, { url, document, isLarge, page }));
  }));
}

/**
 * A frame is left: what it showed counts no longer.
 *
 * @param {{tabId: number, frameId: number, document: string}} left
 */
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
  const found = await judged(rows, visit);
  const quiet = await isQuiet(rows, visit);
  if (!quiet && isGrave(visit, found)) return warn(tabId, visit, found);
  const { verdict, visit: kept } = await keepAndShow(tabId, visit, found);
  const banner = quiet || visit.dismissed ? null : await bannerFor(verdict);
  const bannered = await putUp(tabId, visit, banner && { type: "banner", banner });
  const reminded = quiet ? visit.reminded : await remind(tabId, verdict, visit);
  const unseen = bannered && visit.unseen;
  const isOther = bannered !== visit.bannered || reminded !== visit.reminded || unseen !== visit.unseen;
  if (isOther) await keepVisit(tabId, { ...kept, bannered, reminded, unseen });
  if (unseen !== visit.unseen) await paintTab(tabId, verdict, { said: true, unseen });
}

/**
 * What is to be said of a tab: of our own pages nothing.
 *
 * @param {Rows} rows @param {Visit} visit @param {Parameters<typeof judgeTab>[2]} [how]
 */
async function judged(rows, visit, how) {
  return (await isOwnPage(visit.url)) ? unjudged(rows, visit.url) : judgeTab(rows, visit, how);
}

/** Must the person be warned before anything else? @param {Visit} visit @param {Found} found */
function isGrave(visit, { holds, offers, identity }) {
  return mustWarn(visit, { ...holds.answer, matched: holds.matched, offers, identity });
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

/**
 * Did the document that is in the tab arrive before, and was only its answer lost?
 *
 * @param {Visit} visit
 * @param {Omit<Where, "tabId">} where
 */
function isHere(visit, { document, url }) {
  return document !== "" && visit.document === document && visit.url === url && !visit.warning;
}

/**
 * The page hides the banner or covers it, or does so no longer: the toolbar says so.
 *
 * @param {{tabId: number, unseen: boolean}} how
 */
export function bannerUnseen({ tabId, unseen }) {
  return inTurn(tabId, async () => {
    const [visit, verdict] = await Promise.all([visitOf(tabId), verdictOf(tabId)]);
    if (!visit.bannered || !verdict) return;
    await keepVisit(tabId, { ...visit, unseen });
    await paintTab(tabId, verdict, { said: true, unseen });
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
 * @returns {Promise<{verdict: TabVerdict, manifest: import("../core/edition/coverage.js").Manifest, site: string} |
 *   null>}
 */
export function warningShown({ tabId, url }) {
  return inTurn(tabId, () => withRows(null, async (rows) => {
    const [visit, { manifest, tables }] = await Promise.all([visitOf(tabId), common(rows), speak()]);
    const same = visit.url === url ? visit : arrived(visit, { url, site: siteOf(url, tables) });
    const found = await judged(rows, same, { warned: true });
    const { verdict } = await keepAndShow(tabId, withWarning(same, warningOf(same, found)), found);
    return { verdict, manifest, site: siteOf(`http://${verdict.seen.host}/`, tables) };
  }));
}

/**
 * The person goes on, in this tab and on this visit only.
 *
 * @param {{tabId: number, url?: string}} to  `url`: where the tab shows our warning page; otherwise it is shown in the
 *   page, as it does only where the browser shows no page of ours
 */
export function proceed({ tabId, url }) {
  return inTurn(tabId, () => withRows(undefined, async (rows) => {
    const visit = await visitOf(tabId);
    if (!url && canShowPages(visit)) return;
    const to = url ?? visit.url;
    const here = visit.url === to ? visit : { ...newVisit(), url: to };
    const kept = visit.warning?.url === to ? visit.warning : null;
    const { matched } = kept ?? (await judged(rows, here, { warned: true })).holds;
    const on = proceeded(visit, { site: siteOf(to, (await common(rows)).tables), matched });
    if (url) await keepVisit(tabId, on);
    else await follow(tabId, rows, on);
  }));
}

/**
 * The person wants to be left alone in this tab, on this visit only; or no longer.
 *
 * @param {{tabId: number, on: boolean}} wish
 */
export function pauseVisit({ tabId, on }) {
  return inTurn(tabId, async () => keepVisit(tabId, { ...(await visitOf(tabId)), paused: on }));
}

/** After an update: what the toolbar and the popup say of the tabs that are open is judged by what is believed now. */
export async function judgeAgain() {
  for (const { id } of await chrome.tabs.query({})) {
    if (id === undefined) continue;
    await inTurn(id, () => withRows(undefined, async (rows) => {
      const visit = await visitOf(id);
      if (visit.url) await keepAndShow(id, visit, await judged(rows, visit));
    }));
  }
}

/**
 * What is to be said of a tab of which nothing is kept; null of one that nothing is known of. Whoever asks does not
 * wait for a busy page.
 *
 * @param {{tabId: number}} asked
 * @returns {Promise<TabVerdict | null>}
 */
export function verdictNow({ tabId }) {
  return withRows(null, async (rows) => {
    const visit = await visitOf(tabId);
    return visit.url ? tabVerdict(visit, await judged(rows, visit)) : null;
  });
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
    if (verdict) await paintTab(to, verdict, visit);
  });
}

/**
 * Does the person want to be left alone here? What cannot be read silences nothing.
 *
 * @param {Rows} rows
 * @param {Visit} visit
 */
async function isQuiet(rows, visit) {
  return isPaused(visit, (await common(rows)).tables).catch(() => visit.paused);
}
