import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ALWAYS, domainOf, inDays, pause } from "../../../extension/browser/pauses.js";
import { mark } from "../../../extension/core/edition/hashed-ids.js";
import { write } from "../../../extension/core/edition/database.js";
import {
  arrive,
  dismissed,
  gone,
  judgeAgain,
  pauseVisit,
  proceed,
  replaced,
  seen,
  verdictNow,
  warningShown,
} from "../../../extension/worker/tab-events.js";
import { SUFFIXES, verifiedSample } from "../sample.js";
import { LENDING, facts, field } from "../sample-page.js";
import { workerWithSample } from "../worker-api.js";

const TAB = 7;
const WARNED = "http://globalfxm.example/";
const LOAN = "http://m.qiandai.example/apply";
const LOOKALIKE = "http://msxf.com.tianqi.example/apply";

/** @type {Awaited<ReturnType<typeof workerWithSample>>} */
let worker;
beforeEach(async () => {
  worker = await workerWithSample();
});

const come = (/** @type {string} */ url) =>
  arrive({ tabId: TAB, url, document: url, isPrivate: false, navigation: "navigate" });
const show = (/** @type {string} */ url, some = {}) =>
  seen({
    tabId: TAB,
    frameId: 0,
    url,
    document: url,
    isPrivate: false,
    isLarge: true,
    facts: facts({ ...LENDING, ...some }),
  });
/** None is kept where there is nothing to say. */
const verdict = () => worker.session.get(`verdict:${TAB}`)?.verdict;
const banners = () => worker.told.filter(({ type }) => type === "banner").length;

test("a warned page opens the warning page, a paused one does not; the toolbar says the verdict anyway", async () => {
  await come(WARNED);
  assert.equal(worker.opened.length, 1);
  await pause("globalfxm.example", ALWAYS);
  await come(WARNED);
  assert.equal(worker.opened.length, 1);
  assert.equal(verdict(), "warned");
  assert.equal(worker.shown.badge.text, "✕");
});

test("pages of the server whose editions are taken are never judged, whatever stands on them", async () => {
  const fee = { text: "放款前先交 399 元保证金，当天到账，不看征信。" };
  worker.local.set("server", { address: "https://xiancha.example/cn", fingerprint: "0", keys: {} });
  for (const path of ["/cn", "/cn/help/which-door", "/cn/app/"]) {
    const url = `https://xiancha.example${path}`;
    await come(url);
    await show(url, fee);
    assert.deepEqual([verdict(), banners()], [undefined, 0], path);
    assert.equal((await verdictNow({ tabId: TAB }))?.seen.fee, "");
  }
  for (const url of ["https://xiancha.example/other", "https://xiancha.example/cnn", "http://xiancha.example/cn/"]) {
    await come(url);
    await show(url, fee);
    assert.equal(verdict(), "unlisted", url);
  }
});

