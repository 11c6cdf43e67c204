/**
 * The strings of binary XML and of resource tables. Pure.
 *
 * Rules: AOSP, frameworks/base, `ResStringPool` in `ResourceTypes.cpp`.
 */

import { Malformed } from "./problems.js";
import { utf16, utf8 } from "./text.js";

export const POOL = 0x0001;
const UTF8 = 1 << 8;
const MOST_LETTERS = 32_767;

/** Strings by number; each is decoded when it is asked for. */
export class StringPool {
  #view;
  #table;
  #isUtf8;
  #start;
  #end;

  /** @param {import("./chunks.js").Chunk} chunk */
  constructor({ header, view }) {
    this.#view = view;
    this.#table = header;
    this.count = view.u32(8);
    const styles = view.u32(12);
    this.#isUtf8 = (view.u32(16) & UTF8) !== 0;
    this.#start = view.u32(20);
    const stylesStart = view.u32(24);
    this.#end = styles ? stylesStart : view.length;
    if (header + 4 * this.count > view.length) throw new Malformed();
    if (this.count && !(this.#start < this.#end && this.#end <= view.length)) throw new Malformed();
  }

  /** The string of this number; null where it has none that can be read. @param {number} number */
  text(number) {
    if (number < 0 || number >= this.count) return null;
    const at = this.#start + this.#view.u32(this.#table + 4 * number);
    try {
      return this.#isUtf8 ? this.#utf8(at) : this.#utf16(at % 2 ? at - 1 : at);
    } catch (error) {
      if (error instanceof Malformed) return null;
      throw error;
    }
  }

  /** @param {number} at */
  #utf8(at) {
    const [, after] = this.#shortLength(at);
    const [length, start] = this.#shortLength(after);
    return utf8(this.#bytes(start, length));
  }

  /** @param {number} at */
  #shortLength(at) {
    const length = this.#view.u8(at);
    return length & 0x80 ? [((length & 0x7f) << 8) | this.#view.u8(at + 1), at + 2] : [length, at + 1];
  }

  /** @param {number} at */
  #utf16(at) {
    const length = this.#view.u16(at);
    if (!(length & 0x8000)) return utf16(this.#bytes(at + 2, 2 * length));
    return utf16(this.#bytes(at + 4, 2 * (((length & 0x7fff) << 16) | this.#view.u16(at + 2))));
  }

  /** @param {number} at @param {number} length */
  #bytes(at, length) {
    if (at + length > this.#end || length > 2 * MOST_LETTERS) throw new Malformed();
    return this.#view.bytes(at, length);
  }
}
