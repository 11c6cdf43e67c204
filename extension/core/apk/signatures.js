/**
 * One signature over some bytes. Pure.
 *
 * Numbers of algorithms: source.android.com, “APK Signature Scheme v2”.
 */

import { INTEGER, SEQUENCE, derAt } from "./der.js";
import { Malformed } from "./problems.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * How a signature is made: the hash, the key, and the length of the salt of RSA-PSS.
 *
 * @typedef {{hash: "SHA-256" | "SHA-512", key: "RSA-PSS" | "RSASSA-PKCS1-v1_5" | "ECDSA", salt: number}} Algorithm
 */

/** @type {Map<number, Algorithm>} */
export const ALGORITHMS = new Map([
  [0x0101, { hash: "SHA-256", key: "RSA-PSS", salt: 32 }],
  [0x0102, { hash: "SHA-512", key: "RSA-PSS", salt: 64 }],
  [0x0103, { hash: "SHA-256", key: "RSASSA-PKCS1-v1_5", salt: 0 }],
  [0x0104, { hash: "SHA-512", key: "RSASSA-PKCS1-v1_5", salt: 0 }],
  [0x0201, { hash: "SHA-256", key: "ECDSA", salt: 0 }],
  [0x0202, { hash: "SHA-512", key: "ECDSA", salt: 0 }],
]);
const RSA = "1.2.840.113549.1.1.1";
const EC = "1.2.840.10045.2.1";
/**
 * By the name of a curve: what WebCrypto calls it, and the bytes of its numbers.
 *
 * @type {Map<string, [string, number]>}
 */
const CURVES = new Map([
  ["1.2.840.10045.3.1.7", ["P-256", 32]],
  ["1.3.132.0.34", ["P-384", 48]],
  ["1.3.132.0.35", ["P-521", 66]],
]);

/** A key that is not checked here. */
export class Unsupported extends Error {}

/**
 * True where the signature by this algorithm fits. Throws Unsupported.
 *
 * @param {import("./signing-block.js").BlockSigner} signer @param {number} algorithm
 */
export async function isSigned(signer, algorithm) {
  const how = /** @type {Algorithm} */ (ALGORITHMS.get(algorithm));
  const signature = /** @type {Bytes} */ (signer.signatures.get(algorithm));
  try {
    const [kind, curve] = derAt(signer.key, 0).child(0, SEQUENCE).children();
    const oid = kind?.oid();
    if (oid === EC && how.key === "ECDSA") return await isSignedByCurve(signer, how, curve.oid(), signature);
    if (oid === RSA && how.key !== "ECDSA") return await isSignedByRsa(signer, how, signature);
    return false;
  } catch (error) {
    if (error instanceof Malformed || error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}

/** @param {import("./signing-block.js").BlockSigner} signer @param {Algorithm} how @param {Bytes} signature */
async function isSignedByRsa(signer, how, signature) {
  const key = await crypto.subtle.importKey("spki", signer.key, { name: how.key, hash: how.hash }, false, ["verify"]);
  return crypto.subtle.verify({ name: how.key, saltLength: how.salt }, key, signature, signer.signed);
}

/**
 * @param {import("./signing-block.js").BlockSigner} signer @param {Algorithm} how @param {string} oid
 * @param {Bytes} signature
 */
async function isSignedByCurve(signer, how, oid, signature) {
  const [namedCurve, length] = CURVES.get(oid) ?? ["", 0];
  if (!namedCurve) throw new Unsupported();
  const key = await crypto.subtle.importKey("spki", signer.key, { name: "ECDSA", namedCurve }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: how.hash }, key, plain(signature, length), signer.signed);
}

/** The two numbers of a signature in DER, side by side. @param {Bytes} signature @param {number} length */
function plain(signature, length) {
  const all = new Uint8Array(2 * length);
  for (const [at, number] of derAt(signature, 0).children().entries()) {
    const first = number.content.findIndex((byte) => byte !== 0);
    const digits = first < 0 ? new Uint8Array() : number.content.subarray(first);
    if (number.tag !== INTEGER || digits.length > length || at > 1) throw new Malformed("bad-signature");
    all.set(digits, (at + 1) * length - digits.length);
  }
  return all;
}
