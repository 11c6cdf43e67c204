/**
 * Receiving a message: graded by who may send it, and decoded where it arrives.
 */

import { isWeb } from "../core/normalise/host.js";
import { STORES } from "../core/edition/database.js";
import { clip, decodeFacts } from "../page-reading/facts.js";
import { PARTS } from "./parts.js";

/** @typedef {import("../browser/messages.js").Message} Message */
/**
 * @typedef {object} Received
 * @property {Message} message
 * @property {number} tabId
 * @property {number} frameId
 * @property {string} url  "" of a frame of its page's own making, `UNKNOWN` of one of nobody knows whose
 * @property {string} document  the browser's id of it, "" where it gives none
 * @property {boolean} isPrivate
 */

/** A longer address is cut to its site: what is kept of a tab stays small. */
const LONGEST = 8192;
/** Of a frame of somebody's own making, and nobody can tell whose. */
export const UNKNOWN = "unknown:";
const MOST_KEYS = 5000;
const NAVIGATIONS = ["navigate", "reload", "back_forward", "stuck"];

const OPENED = ["checklist", "why", "apk"];

/** @type {Record<string, (sent: any) => Message | null>} */
const FROM_CONTENT = {
  arrive: ({ navigation }) => ({
    type: "arrive",
    navigation: NAVIGATIONS.includes(navigation) ? navigation : "navigate",
  }),
  facts: ({ facts, isLarge }) => ({ type: "facts", facts: decodeFacts(facts), isLarge: isLarge === true }),
  gone: () => ({ type: "gone" }),
  need: ({ part }) => (PARTS.includes(part) ? { type: "need", part } : null),
  field: ({ field }) => ({
    type: "field",
    field: { label: clip(field?.label, 2000), type: clip(field?.type, 20), beside: clip(field?.beside, 600) },
  }),
  open: ({ page }) => (OPENED.includes(page) ? { type: "open", page } : null),
  unseen: ({ unseen }) => ({ type: "unseen", unseen: unseen === true }),
  dismissed: () => ({ type: "dismissed" }),
  go_on: () => ({ type: "go_on" }),
};

/** @type {Record<string, (sent: any) => Message | null>} */
const FROM_PAGE = {
  shown: ({ url }) => (isWeb(url) ? { type: "shown", url } : null),
  proceed: ({ url }) => (isWeb(url) ? { type: "proceed", url } : null),
  pause_visit: ({ tabId, on }) =>
    Number.isSafeInteger(tabId) ? { type: "pause_visit", tabId, on: on === true } : null,
  rows: ({ store, keys }) => (STORES.includes(store) && areKeys(keys) ? { type: "rows", store, keys } : null),
  verdict: ({ tabId }) => (Number.isSafeInteger(tabId) ? { type: "verdict", tabId } : null),
  refresh: () => ({ type: "refresh" }),
  server: ({ address, fingerprint }) =>
    isShort(address) && isShort(fingerprint) ? { type: "server", address, fingerprint } : null,
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
  const url = isPage ? sender.url : addressOf(sender, sent.around);
  if (url === null || !(isPage || sender.tab)) return null;
  const decoders = isPage ? FROM_PAGE : FROM_CONTENT;
  const message = Object.hasOwn(decoders, sent.type) ? decoders[sent.type](sent) : null;
  const { documentId: document = "", tab, frameId = 0 } = sender;
  return message && { message, tabId: tab?.id ?? -1, frameId, url, document, isPrivate: tab?.incognito ?? false };
}

/**
 * Under which address a document is judged: its own, or of one that a page made itself (written, blob:, data:,
 * sandboxed) that page's site; "" where it is the tab's, `UNKNOWN` where nobody can tell.
 *
 * @param {chrome.runtime.MessageSender} sender
 * @param {unknown} around  the site around a frame that has none of its own
 * @returns {string | null} null for a document that is none of the web's
 */
function addressOf({ url = "", origin, frameId }, around) {
  if (isWeb(url)) return url.length < LONGEST ? url : `${new URL(url).origin}/`;
  const made = [originOf(url), origin, frameId ? around : null].find(isWeb);
  if (made) return `${made}/`;
  if (!frameId) return null;
  return around === "" ? "" : UNKNOWN;
}

/** Of a blob: page the site that made it. @param {string} url */
function originOf(url) {
  return URL.canParse(url) ? new URL(url).origin : "";
}

/** @param {unknown} keys @returns {keys is string[] | null} */
function areKeys(keys) {
  return keys === null || (Array.isArray(keys) && keys.length <= MOST_KEYS && keys.every(isShort));
}

/** @param {unknown} text @returns {text is string} */
function isShort(text) {
  return typeof text === "string" && text.length <= LONGEST;
}
