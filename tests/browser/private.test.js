/**
 * Private windows in both browsers: they warn, the banner and the popup do what they do elsewhere, and nothing is kept.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { address, KINDS, launch } from "./browsers.js";
import {
  arrived,
  banner,
  bannerText,
  begin,
  ownTab,
  popupSaying,
  pressInBanner,
  said,
  warningPage,
} from "./extension.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

const FORUM = "http://yehang-luntan.test/thread/8842";
const WARNED = "http://globalfxm.example/";
const LOAN = "http://jisu-qiandai.test/loan";

/** @type {import("./setup.js").Prepared} */
let prepared;
before(async () => {
  prepared = await prepare();
});
after(() => prepared?.remove());

for (const kind of KINDS) {
  describe(kind, () => {
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let page;
    /** @type {any} */
    let keptBefore;
    before(async () => {
      browser = await launch(kind, { extension: prepared.extension, sites: fixtureSites() });
      await begin(browser);
      page = await browser.privatePage();
      await begin(browser);
      keptBefore = await kept();
    });
    after(() => browser?.close());

    test("a warned page is warned of, and leaving leads to the page before", async () => {
      await browser.visit(page, FORUM);
      await browser.navigate(page, WARNED);
      assert.match(await warning(), /globalfxm\.example/u);
      await until(async () => (await state()).badge === "✕", "the toolbar to warn");
      await press("leave");
      await arrived(page, FORUM);
    });

    test("going on holds for this visit, and the toolbar goes on warning", async () => {
      await browser.navigate(page, WARNED);
      await warning();
      await press("summary");
      await press("proceed");
      await until(
        async () => (await address(page)) === WARNED && (await warningText()) === null,
        "the page without a warning",
      );
      await page.reload();
      await until(async () => (await state()).answer?.seen.url === WARNED, "the page to be judged");
      assert.equal(await warningText(), null);
      await until(async () => (await state()).badge === "✕", "the toolbar to warn");
      await browser.visit(page, FORUM);
      await browser.navigate(page, WARNED);
      await warning();
      await press("leave");
      await arrived(page, FORUM);
    });

    test("a loan page has its banner, whose buttons lead to the checklist and the reasons", async () => {
      await browser.visit(page, LOAN);
      await banner(browser, page);
      await until(async () => (await state()).badge === "!", "the toolbar to warn");
      await pressInBanner(browser, page, "#checklist");
      const checklist = await ownTab(browser, "pages/checklist.html");
      await until(() => checklist.evaluate(() => document.querySelectorAll("h2, h3, li").length > 3), "the checklist");
      await checklist.close();
      await page.bringToFront();
      await pressInBanner(browser, page, "#why");
      const why = await ownTab(browser, "pages/popup.html");
      await until(
        async () => String(await why.evaluate(() => document.body.innerText)).includes(said("practice_fee_title")),
        "the reasons",
      );
      assert.equal(
        await why.evaluate(() => document.getElementById("pause-always")),
        null,
        "nothing of a private window is kept for longer",
      );
      await why.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector("#checks input"))?.click());
      await until(
        () => browser.worker(async () => "progress" in (await chrome.storage.session.get("progress"))),
        "the tick to be kept in memory",
      );
      await why.close();
      await page.bringToFront();
      await pressInBanner(browser, page, "#close");
      await until(async () => (await bannerText(browser, page)) === null, "the banner to go");
    });

    test("the toolbar's popup says what is known of the tab, and offers to be quiet on this visit alone", async () => {
      await browser.visit(page, LOAN);
      await until(async () => {
        const now = await state();
        if (now.answer?.verdict !== "unlisted") throw new Error(JSON.stringify(now));
        return true;
      }, "the page to be judged");
      const popup = await popupSaying(browser, page, said("practice_fee_title"));
      const shown = await popup.evaluate(() =>
        ["pause-visit", "pause-days", "pause-always"].map((id) => document.getElementById(id) !== null),
      );
      assert.deepEqual(shown, [true, false, false]);
    });

    test("nothing is kept, and what was known of the tab goes with it", async () => {
      assert.deepEqual(await kept(), keptBefore);
      await page.close();
      await until(
        () =>
          browser.worker(
            async () =>
              !Object.keys(await chrome.storage.session.get(null)).some((key) => /^(?:visit|verdict):/u.test(key)),
          ),
        "what was known of the tab to go",
      );
    });

    /** What the tab in front of the private window is known as. */
    function state() {
      return browser.worker(async () => {
        const tab = /** @type {chrome.tabs.Tab} */ (
          (await chrome.tabs.query({ active: true })).find(({ incognito }) => incognito)
        );
        const key = `verdict:${tab.id}`;
        /** @type {Record<string, any>} */
        const found = await chrome.storage.session.get(key);
        return { url: tab.url, answer: found[key] ?? null, badge: await chrome.action.getBadgeText({ tabId: tab.id }) };
      });
    }

    /** What outlasts the session, but for the edition's own bookkeeping. */
    function kept() {
      return browser.worker(async () => {
        const own = ["edition", "newest", "checked", "refused"];
        return Object.fromEntries(
          Object.entries(await chrome.storage.local.get()).filter(([key]) => !own.includes(key)),
        );
      });
    }

    /** The text of the warning: a page of ours, or what stands in the page. */
    async function warningText() {
      if ((await address(page)).includes("/pages/warning.html")) {
        return /** @type {Promise<string>} */ (page.evaluate(() => document.body.innerText));
      }
      return browser.inClosedRoot(
        page,
        (root) => /** @type {HTMLElement | null} */ (root.querySelector(".warning"))?.innerText,
      );
    }

    async function warning() {
      if (kind === "firefox") await warningPage(page);
      return until(warningText, "the warning");
    }

    /** @param {string} id */
    async function press(id) {
      if (kind === "firefox") return page.click(id === "summary" ? id : `#${id}`);
      await until(
        () => browser.inClosedRoot(page, (root) => root.querySelector(".warning") !== null || null),
        "the warning",
      );
      return pressInBanner(browser, page, id === "summary" ? "summary" : `#${id}`);
    }
  });
}
