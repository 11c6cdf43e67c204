/** Publishers of editions made by the tests: keys of the three roles, and the lists of them. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";

/** @typedef {{id: string, public: string, privateKey: import("node:crypto").KeyObject}} Key */
/**
 * @typedef {object} Publisher
 * @property {Key} keys
 * @property {Key} editions
 * @property {Key} timestamp
 * @property {string[]} chain  every version of the list of keys as an envelope, oldest first
 * @property {{version: number, revoked: string[], mirrors: string[]}} list  the last version
 * @property {string} fingerprint  of the first version
 */

const FIRST = { version: 0, revoked: /** @type {string[]} */ ([]), mirrors: /** @type {string[]} */ ([]) };

/** @returns {Key} */
export function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.from(/** @type {string} */ (publicKey.export({ format: "jwk" }).x), "base64url");
  return { id: sha256(raw).slice(0, 16), public: raw.toString("base64"), privateKey };
}

/** @param {{mirrors?: string[]}} [how] @returns {Publisher} */
export function newPublisher({ mirrors = [] } = {}) {
  const made = { keys: newKey(), editions: newKey(), timestamp: newKey(), chain: [], list: FIRST, fingerprint: "" };
  const first = rotated(made, { mirrors });
  return { ...first, fingerprint: sha256(JSON.parse(first.chain[0]).signed) };
}

/**
 * The same with another version of its list, signed by its old keys and its new ones.
 *
 * @param {Publisher} before
 * @param {{keys?: Key, editions?: Key, timestamp?: Key, revoked?: string[], mirrors?: string[], signers?: Key[]}}
 * change
 * @returns {Publisher}
 */
export function rotated(before, { revoked = [], mirrors, signers, ...roles }) {
  const now = { ...before, ...roles };
  const list = {
    version: before.list.version + 1,
    revoked: [...before.list.revoked, ...revoked],
    mirrors: mirrors ?? before.list.mirrors,
  };
  const of = (/** @type {Key} */ key) => ({ keys: { [key.id]: key.public }, threshold: 1 });
  const said = {
    type: "keys",
    ...list,
    published_at: "2026-11-27T09:00:00Z",
    roles: { keys: of(now.keys), editions: of(now.editions), timestamp: of(now.timestamp) },
  };
  const by = signers ?? [...new Set([before.keys, now.keys])];
  return { ...now, list, chain: [...before.chain, sealed(said, by)] };
}

/** An envelope around a text. @param {object} said @param {Key[]} signers */
export function sealed(said, signers) {
  const signed = JSON.stringify(said);
  const one = (/** @type {Key} */ { privateKey }) => sign(null, Buffer.from(signed), privateKey).toString("base64");
  return JSON.stringify({ signed, signatures: Object.fromEntries(signers.map((key) => [key.id, one(key)])) });
}

/** `v2/keys.json`. @param {Publisher} publisher */
export function keysOf({ chain }) {
  return Buffer.from(`[${chain.join(",")}]`);
}

/** What an extension that trusts it is packed with. @param {Publisher} publisher @param {string} server */
export function trustOf(publisher, server) {
  return Buffer.from(JSON.stringify({ server, keys: JSON.parse(String(keysOf(publisher))) }));
}

/** @param {string | Buffer} bytes */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