test("a frame that shows a page of that server says nothing of the page around", async () => {
  worker.local.set("server", { address: "https://xiancha.example", fingerprint: "0", keys: {} });
  const url = "https://blog.example/";
  await come(url);
  const frame = { tabId: TAB, frameId: 1, url: "https://xiancha.example/help", document: "f", isPrivate: false };
  await seen({ ...frame, isLarge: true, facts: facts(LENDING) });
  assert.equal(verdict(), undefined);
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

test("a document that answers nobody keeps no other page from being warned of", { timeout: 60_000 }, async (t) => {
  await come(LOAN);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  chrome.tabs.sendMessage = /** @type {any} */ (() => new Promise(() => undefined));
  void show(LOAN);
  let isWarned = false;
  void come(WARNED).then(() => (isWarned = true));
  while (!isWarned) {
    t.mock.timers.tick(1000);
    await new Promise((turn) => void setImmediate(turn));
  }
  assert.equal(worker.opened.length, 1);
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

const FRAME = { tabId: TAB, frameId: 2, url: "http://ad.example/", document: "ad", isPrivate: false, isLarge: true };
const offering = facts(LENDING);
const last = () => worker.told.filter(({ type }) => type === "banner" || type === "quiet").at(-1)?.type;

test("storage without room silences no warning, no banner and no going on", async () => {
  worker.fate.keep = () => {
    throw new Error("Session storage quota bytes exceeded");
  };
  await come(WARNED);
  assert.equal(worker.opened.length, 1);
  assert.equal((await warningShown({ tabId: TAB, url: WARNED }))?.verdict.verdict, "warned");
  await proceed({ tabId: TAB, url: WARNED });
  await come(WARNED);
  assert.equal(worker.opened.length, 1, "the person went on");
  await come(LOAN);
  await show(LOAN);
  assert.equal(banners(), 1);
  assert.equal(worker.shown.badge.text, "!");
});

test("where there is no room, what is known of quiet pages goes first", async () => {
  await arrive({ tabId: 1, url: "http://forum.example/", document: "", isPrivate: false, navigation: "navigate" });
  assert.ok(worker.session.has("visit:1"));
  worker.fate.keep = () => {
    if (worker.session.has("visit:1")) throw new Error("quota");
  };
  await come(LOAN);
  assert.equal(worker.session.has("visit:1"), false);
  assert.ok(worker.session.has(`visit:${TAB}`));
});

const QUIET = "http://forum.example/";

test("of a page of which nothing is to be said no verdict is kept and nothing is painted", async () => {
  worker.writes.length = 0;
  await come(QUIET);
  assert.deepEqual(worker.writes, [[`visit:${TAB}`]]);
  assert.deepEqual(worker.shown, {});
});

test("from a loan page to a quiet one: the toolbar is quiet, and nothing is kept of the former", async () => {
  await come(LOAN);
  await show(LOAN);
  assert.equal(worker.shown.badge.text, "!");
  await come(QUIET);
  assert.equal(verdict(), undefined);
  assert.deepEqual([worker.shown.badge.text, worker.shown.title.title], ["", "先查"]);
  delete worker.shown.badge;
  await come(`${QUIET}?next`);
  assert.equal(worker.shown.badge, undefined, "once");
});

test("what is said of a quiet tab is judged when somebody asks", async () => {
  assert.equal(await verdictNow({ tabId: TAB }), null);
  await come(QUIET);
  const now = await verdictNow({ tabId: TAB });
  assert.deepEqual([now?.verdict, now?.query.normal, now?.seen.url], ["none", "forum.example", QUIET]);
  await come(WARNED);
  assert.equal((await verdictNow({ tabId: TAB }))?.verdict, "warned");
});

test("a quiet tab is judged again by a newer edition", async () => {
  await come("http://another.example/");
  const { id, rows } = verifiedSample(1_795_564_901);
  rows.hosts.set("another.example", rows.hosts.get("zanting.example"));
  await write(id, rows);
  worker.local.set("edition", { ...worker.local.get("edition"), id });
  await judgeAgain();
  assert.equal(verdict(), "suspended");
  assert.equal(worker.shown.badge.text, "‖");
});

test("rows that are replaced while a page arrives silence nothing", async () => {
  await come("http://forum.example/");
  const { id, rows } = verifiedSample(Math.floor(Date.now() / 1000) + 5);
  await write(id, rows);
  const replacing = new Promise(
    (resolve) => (indexedDB.deleteDatabase(`edition-${worker.local.get("edition").id}`).onsuccess = resolve),
  );
  worker.local.set("edition", { ...worker.local.get("edition"), id });
  await come(WARNED);
  await replacing;
  assert.equal(worker.opened.length, 1);
});

test("facts of a page whose arrival was not heard are its arrival", async () => {
  await come("http://forum.example/");
  await show(WARNED);
  assert.equal(worker.opened.length, 1);
});

test("what a page says after it was left, and what its frames say, bring no banner on the next", async () => {
  await come(LOAN);
  await come("http://forum.example/");
  await show(LOAN);
  assert.deepEqual([verdict(), banners()], [undefined, 0]);
  worker.fate.frames = [];
  await seen({ ...FRAME, facts: offering });
  assert.deepEqual([verdict(), banners()], [undefined, 0]);
});

test("a banner stands while it has a reason, on each document, until the person closes it", async () => {
  await come(LOAN);
  await show(LOAN);
  assert.equal(last(), "banner");
  await seen({ tabId: TAB, frameId: 0, url: LOAN, document: LOAN, isPrivate: false, isLarge: true, facts: facts({}) });
  assert.equal(last(), "quiet");
  await come(`${LOAN}?again`);
  await show(`${LOAN}?again`);
  assert.equal(banners(), 2);
  await dismissed({ tabId: TAB });
  await come(LOAN);
  await show(LOAN);
  assert.equal(banners(), 2);
});

test("the banner of a page that links to an app's package says so, and leads to where it is looked into", async () => {
  const shown = () => worker.told.filter(({ type }) => type === "banner").at(-1)?.banner;
  await come(LOAN);
  await show(LOAN);
  assert.equal(shown().apk, "");
  await come(`${LOAN}?app`);
  await show(`${LOAN}?app`, { packages: 1 });
  assert.match(shown().says, /这里的链接会下载安装包：先别装/u);
  assert.equal(shown().apk, "装之前，先看安装包");
});

test("who asks for money first is spoken of whomever the page names, but where an edition vouches for it", async () => {
  const fee = "放款前须先交保证金2000元";
  const shown = () => worker.told.filter(({ type }) => type === "banner").at(-1)?.banner;
  const named = { lines: [{ text: "放款机构：某某小额贷款有限公司", where: "body" }] };
  const asks = { ...named, text: `${LENDING.text}\n${fee}` };
  await come(LOAN);
  await show(LOAN, named);
  assert.deepEqual([verdict(), banners()], ["uncovered", 0]);
  await show(LOAN, asks);
  assert.equal(verdict(), "uncovered");
  assert.equal(shown().word, "先别付钱");
  assert.match(shown().says, /^放款前先要钱/u);
  const before = banners();
  for (const url of ["http://msxf.com/", "http://zhudai.example/"]) {
    await come(url);
    await show(url, asks);
    assert.equal(banners(), before, url);
  }
});

test("a frame that is gone takes its verdict and the banner with it", async () => {
  await come("http://forum.example/");
  await seen({ ...FRAME, facts: offering });
  assert.deepEqual([verdict(), last()], ["unlisted", "banner"]);
  assert.match(worker.session.get(`verdict:${TAB}`).says, /ad\.example/u);
  await gone({ tabId: TAB, frameId: 2, document: "another" });
  assert.equal(verdict(), "unlisted");
  await gone({ tabId: TAB, frameId: 2, document: "ad" });
  assert.deepEqual([verdict(), last()], [undefined, "quiet"]);
});

test("a tab that takes the place of another keeps what is known of it", async () => {
  await come(LOAN);
  await show(LOAN);
  await replaced(9, TAB);
  assert.equal(worker.session.get("verdict:9")?.verdict, "unlisted");
  assert.equal(worker.session.has(`verdict:${TAB}`), false);
});

test("a private window of Chromium has its warning in the page, and going on takes it away", async () => {
  worker = await workerWithSample({ base: "chrome-extension://me/" });
  await arrive({ tabId: TAB, url: WARNED, document: "w", isPrivate: true, navigation: "navigate" });
  assert.deepEqual([worker.opened.length, worker.told.at(-1)?.type], [0, "warning"]);
  assert.match(worker.told.at(-1).warning.host, /globalfxm/u);
  await proceed({ tabId: TAB });
  assert.equal(worker.told.at(-1)?.type, "quiet");
  assert.deepEqual(worker.session.get(`visit:${TAB}`).allowed, ["globalfxm.example"]);
});

test("where the browser shows our pages, a page's own side cannot go on", async () => {
  await come(WARNED);
  await proceed({ tabId: TAB });
  assert.deepEqual(worker.session.get(`visit:${TAB}`).allowed, []);
});

test("a private window of Firefox has the warning page", async () => {
  worker = await workerWithSample({ base: "moz-extension://me/" });
  await arrive({ tabId: TAB, url: WARNED, document: "w", isPrivate: true, navigation: "navigate" });
  assert.equal(worker.opened.length, 1);
});

test("a catalogue that did not load is asked for again", async () => {
  const { fetch } = globalThis;
  const { speakerOf } = await import("../../../extension/browser/language.js");
  globalThis.fetch = async () => {
    throw new TypeError("gone");
  };
  await assert.rejects(speakerOf("id"));
  globalThis.fetch = fetch;
  assert.ok((await speakerOf("id"))("name"));
});

test("going on and pauses below a site builder hold for one name there, and for no other", async () => {
  const [one, other] = ["http://youdaodao-loan.duckdns.org/apply", "http://youdaodao-daikuan.duckdns.org/apply"];
  const visit = async (/** @type {string} */ url) => {
    await come(url);
    await show(url, { fields: [field("身份证号")] });
  };
  await visit(one);
  assert.deepEqual([verdict(), worker.opened.length], ["lookalike", 1]);
  await proceed({ tabId: TAB, url: one });
  await visit(one);
  assert.equal(worker.opened.length, 1);
  assert.deepEqual(worker.session.get(`visit:${TAB}`).allowed, ["youdaodao-loan.duckdns.org"]);
  await visit(other);
  assert.equal(worker.opened.length, 2);
  await pause(domainOf(one, { suffixes: SUFFIXES, shared: new Set() }), ALWAYS);
  await come("http://forum.example/");
  await visit(one);
  assert.equal(worker.opened.length, 2);
  await visit(other);
  assert.equal(worker.opened.length, 3);
});

test("what is taken back while a page is open is taken back in its toolbar and popup too", async () => {
  await come("http://www.msxf.com/");
  assert.equal(verdict(), "licensed");
  const entries = [{ what: "host", value: await mark("host", "msxf.com"), on: "2026-11-27" }];
  const keys = { roles: { editions: { keys: {}, threshold: 1 } }, revoked: [] };
  worker.local.set("publishers", { sample: { keys, entries } });
  const { id, rows } = verifiedSample(1_795_564_900);
  await write(id, rows);
  worker.local.set("edition", { ...worker.local.get("edition"), id });
  await judgeAgain();
  const kept = worker.session.get(`verdict:${TAB}`);
  assert.deepEqual([kept.verdict, kept.reason, kept.lender, kept.evidence], ["uncovered", "retracted", null, []]);
  assert.ok(worker.shown.title.title.includes("2026-11-27"), worker.shown.title.title);
});
