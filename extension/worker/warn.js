/** Warning of a page: on a page of our own in its place, or in the page where the browser shows none of ours. */

import { speak } from "../browser/language.js";
import { keepVisit } from "../browser/tab-store.js";
import { warningIn } from "./banner-text.js";
import { tabVerdict } from "./tab-verdict.js";
import { putUp } from "./tell-documents.js";
import { withWarning } from "./visit.js";

/** @typedef {import("../browser/tab-store.js").Visit} Visit */
/** @typedef {import("./tab-verdict.js").Found} Found */

/** @param {Visit} visit @param {Found} found @returns {import("../browser/tab-store.js").Warning} */
export function warningOf({ url }, { holds, query }) {
  return { url, host: query.normal, matched: holds.matched };
}

/**
 * Where the browser shows no page of ours, the warning stands in the page.
 *
 * @param {number} tabId
 * @param {Visit} visit
 * @param {Found} found
 */
export async function warn(tabId, visit, found) {
  if (canShowPages(visit)) {
    const url = `${chrome.runtime.getURL("pages/warning.html")}#${visit.url}`;
    await chrome.tabs.update(tabId, { url }).catch(() => undefined);
    return keepVisit(tabId, withWarning(visit, warningOf(visit, found)));
  }
  const warning = warningIn(await speak(), await tabVerdict(visit, found));
  await keepVisit(tabId, { ...visit, bannered: await putUp(tabId, visit, { type: "warning", warning }) });
}

/**
 * Chromium shows none of an extension's pages in a private window that shares the worker of the others.
 *
 * @param {Visit} visit
 */
export function canShowPages({ isPrivate }) {
  return !isPrivate || !chrome.runtime.getURL("").startsWith("chrome-extension:");
}
