/** The worker: listeners, registered at once; what they need is read when they are called. */

import { eraseAll } from "./erasing.js";
import { openRows, takeBundled, takeFromServer, takeLanguage } from "./edition-in-hand.js";
import { bring } from "./parts.js";
import { receive } from "./receive.js";
import { reminder } from "./reminders.js";
import { verdictOf } from "../browser/tab-store.js";
import { countryOf } from "../core/lookup/country.js";
import { common } from "../core/lookup/lookup.js";
import { holdWhatIsRead, whenLocalChanges } from "../browser/local-store.js";
import { nameServer, useBundled, useFormer } from "../browser/trust.js";
import { everyDay } from "../browser/alarms.js";
import {
  arrive,
  bannerUnseen,
  closed,
  dismissed,
  gone,
  judgeAgain,
  pauseVisit,
  proceed,
  replaced,
  seen,
  verdictNow,
  warningShown,
} from "./tab-events.js";
import { welcome } from "./welcome.js";

chrome.runtime.onInstalled.addListener(
  ({ reason }) => void Promise.all([reason === "install" && welcome(), takeBundled()]),
);
chrome.runtime.onStartup.addListener(() => void takeBundled());
chrome.alarms.onAlarm.addListener(() => void takeFromServer().then(judgeAgain));
chrome.tabs.onRemoved.addListener((tabId) => void closed(tabId));
chrome.tabs.onReplaced.addListener((to, from) => void replaced(to, from));
chrome.runtime.onMessage.addListener((sent, sender, respond) => {
  const self = { id: chrome.runtime.id, base: chrome.runtime.getURL("") };
  const received = receive(sent, sender, self);
  if (!received) return false;
  answer(received).then(respond, () => respond(null));
  return true;
});

holdWhatIsRead();
// Behind that, which forgets the language before.
whenLocalChanges((keys) => keys.includes("language") && void takeLanguage().then(judgeAgain));
// What every page needs, while what woke the worker is still on its way.
openRows().then((rows) => rows && common(rows)).catch(() => undefined);
void everyDay();

/** @typedef {import("../browser/messages.js").Message} Message */
/** @typedef {import("../browser/messages.js").Reply} Reply */
/** @typedef {import("./receive.js").Received} Received */

/**
 * What is done for each message. What only the top document may say is not answered to a frame.
 *
 * @type {{[Type in Message["type"]]: (message: Extract<Message, {type: Type}>, from: Received) => Promise<Reply[Type] |
 *   null>}}
 */
const ANSWERS = {
  arrive: async ({ navigation }, from) => (from.frameId === 0 ? arrive({ ...from, navigation }) : null),
  facts: ({ facts, isLarge }, from) => seen({ ...from, facts, isLarge }).then(() => true),
  gone: (_, from) => gone(from),
  need: ({ part }, from) => bring({ ...from, part }),
  field: ({ field }, { tabId }) => reminder({ tabId, field }),
  open: async ({ page }, { tabId, isPrivate }) => openPage(await pageFor(page, tabId), tabId, isPrivate),
  unseen: async ({ unseen }, { tabId, frameId }) => (frameId === 0 ? bannerUnseen({ tabId, unseen }) : null),
  dismissed: async (_, { tabId, frameId }) => (frameId === 0 ? dismissed({ tabId }) : null),
  go_on: async (_, { tabId, frameId }) => (frameId === 0 ? proceed({ tabId }) : null),
  shown: ({ url }, { tabId }) => warningShown({ tabId, url }),
  proceed: ({ url }, { tabId }) => proceed({ tabId, url }).then(() => true),
  rows: askRows,
  verdict: verdictNow,
  pause_visit: (message) => pauseVisit(message).then(() => true),
  refresh: () => takeFromServer().then(judgeAgain),
  server: newServer,
  server_back: async ({ to }) => {
    await (to === "former" ? useFormer() : useBundled());
    await takeBundled();
    return takeFromServer();
  },
  erase: () => eraseAll(),
};

/** @param {Received} received @returns {Promise<unknown>} */
function answer(received) {
  const { message } = received;
  return /** @type {(message: Message, from: Received) => Promise<unknown>} */ (ANSWERS[message.type])(
    message,
    received,
  );
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
  const rows = await openRows();
  return rows && (keys ? rows.many(store, keys) : rows.all(store));
}

/** @param {import("../browser/messages.js").Open["page"]} page @param {number} tabId */
async function pageFor(page, tabId) {
  if (page === "apk") return "pages/apk.html";
  if (page === "why") return `pages/popup.html?tab=${tabId}`;
  const verdict = await verdictOf(tabId);
  return `pages/checklist.html?country=${verdict ? countryOf(verdict, verdict.seen.country) : ""}`;
}

/**
 * @param {import("../browser/messages.js").NameServer} named
 * @returns {Promise<import("../browser/trust.js").ServerProblem | null>}
 */
async function newServer({ address, fingerprint }) {
  const problem = await nameServer(address, fingerprint);
  if (!problem) await takeFromServer();
  return problem;
}
