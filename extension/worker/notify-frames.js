/** What the worker tells the documents of a tab. None is waited for long: it may be busy, or just be left. */

import { within } from "../core/util/timeout.js";
import { reminds } from "./reminders.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("../browser/tab-store.js").Visit} Visit */

const PATIENCE = 4000;

/**
 * @param {number} tabId
 * @param {object} message
 * @param {{frameId?: number, late?: unknown}} [to]  `late`: what is taken for the answer of a document that is busy
 * @returns {Promise<unknown>} null where nobody is there
 */
function tell(tabId, message, { frameId, late = null } = {}) {
  const to = frameId === undefined ? {} : { frameId };
  return within(PATIENCE, chrome.tabs.sendMessage(tabId, message, to).catch(() => null), late);
}

/**
 * Is the frame still there, or was it left before what it said was heard?
 *
 * @param {number} tabId
 * @param {number} frameId
 */
export async function isThere(tabId, frameId) {
  return (await tell(tabId, { type: "there" }, { frameId, late: true })) === true;
}

/** A page that is shown again as it was left is to be told of anew. @param {number} tabId */
export function lookAgain(tabId) {
  return tell(tabId, { type: "again" });
}

/** The top document is to be left: it says so where it is still there after a while. @param {number} tabId */
export function awaitLeaving(tabId) {
  return tell(tabId, { type: "leaving" }, { frameId: 0 });
}

/**
 * Has the top document put up what it is sent? Where nothing is sent, what is there is taken down.
 *
 * @param {number} tabId @param {Visit} visit @param {object | null} message
 * @returns {Promise<boolean>}
 */
export async function putUp(tabId, { url, bannered }, message) {
  if (!message && !bannered) return false;
  const sent = message ? { ...message, origin: new URL(url).origin } : { type: "quiet" };
  const here = await tell(tabId, sent, { frameId: 0, late: url });
  return message !== null && typeof here === "string";
}

/**
 * Tells the documents of a tab whether to ask about their fields; pages that never had reminders are told nothing.
 *
 * @param {number} tabId
 * @param {TabVerdict} verdict
 * @param {Visit} visit
 */
export async function remind(tabId, verdict, { reminded }) {
  const on = await reminds(verdict);
  if (on || reminded) await tell(tabId, { type: "remind", on });
  return on;
}
