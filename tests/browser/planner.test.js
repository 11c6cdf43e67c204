/**
 * The planner in real browsers: by keyboard alone from a loan page to a saved calendar; readable for all; nothing sent.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { judged, ownTab, popupSaying, said } from "./extension.js";
import { tabTo } from "./keyboard.js";
import { testsOfFigures } from "./planner-figures.js";
import { testsOfServed } from "./planner-served.js";
import { PlannerUnderTest, rate, shown, type } from "./planner-under-test.js";
import { leaks } from "./recording.js";
import { mostly } from "./sample.js";
import { PAGE_WORDS } from "./sites.js";
import { until } from "./until.js";

const LOAN = "http://hefeng-fenqi.test/apply";

for (const kind of mostly("chromium")) {
  describe(kind, { timeout: 900_000 }, () => {
    const it = new PlannerUnderTest(kind);

    test("a page that offers no loans has no link to it", async () => {
      const { browser } = it;
      const page = await browser.newPage();
      await judged(browser, page, "http://jiangcheng-wanbao.test/", "none");
      const popup = await popupSaying(browser, page, said("wrong_title"));
      assert.equal(await popup.evaluate(() => document.querySelector("#planner")), null);
      await page.close();
    });

    test("by keyboard alone, from a loan page to a saved calendar", async () => {
      const { browser } = it;
      const page = await browser.newPage();
      const { answer } = await judged(browser, page, LOAN, "unlisted");
      assert.deepEqual(answer.seen.figures, { amount: "10000", periods: "12", payment: "968.49" });
      const popup = await popupSaying(browser, page, said("popup_planner"));
      await popup.evaluate(() => {
        const link = /** @type {HTMLAnchorElement} */ (document.querySelector("#planner"));
        link.focus();
        if (document.activeElement !== link) throw new Error("the link takes no focus");
      });
      await popup.press("Enter");
      const planner = (it.planner = await opened(browser));
      await planner.bringToFront();
      await until(
        () => planner.evaluate(() => document.getElementById("from-page")?.textContent),
        "the figures of the page",
      );
      await tabTo(planner, "payment");
      assert.deepEqual(
        await planner.evaluate(() =>
          ["amount", "term", "payment"].map(
            (id) => /** @type {HTMLInputElement} */ (document.getElementById(id)).value,
          ),
        ),
        ["10000", "12", "968.49"],
      );
      await planner.keyboard.press("Enter");
      await until(async () => (await rate(planner)) === "28.70%", "the rate");
      assert.equal(await planner.evaluate(() => document.activeElement?.id), "result-title");
      await tabTo(planner, "save-ics");
      await planner.keyboard.press("Enter");
      const name = await until(
        async () => (await readdir(it.folder)).find((one) => one.endsWith(".ics")),
        "the saved file",
      );
      const text = await until(
        async () => (await readFile(join(it.folder, name), "utf8")) || null,
        "the file to be written",
      );
      assert.equal(text.match(/BEGIN:VEVENT/gu)?.length, 12);
      assert.equal(text.match(/BEGIN:VALARM/gu)?.length, 24);
      await page.close();
    });

    test("a figure that is changed afterwards makes the result an old one", async () => {
      const { planner } = it;
      await tabTo(planner, "amount", true);
      await planner.keyboard.type("11000");
      assert.ok((await shown(planner)).includes(said("planner_stale")));
      await planner.keyboard.press("Enter");
      assert.ok(!(await shown(planner)).includes(said("planner_stale")));
    });

    test("a mistake is answered at its field, which is described by it", async () => {
      const { planner } = it;
      await type(planner, "amount", "1,5");
      await planner.keyboard.press("Enter");
      const found = await planner.evaluate(() => {
        const field = /** @type {HTMLInputElement} */ (document.activeElement);
        const told = (field.getAttribute("aria-describedby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent);
        return { id: field.id, invalid: field.getAttribute("aria-invalid"), told };
      });
      assert.deepEqual(found, {
        id: "amount",
        invalid: "true",
        told: [said("planner_amount_hint"), said("cost_ambiguous")],
      });
    });

    testsOfFigures(it);
    testsOfServed(it);

    test("nothing of it was sent anywhere", () => {
      const { browser } = it;
      // Beside the server's page: Chromium fetches newer parts of itself from gvt1.com.
      const own = browser.requests.filter(
        ({ url }) =>
          !/^http:\/\/127\.0\.0\.1:\d+\/(planner|pages|site|static|favicon)/u.test(url) &&
          !/^https:\/\/[a-z0-9.-]+\.gvt1\.com:443\/$/u.test(url),
      );
      const { server } = it.prepared;
      const visited = [LOAN, "http://jiangcheng-wanbao.test/"];
      assert.deepEqual(leaks(own, { server, visited, words: PAGE_WORDS }), []);
      assert.deepEqual(
        browser.requests.filter(({ url, body }) => /968[.]49|amount=/u.test(url + body)).map(({ url }) => url),
        [],
      );
    });
  });
}

/**
 * The planner that the popup's link opened. BiDi does not show Firefox's tabs that an extension page's link
 * opened: there the same address is opened once more.
 *
 * @param {import("./browsers.js").Browser} browser
 */
async function opened(browser) {
  const url = await until(
    () =>
      browser.worker(
        async () => (await chrome.tabs.query({})).find((one) => one.url?.includes("pages/planner.html"))?.url,
      ),
    "a tab with the planner",
  );
  return browser.kind === "firefox" ? browser.openExtensionPage(url) : ownTab(browser, "pages/planner.html");
}
