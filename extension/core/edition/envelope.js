/** A signed text: read it, and open it for the keys of a role. */

import { hasOwn } from "../util/has-own.js";
import { isSigned, sha256 } from "./ed25519.js";
import { Refused } from "./errors.js";
import { isKeyId, isRecordOf } from "./validators.js";

/** @typedef {{signed: string, signatures: Record<string, string>}} Envelope  signatures in base64, by the key's id */
/** @typedef {{keys: Record<string, string>, threshold: number}} Role  who may sign a type of text, and how many must */
/**
 * @template T
 * @typedef {{said: T, signers: string[]}} Opened  what it says, and the ids of the role's keys that signed it
 */

const MOST_SIGNATURES = 64;

/** Throws Refused. @param {any} found @returns {Envelope} */
export function envelope(found) {
  const { signed, signatures } = found ?? {};
  const isText = typeof signed === "string" && !/\p{Surrogate}/u.test(signed);
  const isOne = (/** @type {string} */ id, /** @type {unknown} */ one) => isKeyId(id) && typeof one === "string";
  if (!isText || !isRecordOf(signatures, isOne, MOST_SIGNATURES)) throw new Refused("malformed");
  return { signed, signatures };
}

/** SHA-256 of the signed text, in hex. @param {Envelope} one */
export function fingerprint({ signed }) {
  return sha256(bytesOf(signed));
}

/**
 * The ids of the role's keys that signed it, as many as its threshold or more. Throws Refused where there are fewer.
 *
 * @param {Envelope} one
 * @param {Role} role
 */
export async function signers({ signed, signatures }, { keys, threshold }) {
  const own = Object.entries(signatures).filter(([id]) => hasOwn(keys, id));
  const checked = await Promise.all(own.map(([id, one]) => isSigned(keys[id], bytesOf(signed), one)));
  const good = own.filter((_, at) => checked[at]).map(([id]) => id);
  if (good.length >= threshold) return good;
  if (own.length > good.length) throw new Refused("bad_signature");
  throw new Refused(Object.keys(signatures).length > 0 && own.length === 0 ? "unknown_key" : "unsigned");
}

/**
 * What it says and who of the role signed it. Throws Refused.
 *
 * @template T
 * @param {Envelope} one
 * @param {(said: any) => said is T} is
 * @param {Role} role
 * @returns {Promise<Opened<T>>}
 */
export async function opened(one, is, role) {
  const by = await signers(one, role);
  return { said: saidIn(one, is), signers: by };
}

/**
 * What it says, whoever signed it. Throws Refused.
 *
 * @template T
 * @param {Envelope} one
 * @param {(said: any) => said is T} is
 * @returns {T}
 */
export function saidIn({ signed }, is) {
  let said;
  try {
    said = JSON.parse(signed);
  } catch {
    throw new Refused("malformed");
  }
  if (!is(said)) throw new Refused("malformed");
  return said;
}

/** @param {string} text */
function bytesOf(text) {
  return new TextEncoder().encode(text);
}
