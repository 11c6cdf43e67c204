/** The server's planner: the same page, narrow, without its script, and no loan page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.js";
import { judged } from "./extension.js";
import { press, rate, shown, type } from "./planner-under-test.js";
import { IS_SOAK } from "./sample.js";

/** In `make test` the first, and the one with the longest words. */
const LANGUAGES = IS_SOAK ? ["zh-CN", "zh-TW", "en", "id"] : ["zh-CN", "id"];

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

/** @param {import("./planner-under-test.js").PlannerUnderTest} it */
export function testsOfServed(it) {
  test("the server's page is the same, in English as well", async () => {
    const { browser } = it;
    const page = await browser.newPage();
    await browser.visit(page, `${it.prepared.server}/planner?lang=en`);
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
    const { browser } = it;
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 800 });
    for (const lang of LANGUAGES) {
      await browser.visit(page, `${it.prepared.server}/planner?lang=${lang}`);
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
    const { browser } = it;
    const page = await browser.newPage();
    const answer = await fetch(`${it.prepared.server}/planner?lang=en`);
    const style = await Promise.all(
      ["page", "planner"].map(async (name) => (await fetch(`${it.prepared.server}/pages/${name}.css`)).text()),
    );
    await page.setContent(
      (await answer.text())
        .replaceAll(/<script.*?<\/script>|<link[^>]*>/gu, "")
        .replace("</head>", () => `<style>${style.join("")}</style></head>`),
    );
    await page.setViewport({ width: 360, height: 800 });
    assert.match(await shown(page), /2,234\.69%/u);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(await violations(page), []);
    await page.close();
  });

  test("the server's page is no loan page", async () => {
    const { browser } = it;
    const page = await browser.newPage();
    for (const lang of LANGUAGES) {
      await judged(browser, page, `${it.prepared.server}/planner?lang=${lang}`, "none");
    }
    await page.close();
  });
}
