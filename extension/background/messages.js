/**
 * Every message there is, graded by who may send it and decoded where it arrives.
 *
 * From content scripts: `arrive`, `facts`, `field`, `open`, `unseen`. From this extension's pages: `shown`,
 * `proceed`, `pause_visit`, `refresh`, `server`, `server_back`, `erase`. To the top document's content
 * script: `banner`, `quiet`, `where`; to all of a tab: `remind`.
 */

import { clip, decodeFacts } from "./facts.js";

/** @typedef {"navigate" | "reload" | "back_forward" | "stuck"} Navigation  `stuck`: going back led nowhere */
/** @typedef {{type: "arrive", navigation: Navigation}} Arrive */
/** @typedef {{type: "facts", facts: import("./facts.js").Facts}} FactsSeen */
/** @typedef {{type: "open", page: "checklist" | "why"}} Open */
/** @typedef {{type: "field", field: import("./reminders.js").Field}} FieldFocused */
/** @typedef {{type: "unseen", unseen: boolean}} Unseen  the page keeps the banner from being seen */
/** @typedef {{type: "shown", url: string}} Shown */
/** @typedef {{type: "proceed", url: string}} Proceed */
/** @typedef {{type: "pause_visit", tabId: number, on: boolean}} PauseVisit */
/** @typedef {{type: "refresh"}} Refresh */
/** @typedef {{type: "server", address: string, fingerprint: string}} NameServer  both as typed */
/** @typedef {{type: "server_back", to: "bundled" | "former"}} ServerBack */
/** @typedef {{type: "erase"}} Erase */
/** @typedef {Arrive | FactsSeen | FieldFocused | Open | Unseen | Shown | Proceed | PauseVisit | Refresh | NameServer | ServerBack | Erase} Message */
/** @typedef {{message: Message, tabId: number, frameId: number, url: string}} Received */

/** A longer address is cut to its site: what is kept of a tab stays small. */
const LONGEST = 8192;
const NAVIGATIONS = ["navigate", "reload", "back_forward", "stuck"];

/** @type {Record<string, (sent: any) => Message | null>} */
const FROM_CONTENT = {
  arrive: ({ navigation }) => ({ type: "arrive", navigation: NAVIGATIONS.includes(navigation) ? navigation : "navigate" }),
  facts: ({ facts }) => ({ type: "facts", facts: decodeFacts(facts) }),
  field: ({ field }) => ({ type: "field", field: { label: clip(field?.label, 2000), type: clip(field?.type, 20), beside: clip(field?.beside, 600) } }),
  open: ({ page }) => (page === "checklist" || page === "why" ? { type: "open", page } : null),
  unseen: ({ unseen }) => ({ type: "unseen", unseen: unseen === true }),
};

/** @type {Record<string, (sent: any) => Message | null>} */
const FROM_PAGE = {
  shown: ({ url }) => (isWeb(url) ? { type: "shown", url } : null),
  proceed: ({ url }) => (isWeb(url) ? { type: "proceed", url } : null),
  pause_visit: ({ tabId, on }) => (Number.isSafeInteger(tabId) ? { type: "pause_visit", tabId, on: on === true } : null),
  refresh: () => ({ type: "refresh" }),
  server: ({ address, fingerprint }) => (isShort(address) && isShort(fingerprint) ? { type: "server", address, fingerprint } : null),
  server_back: ({ to }) => (to === "bundled" || to === "former" ? { type: "server_back", to } : null),
  erase: () => ({ type: "erase" }),
};

/**
 * A message from a sender who may send it, null for anything else.
 *
 * @param {any} sent
 * @param {chrome.runtime.MessageSender} sender
 * @param {{id: string, base: string}} self  this extension's id and the address its pages begin with
 * @returns {Received | null}
 */
export function receive(sent, sender, self) {
  if (sender.id !== self.id || typeof sent?.type !== "string" || typeof sender.url !== "string") return null;
  const isPage = sender.url.startsWith(self.base);
  if (!isPage && !(isWeb(sender.url) && sender.tab)) return null;
  const decoders = isPage ? FROM_PAGE : FROM_CONTENT;
  const message = Object.hasOwn(decoders, sent.type) ? decoders[sent.type](sent) : null;
  const url = sender.url.length < LONGEST ? sender.url : `${new URL(sender.url).origin}/`;
  return message && { message, tabId: sender.tab?.id ?? -1, frameId: sender.frameId ?? 0, url };
}

/** @param {unknown} text @returns {text is string} */
function isShort(text) {
  return typeof text === "string" && text.length <= LONGEST;
}

/** True for an address of the web. @param {unknown} url @returns {url is string} */
export function isWeb(url) {
  return typeof url === "string" && /^https?:\/\/[^/?#]/iu.test(url) && URL.canParse(url);
}
