/**
 * One signature over some bytes. Pure.
 *
 * Numbers of algorithms: source.android.com, “APK Signature Scheme v2”.
 */

import { INTEGER, SEQUENCE, derAt } from "./der.js";
import { digestOf } from "./hashes.js";
import { digits, readKey } from "./keys.js";
import { fitsDsa, fitsOldRsa } from "./old-signatures.js";
import { Malformed, Unsupported } from "./problems.js";
import { latin1 } from "./text.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * How a signature is made: the hash, the key, and the length of the salt of RSA-PSS.
 *
 * @typedef {import("./hashes.js").Hash} Hash
 * @typedef {"RSA-PSS" | "RSASSA-PKCS1-v1_5" | "ECDSA" | "DSA"} KeyKind
 * @typedef {{hash: Hash, key: KeyKind, salt: number}} Algorithm
 */

/** @type {Map<number, Algorithm>} */
export const ALGORITHMS = new Map([
  [0x0101, { hash: "SHA-256", key: "RSA-PSS", salt: 32 }],
  [0x0102, { hash: "SHA-512", key: "RSA-PSS", salt: 64 }],
  [0x0103, { hash: "SHA-256", key: "RSASSA-PKCS1-v1_5", salt: 0 }],
  [0x0104, { hash: "SHA-512", key: "RSASSA-PKCS1-v1_5", salt: 0 }],
  [0x0201, { hash: "SHA-256", key: "ECDSA", salt: 0 }],
  [0x0202, { hash: "SHA-512", key: "ECDSA", salt: 0 }],
  [0x0301, { hash: "SHA-256", key: "DSA", salt: 0 }],
]);
const LONG = 0x80;

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
    const key = readKey(spki);
    if ("modulus" in key) return await fitsRsa(key, how, signature, signed);
    if ("curve" in key) return how.key === "ECDSA" && (await fitsCurve(key, how, signature, signed));
    return how.key === "DSA" && fitsDsa(key, await digestOf(how.hash, signed), twoNumbers(signature));
  } catch (error) {
    if (error instanceof Malformed || error instanceof DOMException) return false;
    throw error;
  }
}

/** @param {import("./keys.js").RsaKey} numbers @param {Algorithm} how @param {Bytes} signature @param {Bytes} signed */
async function fitsRsa(numbers, how, signature, signed) {
  const { modulus, exponent } = numbers;
  const { hash, key: kind } = how;
  if (kind === "ECDSA" || kind === "DSA") return false;
  if (hash === "MD5" || hash === "SHA-224") {
    return fitsOldRsa(numbers, hash, await digestOf(hash, signed), signature);
  }
  const jwk = { kty: "RSA", n: base64(modulus), e: base64(exponent) };
  const use = { name: how.key, hash: how.hash };
  const key = await crypto.subtle.importKey("jwk", jwk, use, false, ["verify"]).catch(() => {
    throw new Unsupported(); // keys of this size are not taken everywhere
  });
  return crypto.subtle.verify({ name: how.key, saltLength: how.salt }, key, signature, signed);
}

/** @param {import("./keys.js").CurveKey} point @param {Algorithm} how @param {Bytes} signature @param {Bytes} signed */
async function fitsCurve({ curve, length, x, y }, how, signature, signed) {
  const jwk = { kty: "EC", crv: curve, x: base64(x), y: base64(y) };
  const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: curve }, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: how.hash }, key, sideBySide(signature, length), signed);
}

/**
 * The two numbers of a signature in DER. They have one form, as BoringSSL takes them (AOSP, `ECDSA_verify`): throws
 * Malformed for any other.
 *
 * @param {Bytes} signature
 */
function twoNumbers(signature) {
  const numbers = derAt(signature, 0).children().map(({ content }) => digits(content));
  const inForm = encoded(SEQUENCE, numbers.map(inDer).join(""));
  if (numbers.length !== 2 || inForm !== latin1(signature)) throw new Malformed("bad-signature");
  return numbers;
}

/** Both numbers, each of `length` bytes, as WebCrypto takes them. @param {Bytes} signature @param {number} length */
function sideBySide(signature, length) {
  const numbers = twoNumbers(signature);
  if (numbers.some((one) => one.length > length)) throw new Malformed("bad-signature");
  const all = new Uint8Array(2 * length);
  for (const [at, number] of numbers.entries()) all.set(number, (at + 1) * length - number.length);
  return all;
}

/** A number in DER, as Latin-1: with a zero before it where it would seem negative. @param {Bytes} number */
const inDer = (number) => encoded(INTEGER, number[0] < LONG ? latin1(number) : `\0${latin1(number)}`);

/** A value in DER of at most 255 bytes, all as Latin-1. @param {number} tag @param {string} content */
function encoded(tag, content) {
  const length = content.length < LONG ? [content.length] : [LONG + 1, content.length];
  return String.fromCharCode(tag, ...length) + content;
}

/** @param {Bytes} bytes */
const base64 = (bytes) => btoa(latin1(bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
