/** Punycode (RFC 3492) back to the letters that people see; browsers have no function for it. */

const BASE = 36;
const LEAST = 1;
const MOST = 26;
const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * The text of a label without its "xn--", null where it is broken.
 *
 * @param {string} encoded
 * @returns {string | null}
 */
export function fromPunycode(encoded) {
  const cut = encoded.lastIndexOf("-");
  const text = [...encoded.slice(0, Math.max(cut, 0))];
  let left = encoded.slice(cut + 1);
  let [code, bias, place, isFirst] = [128, 72, 0, true];
  while (left) {
    const read = firstNumber(left, bias);
    if (!read) return null;
    const places = text.length + 1;
    code += Math.floor((place + read.number) / places);
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null;
    place = (place + read.number) % places;
    text.splice(place, 0, String.fromCodePoint(code));
    bias = adapted(read.number, places, isFirst);
    left = left.slice(read.length);
    place += 1;
    isFirst = false;
  }
  return text.join("");
}

/** @param {string} digits @param {number} bias @returns {{number: number, length: number} | null} */
function firstNumber(digits, bias) {
  let [number, weight] = [0, 1];
  for (let at = 0; at < digits.length; at += 1) {
    const digit = DIGITS.indexOf(digits[at]);
    const threshold = Math.min(Math.max(BASE * (at + 1) - bias, LEAST), MOST);
    number += digit * weight;
    if (digit < 0 || number > 0x7fffffff) return null;
    if (digit < threshold) return { number, length: at + 1 };
    weight *= BASE - threshold;
  }
  return null;
}

/** The bias for the next number. @param {number} number @param {number} places @param {boolean} isFirst */
function adapted(number, places, isFirst) {
  let left = Math.floor(number / (isFirst ? 700 : 2));
  left += Math.floor(left / places);
  let bias = 0;
  for (; left > 455; bias += BASE) left = Math.floor(left / (BASE - LEAST));
  return bias + Math.floor((36 * left) / (left + 38));
}
