/**
 * The bytes of one file in a ZIP file, as Android's installer finds them. Pure.
 *
 * Rules: AOSP, system/libziparchive, `FindEntry`; frameworks/base, `AssetsProvider.cpp`, where any method that is not
 * deflate counts as stored.
 */

import { pieces } from "./pieces.js";
import { ApkRefused } from "./problems.js";
import { held, readExactly, windowOf } from "./source.js";
import { latin1 } from "./text.js";
import { View } from "./view.js";
import { ALL_32, LOCAL, wideSizes } from "./zip-directory.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

export const DEFLATED = 8;
const STORED = 0;
export const LOCAL_SIZE = 30;
const HAS_DESCRIPTOR = 8;
/** Packed bytes that are unpacked at once, where they may be a bomb, which makes a thousand times as many, and else. */
const [FEW, MANY] = [4 * 1024, 32 * 1024];
/** What is unpacked to so many times as much may be a bomb. */
const SUSPECT = 8;
/** Unpacked bytes after which the browser has a moment to let go of them: it holds some 40 MB more without. */
const BREATH = 2 * 1024 * 1024;
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
 * The bytes of an entry, unpacked: at most `most`; in `room`, where one is given that they fit into. Throws ApkRefused.
 *
 * @param {Source} source @param {Directory} directory @param {Entry} entry @param {number} most @param {Bytes} [room]
 */
export async function contents(source, directory, entry, most, room) {
  return gathered(contentsInPieces(source, directory, entry, most), () => room ?? new Uint8Array(entry.size));
}

/**
 * The same bytes in pieces, of which each may be gone when the next is asked for.
 *
 * @param {Source} source @param {Directory} directory @param {Entry} entry @param {number} most
 * @returns {AsyncGenerator<Bytes, void>}
 */
export async function* contentsInPieces(source, directory, entry, most) {
  if (entry.size > most || (entry.method === DEFLATED && entry.packed > most)) throw new ApkRefused("too-large");
  const found = await locate(source, directory, entry);
  const as = pieces(found, 0, found.size, 0);
  yield* entry.method === DEFLATED ? inflated(as, entry.size) : as;
}

/**
 * Exactly so many bytes. Throws ApkRefused where it unpacks to more, fewer or nothing.
 *
 * @param {Bytes} packed @param {number} size
 */
export async function inflate(packed, size) {
  return gathered(inflated(pieces(held(packed), 0, packed.length, 0), size), () => new Uint8Array(size));
}

/**
 * One after another in a room, which is asked for with the first.
 *
 * @param {AsyncIterable<Bytes>} parts @param {() => Bytes} roomFor
 */
async function gathered(parts, roomFor) {
  /** @type {Bytes | null} */
  let room = null;
  let length = 0;
  for await (const part of parts) {
    room ??= roomFor();
    room.set(part, length);
    length += part.length;
  }
  return (room ?? new Uint8Array(0)).subarray(0, length);
}

/** @param {AsyncGenerator<Bytes, void>} packed @param {number} size @returns {AsyncGenerator<Bytes, void>} */
async function* inflated(packed, size) {
  let [length, since] = [0, 0];
  const reader = streamOf(packed, () => length).pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const next = () =>
    reader.read().catch((error) => {
      throw isUnread(error) ? error : new ApkRefused("bad-inflate");
    });
  try {
    for (let part = await next(); !part.done; part = await next()) {
      length += part.value.length;
      if (length > size) break;
      yield part.value;
      since += part.value.length;
      if (since > BREATH) since = await moment();
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  if (length !== size) throw new ApkRefused("bad-inflate");
}

/**
 * Copies of these pieces, as they are asked for: what a browser makes of one part it holds at once, so few bytes are
 * given unless the last ones made little.
 *
 * @param {AsyncGenerator<Bytes, void>} each @param {() => number} made  bytes so far
 * @returns {ReadableStream<Bytes>}
 */
function streamOf(each, made) {
  let piece = new Uint8Array(0);
  let [given, before] = [FEW, 0];
  return new ReadableStream({
    async pull(controller) {
      if (piece.length === 0) {
        const { done, value } = await each.next();
        if (done) return controller.close();
        piece = value;
      }
      const more = made() - before;
      given = more > 0 && more <= SUSPECT * given ? MANY : FEW;
      before += more;
      controller.enqueue(piece.slice(0, given));
      piece = piece.subarray(given);
    },
    async cancel() {
      await each.return();
    },
  });
}

/** Until other tasks have run; a timer would wait long in a tab that nobody looks at. @returns {Promise<0>} */
function moment() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = () => {
      port1.close();
      done(0);
    };
    port2.postMessage(0);
  });
}

/** @param {any} error */
const isUnread = (error) => error instanceof ApkRefused || UNREAD.includes(error?.name);
