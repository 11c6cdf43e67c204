/**
 * The planner in real browsers: by keyboard alone from a loan page to a saved calendar; readable for all; nothing sent.
 * Longer than 300 lines: each test goes on where the one before it stopped.
 */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { violations } from "./axe.js";
import { launch } from "./browsers.js";
import { begin, judged, ownTab, popupSaying, said } from "./extension.js";
import { tabTo } from "./keyboard.js";
import { leaks } from "./recording.js";
import { mostly } from "./sample.js";
import { prepare } from "./setup.js";
import { fixtureSites, PAGE_WORDS } from "./sites.js";
import { until } from "./until.js";

const LOAN = "http://hefeng-fenqi.test/apply";

/** A fee of each kind, collected by everybody there is, in every way. */
const COSTS = {
  "fee-service": "80",
  "how-service": "each",
  "to-service": "lender",
  "fee-guarantee": "0.5%",
  "how-guarantee": "each",
  "to-guarantee": "guarantor",
  "fee-insurance": "300",
  "how-insurance": "deducted",
  "to-insurance": "insurer",
  "fee-membership": "199",
  "how-membership": "before",
  "to-membership": "platform",
  "fee-other": "2%",
  "how-other": "financed",
  "to-other": "other",
};

/** @type {import("./setup.js").Prepared} */
let prepared;
before(async () => {
  prepared = await prepare({ serves: true });
});
after(async () => {
  await prepared?.remove();
});

