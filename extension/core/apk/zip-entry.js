/**
 * The bytes of one file in a ZIP file, as Android's installer finds them. Pure.
 *
 * Rules: AOSP, system/libziparchive, `FindEntry`; frameworks/base, `AssetsProvider.cpp`, where any method that is not
 * deflate counts as stored.
 */

import { ApkRefused } from "./problems.js";
import { readExactly, windowOf } from "./source.js";
import { latin1 } from "./text.js";
import { View } from "./view.js";
import { ALL_32, LOCAL, wideSizes } from "./zip-directory.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */

export const DEFLATED = 8;
const STORED = 0;
const LOCAL_SIZE = 30;
const HAS_DESCRIPTOR = 8;

/**
 * The bytes of an entry as they lie in the file, packed or not. Throws ApkRefused where the local header and the list
 * of contents disagree.
 *
 * @param {Source} source @param {Directory} directory @param {Entry} entry
 */
export async function locate(source, directory, entry) {
  if (entry.offset + LOCAL_SIZE >= directory.start) throw new ApkRefused("bad-entry");
  const header = new View(await readExactly(source, entry.offset, LOCAL_SIZE));
  const [nameLength, extraLength] = [header.u16(26), header.u16(28)];
  if (header.u32(0) !== LOCAL || nameLength !== entry.name.length) throw new ApkRefused("bad-entry");
  const after = entry.offset + LOCAL_SIZE;
  const start = after + nameLength + extraLength;
  if (start > directory.start) throw new ApkRefused("bad-entry");
  if (latin1(await readExactly(source, after, nameLength)) !== entry.name) throw new ApkRefused("bad-entry");
  let sizes = [header.u32(22), header.u32(18)];
  if (sizes.includes(ALL_32)) sizes = wide(new View(await readExactly(source, after + nameLength, extraLength)), sizes);
  const isAlike = sizes[0] === entry.size && sizes[1] === entry.packed && header.u32(14) === entry.crc;
  if (!(header.u16(6) & HAS_DESCRIPTOR) && !isAlike) throw new ApkRefused("bad-entry");
  const room = directory.start - start;
  const length = entry.method === DEFLATED ? entry.packed : entry.size;
  if (entry.packed > room || (entry.method === STORED && entry.size > room)) throw new ApkRefused("bad-entry");
  if (start + length > source.size) throw new ApkRefused("bad-entry");
  return windowOf(source, start, length);
}

/** @param {View} extra @param {number[]} sizes */
function wide(extra, sizes) {
  if (sizes.some((size) => size !== ALL_32)) throw new ApkRefused("bad-entry");
  try {
    return wideSizes(extra, [...sizes, 0]);
  } catch {
    throw new ApkRefused("bad-entry");
  }
}

/**
 * The bytes of an entry, unpacked: at most `most`. Throws ApkRefused.
 *
 * @param {Source} source @param {Directory} directory @param {Entry} entry @param {number} most
 */
export async function contents(source, directory, entry, most) {
  if (entry.size > most || (entry.method === DEFLATED && entry.packed > most)) throw new ApkRefused("too-large");
  const found = await locate(source, directory, entry);
  const packed = await readExactly(found, 0, found.size);
  return entry.method === DEFLATED ? inflate(packed, entry.size) : packed;
}

/**
 * Exactly so many bytes. Throws ApkRefused where it unpacks to more, fewer or nothing.
 *
 * @param {Uint8Array<ArrayBuffer>} packed @param {number} size
 */
export async function inflate(packed, size) {
  const all = new Uint8Array(size);
  let length = 0;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      all.set(part.value, length); // throws RangeError where it is too much
      length += part.value.length;
    }
  } catch {
    await reader.cancel().catch(() => {});
    throw new ApkRefused("bad-inflate");
  }
  if (length !== size) throw new ApkRefused("bad-inflate");
  return all;
}
