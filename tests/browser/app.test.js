/** The phone app on a plain static host, in Chromium as a phone. Functions given to `evaluate` travel as text. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { testsOfEditions } from "./app-editions.js";
import { testsOfLog } from "./app-log.js";
import { testsOfNetwork } from "./app-network.js";
import { askFor, holds, isTooWide, keepNothing, press, saysNow, shareForm, shows, tooLow } from "./app-page.js";
import { appStates, showScreen } from "./app-screens.js";
import { testsOfSharing } from "./app-sharing.js";
import { PhoneApp } from "./app-under-test.js";
import { rulesFor, violations } from "./axe.js";
import { said } from "./extension.js";
import { IS_SOAK, isDrawn } from "./sample.js";
import { until } from "./until.js";

/** What the app may ask for: its own files, and those of editions by their names. */
const OWN = new RegExp(
  "^/(?:|[a-z-]+\\.html|[a-z0-9-]+(?:-[A-Z0-9]{8})?\\.(?:js|css)|app\\.webmanifest|icons/[a-z0-9-]+\\.png|" +
  "shell-[0-9a-f]+\\.gz|data/trust\\.json|_locales/[a-zA-Z_]+/(?:messages|more)\\.json|" +
  "editions/v2/(?:timestamp\\.json|keys\\.json|manifests/\\d+\\.json\\.gz|files/[0-9a-f]{64}\\.json\\.gz))$",
  "u",
);
const CASES = JSON.parse(readFileSync(new URL("../cases/asked.json", import.meta.url), "utf8")).cases;
/** In Chinese: some names of other countries are left to servers (backend/xiancha/publish/client_rows.py). */
const CHINESE = CASES.filter((/** @type {any} */ { asked }) => /\p{Script=Han}/u.test(asked));
/** @type {string[]} */
const QUESTIONS = [
  ...CHINESE.filter((/** @type {any} */ _, /** @type {number} */ n) => n % 10 === 0).slice(0, 50),
  ...CHINESE.filter((/** @type {any} */ { asked }) => asked.startsWith("借呗逾期")),
  ...CASES.filter((/** @type {any} */ { asked }) => asked.includes("id=com.duxiaoman.umoney")),
].map(({ asked }) => asked);
/** The extension's own pages are looked at in the dark there. @param {import("./own-pages.js").Shown} shown */
const themesOf = ({ page, state }) =>
  IS_SOAK || (isOwn(page) && isDrawn(`${page}: ${state}`, 4)) ? ["light", "dark"] : ["light"];

/** Whether the app alone has it. @param {string} page */
function isOwn(page) {
  return page === "home" || page === "friend";
}

/** Of some of the pages that the extension has too, where they are looked at in their states, the first state. */
function screens() {
  const all = appStates();
  const isFirst = (/** @type {number} */ n) => all.findIndex(({ page }) => page === all[n].page) === n;
  return all.filter(({ page }, n) => IS_SOAK || isOwn(page) || (isFirst(n) && isDrawn(page, 4)));
}

