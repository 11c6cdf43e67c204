/** After installation, and where the browser lets nobody look at pages: in both browsers. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { address, KINDS, launch } from "./browsers.js";
import { arrived, banner, begin, judged, popupSaying, said, state, warningPage } from "./extension.js";
import { assertWalk, tabTo } from "./keyboard.js";
import { leaks } from "./recording.js";
import { prepare } from "./setup.js";
import { fixtureSites, PAGE_WORDS } from "./sites.js";
import { until } from "./until.js";

const LOAN = "http://jisu-qiandai.test/loan";
const FORUM = "http://yehang-luntan.test/thread/8842";
const WARNED = "http://globalfxm.example/";
const VISITED = [LOAN, FORUM, WARNED];
const EVERYWHERE = { origins: ["http://*/*", "https://*/*"] };

for (const kind of KINDS) {
  describe(`in ${kind}`, () => {
    /** @type {import("./setup.js").Prepared} */
    let prepared;
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let welcome;
    /** @type {import("./browsers.js").Page} */
    let page;

    before(async () => {
      prepared = await prepare();
      if (kind === "chromium") await allowNowhere(prepared.extension);
      browser = await launch(kind, { extension: prepared.extension, sites: fixtureSites(), welcome: true });
      welcome = await until(async () => (await ownPages())[0], "the welcome page");
      await begin(browser);
    });
    after(async () => {
      await browser?.close();
      await prepared?.remove();
    });

    test("the welcome page opens once, in the browser's language: what is read, that nothing leaves", async () => {
      await until(() => textOf("body", said("welcome_line_leaves")), "the page in Chinese");
      assert.equal(await welcome.evaluate(() => document.documentElement.lang), "zh-CN");
      assert.deepEqual(await welcome.evaluate(() => document.querySelectorAll(".lines li").length), 3);
      const isFolded = !(await textOf("body", said("welcome_reads")));
      assert.ok(isFolded, "what is more is folded");
      await unfold();
      for (const key of ["welcome_what", "welcome_reads", "welcome_not", "access_title", "demo_note"]) {
        assert.ok(await textOf("body", said(key)), key);
      }
      assert.equal((await ownPages()).length, 1);
    });

    if (kind === "chromium") {
      test("people who install it are told one thing that it may do", async () => {
        const text = await readFile(new URL("../../extension/manifest.json", import.meta.url), "utf8");
        const manifest = { ...JSON.parse(text.replaceAll("__MSG_", "")), default_locale: undefined };
        const told = await browser.worker(
          (/** @type {string} */ all) => chrome.management.getPermissionWarningsByManifest(all),
          JSON.stringify(manifest),
        );
        assert.equal(told.length, 1, told.join());
      });
    }

    test("each state is demonstrated with its shape, its word, its sentence and where it is seen", async () => {
      // in one go: the page is drawn anew when an edition comes
      const states = await welcome.evaluate(() =>
        [...document.querySelectorAll(".states li")].map((one) => ({
          text: one.textContent ?? "",
          sign: getComputedStyle(/** @type {Element} */ (one.querySelector(".mark")), "::before").content,
        })),
      );
      assert.equal(states.length, 10);
      const [{ text, sign }] = states;
      assert.ok(text.includes(said("verdict_warned")) && text.includes(said("demo_seen_page")), text);
      assert.equal(sign, '"✕"');
      assert.doesNotMatch(states.map((one) => one.text).join(""), /[{}]|undefined/u);
    });

    test("countries stand to choose and are kept", async () => {
      await welcome.waitForSelector("#country-SG");
      assert.ok(await welcome.$eval("#country-CN", (one) => /** @type {HTMLInputElement} */ (one).checked));
      await welcome.evaluate(() => document.getElementById("country-SG")?.click());
      await until(async () => (await kept("countries"))?.includes("SG"), "Singapore to be kept");
    });

    test("another language is spoken at once, and the focus stays", async () => {
      await choose("language", "en");
      await until(async () => (await welcome.evaluate(() => document.documentElement.lang)) === "en", "English");
      assert.equal(await welcome.evaluate(() => document.activeElement?.id), "language");
      assert.match(String(await welcome.evaluate(() => document.body.innerText)), /nothing about the pages you see/u);
      await choose("language", "zh_CN");
      await until(() => textOf("h1", said("welcome_title")), "Chinese again");
    });

    test("nothing is wider than 360 pixels", async () => {
      await welcome.setViewport({ width: 360, height: 800 });
      assert.ok(await welcome.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });

    test("without leave to look at pages it says so, and what works without", async () => {
      if (kind === "firefox") await browser.worker((all) => chrome.permissions.remove(all), EVERYWHERE);
      await until(() => textOf("#access", said("access_without")), "the way without");
      assert.ok(await welcome.$("#allow"));
      page = await browser.newPage();
      await browser.visit(page, LOAN);
      assert.equal((await state(browser)).answer, null);
    });

    if (kind === "chromium") {
      test("everything can be reached and chosen with the keyboard, in the order of the page", async () => {
        await welcome.reload();
        await welcome.waitForSelector("#country-SG");
        await unfold();
        await welcome.bringToFront();
        await assertWalk(welcome, [
          "language",
          "allow",
          "country-CN",
          "country-SG",
          "checklist.html",
          "planner.html",
          "options.html",
        ]);
        await tabTo(welcome, "country-KE", true);
        await welcome.keyboard.press("Space");
        await until(async () => (await kept("countries"))?.includes("KE"), "Kenya to be kept");
        await tabTo(welcome, "language", true);
        await welcome.keyboard.press("ArrowDown");
        await until(
          async () => (await welcome.evaluate(() => document.documentElement.lang)) === "zh-TW",
          "the next language",
        );
        assert.equal(await welcome.evaluate(() => document.activeElement?.id), "language");
        await welcome.keyboard.press("ArrowUp");
        await until(
          async () => (await welcome.evaluate(() => document.documentElement.lang)) === "zh-CN",
          "Chinese again",
        );
        await page.bringToFront();
      });
    }

    test("a press on the toolbar button checks the page in front, and only that", async () => {
      await popupSaying(browser, page, said("practice_fee_title"));
      await banner(browser, page);
      assert.equal((await state(browser)).answer.verdict, "unlisted");
      await browser.visit(page, FORUM);
      assert.notEqual((await state(browser)).answer?.seen.url, FORUM);
    });

    test("a warned page that is checked by a press is warned of, and can be left", async () => {
      await browser.visit(page, WARNED);
      await browser.openPopup(page);
      await warningPage(page);
      assert.equal((await state(browser)).answer.verdict, "warned");
      await page.click("#leave");
      await arrived(page, FORUM);
    });

    if (kind === "firefox") {
      test("once the browser allows it, pages are checked by themselves", async () => {
        await browser.agree?.();
        await welcome.bringToFront();
        await welcome.click("#allow");
        await until(() => welcome.$("#allowed"), "leave to be given");
        await judged(browser, page, LOAN, "unlisted");
      });
    }

    test("nothing about the pages left the browser", () => {
      assert.deepEqual(leaks(browser.requests, { server: prepared.server, visited: VISITED, words: PAGE_WORDS }), []);
    });

    function unfold() {
      return welcome.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    }

    /** @param {string} selector @param {string} expected */
    async function textOf(selector, expected) {
      return (
        await welcome.evaluate(
          (which) => /** @type {HTMLElement} */ (document.querySelector(which)).innerText,
          selector,
        )
      ).includes(expected);
    }

    async function ownPages() {
      const all = await browser.pages();
      const addresses = await Promise.all(all.map((one) => address(one).catch(() => "")));
      return all.filter((_, at) => addresses[at].endsWith("/pages/welcome.html"));
    }

    /** @param {string} key @returns {Promise<any>} */
    function kept(key) {
      return browser.worker(
        async (which) => /** @type {Record<string, any>} */ (await chrome.storage.local.get(which))[which],
        key,
      );
    }

    /** @param {string} id @param {string} value */
    function choose(id, value) {
      return welcome.evaluate((which, chosen) => {
        const control = /** @type {HTMLSelectElement} */ (document.getElementById(which));
        control.focus();
        control.value = chosen;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      }, id, value);
    }
  });
}

/** As in a browser that lets the extension look at no page by itself. @param {string} extension */
async function allowNowhere(extension) {
  const file = join(extension, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const nowhere = ["https://nowhere.invalid/*"];
  for (const one of manifest.content_scripts) one.matches = nowhere;
  manifest.host_permissions = nowhere;
  await writeFile(file, JSON.stringify(manifest));
}
