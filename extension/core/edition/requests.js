/** The only requests this extension makes: its own files, and the tree of editions of a server and its mirrors. */

import { unpacked, within } from "./gzip.js";
import { Refused } from "./errors.js";

/**
 * A tree of editions. Null where a file is missing; at most one byte more than `limit`, enough to see that it is too
 * long.
 *
 * @typedef {object} Tree
 * @property {(path: string, limit: number) => Promise<Uint8Array<ArrayBuffer> | null>} get  as it lies there
 * @property {(path: string, limit: number) => Promise<Uint8Array<ArrayBuffer> | null>} file  which may be fetched
 *   compressed
 */

/** How long a file may take, or this much more of it: a server that drips holds nobody. */
const PATIENCE = 60_000;
const PORTION = 2 ** 18;
/** What compression adds to what cannot be compressed. */
const packedLimit = (/** @type {number} */ size) => size + (size >> 8) + 1024;

/** @type {(came: number, all: number) => unknown} */
let hear = () => undefined;
let [came, all] = [0, 0];

/** Tells of each portion how many bytes came so far, and how many of what was begun. @param {typeof hear} hearer */
export function whenBytesCome(hearer) {
  [hear, came, all] = [hearer, 0, 0];
}

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
  const get = (/** @type {string} */ path, /** @type {number} */ limit) => asked(`${address}/${path}`, limit);
  const file = async (/** @type {string} */ path, /** @type {number} */ limit) => {
    const packed = await asked(`${address}/${path}.gz`, packedLimit(limit));
    return packed && unpacked(packed, limit);
  };
  return { get, file };
}

/**
 * What lies there, null where nothing does. Throws Refused.
 *
 * @param {string} url
 * @param {number} limit
 */
async function asked(url, limit) {
  const { signal, again, stop } = patience();
  try {
    const response = await ask(url, signal);
    if (response.status === 404) return null;
    if (!response.ok) throw new Refused("unreachable");
    all += Number(response.headers.get("Content-Length")) || 0;
    let portion = 0;
    return await bounded(response, limit, (size) => {
      portion += size;
      if (portion >= PORTION) (again(), (portion = 0));
      hear((came += size), all);
    });
  } finally {
    stop();
  }
}

/** @param {string} url @param {AbortSignal} signal */
async function ask(url, signal) {
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
  }
}

/** Aborts after a while; `again` begins that while anew. */
function patience() {
  const controller = new AbortController();
  const begin = () => setTimeout(() => controller.abort(), PATIENCE);
  let timer = begin();
  const stop = () => clearTimeout(timer);
  return { signal: controller.signal, stop, again: () => (stop(), void (timer = begin())) };
}

/**
 * @param {Response} response
 * @param {number} limit
 * @param {(size: number) => void} [another]  called with the size of whatever comes
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function bounded({ body }, limit, another) {
  const stream = /** @type {ReadableStream<Uint8Array>} */ (body);
  try {
    return await within(stream, limit, async (reader) => {
      const part = await reader.read();
      another?.(part.value?.length ?? 0);
      return part;
    });
  } catch {
    throw new Refused("unreachable");
  }
}
