/** Warning of a page: on a page of our own in its place, or in the page where the browser shows none of ours. */

import { speak } from "../browser/language.js";
import { warningIn } from "./banner-text.js";
import { keepAndShow, tabVerdict } from "./tab-verdict.js";
import { awaitLeaving, putUp } from "./notify-frames.js";
import { withWarning } from "./visit.js";

/** @typedef {import("../browser/tab-store.js").Visit} Visit */
/** @typedef {import("./tab-verdict.js").Found} Found */

/** @param {Visit} visit @param {Found} found @returns {import("../browser/tab-store.js").Warning} */
export function warningOf({ url }, { holds, query }) {
  return { url, host: query.normal, matched: holds.matched };
}

/**
 * Where the browser shows no page of ours, or the page keeps it from opening, the warning is shown in the page.
 *
 * @param {number} tabId
 * @param {Visit} visit
 * @param {Found} found
 * @param {boolean} [isStuck]  our page was to open before, and did not
 */
export async function warn(tabId, visit, found, isStuck = false) {
  if (canShowPages(visit)) {
    const url = `${chrome.runtime.getURL("pages/warning.html")}#${visit.url}`;
    await chrome.tabs.update(tabId, { url }).catch(() => undefined);
    const bannered = isStuck && (await warnInPage(tabId, visit, found));
    await keepAndShow(tabId, withWarning({ ...visit, bannered }, warningOf(visit, found)), found);
    return void (await awaitLeaving(tabId));
  }
  await keepAndShow(tabId, { ...visit, bannered: await warnInPage(tabId, visit, found) }, found);
}

/**
 * @param {number} tabId
 * @param {Visit} visit
 * @param {Found} found
 * @returns {Promise<boolean>} whether it stands there
 */
async function warnInPage(tabId, visit, found) {
  const warning = warningIn(await speak(), await tabVerdict(visit, found));
  return putUp(tabId, visit, { type: "warning", warning });
}

/**
 * Chromium shows none of an extension's pages in a private window that shares the worker of the others.
 *
 * @param {Visit} visit
 */
export function canShowPages({ isPrivate }) {
  return !isPrivate || !chrome.runtime.getURL("").startsWith("chrome-extension:");
}
