/** The only requests this extension makes: its own files and the editions of the configured server. */

import { Refused } from "./verify.js";

const STALLED_AFTER = 60_000;

/**
 * A file of this extension's folder, null where there is none.
 *
 * @param {string} base
 * @returns {import("./verify.js").Get}
 */
export function ownFiles(base) {
  return async (name, limit) => {
    const response = await fetch(base + name).catch(() => null);
    return response?.ok ? bounded(response, limit) : null;
  };
}

/**
 * The files of one edition on a server.
 *
 * @param {string} server
 * @param {number} edition
 * @returns {import("./verify.js").Get}
 */
export function serverFiles(server, edition) {
  return async (name, limit) => {
    const response = await ask(`${server}/editions/${edition}/${name}`);
    if (response.status === 404) return null;
    if (!response.ok) throw new Refused("unreachable", edition);
    return bounded(response, limit);
  };
}

/**
 * What a server says of its newest edition. Nothing of it is proven: the edition is verified, and the key is
 * held against a fingerprint.
 *
 * @param {string} server
 * @returns {Promise<{edition: number, key: unknown}>}
 */
export async function latestAt(server) {
  const response = await ask(`${server}/editions/latest.json`);
  if (!response.ok) throw new Refused("unreachable");
  try {
    const { edition, key } = JSON.parse(new TextDecoder().decode(await bounded(response, 4096)));
    if (Number.isSafeInteger(edition) && edition > 0) return { edition, key };
  } catch {
    // falls through to the refusal
  }
  throw new Refused("malformed");
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
 * The body, at most one byte more than `limit`: enough to see that it is too long.
 *
 * @param {Response} response
 * @param {number} limit
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function bounded(response, limit) {
  const body = new Uint8Array(limit + 1);
  let length = 0;
  try {
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    for (let part = await next(reader); !part.done; part = await next(reader)) {
      const piece = part.value.subarray(0, body.length - length);
      body.set(piece, length);
      length += piece.length;
      if (length > limit) await reader.cancel();
    }
  } catch {
    throw new Refused("unreachable");
  }
  return body.slice(0, length);
}
