/** The only requests this extension makes: its own files, and the tree of editions of a server and its mirrors. */

import { unpacked, within } from "./gzip.js";
import { Refused } from "./refusals.js";

/**
 * A tree of editions. Null where a file is missing; at most one byte more than `limit`, enough to see that it is too
 * long.
 *
 * @typedef {object} Tree
 * @property {(path: string, limit: number) => Promise<Uint8Array<ArrayBuffer> | null>} get  as it lies there
 * @property {(path: string, limit: number) => Promise<Uint8Array<ArrayBuffer> | null>} file  which may be fetched
 *   compressed
 */

const STALLED_AFTER = 60_000;
/** What compression adds to what cannot be compressed. */
const packedLimit = (/** @type {number} */ size) => size + (size >> 8) + 1024;

/** The tree that came with the extension. @param {string} base @returns {Tree} */
export function ownTree(base) {
  const get = async (/** @type {string} */ path, /** @type {number} */ limit) => {
    const response = await fetch(base + path).catch(() => null);
    return response?.ok ? bounded(response, limit) : null;
  };
  return { get, file: get };
}

/** The tree below an address. @param {string} address @returns {Tree} */
export function treeAt(address) {
  const get = async (/** @type {string} */ path, /** @type {number} */ limit) => {
    const response = await ask(`${address}/${path}`);
    if (response.status === 404) return null;
    if (!response.ok) throw new Refused("unreachable");
    return bounded(response, limit);
  };
  const file = async (/** @type {string} */ path, /** @type {number} */ limit) => {
    const packed = await get(`${path}.gz`, packedLimit(limit));
    return packed && unpacked(packed, limit);
  };
  return { get, file };
}

/** @param {string} url */
async function ask(url) {
  const { signal, stop } = stall();
  try {
    return await fetch(url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      redirect: "error",
      signal,
    });
  } catch {
    throw new Refused("unreachable");
  } finally {
    stop();
  }
}

/** Aborts what makes no progress for so long. A slow answer that goes on coming is waited for. */
function stall() {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), STALLED_AFTER);
  return { signal: controller.signal, stop: () => clearTimeout(timer) };
}

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader */
async function next(reader) {
  const { signal, stop } = stall();
  signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined));
  const part = await reader.read().finally(stop);
  if (signal.aborted) throw new Refused("unreachable");
  return part;
}

/**
 * @param {Response} response
 * @param {number} limit
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function bounded({ body }, limit) {
  try {
    return await within(/** @type {ReadableStream<Uint8Array>} */ (body), limit, next);
  } catch {
    throw new Refused("unreachable");
  }
}
