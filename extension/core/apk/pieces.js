/** A part of a file, piece by piece in one room: a new one for each would fill the memory. Pure. */

import { ApkRefused } from "./problems.js";
import { readExactly } from "./source.js";

/** @typedef {import("./source.js").Source} Source */

export const PIECE = 1024 * 1024;

/**
 * Pieces of 1 MiB, the last one shorter, each behind so many free bytes; it is gone when the next one is asked for.
 * Throws ApkRefused.
 *
 * @param {Source} source @param {number} start @param {number} size @param {number} head
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void>}
 */
export async function* pieces(source, start, size, head) {
  const reader = size > PIECE ? source.reader?.(start, size) : undefined;
  let room = new ArrayBuffer(head + Math.min(size, PIECE));
  try {
    for (let done = 0; done < size; done += PIECE) {
      const length = Math.min(PIECE, size - done);
      if (reader) room = await filled(reader, room, head, length);
      else new Uint8Array(room).set(await readExactly(source, start + done, length), head);
      yield new Uint8Array(room, 0, head + length);
    }
  } finally {
    await reader?.cancel().catch(() => {});
  }
}

/**
 * The room with so many bytes there: reading takes the buffer away and gives it back as another.
 *
 * @param {import("./source.js").Reader} reader @param {ArrayBuffer} room @param {number} start @param {number} length
 */
async function filled(reader, room, start, length) {
  const end = start + length;
  for (let at = start; at < end; ) {
    const { value } = await reader.read(new Uint8Array(room, at, end - at));
    if (!value?.length) throw new ApkRefused("unreadable");
    room = value.buffer;
    at += value.length;
  }
  return room;
}
