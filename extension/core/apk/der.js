/** DER: values with their tags and lengths. Pure. */

import { Malformed } from "./problems.js";

export const SEQUENCE = 0x30;
export const SET = 0x31;
const OID = 0x06;
export const INTEGER = 0x02;
const MOST_CHILDREN = 10_000;

/** A value: its tag, its content, and all of its bytes. */
export class Der {
  /** @param {number} tag @param {Uint8Array<ArrayBuffer>} content @param {Uint8Array<ArrayBuffer>} whole */
  constructor(tag, content, whole) {
    this.tag = tag;
    this.content = content;
    this.whole = whole;
  }

  /** The values in it. Throws Malformed. */
  children() {
    /** @type {Der[]} */
    const found = [];
    let at = 0;
    while (at < this.content.length) {
      const child = derAt(this.content, at);
      found.push(child);
      at += child.whole.length;
      if (found.length > MOST_CHILDREN) throw new Malformed("bad-signature");
    }
    return found;
  }

  /**
   * One of them. Throws Malformed where it is not there or has another tag.
   *
   * @param {number} number @param {number} [tag]
   */
  child(number, tag) {
    const child = this.children()[number];
    if (!child || (tag !== undefined && child.tag !== tag)) throw new Malformed("bad-signature");
    return child;
  }

  /** An object identifier with dots. */
  oid() {
    /** @type {bigint[]} */
    const numbers = [];
    let value = 0n;
    if (this.tag !== OID || this.content.length > 64) throw new Malformed("bad-signature");
    for (const byte of this.content) {
      value = (value << 7n) | BigInt(byte & 0x7f);
      if (byte & 0x80) continue;
      numbers.push(value);
      value = 0n;
    }
    if (numbers.length === 0) throw new Malformed("bad-signature");
    const [both, ...others] = numbers;
    const first = both >= 80n ? 2n : both / 40n;
    return [first, both - 40n * first, ...others].join(".");
  }
}

/**
 * The value that begins there. Throws Malformed where it does not fit.
 *
 * @param {Uint8Array<ArrayBuffer>} data @param {number} at
 */
export function derAt(data, at) {
  if (at + 2 > data.length) throw new Malformed("bad-signature");
  const tag = data[at];
  let [length, start] = [data[at + 1], at + 2];
  if (length & 0x80) {
    const more = length & 0x7f;
    if (more < 1 || more > 4 || start + more > data.length) throw new Malformed("bad-signature");
    length = data.subarray(start, start + more).reduce((sum, byte) => sum * 256 + byte, 0);
    start += more;
  }
  const end = start + length;
  if ((tag & 0x1f) === 0x1f || end > data.length) throw new Malformed("bad-signature");
  return new Der(tag, data.subarray(start, end), data.subarray(at, end));
}
