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
 * @typedef {"SHA-1" | "SHA-256" | "SHA-384" | "SHA-512"} Hash
 * @typedef {{hash: Hash, key: "RSA-PSS" | "RSASSA-PKCS1-v1_5" | "ECDSA", salt: number}} Algorithm
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
  return fits(signer.key, how, signature, signer.signed);
}

/**
 * True where the signature by this key fits these bytes. Throws Unsupported.
 *
 * @param {Bytes} spki @param {Algorithm} how @param {Bytes} signature @param {Bytes} signed
 */
export async function fits(spki, how, signature, signed) {
  try {
    const [kind, curve] = derAt(spki, 0).child(0, SEQUENCE).children();
    const oid = kind?.oid();
    if (oid === EC && how.key === "ECDSA") return await fitsCurve(spki, how, signature, signed, curve.oid());
    if (oid === RSA && how.key !== "ECDSA") return await fitsRsa(spki, how, signature, signed);
    return false;
  } catch (error) {
    if (error instanceof Malformed || error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}

/** @param {Bytes} spki @param {Algorithm} how @param {Bytes} signature @param {Bytes} signed */
async function fitsRsa(spki, how, signature, signed) {
  const key = await crypto.subtle.importKey("spki", spki, { name: how.key, hash: how.hash }, false, ["verify"]);
  return crypto.subtle.verify({ name: how.key, saltLength: how.salt }, key, signature, signed);
}

/** @param {Bytes} spki @param {Algorithm} how @param {Bytes} signature @param {Bytes} signed @param {string} oid */
async function fitsCurve(spki, how, signature, signed, oid) {
  const [namedCurve, length] = CURVES.get(oid) ?? ["", 0];
  if (!namedCurve) throw new Unsupported();
  const key = await crypto.subtle.importKey("spki", spki, { name: "ECDSA", namedCurve }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: how.hash }, key, plain(signature, length), signed);
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
