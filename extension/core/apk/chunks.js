/**
 * Chunks: how Android's binary XML and resource tables are built. Pure.
 *
 * Layout: AOSP, frameworks/base, `ResourceTypes.h`; what is refused: `validate_chunk` there.
 */

import { Malformed } from "./problems.js";

/** @typedef {import("./view.js").View} View */
/**
 * A chunk: its type, the length of its header, and all of its bytes.
 *
 * @typedef {{type: number, header: number, view: View}} Chunk
 */

const HEADER = 8;

/** The chunk that begins there. Throws Malformed where it does not fit. @param {View} view @param {number} at */
export function chunkAt(view, at) {
  const [type, header, size] = [view.u16(at), view.u16(at + 2), view.u32(at + 4)];
  if (header < HEADER || header > size || (header | size) & 3) throw new Malformed();
  return { type, header, view: view.part(at, size) };
}

/**
 * One chunk after another to the end. Each is as long as its header at least: it ends.
 *
 * @param {View} view @param {number} at @returns {Generator<Chunk, void>}
 */
export function* chunks(view, at) {
  while (at + HEADER <= view.length) {
    const chunk = chunkAt(view, at);
    yield chunk;
    at += chunk.view.length;
  }
}