for (const kind of mostly("chromium")) {
  describe(kind, { timeout: 900_000 }, () => {
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let planner;
    /** @type {string} */
    let folder;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "xiancha-saved-"));
      browser = await launch(kind, { extension: prepared.extension, sites: fixtureSites() });
      await begin(browser);
      await browser.saveTo(folder);
    });
    after(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test("a page that offers no loans has no link to it", async () => {
      const page = await browser.newPage();
      await judged(browser, page, "http://jiangcheng-wanbao.test/", "none");
      const popup = await popupSaying(browser, page, said("wrong_title"));
      assert.equal(await popup.evaluate(() => document.querySelector("#planner")), null);
      await page.close();
    });

    test("by keyboard alone, from a loan page to a saved calendar", async () => {
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
      planner = await opened(browser);
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
        async () => (await readdir(folder)).find((one) => one.endsWith(".ics")),
        "the saved file",
      );
      const text = await until(
        async () => (await readFile(join(folder, name), "utf8")) || null,
        "the file to be written",
      );
      assert.equal(text.match(/BEGIN:VEVENT/gu)?.length, 12);
      assert.equal(text.match(/BEGIN:VALARM/gu)?.length, 24);
      await page.close();
    });

    test("a figure that is changed afterwards makes the result an old one", async () => {
      await tabTo(planner, "amount", true);
      await planner.keyboard.type("11000");
      assert.ok((await shown(planner)).includes(said("planner_stale")));
      await planner.keyboard.press("Enter");
      assert.ok(!(await shown(planner)).includes(said("planner_stale")));
    });

    test("a mistake is answered at its field, which is described by it", async () => {
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

    test("each example shows the real figure at one press", async () => {
      const real = { daily: "18.25%", monthly: "13.03%", withheld: "2,234.69%", free: "17.27%", membership: "41.69%" };
      for (const [name, figure] of Object.entries(real)) {
        await press(planner, `example-${name}`);
        assert.equal(await rate(planner), figure);
      }
      assert.ok((await shown(planner)).includes(said("planner_before_note")));
      const drawn = await planner.evaluate(() => document.querySelector("svg")?.getAttribute("aria-label"));
      assert.equal(drawn, said("planner_chart", { principal: "5,000.00", n: 6, interest: "176.44", fees: "399.00" }));
    });

    test("the caps of the chosen kind of lender are held against it, with their rank", async () => {
      await type(planner, "kind", "consumer-finance");
      await type(planner, "on", "2026-11-25");
      await press(planner, "offer", "submit");
      const found = await planner.evaluate(
        () => /** @type {HTMLElement} */ (document.getElementById("caps")).innerText,
      );
      assert.match(found, /高于这条线：每年24\.00%/u);
      assert.match(found, /媒体披露/u);
      assert.doesNotMatch(await shown(planner), /违法|非法/u);
    });

    test("two offers stand side by side", async () => {
      await press(planner, "keep");
      for (const [id, text] of [["amount", "5000"], ["term", "6"], ["payment", "900"]]) await type(planner, id, text);
      await press(planner, "offer", "submit");
      const cells = await planner.evaluate(() =>
        [...document.querySelectorAll("#comparison tbody tr:first-child td")].map((one) => one.textContent),
      );
      assert.equal(cells.length, 2);
      assert.equal(cells[0], "41.69%");
      assert.equal(cells[1], await rate(planner));
    });

    test("a plan of one's own: typed by keyboard, told its mistakes by line, counted with its days", async () => {
      await type(planner, "method", "own");
      await planner.evaluate(() =>
        document.getElementById("method")?.dispatchEvent(new Event("input", { bubbles: true })),
      );
      assert.deepEqual(
        await planner.evaluate(() =>
          ["plan", "term", "payment", "first"].map((id) => document.getElementById(id)?.checkVisibility()),
        ),
        [true, false, false, false],
      );
      for (const [id, text] of [["amount", "10000"], ["received", ""], ["rate", ""]]) await type(planner, id, text);
      await tabTo(planner, "plan");
      await planner.keyboard.type("12月20日 3千\n2026-12-20 500");
      await press(planner, "offer", "submit");
      assert.equal(
        await planner.evaluate(() => document.getElementById("plan-mistake")?.textContent),
        said("planner_plan_line", { n: 2, what: said("cost_dates_not_later") }),
      );
      await type(planner, "plan", "2026-12-20 3千\n2027-03-05 4000\n2027-09-30 4000");
      await press(planner, "offer", "submit");
      assert.ok(
        (await shown(planner)).includes(said("planner_convention_dates", { n: 12, every: said("planner_irr_month") })),
      );
      assert.deepEqual(
        await planner.evaluate(() =>
          [...document.querySelectorAll("#schedule tbody tr")].map((row) => row.children[1].textContent),
        ),
        ["2026-12-20", "2027-03-05", "2027-09-30"],
      );
      await planner.evaluate(() => document.getElementById("other-rates")?.setAttribute("open", ""));
      const dated = String(await planner.evaluate(() => document.getElementById("dated-rate")?.textContent));
      assert.match(dated, /：[\d.]+%$/u);
      const compounded = await planner.evaluate(() =>
        [...document.querySelectorAll("#comparison tbody tr:nth-child(2) td")].map((one) => one.textContent),
      );
      assert.deepEqual(compounded, ["50.66%", dated.split("：")[1]], "what two offers are compared by counts alike");
    });

    test("a fee rate with equal payments also says what it costs on the original principal", async () => {
      await press(planner, "example-monthly");
      assert.equal(await planner.evaluate(() => document.getElementById("as-flat")), null);
      await type(planner, "method", "equal-payment");
      await press(planner, "offer", "submit");
      assert.equal(await rate(planner), "7.20%");
      assert.equal(
        await planner.evaluate(() => document.getElementById("as-flat")?.textContent),
        said("planner_as_flat", { rate: "13.03%" }),
      );
    });

    test("the table of costs says who collects each", async () => {
      await press(planner, "example-free");
      const rows = await planner.evaluate(() =>
        [...document.querySelectorAll("#costs tbody tr")].map((row) => [...row.children].map((one) => one.textContent)),
      );
      assert.deepEqual(rows[1], [
        said("planner_fee_service"),
        said("planner_to_platform"),
        said("planner_how_each"),
        "960.00",
      ]);
    });

    test("nothing repaid early is a mistake at its field, and no repayment of all", async () => {
      for (const [id, text] of [["early-after", "3"], ["early-amount", "0"]]) await type(planner, id, text);
      await press(planner, "early-form", "submit");
      assert.equal(
        await planner.evaluate(() => document.getElementById("early-amount-mistake")?.textContent),
        said("cost_too_small"),
      );
      await type(planner, "early-amount", "");
      await press(planner, "early-form", "submit");
      assert.match(String(await planner.evaluate(() => document.getElementById("early-said")?.textContent)), /少还9期/u);
    });

    test("a fifth less income shows the month in which the money runs out", async () => {
      await press(planner, "example-membership");
      await planner.evaluate(() => document.getElementById("household")?.setAttribute("open", ""));
      for (const [id, text] of [
        ["home-income", "5千"],
        ["home-spending", "3500"],
        ["home-debts", "500"],
        ["home-savings", "1000"],
      ]) {
        await type(planner, id, text);
      }
      await press(planner, "home", "submit");
      const end = () => planner.evaluate(() => document.getElementById("home-runs-out")?.textContent);
      assert.equal(await end(), said("planner_home_lasts"));
      await press(planner, "home-stress");
      assert.match(String(await end()), /^到20\d\d-\d\d，/u);
    });

    test("early repayment says what it saves", async () => {
      await planner.evaluate(() => document.getElementById("early")?.setAttribute("open", ""));
      await type(planner, "early-after", "2");
      await press(planner, "early-form", "submit");
      assert.match(
        String(await planner.evaluate(() => document.getElementById("early-said")?.textContent)),
        /少付利息[\d.]+元[^]*少还4期/u,
      );
      await press(planner, "example-daily");
      assert.deepEqual(
        await planner.evaluate(() => ["home-said", "early-said"].map((id) => document.getElementById(id)?.textContent)),
        ["", ""],
        "what was said of another loan",
      );
    });

    test("nothing is wider than 360 pixels", async () => {
      await planner.setViewport({ width: 360, height: 800 });
      assert.ok(await planner.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });

    test("the server's page is the same, in English as well", async () => {
      const page = await browser.newPage();
      await browser.visit(page, `${prepared.server}/planner?lang=en`);
      await page.waitForSelector("#example-withheld");
      await press(page, "example-withheld");
      assert.equal(await rate(page), "2,234.69%");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
      await type(page, "kind", "bank");
      await press(page, "offer", "submit");
      assert.match(await shown(page), /Above this line: 24\.00% a year/u);
      assert.deepEqual(await violations(page), []);
      await page.close();
    });

    test("with every kind of cost the page stays 360 pixels wide, and each sum is to be seen", async () => {
      const page = await browser.newPage();
      await page.setViewport({ width: 360, height: 800 });
      for (const lang of ["zh-CN", "zh-TW", "en", "id"]) {
        await browser.visit(page, `${prepared.server}/planner?lang=${lang}`);
        await page.waitForSelector("#offer");
        for (const [id, text] of Object.entries({
          amount: "1500000",
          received: "1350000",
          term: "12",
          payment: "141250",
          ...COSTS,
        })) {
          await type(page, id, text);
        }
        await press(page, "offer", "submit");
        const found = await page.evaluate(() => ({
          fits: document.documentElement.scrollWidth <= innerWidth,
          ends: [...document.querySelectorAll("#costs tbody td:last-child")].map(
            (one) => one.getBoundingClientRect().right <= innerWidth,
          ),
        }));
        assert.deepEqual(found, { fits: true, ends: Array(7).fill(true) }, lang);
      }
      await page.close();
    });

    test("without script the server's page has examples and links, readable for all", async () => {
      const page = await browser.newPage();
      const answer = await fetch(`${prepared.server}/planner?lang=en`);
      const style = await Promise.all(
        ["page", "planner"].map(async (name) => (await fetch(`${prepared.server}/pages/${name}.css`)).text()),
      );
      await page.setContent(
        (await answer.text())
          .replaceAll(/<\/?noscript>|<script.*?<\/script>|<link[^>]*>/gu, "")
          .replace("</head>", () => `<style>${style.join("")}</style></head>`),
      );
      await page.setViewport({ width: 360, height: 800 });
      assert.match(await shown(page), /2,234\.69%/u);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.deepEqual(await violations(page), []);
      await page.close();
    });

    test("the server's page is no loan page", async () => {
      const page = await browser.newPage();
      for (const lang of ["zh-CN", "zh-TW", "en", "id"]) {
        await judged(browser, page, `${prepared.server}/planner?lang=${lang}`, "none");
      }
      await page.close();
    });

    test("nothing of it was sent anywhere", () => {
      // Beside the server's page: Chromium fetches newer parts of itself from gvt1.com.
      const own = browser.requests.filter(
        ({ url }) =>
          !/^http:\/\/127\.0\.0\.1:\d+\/(planner|pages|core|_locales|favicon)/u.test(url) &&
          !/^https:\/\/[a-z0-9.-]+\.gvt1\.com:443\/$/u.test(url),
      );
      assert.deepEqual(
        leaks(own, { server: prepared.server, visited: [LOAN, "http://jiangcheng-wanbao.test/"], words: PAGE_WORDS }),
        [],
      );
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

/** @param {import("./browsers.js").Page} page */
const rate = (page) => page.evaluate(() => document.getElementById("real-rate")?.textContent);

/** @param {import("./browsers.js").Page} page */
const shown = (page) => page.evaluate(() => document.body.innerText);

/** @param {import("./browsers.js").Page} page @param {string} id @param {string} text */
async function type(page, id, text) {
  await page.evaluate((which, value) => {
    const control = /** @type {HTMLInputElement} */ (document.getElementById(which));
    control.closest("details")?.setAttribute("open", "");
    control.value = value;
    control.focus();
  }, id, text);
}

/** @param {import("./browsers.js").Page} page @param {string} id @param {"click" | "submit"} [how] */
async function press(page, id, how = "click") {
  await page.evaluate((which, act) => {
    const one = /** @type {HTMLElement} */ (document.getElementById(which));
    if (act === "submit") /** @type {HTMLFormElement} */ (one).requestSubmit();
    else one.click();
  }, id, how);
}
