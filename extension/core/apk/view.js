/** Bytes that are read at places, never beyond their end. Pure. */

import { Malformed } from "./problems.js";

/** @typedef {import("./problems.js").RefusalCode} RefusalCode */

/** A part of some bytes. Little-endian; every place is counted from the part's start. */
export class View {
  #numbers;
  #code;

  /** @param {Uint8Array<ArrayBuffer>} data @param {RefusalCode} [code] */
  constructor(data, code = "bad-manifest") {
    this.data = data;
    this.#numbers = new DataView(data.buffer, data.byteOffset, data.length);
    this.#code = code;
  }

  get length() {
    return this.data.length;
  }

  /** These bytes of it. Throws Malformed where they are not all there. @param {number} at @param {number} length */
  part(at, length) {
    return new View(this.bytes(at, length), this.#code);
  }

  /** Not copied; to the end where no length is given. @param {number} [at] @param {number} [length] */
  bytes(at = 0, length = this.length - at) {
    const place = this.#place(at, length);
    return this.data.subarray(place, place + length);
  }

  /** @param {number} at */
  u8(at) {
    return this.#numbers.getUint8(this.#place(at, 1));
  }

  /** @param {number} at */
  u16(at) {
    return this.#numbers.getUint16(this.#place(at, 2), true);
  }

  /** @param {number} at */
  u32(at) {
    return this.#numbers.getUint32(this.#place(at, 4), true);
  }

  /** Rounded above 2⁵³, which no file is long. @param {number} at */
  u64(at) {
    return Number(this.#numbers.getBigUint64(this.#place(at, 8), true));
  }

  /** @param {number} at @param {number} length */
  #place(at, length) {
    if (at < 0 || length < 0 || at + length > this.length) throw new Malformed(this.#code);
    return at;
  }
}
