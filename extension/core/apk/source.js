/** Where the bytes of a file come from: anything that reads ranges. Pure. */

import { ApkRefused } from "./problems.js";

/**
 * Fills what is given to it, or less of it, and gives that back: as a `ReadableStreamBYOBReader` does.
 *
 * @typedef {{
 *   read: (into: Uint8Array<ArrayBuffer>) => Promise<{value: Uint8Array<ArrayBuffer> | undefined}>,
 *   cancel: () => Promise<void>,
 * }} Reader
 */
/**
 * Bytes that are read in ranges. `read` gives so many from there; fewer only at the end. `reader`, where it can be had,
 * gives them one after another in buffers that are given to it.
 *
 * @typedef {{
 *   size: number,
 *   read: (start: number, length: number) => Promise<Uint8Array<ArrayBuffer>>,
 *   reader?: (start: number, length: number) => Reader | undefined,
 * }} Source
 */

/** A file that a person chose. @param {Blob} blob @returns {Source} */
export function ofBlob(blob) {
  /** @type {Source["read"]} */
  const read = async (start, length) => new Uint8Array(await blob.slice(start, start + length).arrayBuffer());
  return { size: blob.size, read, reader: (start, length) => readerOf(blob.slice(start, start + length)) };
}

/** None where this browser's files are no streams of bytes. @param {Blob} blob */
function readerOf(blob) {
  try {
    return blob.stream().getReader({ mode: "byob" });
  } catch {
    return undefined;
  }
}

/** Bytes in memory. @param {Uint8Array<ArrayBuffer>} data @returns {Source} */
export function held(data) {
  return { size: data.length, read: async (start, length) => data.subarray(start, start + length) };
}

/**
 * A part of another source, such as an APK that lies in a bundle as it is.
 *
 * @param {Source} source @param {number} start @param {number} size @returns {Source}
 */
export function windowOf(source, start, size) {
  const within = (/** @type {number} */ at, /** @type {number} */ length) => Math.max(0, Math.min(length, size - at));
  return {
    size,
    read: (at, length) => source.read(start + at, within(at, length)),
    reader: (at, length) => source.reader?.(start + at, within(at, length)),
  };
}

/**
 * All of these bytes. Throws ApkRefused where the file ends before.
 *
 * @param {Source} source @param {number} start @param {number} length
 */
export async function readExactly(source, start, length) {
  if (start < 0 || length < 0 || start + length > source.size) throw new ApkRefused("bad-directory");
  const found = await source.read(start, length);
  if (found.length !== length) throw new ApkRefused("unreadable");
  return found;
}
