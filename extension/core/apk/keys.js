/**
 * Public keys, as SubjectPublicKeyInfo holds them. Pure.
 *
 * RSA: RFC 3279, 2.3.1; curves: RFC 5480, 2. Libraries read what is odd each in its own way, so keys are read here,
 * alike in both languages, and libraries are given numbers.
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

const BITS = 0x03;
const RSA = "300d06092a864886f70d0101010500";
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

/**
 * Throws Malformed; Unsupported for other kinds of keys, and numbers that no usual key has.
 *
 * @param {Bytes} spki @returns {RsaKey | CurveKey}
 */
export function readKey(spki) {
  const whole = derAt(spki, 0);
  const form = hex(whole.child(0, SEQUENCE).whole);
  const bits = whole.child(1, BITS).content;
  if (whole.whole.length !== spki.length || whole.children().length !== 2 || bits[0] !== 0) {
    throw new Malformed("bad-signature");
  }
  if (form === RSA) return rsaOf(derAt(bits, 1));
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

/** A number without zeros before it. @param {Bytes} number */
export function digits(number) {
  const first = number.findIndex((byte) => byte !== 0);
  return number.subarray(first < 0 ? number.length : first);
}

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
