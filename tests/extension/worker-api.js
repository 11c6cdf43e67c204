/** The browser as the worker sees it: storage over plain maps, one tab whose moves and messages are noted. */
import "fake-indexeddb/auto";
import { readFile } from "node:fs/promises";
import { write } from "../../extension/core/edition/database.js";
import { areaOver } from "./storage-areas.js";
import { verifiedSample } from "./sample.js";

const ROOT = new URL("../../extension/", import.meta.url);

/**
 * A worker that holds the sample edition.
 *
 * @param {{base?: string}} [how]  `base`: what addresses of this extension begin with
 */
export async function workerWithSample({ base = "ext://me/" } = {}) {
  const { id, manifest, rows } = verifiedSample(Math.floor(Date.now() / 1000));
  await write(id, rows);
  const { edition: number, published_at, expires_at } = manifest;
  /** @type {Map<string, any>} */
  const local = new Map(
    Object.entries({
      language: "zh_CN",
      edition: {
        id, number, publisher: "sample", signers: ["0"], published_at, expires_at, origin: "bundled",
        taken_at: published_at,
      },
    }),
  );
  /** @type {Map<string, any>} */
  const session = new Map();
  /** The keys of each write. @type {string[][]} */
  const writes = [];
  /** @type {string[]} */
  const opened = [];
  /** @type {any[]} */
  const told = [];
  /** @type {Record<string, any>} */
  const shown = {};
  /** Changed by a test: what becomes of what is to be kept for a tab, and which frames are still there. */
  const fate = { keep: () => undefined, frames: [1, 2, 3] };
  const area = areaOver(session);
  const note = (/** @type {string} */ what) => async (/** @type {any} */ value) => void (shown[what] = value);
  Object.assign(globalThis, {
    fetch: async (/** @type {string} */ url) => new Response(await readFile(new URL(url.replace(base, ""), ROOT))),
    chrome: {
      i18n: { getUILanguage: () => "zh-CN" },
      runtime: { getURL: (/** @type {string} */ path) => base + path },
      storage: {
        local: areaOver(local),
        session: {
          ...area,
          set: async (/** @type {object} */ values) => {
            fate.keep();
            writes.push(Object.keys(values));
            await area.set(values);
          },
        },
      },
      tabs: {
        query: async () => [{ id: 7 }],
        update: async (/** @type {number} */ _, /** @type {{url: string}} */ { url }) => void opened.push(url),
        sendMessage: async (
          /** @type {number} */ _,
          /** @type {any} */ message,
          /** @type {{frameId: number} | undefined} */ to,
        ) => (message.type === "there" ? fate.frames.includes(to?.frameId ?? 0) : told.push(message) && "there"),
      },
      action: {
        setBadgeText: note("badge"),
        setBadgeBackgroundColor: note("ground"),
        setBadgeTextColor: note("color"),
        setTitle: note("title"),
      },
    },
  });
  return { local, session, writes, opened, told, shown, fate };
}
