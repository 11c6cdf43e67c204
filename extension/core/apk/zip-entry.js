/**
 * The bytes of one file in a ZIP file, as Android's installer finds them. Pure.
 *
 * Rules: AOSP, system/libziparchive, `FindEntry`; frameworks/base, `AssetsProvider.cpp`, where any method that is not
 * deflate counts as stored.
 */

import { pieces } from "./pieces.js";
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
/** The errors of a file that went away, or was changed, while it is read. */
const UNREAD = ["NotReadableError", "NotFoundError"];

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
 * The same bytes in pieces, of which each may be gone when the next is asked for.
 *
 * @param {Source} source @param {Directory} directory @param {Entry} entry @param {number} most
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void>}
 */
export async function* contentsInPieces(source, directory, entry, most) {
  if (entry.size > most || (entry.method === DEFLATED && entry.packed > most)) throw new ApkRefused("too-large");
  const found = await locate(source, directory, entry);
  const as = pieces(found, 0, found.size, 0);
  yield* entry.method === DEFLATED ? inflated(streamOf(as), entry.size) : as;
}

/** Copies of pieces, as they are asked for. @param {AsyncGenerator<Uint8Array<ArrayBuffer>, void>} each */
function streamOf(each) {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await each.next();
      if (done) controller.close();
      else controller.enqueue(value.slice());
    },
    async cancel() {
      await each.return();
    },
  });
}

/**
 * Exactly so many bytes. Throws ApkRefused where it unpacks to more, fewer or nothing.
 *
 * @param {Uint8Array<ArrayBuffer>} packed @param {number} size
 */
export async function inflate(packed, size) {
  const all = new Uint8Array(size);
  let length = 0;
  for await (const part of inflated(new Blob([packed]).stream(), size)) {
    all.set(part, length);
    length += part.length;
  }
  return all;
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed @param {number} size */
async function* inflated(packed, size) {
  const reader = packed.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const next = () =>
    reader.read().catch((error) => {
      throw isUnread(error) ? error : new ApkRefused("bad-inflate");
    });
  let length = 0;
  try {
    for (let part = await next(); !part.done; part = await next()) {
      length += part.value.length;
      if (length > size) break;
      yield part.value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  if (length !== size) throw new ApkRefused("bad-inflate");
}

/** @param {any} error */
const isUnread = (error) => error instanceof ApkRefused || UNREAD.includes(error?.name);
