/**
 * The values of resources, from resources.arsc. Pure.
 *
 * Layout: AOSP, frameworks/base, `ResourceTypes.h`; sparse, short and compact entries: `LoadedArsc`.
 */

import { chunkAt, chunks } from "./chunks.js";
import { locale } from "./locale.js";
import { plainValue } from "./manifest.js";
import { Malformed } from "./problems.js";
import { POOL, StringPool } from "./string-pool.js";
import { View } from "./view.js";

/** @typedef {import("./chunks.js").Chunk} Chunk */
/** @typedef {import("./manifest.js").Value} Value */

/**
 * A resource's value in one configuration; `others` counts its qualifiers but the language.
 *
 * @typedef {{locale: string, density: number, others: number, value: Value}} Found
 */

const [TABLE, PACKAGE, TYPE] = [0x0002, 0x0200, 0x0201];
const [SPARSE, SHORT_OFFSETS] = [1, 2];
const [COMPLEX, COMPACT] = [1, 8];
const [NO_ENTRY, NO_SHORT_ENTRY] = [0xffffffff, 0xffff];
const STRING = 0x03;
const OWN = 0x7f;
const MOST_TYPES = 100_000;
const MOST_STEPS = 10;
const MOST_LOOKS = 5_000;
const APART = [0, 1, 2, 3, 8, 9, 10, 11, 14, 15, 24, 25, 26, 27];

/** A table of resources. Throws Malformed where it is none. */
export class Resources {
  /** @type {StringPool | null} */
  #strings = null;
  /** @type {Map<number, Chunk[]>} */
  #types = new Map();
  #count = 0;

  /** @param {Uint8Array<ArrayBuffer>} data */
  constructor(data) {
    const table = chunkAt(new View(data), 0);
    if (table.type !== TABLE) throw new Malformed();
    for (const chunk of chunks(table.view, table.header)) {
      if (chunk.type === POOL && !this.#strings) this.#strings = new StringPool(chunk);
      else if (chunk.type === PACKAGE) this.#add(chunk);
    }
  }

  /** @param {Chunk} pack */
  #add(pack) {
    const number = pack.view.u32(8) || OWN;
    for (const chunk of chunks(pack.view, pack.header)) {
      if (chunk.type !== TYPE) continue;
      this.#count += 1;
      if (this.#count > MOST_TYPES) throw new Malformed("too-large");
      const key = ((number & 0xff) << 8) | chunk.view.u8(8);
      const known = this.#types.get(key);
      if (known) known.push(chunk);
      else this.#types.set(key, [chunk]);
    }
  }

  /** The values of a resource, references followed, in the order of the table. Throws Malformed. @param {number} id */
  values(id) {
    return [...this.#follow(id, MOST_STEPS, { looks: MOST_LOOKS })];
  }

  /** @param {number} id @param {number} steps @param {{looks: number}} left @returns {Generator<Found, void>} */
  *#follow(id, steps, left) {
    for (const found of this.#direct(id, left)) {
      if (typeof found.value !== "object" || !found.value) yield found;
      else if (steps) {
        for (const further of this.#follow(found.value.reference, steps - 1, left)) {
          yield {
            value: further.value,
            locale: found.locale || further.locale,
            density: found.density || further.density,
            others: found.others + further.others,
          };
        }
      }
    }
  }

  /** @param {number} id @param {{looks: number}} left @returns {Generator<Found, void>} */
  *#direct(id, left) {
    const number = id >>> 24 || OWN;
    for (const chunk of this.#types.get((number << 8) | ((id >>> 16) & 0xff)) ?? []) {
      left.looks -= 1;
      if (left.looks < 0) throw new Malformed("too-large");
      const entry = entryOf(chunk, id & 0xffff);
      const value = entry && this.#value(entry);
      if (value === null) continue;
      const config = chunk.view.part(20, chunk.view.u32(20));
      yield { locale: locale(config), ...others(config), value };
    }
  }

  /** @param {View} entry @returns {Value} */
  #value(entry) {
    const flags = entry.u16(2);
    if (flags & COMPACT) return this.#typed(flags >> 8, entry.u32(4));
    if (flags & COMPLEX) return null;
    const at = entry.u16(0);
    return this.#typed(entry.u8(at + 3), entry.u32(at + 4));
  }

  /** @param {number} type @param {number} data @returns {Value} */
  #typed(type, data) {
    return type === STRING ? (this.#strings?.text(data) ?? null) : plainValue(type, data);
  }
}

/** The bytes from this entry on; null where the configuration has none. @param {Chunk} chunk @param {number} number */
function entryOf({ header, view }, number) {
  const flags = view.u8(9);
  const [count, start] = [view.u32(12), view.u32(16)];
  const offset =
    flags & SPARSE
      ? sparseOffset(view, header, count, number)
      : plainOffset(view, header, count, number, (flags & SHORT_OFFSETS) !== 0);
  return offset === null ? null : view.part(start + offset, view.length - start - offset);
}

/** @param {View} view @param {number} table @param {number} count @param {number} number @param {boolean} isShort */
function plainOffset(view, table, count, number, isShort) {
  if (number >= count) return null;
  const offset = isShort ? view.u16(table + 2 * number) : view.u32(table + 4 * number);
  if (offset === (isShort ? NO_SHORT_ENTRY : NO_ENTRY)) return null;
  return isShort ? 4 * offset : offset;
}

/**
 * Its entries are sorted by number.
 *
 * @param {View} view @param {number} table @param {number} count @param {number} number
 */
function sparseOffset(view, table, count, number) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (view.u16(table + 4 * middle) < number) low = middle + 1;
    else high = middle;
  }
  if (low === count || view.u16(table + 4 * low) !== number) return null;
  return 4 * view.u16(table + 4 * low + 2);
}

/** Density, and how many bytes of other qualifiers are set. @param {View} config */
function others(config) {
  const density = config.length >= 16 ? config.u16(14) : 0;
  const plain = [...config.bytes(0, Math.min(config.length, 36))];
  return { density, others: plain.filter((byte, i) => byte && !APART.includes(i)).length };
}
