/**
 * A ZIP file's list of contents, accepted and refused as Android does. Pure.
 *
 * Rules: AOSP, system/libziparchive, `zip_archive.cc` (see `docs/apk.md`).
 */

import { ApkRefused } from "./problems.js";
import { readExactly } from "./source.js";
import { latin1 } from "./text.js";
import { View } from "./view.js";

/** @typedef {import("./source.js").Source} Source */

/**
 * A file in a ZIP file, as the list of contents says. Its name is its bytes as Latin-1.
 *
 * @typedef {{name: string, flags: number, method: number, crc: number, packed: number, size: number,
 *   offset: number}} Entry
 */

/**
 * The list of contents, and where it lies: `start`, `size`, and `end`, that of its end record. A `wide` one is of
 * ZIP64.
 *
 * @typedef {{entries: Map<string, Entry>, start: number, size: number, end: number, wide: boolean}} Directory
 */

/** @typedef {{count: number, start: number, size: number, wide: boolean}} Place */

/** Bytes, and files: some thirty times as many of both as any app that was seen has. */
const [MOST_DIRECTORY, MOST_ENTRIES] = [16 * 1024 * 1024, 100_000];
const [END, END_64, LOCATOR_64, RECORD] = [0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50];
export const LOCAL = 0x04034b50;
const [END_SIZE, RECORD_SIZE, LOCATOR_SIZE, END_64_SIZE] = [22, 46, 20, 56];
const MOST_COMMENT = 0xffff;
export const ALL_32 = 0xffffffff;
const ALL_16 = 0xffff;
const ZIP64_FIELD = 1;

/** The list of contents. Throws ApkRefused where Android refuses the file. @param {Source} source */
export async function readDirectory(source) {
  const { end, record } = await endRecord(source);
  const [count, size, start] = [record.u16(10), record.u32(12), record.u32(16)];
  const wide = [record.u16(8), count].includes(ALL_16) || [size, start].includes(ALL_32);
  const place = wide ? await widePlace(source, end) : { count, start, size, wide };
  if (place.start + place.size > end) throw new ApkRefused("bad-directory");
  if (place.count === 0) throw new ApkRefused("empty");
  if (place.size > MOST_DIRECTORY || place.count > MOST_ENTRIES) throw new ApkRefused("too-large");
  const records = new View(await readExactly(source, place.start, place.size), "bad-directory");
  const entries = entriesOf(records, place);
  const first = await source.read(0, 4);
  if (first.length < 4 || new View(first).u32(0) !== LOCAL) throw new ApkRefused("data-before-start");
  return { entries, start: place.start, size: place.size, end, wide };
}

/** Where the last end record lies, and the record: the file must end with it. @param {Source} source */
async function endRecord(source) {
  const length = Math.min(source.size, END_SIZE + MOST_COMMENT);
  if (length < END_SIZE) throw new ApkRefused("not-zip");
  const tail = new View(await readExactly(source, source.size - length, length));
  let at = length - END_SIZE;
  while (at >= 0 && !(tail.data[at] === 0x50 && tail.u32(at) === END)) at -= 1;
  if (at < 0) throw new ApkRefused("not-zip");
  const record = tail.part(at, length - at);
  if (END_SIZE + record.u16(20) !== record.length) throw new ApkRefused("data-after-end");
  return { end: source.size - length + at, record };
}

/** @param {Source} source @param {number} end @returns {Promise<Place>} */
async function widePlace(source, end) {
  const locatorAt = end - LOCATOR_SIZE;
  if (locatorAt <= 0) throw new ApkRefused("bad-directory");
  const locator = new View(await readExactly(source, locatorAt, LOCATOR_SIZE));
  const at = locator.u64(8);
  if (locator.u32(0) !== LOCATOR_64 || at > locatorAt - END_64_SIZE) throw new ApkRefused("bad-directory");
  const record = new View(await readExactly(source, at, END_64_SIZE));
  const [count, size, start] = [record.u64(32), record.u64(40), record.u64(48)];
  if (record.u32(0) !== END_64 || start + size > at) throw new ApkRefused("bad-directory");
  return { count, start, size, wide: true };
}

/** @param {View} records @param {Place} place */
function entriesOf(records, place) {
  /** @type {Map<string, Entry>} */
  const found = new Map();
  let at = 0;
  for (let number = 0; number < place.count; number += 1) {
    if (at + RECORD_SIZE > records.length || records.u32(at) !== RECORD) throw new ApkRefused("bad-directory");
    const nameLength = records.u16(at + 28);
    const extraLength = records.u16(at + 30);
    const name = records.bytes(at + RECORD_SIZE, nameLength);
    const extra = records.bytes(at + RECORD_SIZE + nameLength, extraLength);
    if (!isName(name)) throw new ApkRefused("bad-name");
    const entry = entryOf(latin1(name), records, at, extra);
    if (entry.offset >= place.start) throw new ApkRefused("bad-directory");
    if (found.has(entry.name)) throw new ApkRefused("duplicate-entry");
    found.set(entry.name, entry);
    at += RECORD_SIZE + nameLength + extraLength + records.u16(at + 32);
    if (at > records.length) throw new ApkRefused("bad-directory");
  }
  return found;
}

/**
 * @param {string} name @param {View} records @param {number} at  where its record is
 * @param {Uint8Array<ArrayBuffer>} extra @returns {Entry}
 */
function entryOf(name, records, at, extra) {
  let sizes = [records.u32(at + 24), records.u32(at + 20), records.u32(at + 42)];
  if (sizes.includes(ALL_32)) sizes = wideSizes(new View(extra, "bad-directory"), sizes);
  const [size, packed, offset] = sizes;
  const [flags, method, crc] = [records.u16(at + 8), records.u16(at + 10), records.u32(at + 16)];
  return { name, flags, method, crc, packed, size, offset };
}

/**
 * Size, packed size and offset, those from ZIP64's field that do not fit into 32 bits.
 *
 * @param {View} extra @param {number[]} sizes
 */
export function wideSizes(extra, sizes) {
  let at = 0;
  while (at < extra.length - 4) {
    const [kind, length] = [extra.u16(at), extra.u16(at + 2)];
    const field = extra.part(at + 4, length);
    at += 4 + length;
    if (kind !== ZIP64_FIELD) continue;
    let place = 0;
    const isWhole = length === 24 || length === 28;
    const values = sizes.map((value) => {
      if (value !== ALL_32 && !isWhole) return value;
      place += 8;
      return field.u64(place - 8);
    });
    if ((place !== length && place !== length - 4) || place === 0) throw new ApkRefused("bad-directory");
    return values;
  }
  throw new ApkRefused("bad-directory");
}

/** True for what libziparchive takes as UTF-8 without a zero (`IsValidEntryName`). @param {Uint8Array} name */
function isName(name) {
  let follow = 0;
  for (const byte of name) {
    if (follow) {
      if ((byte & 0xc0) !== 0x80) return false;
      follow -= 1;
    } else if (byte === 0 || (byte & 0xc0) === 0x80 || (byte & 0xfe) === 0xfe) {
      return false;
    } else if (byte & 0x80) {
      follow = [0xe0, 0xf0, 0xf8, 0xfc].filter((least) => byte >= least).length + 1;
    }
  }
  return follow === 0;
}
