/**
 * What is remembered of a tab: the site it is on, what its frames show, what the person allowed,
 * and whether our warning page stood there last. Pure steps over a value kept in storage.session.
 */

/** @typedef {{url: string, host: string, matched: string}} Warning  the page warned of, and the listed host that it falls under */
/**
 * @typedef {object} Visit
 * @property {string} site  registrable domain of the page in the tab
 * @property {string} url
 * @property {Record<string, {url: string, page: import("./judging.js").Page}>} frames  by frame id; only 0 and those that offer loans or ask for identity or money
 * @property {string[]} allowed  listed hosts that the person went on to, on this visit
 * @property {boolean} bannered  the banner was shown on this visit
 * @property {boolean} paused  the person wants to be left alone on this visit
 * @property {boolean} reminded  the page was told to have reminders beside its fields
 * @property {boolean} unseen  the page keeps the banner from being seen
 * @property {Warning | null} warning  our warning page was the last document of this tab
 */
/** @typedef {"stay" | "warn" | "back"} Step */

const MOST_FRAMES = 20;
/** Kinds of imitation that honest neighbours fall under: the same name at another ending, or one slip away. */
const SLIGHT = ["ending", "transposition", "repetition", "plural", "omission", "insertion", "vowel-swap", "replacement"];

/** @returns {Visit} */
export function newVisit() {
  return { site: "", url: "", frames: {}, allowed: [], bannered: false, paused: false, reminded: false, unseen: false, warning: null };
}

/**
 * A document arrived in the tab. Another site is another visit: what was allowed ends.
 *
 * @param {Visit} visit
 * @param {{site: string, url: string}} at
 * @returns {Visit}
 */
export function arrived(visit, { site, url }) {
  const same = site === visit.site;
  return { ...newVisit(), site, url, allowed: same ? visit.allowed : [], bannered: same && visit.bannered, paused: same && visit.paused };
}

/**
 * What to do about a document that arrived. Going back from our warning page leads to the page
 * warned of: then one step further back, instead of warning again.
 *
 * @param {Visit} before  the visit as it was before the arrival
 * @param {{url: string, host: string, navigation: import("./messages.js").Navigation, warned: boolean}} arrival
 * @returns {Step}
 */
export function stepOnArrival(before, { url, host, navigation, warned }) {
  const { warning } = before;
  const same = warning?.host === host && (warned || warning.url === url);
  if (navigation === "back_forward" && same) return "back";
  return warned || navigation === "stuck" ? "warn" : "stay";
}

/** @param {Visit} visit @param {number} frameId @param {{url: string, page: import("./judging.js").Page}} shown @returns {Visit} */
export function withFrame(visit, frameId, shown) {
  const frames = { ...visit.frames };
  delete frames[frameId];
  const room = Object.keys(frames).length < MOST_FRAMES;
  if (frameId === 0 || ((shown.page.offers || shown.page.asks) && room)) frames[frameId] = shown;
  return { ...visit, frames };
}

/** @param {Visit} visit @param {Warning} warning @returns {Visit} */
export function withWarning(visit, warning) {
  return { ...visit, warning };
}

/** The person goes on to what our warning page warned of. @param {Visit} visit @param {{site: string, matched: string}} to @returns {Visit} */
export function proceeded(visit, { site, matched }) {
  return { ...visit, site, allowed: [...new Set([...visit.allowed, matched])], warning: null };
}

/**
 * Must the warning page open? Honest neighbours of a known host ask for passwords too.
 *
 * @param {Visit} visit
 * @param {{verdict: string, reason: string, imitates?: {kind: string}, matched: string, offers: boolean, asks: boolean, identity: boolean}} found
 */
export function mustWarn({ allowed }, { verdict, reason, imitates, matched, offers, asks, identity }) {
  const wants = offers || identity || (asks && !SLIGHT.includes(imitates?.kind ?? ""));
  const grave = verdict === "warned" || (verdict === "ended" && offers) || (verdict === "lookalike" && reason === "proven" && wants);
  return grave && !allowed.includes(matched);
}
