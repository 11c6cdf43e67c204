/**
 * Signatures of old apps that browsers do not check: DSA (FIPS 186-4, 4.7), and RSA over MD5 and SHA-224 (RFC 8017,
 * 8.2.2). Only public numbers go in, so it does not matter how long a calculation takes. Pure.
 */

import { numberOf } from "./keys.js";
import { hex } from "./text.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** What stands before a digest in a signature of RSA. */
const DIGEST_INFO = {
  MD5: "3020300c06082a864886f70d020505000410",
  "SHA-224": "302d300d06096086480165030402040500041c",
};

/**
 * True where the signature holds this digest, in the one form that it has.
 *
 * @param {import("./keys.js").RsaKey} key @param {keyof typeof DIGEST_INFO} hash
 * @param {Bytes} digest @param {Bytes} signature
 */
export function fitsOldRsa({ modulus, exponent }, hash, digest, signature) {
  if (signature.length !== modulus.length) return false;
  const [number, limit] = [numberOf(signature), numberOf(modulus)];
  if (number >= limit) return false;
  const end = `00${DIGEST_INFO[hash]}${hex(digest)}`;
  const expected = `0001${end.padStart(2 * modulus.length - 4, "f")}`;
  return raised(number, numberOf(exponent), limit) === BigInt(`0x${expected}`);
}

/**
 * True where two numbers are the signature of this digest.
 *
 * @param {import("./keys.js").DsaKey} key @param {Bytes} digest @param {Bytes[]} signature
 */
export function fitsDsa({ prime, order, generator, publicKey }, digest, signature) {
  const [r, s] = signature.map(numberOf);
  const inverse = inverseOf(s, order);
  if (r <= 0n || r >= order || s <= 0n || s >= order || inverse === null) return false;
  const hashed = numberOf(digest.subarray(0, order.toString(16).length / 2));
  const mine = raised(generator, (hashed * inverse) % order, prime);
  const theirs = raised(publicKey, (r * inverse) % order, prime);
  return ((mine * theirs) % prime) % order === r;
}

/** @param {bigint} base @param {bigint} exponent @param {bigint} modulus */
function raised(base, exponent, modulus) {
  let found = 1n;
  for (const bit of exponent.toString(2)) {
    found = (found * found) % modulus;
    if (bit === "1") found = (found * base) % modulus;
  }
  return found;
}

/** By what a number is to be multiplied to give 1; null for none. @param {bigint} number @param {bigint} modulus */
function inverseOf(number, modulus) {
  let [[rest, factor], [next, nextFactor]] = [[modulus, 0n], [number % modulus, 1n]];
  while (next) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, nextFactor] = [nextFactor, factor - times * nextFactor];
  }
  return rest === 1n ? ((factor % modulus) + modulus) % modulus : null;
}
