/**
 * Keeps the app on the phone: all of its files come in one, are checked and kept together. What is shared with the app
 * is taken here, and goes nowhere else. Files of editions are not for the service worker: they lie in the database.
 */

import { sha256 } from "../core/edition/ed25519.js";
import { unpacked } from "../core/edition/gzip.js";
import { NOT_KEPT } from "../browser/not-kept.js";
import { keepFile } from "./browser/shared-file.js";
import { SHELL } from "./shell.js";
import { keepShared } from "./shared-text.js";

const KIND = "shell-";
const HERE = `${KIND}${SHELL.version}`;
const EDITIONS = "editions/";
/** Where an app's file that was shared is read. */
const FILES = "apk.html";
const LARGEST = 2 ** 22;
/** This one, and the one before for pages that are still open. */
const KEPT = 2;
const worker = /** @type {any} */ (globalThis);

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(keepUsed(event.data)));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const path = pathOf(event.request);
  if (path === null || path.startsWith(EDITIONS)) return;
  if (event.request.method === "POST" && path === "share") event.respondWith(share(event.request));
  if (event.request.method === "GET") event.respondWith(answer(event.request, path));
  if (event.request.mode === "navigate") event.waitUntil(keepSoon().catch(() => null));
});

async function install() {
  const [cache, files, beside] = await Promise.all([caches.open(HERE), unpackedFiles(), filesBeside(), keepAnew()]);
  await Promise.all([...files, ...beside].map(([path, response]) => cache.put(addressOf(path), response)));
  await worker.skipWaiting();
}

/** @returns {Promise<[path: string, file: Response][]>} */
async function unpackedFiles() {
  const got = await found(SHELL.pack, "no-store");
  const bytes = await unpacked(new Uint8Array(await got.arrayBuffer()), LARGEST);
  if ((await sha256(bytes)) !== SHELL.sha256) throw new Error(`${SHELL.pack} is another`);
  /** @type {[path: string, type: string, body: string][]} */
  const files = JSON.parse(new TextDecoder().decode(bytes));
  return files.map(([path, type, body]) => {
    const headers = { "content-type": type, "content-security-policy": SHELL.policy };
    return [path, new Response(body, { headers })];
  });
}

/** Those named by their hash are in the browser's own cache. @returns {Promise<[path: string, file: Response][]>} */
function filesBeside() {
  return Promise.all(
    SHELL.beside.map(async (path) => [path, await found(path, /-[0-9A-Z]{8}\./u.test(path) ? "default" : "no-cache")]),
  );
}

/** What was used of the app before this one comes with it; what comes soon comes whole. */
async function keepAnew() {
  const used = await Promise.all(SHELL.later.map((path) => caches.match(addressOf(path))));
  const had = SHELL.later.filter((_, n) => used[n]);
  await keepLater(had.some((path) => SHELL.soon.includes(path)) ? [...new Set([...had, ...SHELL.soon])] : had);
}

/** What a page had loaded before we were there, and what comes soon. @param {string[]} addresses */
async function keepUsed(addresses) {
  const used = SHELL.later.filter((path) => !SHELL.soon.includes(path) && addresses.includes(addressOf(path)));
  await Promise.all([lacking(used).then(keepLater), keepSoon()]);
}

/** Again at each page that is opened, until all of it is there: a network may have gone meanwhile. */
async function keepSoon() {
  await keepLater(await lacking(SHELL.soon));
}

/** Those that are not kept. @param {string[]} paths */
async function lacking(paths) {
  const cache = await caches.open(HERE);
  const held = await Promise.all(paths.map((path) => cache.match(addressOf(path))));
  return paths.filter((_, n) => !held[n]);
}

/** All of them or, where one cannot be had, none: no page without its script. @param {string[]} paths */
async function keepLater(paths) {
  const [cache, ...got] = await Promise.all([caches.open(HERE), ...paths.map((path) => found(path, "no-cache"))]);
  await Promise.all(paths.map((path, n) => cache.put(addressOf(path), got[n])));
}

/** @param {string} path @param {RequestCache} cache */
async function found(path, cache) {
  const got = await fetch(addressOf(path), { cache });
  if (!got.ok) throw new Error(`${path}: ${got.status}`);
  return got;
}

async function activate() {
  const held = (await caches.keys()).filter((name) => name.startsWith(KIND) && name !== HERE);
  await Promise.all(held.slice(0, Math.max(0, held.length + 1 - KEPT)).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** A file of ours from what is kept; whatever else from where it lies. @param {Request} request @param {string} path */
async function answer(request, path) {
  const newest = await caches.match(addressOf(path), { cacheName: HERE });
  if (newest) return newest;
  const got = await fetch(request).catch(() => null);
  if (got?.ok && SHELL.later.includes(path)) await (await caches.open(HERE)).put(addressOf(path), got.clone());
  return got?.ok ? got : ((await caches.match(addressOf(path))) ?? got ?? Response.error());
}

/** @param {Request} request */
async function share(request) {
  const path = await takeIn(request).catch(() => NOT_KEPT);
  return Response.redirect(addressOf(path), 303);
}

/** Gives the page that goes on with what was shared. @param {Request} request */
async function takeIn(request) {
  const form = await request.formData();
  const file = form.get("apk");
  if (file instanceof File && file.size > 0) {
    return keepFile(file).then(() => FILES, () => FILES + NOT_KEPT);
  }
  const parts = ["title", "text", "url"].map((name) => form.get(name));
  await keepShared(parts.filter((one) => typeof one === "string" && one !== "").join("\n"));
  return "";
}

/** Below our own folder, null elsewhere. @param {Request} request */
function pathOf({ url }) {
  const { origin, pathname } = new URL(url);
  const base = new URL(addressOf(""));
  return origin === base.origin && pathname.startsWith(base.pathname) ? pathname.slice(base.pathname.length) : null;
}

/** @param {string} path  "" for the home page */
function addressOf(path) {
  return new URL(path, worker.registration.scope).href;
}