describe("the phone app", { timeout: 900_000 }, () => {
  const app = new PhoneApp();

  test("it may be installed", async () => {
    await app.offline();
    const session = await app.page.createCDPSession();
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    const { errors, manifest } = await session.send("Page.getAppManifest");
    await session.detach();
    assert.deepEqual([installabilityErrors, errors], [[], []]);
    assert.ok(JSON.stringify(manifest).includes("share"));
  });

  test("axe finds nothing on any screen, and none is wider than the phone", () =>
    app.fresh(async (other) => {
      await other.goto(`${app.site.address}/`);
      await until(() => other.evaluate(holds, String(app.site.first.number)), "the edition");
      /** @type {string[]} */
      const found = [];
      for (const one of screens()) {
        await showScreen(other, `${app.site.address}/`, one);
        for (const theme of themesOf(one)) {
          await other.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
          const wrong = await violations(other, rulesFor("zh_CN", theme));
          found.push(...wrong.map((each) => `${one.page}, ${one.state}, ${theme}: ${each}`));
        }
        if (await other.evaluate(isTooWide)) found.push(`${one.page}, ${one.state}: wider than the phone`);
        found.push(...(await other.evaluate(tooLow)).map((each) => `${one.page}, ${one.state}: too low: ${each}`));
      }
      assert.deepEqual(found, []);
    }));

  test("exact questions are answered as the server answers them, and nothing asked is sent", async () => {
    await app.open();
    const theirs = await answersOf(app.prepared.server);
    const ours = [];
    const asked = app.site.asked.length;
    for (const text of QUESTIONS) ours.push([text, await app.answerTo(text), await app.page.evaluate(saysNow)]);
    assert.ok(ours.every(([, verdict, says]) => verdict && says));
    const exact = theirs.map(([text]) => text);
    assert.ok(exact.length > 10);
    const same = ours.filter(([text]) => exact.includes(text));
    assert.deepEqual(same.map(([text, verdict]) => [text, verdict]), theirs.map(([text, verdict]) => [text, verdict]));
    theirs.forEach(([text, , because], n) => assert.ok(String(same[n][2]).includes(because), text));
    const since = app.site.asked.slice(asked).map(({ path }) => path);
    assert.deepEqual(since.filter((path) => path !== "/service-worker.js"), []);
  });

  test("where a list that is not whole on the phone may have a name, it says so", async () => {
    await app.open();
    assert.equal(await app.answerTo("Vishesh Credits Private Limited"), "uncovered");
    const left = await app.page.$eval("#left-out", (one) => one.textContent);
    assert.ok(left?.includes("印度储备银行"), left ?? "");
    await app.answerTo("天天速贷");
    assert.equal(await app.page.$("#left-out"), null);
  });

  test("what is asked is remembered only while that is wanted", async () => {
    await app.open();
    await app.answerTo("度小满");
    assert.equal(await app.page.$("#asked-before li"), null);
    await app.page.waitForSelector("#keep-asked");
    await app.page.evaluate(press, "#keep-asked");
    await app.page.waitForSelector("#keep-asked:checked");
    await app.answerTo("招联");
    await app.page.waitForSelector("#asked-before li");
    await app.open();
    await app.page.waitForSelector("#asked-before li");
    await app.page.evaluate(press, "#keep-asked");
    await until(() => app.page.evaluate(() => !document.querySelector("#asked-before li")), "the list to go");
    await app.page.evaluate(keepNothing);
    await app.page.evaluate(press, "#keep-asked");
    await until(() => app.page.evaluate(shows, "#asked-before", said("app_history_failed")), "that it failed");
    assert.equal(await app.page.$("#keep-asked:checked"), null);
  });

  test("who is chased, cannot pay or never borrowed has a list of their own, one tap from the home page", async () => {
    await app.open();
    const links = 'a[href*="?id=cn/"]:not([href$="before-borrowing"])';
    const ways = await app.page.$$eval(links, (all) => all.map((one) => [one.getAttribute("href"), one.text]));
    assert.equal(ways.length, 3);
    for (const [path, title] of ways) {
      await app.open(path ?? "");
      await app.page.waitForSelector(".items li");
      assert.equal(await app.page.$eval("h1", (one) => one.textContent), title);
    }
  });

  test("what most people come with opens its card in place, with the list behind it", async () => {
    await app.open();
    await app.page.waitForSelector("#edition");
    await app.page.click('#situations a[href="?situation=fee"]');
    await app.page.waitForSelector("#found .says-card");
    assert.equal(await app.page.$eval("#found h2", (one) => one.textContent), "先别付");
    await app.page.click('#situations a[href="?situation=harassed"]');
    await app.page.waitForSelector("header #leave");
    await Promise.all([app.page.waitForNavigation(), app.page.click("#card-next")]);
    await app.page.waitForSelector(".items li");
    assert.equal(await app.page.$eval("h1", (one) => one.textContent), "通讯录里的人被打电话了");
  });

  test("it speaks the language that is chosen", async () => {
    await app.open();
    await app.speak("en");
    assert.match(await app.page.evaluate(() => document.body.innerText), /Before you borrow/u);
    await app.open("court.html");
    assert.equal(await app.page.evaluate(() => document.documentElement.lang), "en");
    assert.match(await app.page.$eval(".top .brand", (one) => one.textContent), /Xiancha/u);
    await app.open();
    await app.speak("zh_CN");
  });

  test("the server has the same app; what is shared before it is ready is answered unread", () =>
    app.fresh(async (other) => {
      await other.evaluate(shareForm, `${app.prepared.server}/app/share`, "某某贷");
      await until(() => other.evaluate(shows, "h1", said("app_share_title")), "the answer to what was shared");
      assert.doesNotMatch(await other.evaluate(() => document.body.innerText), /某某贷/u);
      await Promise.all([other.waitForNavigation(), other.evaluate(press, ".door a")]);
      await other.waitForSelector("#edition #refresh");
      await other.evaluate(askFor, "招联");
      await other.waitForSelector("#found .answer");
    }));

  testsOfNetwork(app);
  testsOfSharing(app);
  testsOfLog(app);
  testsOfEditions(app);

  test("all that was ever asked for is the app itself and its editions", () => {
    assert.ok(app.site.asked.length > 50);
    const wrong = app.site.asked.filter(
      ({ method, path, body, headers }) => method !== "GET" || body || headers.cookie || !OWN.test(path),
    );
    assert.deepEqual(wrong.map(({ method, path }) => `${method} ${path}`), []);
    const places = new Set(app.running.requests.filter(({ from }) => from !== "browser").map(({ host }) => host));
    const known = [app.site.address, app.prepared.server].map((one) => new URL(one).host);
    assert.deepEqual([...places].filter((one) => !known.includes(one)), []);
  });
});

/** Each question with the server's verdict and sentences. @param {string} server @returns {Promise<string[][]>} */
async function answersOf(server) {
  const verdicts = [];
  for (const q of QUESTIONS) {
    const got = await fetch(`${server}/v1/lookup?${new URLSearchParams({ q, lang: "zh-CN" })}`);
    const { verdict = "", reason, card } = await got.json();
    if (!["text", "ask"].includes(reason)) verdicts.push([q, verdict, card.because]);
  }
  return verdicts;
}
