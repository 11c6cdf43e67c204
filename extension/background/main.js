/** The worker: listeners, registered at once; what they need is read when they are called. */

import { eraseAll } from "./erasing.js";
import { takeBundled, takeFromServer, watch } from "./holding.js";
import { receive } from "./messages.js";
import { reminder } from "./reminders.js";
import { verdictOf } from "./tabs.js";
import { nameServer, useBundled, useFormer } from "./trust.js";
import { arrive, bannerUnseen, closed, pauseVisit, proceed, seen, warningShown } from "./watching.js";
import { welcome } from "./welcome.js";

chrome.runtime.onInstalled.addListener(({ reason }) => void Promise.all([reason === "install" && welcome(), takeBundled()]));
chrome.runtime.onStartup.addListener(() => void takeBundled());
chrome.alarms.onAlarm.addListener(() => void takeFromServer());
chrome.tabs.onRemoved.addListener((tabId) => void closed(tabId));
chrome.runtime.onMessage.addListener((sent, sender, respond) => {
  const self = { id: chrome.runtime.id, base: chrome.runtime.getURL("") };
  const received = receive(sent, sender, self);
  if (!received) return false;
  answer(received).then(respond, () => respond(null));
  return true;
});

void watch();

/** @param {import("./messages.js").Received} received @returns {Promise<unknown>} */
async function answer({ message, tabId, frameId, url }) {
  switch (message.type) {
    case "arrive":
      return frameId === 0 ? arrive({ tabId, url, navigation: message.navigation }) : null;
    case "facts":
      return seen({ tabId, frameId, url, facts: message.facts });
    case "field":
      return reminder({ tabId, field: message.field });
    case "open":
      return chrome.tabs.create({ openerTabId: tabId, url: chrome.runtime.getURL(await pageFor(message.page, tabId)) }).then(() => null);
    case "unseen":
      return frameId === 0 ? bannerUnseen({ tabId, unseen: message.unseen }) : null;
    case "shown":
      return warningShown({ tabId, url: message.url });
    case "proceed":
      await proceed({ tabId, url: message.url });
      return true;
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

/** @param {"checklist" | "why"} page @param {number} tabId */
async function pageFor(page, tabId) {
  if (page === "why") return `pages/popup.html?tab=${tabId}`;
  return `pages/checklist.html?country=${(await verdictOf(tabId))?.seen.country ?? ""}`;
}

/** @param {import("./messages.js").NameServer} named @returns {Promise<import("./trust.js").ServerProblem | null>} */
async function newServer({ address, fingerprint }) {
  const problem = await nameServer(address, fingerprint);
  if (!problem) await takeFromServer();
  return problem;
}
