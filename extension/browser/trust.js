/**
 * Whose editions are taken: those of the server that came with the extension, or of one that the person
 * named together with the fingerprint of its list of keys.
 *
 * storage.local holds `server` (the person's own) and `server_before` (the one before, to go back to).
 */

import { KEYS_LIMIT, newest, trusted } from "../core/edition/keys-list.js";
import { treeAt } from "../core/edition/requests.js";
import { Refused } from "../core/edition/errors.js";
import { memoised } from "../core/util/memoise.js";
import { readLocal, removeLocal, writeLocal } from "./local-store.js";
import { ownUrl } from "./own-files.js";

/** @typedef {import("../core/edition/keys-list.js").KeysList} KeysList */
/** @typedef {{address: string, fingerprint: string, keys: KeysList}} Own */
/** @typedef {"address" | "fingerprint" | "unreachable" | "no_key" | "other_key"} ServerProblem */
/**
 * @typedef {object} Trusted
 * @property {string} server  "" where none is to be asked
 * @property {string} publisher  the fingerprint that its list of keys is known by
 * @property {KeysList} keys
 */

const LONGEST = 500;

/**
 * What came with the extension; null where there is no list of keys that can be used.
 *
 * @returns {Promise<Trusted | null>}
 */
export async function bundledTrust() {
  try {
    const found = await (await fetch(ownUrl("data/trust.json"))).json();
    const { root, keys } = await newest(found.keys);
    return { server: String(found.server ?? "").replace(/\/+$/u, ""), publisher: root, keys };
  } catch {
    return null;
  }
}

/** Whom to ask, and whose keys sign what is taken. @returns {Promise<Trusted | null>} */
export async function trust() {
  const own = await ownServer();
  return own ? { server: own.address, publisher: own.fingerprint, keys: own.keys } : bundledTrust();
}

/** What came with the extension cannot change while it runs. @type {Map<string, Promise<string>>} */
const addresses = new Map();

/**
 * Is it a page of the server whose editions are taken, the app that it serves included? Those are our own words, and
 * whoever could change them could sign what we believe.
 *
 * @param {string} url
 */
export async function isOwnPage(url) {
  const server = (await ownServer())?.address ?? (await memoised(addresses, "bundled", bundledAddress));
  return server !== "" && URL.canParse(url) && isBelow(new URL(url), new URL(`${server}/`));
}

/** @param {URL} url @param {URL} folder */
function isBelow({ origin, pathname }, folder) {
  return origin === folder.origin && `${pathname}/`.startsWith(folder.pathname);
}

async function bundledAddress() {
  const found = await fetch(ownUrl("data/trust.json")).then((response) => response.json(), () => null);
  return addressOf(String(found?.server ?? ""));
}

/** Where the tree of editions of a server lies. @param {string} server */
export function treeOf(server) {
  return treeAt(`${server}/editions`);
}

/** The server that the person named. @returns {Promise<Own | null>} */
export function ownServer() {
  return readLocal("server").then((found) => found ?? null);
}

/** The server that the person named before. @returns {Promise<Own | null>} */
export function formerServer() {
  return readLocal("server_before").then((found) => found ?? null);
}

/**
 * Trust a server from now on, if its list of keys has the fingerprint that was typed.
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
    const offered = await treeOf(server).get("v2/keys.json", KEYS_LIMIT);
    if (!offered) return "no_key";
    await change({ address: server, fingerprint: digest, keys: await trusted(digest, offered) });
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.code === "unreachable" ? "unreachable" : error.code === "unknown_key" ? "other_key" : "no_key";
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
  if (from && !isSame) await writeLocal({ server_before: from });
  if (to) await writeLocal({ server: to, frozen: "" });
  else await removeLocal(["server", "frozen"]);
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
