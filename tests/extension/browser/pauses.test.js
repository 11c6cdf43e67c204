import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ALWAYS, domainOf, inDays, isPaused, list, pause, pauseOf, resume } from "../../../extension/browser/pauses.js";
import { keptLocally } from "../storage-areas.js";
import { SUFFIXES } from "../sample.js";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-26T08:00:00Z");
const TABLES = /** @type {import("../../../extension/core/lookup/lookup.js").Tables} */ (
  /** @type {unknown} */ ({ suffixes: SUFFIXES, shared: new Set(["play.google.com", ".facebook.com", "github.io"]) })
);

/** @type {Map<string, any>} */
let local;
beforeEach(() => {
  local = keptLocally();
});

test("thirty days end by the date, always does not", async () => {
  await pause("dai.example", inDays(30, NOW), NOW);
  await pause("an.example", ALWAYS, NOW);
  const domains = async (/** @type {number} */ at) => (await list(at)).map(({ domain }) => domain);
  assert.deepEqual(await domains(NOW), ["an.example", "dai.example"]);
  assert.deepEqual(await domains(NOW + 30 * DAY - 1), ["an.example", "dai.example"]);
  assert.deepEqual(await domains(NOW + 30 * DAY), ["an.example"]);
  assert.deepEqual(await pauseOf("dai.example", NOW + 40 * DAY), null);
});

test("a pause is replaced by a later choice, and ends when it is taken back", async () => {
  await pause("dai.example", ALWAYS, NOW);
  await pause("dai.example", inDays(30, NOW), NOW);
  assert.deepEqual(await list(NOW), [{ domain: "dai.example", until: "2026-12-26T08:00:00.000Z" }]);
  await resume("dai.example", NOW);
  assert.deepEqual(await list(NOW), []);
});

test("what has run out is not kept", async () => {
  await pause("old.example", inDays(30, NOW), NOW);
  await pause("new.example", ALWAYS, NOW + 31 * DAY);
  assert.deepEqual(local.get("pauses"), { "new.example": "" });
});

test("a time that cannot be read pauses nothing", async () => {
  local.set("pauses", { "odd.example": "soon" });
  assert.deepEqual(await list(NOW), []);
});

test("a pause is for the registrable domain, on a shared host for the host alone", () => {
  const cases = {
    "https://m.pay.dai.com.cn/x": "dai.com.cn",
    "http://www.dai.example:8080/": "dai.example",
    "https://play.google.com/store": "play.google.com",
    "https://www.google.com/": "google.com",
    "https://x.facebook.com/loan": "x.facebook.com",
    "https://somebody.github.io/": "somebody.github.io",
    "http://192.168.1.1:81/": "192.168.1.1:81",
  };
  for (const [url, domain] of Object.entries(cases)) assert.equal(domainOf(url, TABLES), domain);
});

test("a page is left alone by its domain's pause or by this visit's", async () => {
  const visit = { url: "https://m.dai.example/apply", paused: false };
  assert.equal(await isPaused(visit, TABLES, NOW), false);
  assert.equal(await isPaused({ ...visit, paused: true }, TABLES, NOW), true);
  await pause("dai.example", inDays(30, NOW), NOW);
  assert.equal(await isPaused(visit, TABLES, NOW), true);
  assert.equal(await isPaused({ url: "https://other.example/", paused: false }, TABLES, NOW), false);
});
