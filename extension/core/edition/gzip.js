/** What is compressed, read within a limit. Pure. */

import { Refused } from "./errors.js";

/**
 * The bytes without their compression, at most one more than `limit`; bytes that are no gzip are taken as they are:
 * some servers decompress by themselves. Throws Refused for gzip that is damaged.
 *
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {number} limit
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function unpacked(packed, limit) {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed.slice(0, limit + 1);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return await within(stream, limit);
  } catch {
    throw new Refused("tampered");
  }
}

/**
 * What comes out of a stream, at most one byte more than `limit`: enough to see that it is too long.
 *
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} limit
 * @param {(reader: ReadableStreamDefaultReader<Uint8Array>) => Promise<ReadableStreamReadResult<Uint8Array>>} [read]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function within(stream, limit, read = (reader) => reader.read()) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (let part = await read(reader); !part.done && length <= limit; part = await read(reader)) {
    parts.push(part.value);
    length += part.value.length;
    if (length > limit) await reader.cancel();
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) (all.set(part, at), (at += part.length));
  return all.slice(0, limit + 1);
}
