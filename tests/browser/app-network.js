/** The phone app without a network, on bad ones, and in browsers that lack something. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { choose, isKept, press, renew, shows } from "./app-page.js";
import { FOLDER } from "./edition.js";
import { said } from "./extension.js";
import { IS_SOAK } from "./sample.js";
import { until } from "./until.js";

/** The pages beside the home page, and what stands on each only if the edition was read. */
const PAGES = {
  "checklist.html": ".items li",
  "checklist.html?id=cn/contacts-called": ".items li",
  "planner.html": "#offer",
  "phone.html": ".screens",
  "apk.html": "#file",
  "threats.html": "details.threat",
  "court.html": "form#court",
  "evidence-log.html": ".first",
  "friend.html": "#told",
};
/** What is taken away from a page, by what the app then says. */
const LACKS = {
  secure: () => Object.defineProperty(Object.getPrototypeOf(crypto), "subtle", { value: undefined }),
  unpacking: () => Reflect.deleteProperty(globalThis, "DecompressionStream"),
  storage: () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }),
};

/** @param {import("./app-under-test.js").PhoneApp} app */
export function testsOfNetwork(app) {
  test("what reads whole threats comes behind the edition; without it the page says so, and reads again with it", () =>
    app.fresh(async (other) => {
      const { site } = app;
      const table = refIn(site.content.files, `${FOLDER}threat-points.json`);
      const path = `/editions/v2/files/${table}.json.gz`;
      /** @type {(come: unknown) => void} */
      let come = () => undefined;
      const waiting = new Promise((resolve) => void (come = resolve));
      try {
        site.changed.set(path, () => null);
        await other.goto(`${site.address}/threats.html`);
        await until(() => other.evaluate(shows, "#no-kinds", said("threats_no_kinds")), "what is lacking");
        await other.waitForSelector("details.threat");
        site.changed.set(path, (body) => waiting.then(() => body));
        await other.reload();
        await other.waitForSelector("#no-kinds");
        await other.type("#text", "装死是吧，材料我早就报备给你们那边经侦了，明早就有穿制服的去你家把人带走");
        await other.evaluate(press, "#paste button");
        await other.waitForSelector("#found h2, #found h1");
        const before = await other.$eval("#found", (one) => one.textContent);
        come(null);
        await until(async () => (await other.$("#no-kinds")) === null, "the table");
        assert.notEqual(await other.$eval("#found", (one) => one.textContent), before);
      } finally {
        site.changed.clear();
        come(null);
      }
      const sofar = site.asked.length;
      await other.reload();
      await other.waitForSelector("details.threat");
      assert.equal(await other.$("#no-kinds"), null);
      assert.ok(!site.asked.slice(sofar).some(({ path: asked }) => asked.includes(table)), "it is kept");
    }));

  test("what comes behind is not held up by a service worker that could not be had", () =>
    app.fresh(async (other) => {
      const { site } = app;
      const worker = await (await fetch(`${site.address}/service-worker.js`)).text();
      const [pack] = /shell-[0-9a-f]+\.gz/u.exec(worker) ?? assert.fail("no pack");
      const table = refIn(site.content.files, `${FOLDER}threat-points.json`);
      const sofar = site.asked.length;
      const isAsked = (/** @type {string} */ part) => site.asked.slice(sofar).some(({ path }) => path.includes(part));
      site.changed.set(`/${pack}`, () => null);
      try {
        await other.goto(`${site.address}/`);
        await until(() => isAsked(table), "the table of threats");
        assert.ok(isAsked(pack));
      } finally {
        site.changed.clear();
      }
    }));

  test("in another language too it opens without a network after one visit, of each release", () =>
    app.fresh(async (other) => {
      await other.goto(`${app.site.address}/`);
      await app.opensWithout(other, "_locales/en/messages.json");
      assert.equal(await other.evaluate(() => document.documentElement.lang), "en");
      const next = "f".repeat(16);
      const renewed = (/** @type {Buffer} */ body) => String(body).replace(/(?<=\bversion"?:")\w+/u, next);
      app.site.changed.set("/service-worker.js", (body) => Buffer.from(renewed(body)));
      try {
        await other.evaluate(renew);
        const words = () => other.evaluate(isKept, "_locales/en/messages.json", `shell-${next}`);
        await until(words, "the words of the next release");
      } finally {
        app.site.changed.clear();
      }
    }, "en"));

  test("what could not be had at the first visit is kept at the next page that is opened", () =>
    app.fresh(async (other) => {
      app.site.changed.set("/apk-worker.js", () => null);
      const sofar = app.site.asked.length;
      try {
        await other.goto(`${app.site.address}/`);
        const isAsked = () => app.site.asked.slice(sofar).some(({ path }) => path === "/apk-worker.js");
        await until(isAsked, "the worker to ask for the reader of apps");
        assert.ok(!(await other.evaluate(isKept, "apk.html")), "no page without its script");
      } finally {
        app.site.changed.clear();
      }
      await other.goto(`${app.site.address}/phone.html`);
      await until(() => other.evaluate(isKept, "apk-worker.js"), "the reader of apps");
      app.site.be(false);
      try {
        await other.goto(`${app.site.address}/apk.html`);
        await other.waitForSelector("#file");
      } finally {
        app.site.be(true);
      }
    }));

  test("without a network it opens, and the box answers; in soak every page does", async () => {
    await app.offline();
    await until(() => app.page.evaluate(isKept, "apk-worker.js"), "what is kept last");
    app.site.be(false);
    try {
      for (const [path, shown] of IS_SOAK ? Object.entries(PAGES) : []) {
        await app.open(path);
        await app.page.waitForSelector(shown);
      }
      await app.open();
      assert.equal(await app.answerTo("招联"), "licensed");
      await app.page.evaluate(choose, "id");
      await until(() => app.page.evaluate(shows, "#missing", said("app_failed")), "that there are no such words");
      assert.equal(await app.answerTo("招联"), "licensed");
      await app.speak("zh_CN");
    } finally {
      app.site.be(true);
    }
  });

  for (const [lack, takeAway] of Object.entries(LACKS)) {
    test(`without what it needs (${lack}) it says so, answers nothing, and leads to the server's page`, () =>
      app.fresh(async (other) => {
        await other.evaluateOnNewDocument(takeAway);
        await other.goto(`${app.site.address}/`);
        await until(() => other.evaluate(shows, "#missing", said(`app_lacks_${lack}`)), "what is lacking");
        assert.equal(await other.$eval("#web", (one) => one.getAttribute("href")), `${app.prepared.server}/`);
        assert.equal(await other.$("#lookup"), null);
      }));
  }

  test("without a service worker it works, and says that it needs a network", () =>
    app.fresh(async (other) => {
      await other.evaluateOnNewDocument(() => void Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
      await other.goto(`${app.site.address}/`);
      await until(() => other.evaluate(shows, "#missing", said("app_lacks_offline")), "what is lacking");
      await other.waitForSelector("#edition #refresh");
    }));
}

/** The hash of a file. @param {Map<string, Buffer>} files @param {string} name */
function refIn(files, name) {
  return createHash("sha256").update(files.get(name) ?? "").digest("hex");
}
