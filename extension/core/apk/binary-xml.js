/**
 * Android's binary XML: its elements with their attributes. Pure.
 *
 * Rules: AOSP, frameworks/base, `ResXMLTree` in `ResourceTypes.cpp`. As there, the type of the whole is not looked at,
 * bytes after its stated size do not count, unknown chunks are passed over, of several pools before the first node the
 * last counts, and the sizes that an element states for its attributes hold.
 */

import { chunkAt, chunks } from "./chunks.js";
import { Malformed } from "./problems.js";
import { POOL, StringPool } from "./string-pool.js";
import { View } from "./view.js";

/** @typedef {import("./chunks.js").Chunk} Chunk */

/**
 * An attribute: its resource id (0 for none), numbers of strings, and its typed value.
 *
 * @typedef {{id: number, namespace: number, name: number, raw: number, type: number, data: number}} Attribute
 */

/**
 * The start of an element; the root has depth 1.
 *
 * @typedef {{depth: number, name: string | null, attributes: Attribute[]}} Element
 */

const IDS = 0x0180;
const [FIRST_NODE, LAST_NODE] = [0x0100, 0x017f];
const [START, END] = [0x0102, 0x0103];
const [NODE, ELEMENT] = [16, 20];
const MOST_ATTRIBUTES = 250_000;

/** A document. Throws Malformed where Android does not open it. */
export class BinaryXml {
  #view;
  /** @type {View | null} */
  #ids = null;
  #root;
  #left = MOST_ATTRIBUTES;

  /** @param {Uint8Array<ArrayBuffer>} data */
  constructor(data) {
    const whole = new View(data);
    const [header, size] = [whole.u16(2), whole.u32(4)];
    if (header > size) throw new Malformed();
    this.#view = whole.part(0, size);
    const { pool, root } = this.#head(header);
    this.#root = root;
    this.strings = new StringPool(pool);
  }

  /** The pool before the first node, and where that node is. @param {number} at */
  #head(at) {
    /** @type {Chunk | null} */
    let pool = null;
    for (const chunk of chunks(this.#view, at)) {
      if (chunk.type === POOL) pool = chunk;
      else if (chunk.type === IDS) this.#ids = chunk.view.part(chunk.header, chunk.view.length - chunk.header);
      else if (pool && isNode(chunk)) return { pool, root: at };
      else if (isNode(chunk)) throw new Malformed();
      at += chunk.view.length;
    }
    throw new Malformed();
  }

  /** The elements in their order, until the root ends. @returns {Generator<Element, void>} */
  *elements() {
    let depth = 0;
    let at = this.#root;
    while (at < this.#view.length) {
      const chunk = chunkAt(this.#view, at);
      at += chunk.view.length;
      if (chunk.header < NODE) throw new Malformed();
      if (chunk.type === START) {
        depth += 1;
        yield this.#element(depth, chunk);
      } else if (chunk.type === END) {
        depth -= 1;
        if (depth <= 0) return;
      }
    }
  }

  /** @param {number} depth @param {Chunk} chunk @returns {Element} */
  #element(depth, chunk) {
    const body = chunk.view.part(chunk.header, chunk.view.length - chunk.header);
    const name = this.strings.text(body.u32(4));
    const [start, size, count] = [body.u16(8), body.u16(10), body.u16(12)];
    this.#left -= count;
    if (start + size * count > body.length || body.length < ELEMENT || this.#left < 0) throw new Malformed();
    const attributes = Array.from({ length: count }, (_, i) => this.#attribute(body, start + size * i));
    return { depth, name, attributes };
  }

  /** @param {View} body @param {number} at @returns {Attribute} */
  #attribute(body, at) {
    const [namespace, name, raw] = [body.u32(at), body.u32(at + 4), body.u32(at + 8)];
    const id = this.#ids && 4 * name + 4 <= this.#ids.length ? this.#ids.u32(4 * name) : 0;
    return { id, namespace, name, raw, type: body.u8(at + 15), data: body.u32(at + 16) };
  }

  /** True for an attribute of this name without a namespace. @param {Attribute} attribute @param {string} name */
  isPlain(attribute, name) {
    return this.strings.text(attribute.namespace) === null && this.strings.text(attribute.name) === name;
  }
}

/** @param {Chunk} chunk */
const isNode = ({ type }) => FIRST_NODE <= type && type <= LAST_NODE;
