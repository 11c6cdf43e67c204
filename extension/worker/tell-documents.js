/** What the worker tells the documents of a tab. */

import { reminds } from "./reminders.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("../browser/tab-store.js").Visit} Visit */

/**
 * Is the frame still there, or was it left before what it said was heard?
 *
 * @param {number} tabId
 * @param {number} frameId
 */
export async function isThere(tabId, frameId) {
  return (await chrome.tabs.sendMessage(tabId, { type: "there" }, { frameId }).catch(() => null)) === true;
}

/** A page that is shown again as it was left is to be told of anew. @param {number} tabId */
export function lookAgain(tabId) {
  return chrome.tabs.sendMessage(tabId, { type: "again" }).catch(() => undefined);
}

/** The top document is to be left: it says so where it is still there after a while. @param {number} tabId */
export function awaitLeaving(tabId) {
  return chrome.tabs.sendMessage(tabId, { type: "leaving" }, { frameId: 0 }).catch(() => undefined);
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
  const here = await chrome.tabs.sendMessage(tabId, sent, { frameId: 0 }).catch(() => null);
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
  if (on || reminded) await chrome.tabs.sendMessage(tabId, { type: "remind", on }).catch(() => undefined);
  return on;
}
