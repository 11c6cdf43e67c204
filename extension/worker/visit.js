/**
 * What is remembered of a tab: the site it is on, what its frames show, what the person allowed,
 * and whether our warning page stood there last. Pure steps over a value kept in storage.session.
 */

import { newVisit } from "../browser/tab-store.js";

/** @typedef {import("../browser/tab-store.js").Shown} Shown */
/** @typedef {import("../browser/tab-store.js").Visit} Visit */
/** @typedef {import("../browser/tab-store.js").Warning} Warning */

/** @typedef {{site: string, url: string, document?: string, isPrivate?: boolean}} At */
/** @typedef {"stay" | "warn" | "back"} Step */

const MOST_FRAMES = 20;
const MOST_LEFT = 8;

/**
 * A document arrived in the tab. Another site is another visit: what was allowed ends.
 *
 * @param {Visit} visit
 * @param {At} at
 * @returns {Visit}
 */
export function arrived(visit, { site, url, document = "", isPrivate = false }) {
  const same = site === visit.site;
  const left = [visit.document, ...visit.left].filter((one) => one !== "" && one !== document).slice(0, MOST_LEFT);
  const { said, allowed, dismissed, paused } = visit;
  return { ...newVisit(), ...(same && { allowed, dismissed, paused }), said, site, url, document, isPrivate, left };
}

/**
 * The document in the tab shows something; null where it is one that the tab has left. One that was never heard of
 * has arrived, although its arrival was not heard.
 *
 * @param {Visit} visit
 * @param {At} at
 * @returns {Visit | null}
 */
export function inDocument(visit, at) {
  const { site, url, document = "" } = at;
  if (visit.left.includes(document)) return null;
  if (document !== visit.document) return arrived(visit, at);
  return document === "" && visit.site !== "" && visit.site !== site ? null : { ...visit, site, url };
}

/**
 * What to do about a document that arrived. Going back from our warning page leads to the page
 * warned of: then one step further back, instead of warning again.
 *
 * @param {Visit} before  the visit as it was before the arrival
 * @param {{url: string, host: string, navigation: import("../browser/messages.js").Navigation, warned: boolean}}
 *   arrival
 * @returns {Step}
 */
export function stepOnArrival(before, { url, host, navigation, warned }) {
  const { warning } = before;
  const same = warning?.host === host && (warned || warning.url === url);
  if (navigation === "back_forward" && same) return "back";
  return warned || navigation === "stuck" ? "warn" : "stay";
}

/**
 * A frame shows something. Where there are as many as are kept, one that counts and offers takes the place of one
 * that does not: a page could fill them all before it offers anything.
 *
 * @param {Visit} visit
 * @param {number} frameId
 * @param {Shown} shown
 * @returns {Visit}
 */
export function withFrame(visit, frameId, shown) {
  const frames = { ...visit.frames };
  delete frames[frameId];
  if (frameId === 0) return { ...visit, frames: { ...frames, [frameId]: shown } };
  if (!shown.page.offers && !shown.page.asks) return { ...visit, frames };
  const weight = (/** @type {Shown} */ { url, isLarge, page }) =>
    (isLarge || isOfHost(visit, url) ? 2 : 0) + (page.offers ? 1 : 0);
  const others = Object.entries(frames).filter(([id]) => id !== "0").toSorted(([, a], [, b]) => weight(a) - weight(b));
  const [lightest] = others.length < MOST_FRAMES - 1 ? [] : others;
  if (lightest && weight(lightest[1]) >= weight(shown)) return { ...visit, frames };
  if (lightest) delete frames[Number(lightest[0])];
  frames[frameId] = shown;
  return { ...visit, frames };
}

/** Is a frame of the page's own making, or of its host? @param {Visit} visit @param {string} url */
function isOfHost(visit, url) {
  return url === "" || (URL.canParse(visit.url) && new URL(url).hostname === new URL(visit.url).hostname);
}

/**
 * A frame is gone, or shows another document.
 *
 * @param {Visit} visit
 * @param {number} frameId
 * @param {string} document
 * @returns {Visit}
 */
export function withoutFrame(visit, frameId, document) {
  const frames = { ...visit.frames };
  if (frames[frameId]?.document === document) delete frames[frameId];
  return { ...visit, frames };
}

/** @param {Visit} visit @param {Warning} warning @returns {Visit} */
export function withWarning(visit, warning) {
  return { ...visit, warning };
}

/**
 * The person goes on to what our warning page warned of.
 *
 * @param {Visit} visit
 * @param {{site: string, matched: string}} to
 * @returns {Visit}
 */
export function proceeded(visit, { site, matched }) {
  return { ...visit, site, allowed: [...new Set([...visit.allowed, matched])], warning: null };
}

/**
 * Must the warning page open? A lookalike's only for three things together: whoever is imitated is vouched for, the
 * spelling is one that only an imitator needs (both are the reason `proven`), and the page offers loans or asks for
 * identity or money. Honest neighbours ask for passwords too.
 *
 * @param {Visit} visit
 * @param {{verdict: string, reason: string, matched: string, offers: boolean, identity: boolean}} found
 */
export function mustWarn({ allowed }, { verdict, reason, matched, offers, identity }) {
  const isImitation = verdict === "lookalike" && reason === "proven" && (offers || identity);
  const grave = verdict === "warned" || (verdict === "ended" && offers) || isImitation;
  return grave && !allowed.includes(matched);
}
