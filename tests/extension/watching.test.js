import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ALWAYS, inDays, pause } from "../../extension/background/pauses.js";
import { arrive, pauseVisit, proceed, seen } from "../../extension/background/watching.js";
import { LENDING, facts, field } from "./sample.js";
import { workerWithSample } from "./worker-api.js";

const TAB = 7;
const WARNED = "http://globalfxm.com/";
const LOAN = "http://m.qiandai.example/apply";
const LOOKALIKE = "http://msxf.com.tianqi.example/apply";

/** @type {Awaited<ReturnType<typeof workerWithSample>>} */
let worker;
beforeEach(async () => {
  worker = await workerWithSample();
});

const come = (/** @type {string} */ url) => arrive({ tabId: TAB, url, document: url, isPrivate: false, navigation: "navigate" });
const show = (/** @type {string} */ url, some = {}) => seen({ tabId: TAB, frameId: 0, url, document: url, isPrivate: false, isLarge: true, facts: facts({ ...LENDING, ...some }) });
const verdict = () => worker.session.get(`verdict:${TAB}`)?.verdict;
const banners = () => worker.told.filter(({ type }) => type === "banner").length;

test("a warned page opens the warning page, a paused one does not; the toolbar says the verdict all the same", async () => {
  await come(WARNED);
  assert.equal(worker.opened.length, 1);
  await pause("globalfxm.com", ALWAYS);
  await come(WARNED);
  assert.equal(worker.opened.length, 1);
  assert.equal(verdict(), "warned");
  assert.equal(worker.shown.badge.text, "✕");
});

test("thirty days silence the banner until the day, and no longer", async () => {
  await come(LOAN);
  await pause("qiandai.example", inDays(30));
  await show(LOAN);
  assert.deepEqual([verdict(), banners()], ["unlisted", 0]);
  await pause("qiandai.example", inDays(30, Date.now() - 31 * 86_400_000));
  await show(LOAN);
  assert.equal(banners(), 1);
});

test("a pause of this visit silences it, and ends when it is taken back or the site is left", async () => {
  await come(LOAN);
  await pauseVisit({ tabId: TAB, on: true });
  await show(LOAN);
  assert.equal(banners(), 0);
  await come("http://forum.example/");
  await come(LOAN);
  await show(LOAN);
  assert.equal(banners(), 1);
});

test("whoever goes on to a lookalike is not warned of it again, though no warning was kept", async () => {
  await come(LOOKALIKE);
  await show(LOOKALIKE, { fields: [field("身份证号")] });
  assert.deepEqual([verdict(), worker.opened.length], ["lookalike", 1]);
  worker.session.delete(`visit:${TAB}`);
  await proceed({ tabId: TAB, url: LOOKALIKE });
  assert.deepEqual(worker.session.get(`visit:${TAB}`).allowed, ["tianqi.example"]);
  await come(LOOKALIKE);
  await show(LOOKALIKE, { fields: [field("身份证号")] });
  assert.equal(worker.opened.length, 1);
});
