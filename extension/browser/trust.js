/**
 * Whose editions are taken: those of the server that came with the extension, or of one that the person
 * named together with the fingerprint of its key.
 *
 * storage.local holds `server` (the person's own) and `server_before` (the one before, to go back to).
 */

import { fromBase64, hex, isKey, Refused } from "../core/edition/verify.js";
import { latestAt } from "../core/edition/fetching.js";

/** @typedef {import("../core/edition/verify.js").TrustedKey} TrustedKey */
/** @typedef {{address: string, fingerprint: string, key: TrustedKey}} Own */
/** @typedef {"address" | "fingerprint" | "unreachable" | "no_key" | "other_key"} ServerProblem */

const LONGEST = 500;

/** @returns {Promise<{server: string, keys: TrustedKey[]}>} */
export async function bundledTrust() {
  try {
    const found = await (await fetch(chrome.runtime.getURL("data/trust.json"))).json();
    return { server: String(found.server ?? "").replace(/\/+$/u, ""), keys: found.keys ?? [] };
  } catch {
    return { server: "", keys: [] };
  }
}

/**
 * Whom to ask, and by which keys an edition of theirs must be signed.
 *
 * @returns {Promise<{server: string, keys: TrustedKey[]}>}
 */
export async function trust() {
  const own = await ownServer();
  return own ? { server: own.address, keys: [own.key] } : bundledTrust();
}

/** The server that the person named. @returns {Promise<Own | null>} */
export async function ownServer() {
  return /** @type {{server?: Own}} */ (await chrome.storage.local.get(["server"])).server ?? null;
}

/** The server that the person named before. @returns {Promise<Own | null>} */
export async function formerServer() {
  return /** @type {{server_before?: Own}} */ (await chrome.storage.local.get(["server_before"])).server_before ?? null;
}

/**
 * Trust a server from now on, if its key has the fingerprint that was typed.
 *
 * @param {string} address @param {string} fingerprint  both as typed
 * @returns {Promise<ServerProblem | null>}
 */
export async function nameServer(address, fingerprint) {
  const server = addressOf(address);
  const digest = fingerprintOf(fingerprint);
  if (!server) return "address";
  if (!digest) return "fingerprint";
  try {
    const key = keyOf((await latestAt(server)).key);
    if (!key) return "no_key";
    const found = await hex(key.raw);
    if (found !== digest) return "other_key";
    await change({ address: server, fingerprint: digest, key: { id: found.slice(0, 16), public: key.public } });
    return null;
  } catch (error) {
    if (error instanceof Refused) return "unreachable";
    throw error;
  }
}

/** Back to the server that the person named before. */
export async function useFormer() {
  const former = await formerServer();
  if (former) await change(former);
}

/** Back to the server that came with the extension. */
export function useBundled() {
  return change(null);
}

/** @param {Own | null} to */
async function change(to) {
  const from = await ownServer();
  const isSame = from?.address === to?.address && from?.fingerprint === to?.fingerprint;
  if (from && !isSame) await chrome.storage.local.set({ server_before: from });
  if (to) await chrome.storage.local.set({ server: to });
  else await chrome.storage.local.remove("server");
}

/** An address as it is asked: https, or http on this computer; "" for any other. @param {string} typed */
export function addressOf(typed) {
  const text = typed.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text}`;
  if (text === "" || text.length > LONGEST || !URL.canParse(full)) return "";
  const { protocol, hostname, username, password, search, hash, origin, pathname } = new URL(full);
  const near = protocol === "http:" && (hostname === "127.0.0.1" || hostname === "localhost");
  if ((protocol !== "https:" && !near) || username || password || search || hash) return "";
  return origin + pathname.replace(/\/+$/u, "");
}

/** 64 hexadecimal digits, however they were spaced; "" for anything else. @param {string} typed */
export function fingerprintOf(typed) {
  const digits = typed.replace(/[\s:-]/gu, "").toLowerCase();
  return /^[0-9a-f]{64}$/u.test(digits) ? digits : "";
}

/** @param {any} found @returns {{public: string, raw: Uint8Array<ArrayBuffer>} | null} */
function keyOf(found) {
  if (typeof found?.public !== "string" || found.public.length > 64) return null;
  try {
    const raw = fromBase64(found.public);
    return isKey(raw) ? { public: found.public, raw } : null;
  } catch {
    return null;
  }
}
