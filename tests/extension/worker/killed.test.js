/**
 * The worker may be stopped between any two steps: nothing that was held is lost, and the next worker goes on. A
 * stopped worker hears of nothing any more, and the browser closes its databases.
 */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { mark } from "../../../extension/core/edition/hashed-ids.js";
import { now } from "../../browser/edition.js";
import { newKey, rotated, trustOf } from "../../browser/publisher.js";
import { browserWith } from "../browser-api.js";
import { DAY, PUBLISHER, sample } from "../sample.js";

/** @typedef {typeof import("../../../extension/worker/edition-in-hand.js")} Worker */

const NOW = now();
const OLD = NOW - 5 * DAY;
const NEW = NOW - DAY;
const ENTRIES = [{ what: "host", value: await mark("host", "msxf.com"), on: "2026-11-27" }];
const ROTATED = rotated(PUBLISHER, { editions: newKey(), revoked: [PUBLISHER.editions.id] });
/** @type {Map<string, Buffer>} */
const files = new Map();
const browser = await browserWith(files);
after(() => browser.close());
files.set("/data/trust.json", trustOf(PUBLISHER, browser.address));
for (const [path, body] of sample({ published: OLD }).tree) files.set(`/data/editions/${path}`, body);
const offered = sample({ published: NEW, by: ROTATED, retractions: { version: 1, entries: ENTRIES } });
for (const [path, body] of offered.tree) files.set(`/editions/${path}`, body);

let steps = 0;
let stopAt = Infinity;
let isStopped = () => undefined;
/** @type {IDBDatabase[]} */
let connections = [];

/** Counts a step; from the one at which the worker is stopped on, none is made. */
function isMade() {
  steps += 1;
  if (steps >= stopAt) isStopped();
  return steps < stopAt;
}

/** @param {any} of @param {string} name @param {any} [never]  what a stopped worker holds instead */
function counted(of, name, never = new Promise(() => undefined)) {
  const before = of[name].bind(of);
  of[name] = (/** @type {any[]} */ ...given) => (isMade() ? before(...given) : never);
}
counted(globalThis, "fetch");
/** Of a stopped worker no timer goes on. */
globalThis.setInterval = /** @type {any} */ (() => 0);
const later = /** @type {any} */ (globalThis.setTimeout);
globalThis.setTimeout = /** @type {any} */ ((/** @type {any} */ ...given) => later(...given).unref());
for (const name of ["get", "set", "remove"]) counted(chrome.storage.local, name);
for (const name of ["open", "deleteDatabase"]) {
  const before = /** @type {any} */ (indexedDB)[name].bind(indexedDB);
  /** @type {any} */ (indexedDB)[name] = (/** @type {any[]} */ ...given) => {
    if (!isMade()) return {};
    const request = before(...given);
    request.addEventListener("success", () => request.result && connections.push(request.result));
    return request;
  };
}

let workers = 0;
/** A worker that has just started. @returns {Promise<Worker>} */
async function start() {
  for (const one of connections) one.close();
  connections = [];
  workers += 1;
  const file = new URL(`../../../extension/worker/edition-in-hand.js?${workers}`, import.meta.url);
  return import(file.href); // eslint-disable-line no-unsanitized/method -- a file of ours
}

/**
 * Runs a step in a worker that is stopped before its step `at`.
 *
 * @param {number} at
 * @param {(worker: Worker) => Promise<unknown>} run
 * @returns {Promise<boolean>} whether it came to its end
 */
async function stopped(at, run) {
  const worker = await start();
  [steps, stopAt] = [0, at];
  const stop = new Promise((resolve) => (isStopped = () => void resolve(false)));
  const ended = await Promise.race([run(worker).then(() => true), stop]);
  stopAt = Infinity;
  return Boolean(ended);
}

async function held() {
  const worker = await start();
  const rows = await worker.rowsInHand();
  const { edition, publishers = {} } = /** @type {any} */ (
    await chrome.storage.local.get(["edition", "publishers"])
  );
  const [manifest, known] = [await rows?.one("meta", "manifest"), await rows?.all("known")];
  assert.equal(manifest?.edition, edition?.number, "the rows are those of the edition in hand");
  assert.ok(known?.length, "they can be read");
  const publisher = publishers[edition.publisher];
  const reason = (await rows?.one("hosts", "msxf.com"))?.[0].reason;
  return { number: edition.number, keys: publisher.keys.version, retractions: publisher.retractions, reason };
}

beforeEach(async () => {
  const names = (await indexedDB.databases()).map(({ name = "" }) => name);
  for (const one of connections) one.close();
  for (const name of names) await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
  await chrome.storage.local.remove(["edition", "publishers", "refused", "checked", "frozen", "newest", "server"]);
});

test("while it takes an edition of the server, with another list of keys and what was taken back", async () => {
  let isDone = false;
  let most = { number: 0, keys: 0, retractions: 0 };
  for (let at = 1; !isDone; at += 1) {
    assert.ok(at < 500, "it comes to its end");
    await (await start()).takeBundled();
    isDone = await stopped(at, (worker) => worker.takeFromServer());
    const found = await held();
    assert.ok(found.number >= OLD && found.keys >= 1);
    const expected = found.retractions ? "retracted" : found.keys > 1 ? "revoked" : "channel";
    assert.equal(found.reason, expected, `stopped before step ${at}`);
    assert.ok(found.number >= most.number && found.keys >= most.keys && (found.retractions ?? 0) >= most.retractions);
    most = { number: found.number, keys: found.keys, retractions: found.retractions ?? 0 };
    if (at % 7 && !isDone) continue;
    await (await start()).takeFromServer();
    assert.deepEqual(await held(), { number: NEW, keys: 2, retractions: 1, reason: "retracted" });
    const left = (await indexedDB.databases()).map(({ name = "" }) => name).toSorted();
    assert.equal(left.length, 2, left.join());
    most = { number: 0, keys: 0, retractions: 0 };
    await chrome.storage.local.remove(["edition", "publishers"]);
  }
});

test("while it takes the edition that came with it", async () => {
  let isDone = false;
  for (let at = 1; !isDone; at += 1) {
    assert.ok(at < 300, "it comes to its end");
    isDone = await stopped(at, (worker) => worker.takeBundled());
    assert.equal((await held()).number, OLD);
    await chrome.storage.local.remove(["edition", "publishers"]);
  }
});
