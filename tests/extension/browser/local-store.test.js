/** What the worker holds of storage.local: read once, and again once it changed. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @typedef {typeof import("../../../extension/browser/local-store.js")} Store */

/** @type {Map<string, any>} */
const kept = new Map();
let reads = 0;
/** @type {(changes: object) => void} */
let changed = () => undefined;
/** @type {Promise<void>} */
let writing = Promise.resolve();
const local = {
  async get(/** @type {string[]} */ [key]) {
    reads++;
    return kept.has(key) ? { [key]: kept.get(key) } : {};
  },
  async set(/** @type {object} */ values) {
    await writing;
    for (const [key, value] of Object.entries(values)) kept.set(key, value);
  },
  remove: async (/** @type {string[]} */ keys) => keys.forEach((key) => kept.delete(key)),
  clear: async () => kept.clear(),
  onChanged: { addListener: (/** @type {typeof changed} */ listener) => void (changed = listener) },
};

let times = 0;
/** @type {Store} */
let store;
beforeEach(async () => {
  kept.clear();
  kept.set("language", "en");
  writing = Promise.resolve();
  reads = 0;
  Object.assign(globalThis, { chrome: { storage: { local } } });
  const { href } = new URL(`../../../extension/browser/local-store.js?${times++}`, import.meta.url);
  store = await import(href); // eslint-disable-line no-unsanitized/method -- a file of ours
});

test("a page reads each time", async () => {
  for (let n = 0; n < 3; n++) assert.equal(await store.readLocal("language"), "en");
  assert.equal(reads, 3);
});

test("who holds reads once, what is missing as well", async () => {
  store.holdWhatIsRead();
  for (let n = 0; n < 3; n++) {
    assert.equal(await store.readLocal("language"), "en");
    assert.equal(await store.readLocal("pauses"), undefined);
  }
  assert.equal(reads, 2);
});

test("what somebody else changes is read again, and nothing else", async () => {
  store.holdWhatIsRead();
  await Promise.all([store.readLocal("language"), store.readLocal("pauses")]);
  kept.set("language", "id");
  changed({ language: { oldValue: "en", newValue: "id" } });
  assert.equal(await store.readLocal("language"), "id");
  await store.readLocal("pauses");
  assert.equal(reads, 3);
});

test("what is written, removed or cleared here is not waited to be told of", async () => {
  store.holdWhatIsRead();
  await store.readLocal("language");
  await store.writeLocal({ language: "id" });
  assert.equal(await store.readLocal("language"), "id");
  await store.removeLocal(["language"]);
  assert.equal(await store.readLocal("language"), undefined);
  await store.writeLocal({ language: "en" });
  await store.readLocal("language");
  await store.clearLocal();
  assert.equal(await store.readLocal("language"), undefined);
});

test("what is read while it is being written is not held", async () => {
  store.holdWhatIsRead();
  let end = () => undefined;
  writing = new Promise((resolve) => (end = /** @type {any} */ (resolve)));
  const written = store.writeLocal({ language: "id" });
  assert.equal(await store.readLocal("language"), "en");
  end();
  await written;
  assert.equal(await store.readLocal("language"), "id");
});

test("what could not be read is asked for again", async () => {
  store.holdWhatIsRead();
  const { get } = local;
  local.get = () => Promise.reject(new Error("gone"));
  await assert.rejects(store.readLocal("language"));
  local.get = get;
  assert.equal(await store.readLocal("language"), "en");
});
