/** What is kept and shown per tab: `visit:<id>` and `verdict:<id>` in storage.session, toolbar title and badge. */

import { QUIET } from "../core/verdict/decide.js";
import { newVisit } from "../worker/visit.js";

/** @typedef {import("../worker/visit.js").Visit} Visit */
/** @typedef {import("../core/lookup/lookup.js").Answer} Answer */
/**
 * @typedef {object} Seen
 * @property {string} url  the page in the tab
 * @property {string} host  whose verdict holds: the page's or a frame's
 * @property {string} matched
 * @property {boolean} offers
 * @property {boolean} asks  for identity, money or a password
 * @property {boolean} identity  for more than a password
 * @property {import("../page-model/loan-score.js").Found[]} signals  what speaks for and against offering loans
 * @property {string[]} named
 * @property {import("../core/cost/figures.js").Figures} figures  of the offer, for the planner
 * @property {string} country
 * @property {string} at
 * @property {import("../core/i18n.js").Values} words
 */
/** @typedef {Answer & {seen: Seen}} TabVerdict */

/** Shape, and colour only beside it. @type {Record<string, [string, string]>} */
const BADGE = {
  warned: ["✕", "#b3261e"],
  ended: ["✕", "#b3261e"],
  suspended: ["‖", "#8a5300"],
  lookalike: ["≠", "#8a5300"],
  claimed: ["?", "#8a5300"],
  unlisted: ["!", "#8a5300"],
  uncovered: ["…", "#5f6368"],
};
/** Beside the shape where the page hides the banner. */
const UNSEEN = "▲";

/** What the browser's storage had no room for; it is known while the worker lives. @type {Map<string, any>} */
const unsaved = new Map();

/** @param {number} tabId @returns {Promise<Visit>} */
export async function visitOf(tabId) {
  return { ...newVisit(), ...(await read(`visit:${tabId}`)) };
}

/** @param {number} tabId @param {Visit} visit */
export function keepVisit(tabId, visit) {
  return keep(`visit:${tabId}`, visit);
}

/** @param {number} tabId @returns {Promise<TabVerdict | null>} */
export async function verdictOf(tabId) {
  return (await read(`verdict:${tabId}`)) ?? null;
}

/** @param {number} tabId @param {TabVerdict} verdict */
export function keepVerdict(tabId, verdict) {
  return keep(`verdict:${tabId}`, verdict);
}

/** @param {number} tabId */
export async function forgetTab(tabId) {
  const keys = [`visit:${tabId}`, `verdict:${tabId}`];
  for (const key of keys) unsaved.delete(key);
  await chrome.storage.session.remove(keys);
}

/**
 * The browser shows another tab, made ready unseen, in the place of this one.
 *
 * @param {number} from
 * @param {number} to
 */
export async function moveTab(from, to) {
  const visit = await read(`visit:${to}`);
  const [before, verdict] = await Promise.all([read(`visit:${from}`), read(`verdict:${from}`)]);
  if (!visit && before) await keepVisit(to, before);
  if (!visit && verdict) await keepVerdict(to, verdict);
  await forgetTab(from);
}

/** @param {string} key @returns {Promise<any>} */
async function read(key) {
  if (unsaved.has(key)) return structuredClone(unsaved.get(key));
  return /** @type {Record<string, any>} */ (await chrome.storage.session.get(key).catch(() => ({})))[key];
}

/**
 * Nothing waits for room: where there is none, what is said of quiet pages goes first.
 *
 * @param {string} key
 * @param {any} value
 */
async function keep(key, value) {
  const set = () => chrome.storage.session.set({ [key]: value });
  try {
    await set().catch(() => makeRoom().then(set));
    unsaved.delete(key);
  } catch {
    unsaved.set(key, value);
  }
}

async function makeRoom() {
  const all = Object.entries(/** @type {Record<string, any>} */ (await chrome.storage.session.get(null)));
  const quiet = all.filter(([key, value]) => key.startsWith("verdict:") && value?.verdict === "none");
  await chrome.storage.session.remove(quiet.map(([key]) => key));
}

/**
 * Show a verdict in the toolbar. Quiet verdicts of an edition past its expiry say so, and so does one
 * whose banner the page keeps from being seen.
 *
 * @param {number} tabId
 * @param {TabVerdict} verdict
 * @param {import("../core/i18n.js").Say} say
 * @param {{aged: boolean, unseen: boolean}} how
 */
export async function paint(tabId, { verdict, says }, say, { aged, unseen }) {
  const old = aged && QUIET.includes(verdict);
  const [mark, color] = BADGE[verdict] ?? [old ? say("badge_aged") : "", "#5f6368"];
  const text = unseen ? `${mark}${UNSEEN}` : mark;
  const lines = [`${say("name")} · ${say(`verdict_${verdict}`)}`, says, old && say("aged"), unseen && say("banner_unseen")];
  const title = verdict === "none" ? say("name") : lines.filter(Boolean).join("\n");
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title }),
  ]).catch(() => undefined);
}

/** One thing at a time per tab. @type {Map<number, Promise<unknown>>} */
const turns = new Map();

/** @template T @param {number} tabId @param {() => Promise<T>} step @returns {Promise<T>} */
export function inTurn(tabId, step) {
  const next = (turns.get(tabId) ?? Promise.resolve()).then(step, step);
  const settled = next.catch(() => undefined);
  turns.set(tabId, settled);
  void settled.then(() => turns.get(tabId) === settled && turns.delete(tabId));
  return next;
}
