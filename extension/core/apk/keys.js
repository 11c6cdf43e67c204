/**
 * Public keys, as SubjectPublicKeyInfo holds them. Pure.
 *
 * RSA and DSA: RFC 3279, 2.3; curves: RFC 5480, 2. Libraries read what is odd each in its own way, so keys are read
 * here, alike in both languages, and libraries are given numbers.
 */

import { INTEGER, SEQUENCE, derAt } from "./der.js";
import { Malformed, Unsupported } from "./problems.js";
import { hex, latin1 } from "./text.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/**
 * The numbers of an RSA key, without zeros before them. @typedef {{modulus: Bytes, exponent: Bytes}} RsaKey
 */
/**
 * A point, which need not lie on its curve: numbers of `length` bytes each.
 *
 * @typedef {{curve: string, length: number, x: Bytes, y: Bytes}} CurveKey
 */
/**
 * A key of DSA: the two primes, the generator, and the key itself.
 *
 * @typedef {{prime: bigint, order: bigint, generator: bigint, publicKey: bigint}} DsaKey
 */

const BITS = 0x03;
const RSA = "300d06092a864886f70d0101010500";
const DSA = "1.2.840.10040.4.1";
/**
 * How a key says what it is → its curve, and the bytes of each of its numbers.
 *
 * @type {Map<string, [string, number]>}
 */
const CURVES = new Map([
  ["301306072a8648ce3d020106082a8648ce3d030107", ["P-256", 32]],
  ["301006072a8648ce3d020106052b81040022", ["P-384", 48]],
  ["301006072a8648ce3d020106052b81040023", ["P-521", 66]],
]);
const UNCOMPRESSED = 0x04;
/** Bits: what every library here takes. */
const [LEAST_MODULUS, MOST_MODULUS, MOST_EXPONENT] = [512, 16384, 32];
/** Bits of the two primes of DSA (FIPS 186-4, 4.2). */
const [PRIMES, ORDERS] = [[1024, 2048, 3072], [160, 224, 256]];

/**
 * Throws Malformed; Unsupported for other kinds of keys, and numbers that no usual key has.
 *
 * @param {Bytes} spki @returns {RsaKey | CurveKey | DsaKey}
 */
export function readKey(spki) {
  const whole = derAt(spki, 0);
  const kind = whole.child(0, SEQUENCE);
  const bits = whole.child(1, BITS).content;
  if (whole.whole.length !== spki.length || whole.children().length !== 2 || bits[0] !== 0) {
    throw new Malformed("bad-signature");
  }
  const form = hex(kind.whole);
  if (form === RSA) return rsaOf(derAt(bits, 1));
  if (kind.child(0).oid() === DSA) return dsaOf(kind.child(1, SEQUENCE), derAt(bits, 1));
  const [curve, length] = CURVES.get(form) ?? ["", 0];
  if (!curve || bits.length !== 2 + 2 * length || bits[1] !== UNCOMPRESSED) throw new Unsupported();
  return { curve, length, x: bits.subarray(2, 2 + length), y: bits.subarray(2 + length) };
}

/** @param {import("./der.js").Der} numbers @returns {RsaKey} */
function rsaOf(numbers) {
  const [modulus, exponent] = [0, 1].map((at) => digits(numbers.child(at, INTEGER).content));
  const isUsual = isOdd(modulus) && isOdd(exponent) && bitsOf(exponent) > 1;
  const size = bitsOf(modulus);
  if (!isUsual || size < LEAST_MODULUS || size > MOST_MODULUS || bitsOf(exponent) > MOST_EXPONENT) {
    throw new Unsupported();
  }
  return { modulus, exponent };
}

/** @param {import("./der.js").Der} primes @param {import("./der.js").Der} key @returns {DsaKey} */
function dsaOf(primes, key) {
  const numbers = [0, 1, 2].map((at) => digits(primes.child(at, INTEGER).content));
  const [prime, order, generator, publicKey] = [...numbers, key.content].map(numberOf);
  const isUsual = isOdd(numbers[0]) && isOdd(numbers[1]) && PRIMES.includes(bitsOf(numbers[0]));
  const isInside = [generator, publicKey].every((one) => one > 1n && one < prime);
  if (!isUsual || !isInside || !ORDERS.includes(bitsOf(numbers[1])) || key.tag !== INTEGER) throw new Unsupported();
  return { prime, order, generator, publicKey };
}

/** A number without zeros before it. @param {Bytes} number */
export function digits(number) {
  const first = number.findIndex((byte) => byte !== 0);
  return number.subarray(first < 0 ? number.length : first);
}

/** @param {Bytes} bytes */
export const numberOf = (bytes) => BigInt(`0x0${hex(bytes)}`);

/** @param {Bytes} number */
const isOdd = (number) => ((number.at(-1) ?? 0) & 1) === 1;

/** @param {Bytes} number  without zeros before it */
const bitsOf = (number) => (number.length ? number.length * 8 - Math.clz32(number[0]) + 24 : 0);

/**
 * True for the same bytes, and where a modulus was written as if it were negative: apksig mends such certificates' keys
 * (`ApkSigningBlockUtils.encodePublicKey`).
 *
 * @param {Bytes} one @param {Bytes} other
 */
export function isSameKey(one, other) {
  if (latin1(one) === latin1(other)) return true;
  try {
    const [mine, theirs] = [readKey(one), readKey(other)];
    return "modulus" in mine && "modulus" in theirs && numbersOf(mine) === numbersOf(theirs);
  } catch (error) {
    if (error instanceof Malformed || error instanceof Unsupported) return false;
    throw error;
  }
}

/** @param {RsaKey} key */
const numbersOf = ({ modulus, exponent }) => `${hex(modulus)} ${hex(exponent)}`;
