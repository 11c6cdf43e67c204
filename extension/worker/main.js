/** The worker: listeners, registered at once; what they need is read when they are called. */

import { eraseAll } from "./erasing.js";
import { heldRows, takeBundled, takeFromServer, watch } from "./edition-in-hand.js";
import { receive } from "../browser/messages.js";
import { reminder } from "./reminders.js";
import { verdictOf } from "../browser/tab-store.js";
import { nameServer, useBundled, useFormer } from "../browser/trust.js";
import { arrive, bannerUnseen, closed, dismissed, gone, pauseVisit, proceed, replaced, seen, warningShown } from "./tab-events.js";
import { welcome } from "./welcome.js";

chrome.runtime.onInstalled.addListener(({ reason }) => void Promise.all([reason === "install" && welcome(), takeBundled()]));
chrome.runtime.onStartup.addListener(() => void takeBundled());
chrome.alarms.onAlarm.addListener(() => void takeFromServer());
chrome.tabs.onRemoved.addListener((tabId) => void closed(tabId));
chrome.tabs.onReplaced.addListener((to, from) => void replaced(to, from));
chrome.runtime.onMessage.addListener((sent, sender, respond) => {
  const self = { id: chrome.runtime.id, base: chrome.runtime.getURL("") };
  const received = receive(sent, sender, self);
  if (!received) return false;
  answer(received).then(respond, () => respond(null));
  return true;
});

void watch();

/** @param {import("../browser/messages.js").Received} received @returns {Promise<unknown>} */
async function answer({ message, tabId, frameId, ...where }) {
  switch (message.type) {
    case "arrive":
      return frameId === 0 ? arrive({ tabId, ...where, navigation: message.navigation }) : null;
    case "facts":
      await seen({ tabId, frameId, ...where, facts: message.facts, isLarge: message.isLarge });
      return true;
    case "gone":
      return gone({ tabId, frameId, document: where.document });
    case "field":
      return reminder({ tabId, field: message.field });
    case "open":
      return openPage(await pageFor(message.page, tabId), tabId, where.isPrivate);
    case "unseen":
      return frameId === 0 ? bannerUnseen({ tabId, unseen: message.unseen }) : null;
    case "dismissed":
      return frameId === 0 ? dismissed({ tabId }) : null;
    case "go_on":
      return frameId === 0 ? proceed({ tabId }) : null;
    case "shown":
      return warningShown({ tabId, url: message.url });
    case "proceed":
      await proceed({ tabId, url: message.url });
      return true;
    case "rows":
      return askRows(message);
    case "pause_visit":
      await pauseVisit(message);
      return true;
    case "refresh":
      return takeFromServer();
    case "server":
      return newServer(message);
    case "server_back":
      await (message.to === "former" ? useFormer() : useBundled());
      await takeBundled();
      return takeFromServer();
    case "erase":
      return eraseAll();
  }
}

/**
 * Beside the tab; from a private window where the browser puts it, since not every browser shows it there.
 *
 * @param {string} page
 * @param {number} tabId
 * @param {boolean} isPrivate
 */
async function openPage(page, tabId, isPrivate) {
  const url = chrome.runtime.getURL(page);
  await chrome.tabs.create(isPrivate ? { url } : { url, openerTabId: tabId });
}

/** What a page of ours asks of the edition in hand. @param {import("../browser/messages.js").RowsAsked} asked */
async function askRows({ store, keys }) {
  const rows = await heldRows();
  return rows && (keys ? rows.many(store, keys) : rows.all(store));
}

/** @param {"checklist" | "why"} page @param {number} tabId */
async function pageFor(page, tabId) {
  if (page === "why") return `pages/popup.html?tab=${tabId}`;
  return `pages/checklist.html?country=${(await verdictOf(tabId))?.seen.country ?? ""}`;
}

/** @param {import("../browser/messages.js").NameServer} named @returns {Promise<import("../browser/trust.js").ServerProblem | null>} */
async function newServer({ address, fingerprint }) {
  const problem = await nameServer(address, fingerprint);
  if (!problem) await takeFromServer();
  return problem;
}
