/**
 * A packed file in another one, read as if it lay there unpacked, and never held whole: what lies before the last place
 * that was read is unpacked anew. Pure.
 */

import { ApkRefused } from "./problems.js";
import { contentsInPieces } from "./zip-entry.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** Its last bytes, which are kept: the list of contents and the certificates, which are read first and most. */
const KEPT = 4 * 1024 * 1024;

/**
 * The whole of it is unpacked once. Throws ApkRefused where it does not unpack as it says, or to more than `most`.
 *
 * @param {Source} source @param {Directory} directory @param {Entry} entry @param {number} most
 * @returns {Promise<Source>}
 */
export async function unpacked(source, directory, entry, most) {
  const parts = () => contentsInPieces(source, directory, entry, most);
  const { end, start } = await endOf(parts(), entry.size);
  const from = new Cursor(parts);
  const filled = async (/** @type {number} */ at, /** @type {Bytes} */ into) => {
    if (at < start) return from.fill(at, into);
    into.set(end.subarray(at - start, at - start + into.length));
    return into;
  };
  const { size } = entry;
  const within = (/** @type {number} */ at, /** @type {number} */ length) => Math.max(0, Math.min(length, size - at));
  return {
    size,
    read: (at, length) => filled(at, new Uint8Array(within(at, length))),
    reader: (at) => ({
      async read(into) {
        const value = await filled(at, into.subarray(0, within(at, into.length)));
        at += value.length;
        return { value };
      },
      cancel: async () => {},
    }),
  };
}

/** The last bytes, and where they begin. @param {AsyncIterable<Bytes>} parts @param {number} size */
async function endOf(parts, size) {
  const start = Math.max(0, size - KEPT);
  /** @type {Bytes | null} */
  let end = null;
  let at = 0;
  for await (const part of parts) {
    end ??= new Uint8Array(size - start);
    if (at + part.length > start) end.set(part.subarray(Math.max(0, start - at)), Math.max(0, at - start));
    at += part.length;
  }
  return { end: end ?? new Uint8Array(0), start };
}

/** A place in what is unpacked, which goes on, or begins anew. */
class Cursor {
  #parts;
  /** @type {AsyncGenerator<Bytes, void> | null} */
  #left = null;
  #part = new Uint8Array(0);
  /** Where this part begins. */
  #start = 0;

  /** @param {() => AsyncGenerator<Bytes, void>} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** The bytes from there, as many as fit. @param {number} at @param {Bytes} into */
  async fill(at, into) {
    for (let done = 0; done < into.length; ) {
      await this.#goTo(at + done);
      const some = this.#part.subarray(at + done - this.#start).subarray(0, into.length - done);
      into.set(some, done);
      done += some.length;
    }
    return into;
  }

  /** To the part in which this byte lies. @param {number} at */
  async #goTo(at) {
    if (!this.#left || at < this.#start) {
      await this.#left?.return();
      [this.#left, this.#part, this.#start] = [this.#parts(), new Uint8Array(0), 0];
    }
    while (at >= this.#start + this.#part.length) {
      const { done, value } = await this.#left.next();
      if (done) throw new ApkRefused("unreadable");
      this.#start += this.#part.length;
      this.#part = value;
    }
  }
}
