/** The browser as the worker sees it: storage over plain maps, one tab whose moves and messages are noted. */
import "fake-indexeddb/auto";
import { readFile } from "node:fs/promises";
import { write } from "../../extension/background/rows.js";
import { areaOver } from "./kept.js";
import { verifiedSample } from "./sample.js";

const ROOT = new URL("../../extension/", import.meta.url);

/** A worker that holds the sample edition. */
export async function workerWithSample() {
  const { manifest, files } = verifiedSample(Math.floor(Date.now() / 1000));
  await write(manifest, files);
  const { edition: number, published_at, expires_at } = manifest;
  /** @type {Map<string, any>} */
  const local = new Map(Object.entries({ language: "zh_CN", edition: { number, published_at, expires_at, origin: "bundled", taken_at: published_at } }));
  /** @type {Map<string, any>} */
  const session = new Map();
  /** @type {string[]} */
  const opened = [];
  /** @type {any[]} */
  const told = [];
  /** @type {Record<string, any>} */
  const shown = {};
  const note = (/** @type {string} */ what) => async (/** @type {any} */ value) => void (shown[what] = value);
  Object.assign(globalThis, {
    fetch: async (/** @type {string} */ url) => new Response(await readFile(new URL(url.replace("ext://me/", ""), ROOT))),
    chrome: {
      i18n: { getUILanguage: () => "zh-CN" },
      runtime: { getURL: (/** @type {string} */ path) => `ext://me/${path}` },
      storage: { local: areaOver(local), session: areaOver(session) },
      tabs: {
        update: async (/** @type {number} */ _, /** @type {{url: string}} */ { url }) => void opened.push(url),
        sendMessage: async (/** @type {number} */ _, /** @type {any} */ message) => told.push(message) && "there",
      },
      action: { setBadgeText: note("badge"), setBadgeBackgroundColor: note("ground"), setBadgeTextColor: note("color"), setTitle: note("title") },
    },
  });
  return { local, session, opened, told, shown };
}
