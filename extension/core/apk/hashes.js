/** Digests by name: those of the browser, and the two that old signatures have and browsers do not. Pure. */

import { md5, sha224 } from "./old-hashes.js";

/** @typedef {"MD5" | "SHA-1" | "SHA-224" | "SHA-256" | "SHA-384" | "SHA-512"} Hash */

/**
 * The digest of these bytes.
 *
 * @param {Hash} hash @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function digestOf(hash, bytes) {
  if (hash === "MD5") return md5(bytes);
  if (hash === "SHA-224") return sha224(bytes);
  return new Uint8Array(await crypto.subtle.digest(hash, bytes));
}
