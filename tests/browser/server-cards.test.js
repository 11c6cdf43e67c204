/**
 * Cards and the way out on the server's own pages in Chromium: what stands first at 360 px, whom one can call, and that
 * who leaves leaves no trace.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ELSEWHERE, LANGUAGES, ServerSite, speakers } from "./server-site.js";

const site = new ServerSite();

/** @param {import("puppeteer-core").Page} page @param {number} times */
async function pressEscape(page, times) {
  for (let n = 0; n < times; n++) await page.keyboard.press("Escape");
}

/** The next new tab. @returns {Promise<import("puppeteer-core").Target>} */
function opened() {
  return new Promise((done) => void site.browser.once("targetcreated", done));
}

/** Closes the tabs that leaving opened, where the browser let it. @param {import("puppeteer-core").Page} page */
async function closeOthers(page) {
  const others = (await site.browser.pages()).filter((one) => one !== page && one.url().includes(ELSEWHERE));
  await Promise.all(others.map((one) => one.close()));
}

describe("cards and the way out on the server's pages", { timeout: 900_000 }, () => {
  test("who leaves quickly does not come back to the page with the back button", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/?lang=en`);
    await page.goto(`${site.server}/help?lang=en`);
    const [tab] = await Promise.all([opened(), site.leave(page)]);
    await page.goBack();
    assert.equal(page.url(), `${site.server}/?lang=en`, "the entry in the history is replaced");
    await Promise.all([page.close(), (await tab.page())?.close()]);
  });

  test("Esc three times leaves; twice, or with another key between, does not", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/?lang=en`);
    await page.goto(`${site.server}/threats?lang=en`);
    await page.waitForSelector("#paste");
    await pressEscape(page, 2);
    await page.keyboard.press("Tab");
    await pressEscape(page, 2);
    assert.equal(page.url(), `${site.server}/threats?lang=en`);
    await site.leave(page, () => pressEscape(page, 1));
    await page.goBack();
    assert.equal(page.url(), `${site.server}/?lang=en`);
    await closeOthers(page);
    await page.close();
  });

  test("the way out is in sight however far one has read", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/checklists/cn/contacts-called`);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const top = await page.$eval("#leave", (one) => one.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 640 - 44, String(top));
    await page.close();
  });

  for (const size of ["100%", "200%"]) {
    test(`the way out covers no number to call, with text at ${size}`, async () => {
      const page = await site.phone();
      await page.setViewport({ width: 360, height: 740 });
      await page.goto(`${site.server}/?lang=zh-CN&situation=crisis`);
      await page.waitForSelector("#found .call");
      await page.evaluate((one) => void (document.documentElement.style.fontSize = one), size);
      const covered = await page.$$eval(".call, .says-card button, .says-card summary", (all) => {
        const edge = /** @type {Element} */ (document.querySelector("header:has(#leave)"));
        return all.filter((one) => one.checkVisibility()).filter((one) => {
          one.scrollIntoView({ block: "nearest" });
          const { top, bottom } = one.getBoundingClientRect();
          return top < edge.getBoundingClientRect().bottom - 1 || bottom > innerHeight + 1;
        }).map((one) => one.textContent);
      });
      assert.deepEqual(covered, []);
      await page.close();
    });
  }

  for (const lang of LANGUAGES) {
    test(`the way out takes no room from the numbers to call, in ${lang}`, async () => {
      const page = await site.phone();
      const height = async (/** @type {string} */ path) => {
        await page.goto(`${site.server}${path}lang=${lang}`);
        return page.$eval("header", (one) => one.getBoundingClientRect().height);
      };
      assert.equal(await height("/checklists/cn/contacts-called?"), await height("/?"));
      await page.close();
    });
  }

  test("title and first step of an answer are on the first screen, and the box still is", async () => {
    const page = await site.phone();
    await page.setViewport({ width: 360, height: 740 });
    for (const text of ["催收一直打我妈电话，说要上门", "globalfxm.example", "马上消费金融股份有限公司"]) {
      await page.goto(`${site.server}/?lang=zh-CN`);
      await page.waitForSelector("textarea#q");
      await page.type("textarea#q", text);
      await page.click("#lookup button");
      await page.waitForSelector("#found .host");
      const places = await page.evaluate(() => {
        const step = ".do :is(li, p:not(.small))";
        const parts = ["textarea#q", ".order h2", step].map((one) => document.querySelector(one));
        return parts.map((one) => one?.getBoundingClientRect()).map((one) => [one?.top ?? -1, one?.bottom ?? 9999]);
      });
      assert.ok(places.every(([top, bottom]) => top >= 0 && bottom < 740 - 60), `${text}: ${JSON.stringify(places)}`);
    }
    await page.close();
  });

  test("a situation of the home page opens in place, and what is typed later is answered there", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/?lang=zh-CN`);
    await page.waitForSelector("textarea#q");
    await page.click('#situations a[href$="situation=fee"]');
    await page.waitForSelector("#found .says-card");
    assert.equal(page.url(), `${site.server}/?lang=zh-CN`);
    assert.equal(await page.$eval("#found h2", (one) => one.textContent), "先别付");
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector("#found h2")));
    assert.equal(await page.$("#leave"), null, "nobody is watched there");
    await page.close();
  });

  test("in danger, where the clock tells no country, it is chosen with one tap, and one may leave", async () => {
    const page = await site.phone();
    await page.emulateTimezone("UTC");
    await page.goto(`${site.server}/?lang=zh-CN`);
    await page.goto(`${site.server}/?lang=zh-CN&situation=crisis`);
    await page.waitForSelector("#found .chips button");
    assert.ok(await page.$('#found a[href="tel:12356"]'));
    await page.click("#in-sg");
    await page.waitForSelector('#found a[href="tel:1767"]');
    assert.equal(await page.$('#found a[href="tel:12356"]'), null);
    await site.leave(page, () => pressEscape(page, 3));
    await closeOthers(page);
    await page.close();
  });

  test("who told of calls to friends may leave from the card that answers", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/?lang=zh-CN`);
    await page.waitForSelector("textarea#q");
    await page.click('#situations a[href$="situation=harassed"]');
    await page.waitForSelector("header #leave");
    assert.equal(await page.$eval("#leave", (one) => new URL(/** @type {any} */ (one).href).hostname), ELSEWHERE);
    const row = await page.$("#found details:has(a[href='sms:12110'])");
    assert.match(await row?.evaluate((one) => one.textContent ?? "") ?? "", /没人接[^]*陪我一会儿/u);
    await page.close();
  });

  test("a card is read aloud by its own words: no name, and nothing that was typed", async () => {
    const page = await site.phone();
    await page.evaluateOnNewDocument(speakers);
    await page.goto(`${site.server}/?lang=zh-CN`);
    await page.waitForSelector("textarea#q");
    await page.click('#situations a[href$="situation=fee"]');
    await page.waitForSelector("#found #aloud:not([hidden])");
    await page.click("#aloud");
    const spoken = await page.evaluate(() => /** @type {any} */ (window).spoken);
    const words = spoken.map((/** @type {any} */ one) => one.text);
    assert.equal(words[0], "先别付");
    assert.match(words.join("\n"), /放款前先要钱[^]*别给证件[^]*打 110，报警/u);
    assert.match(words[words.length - 1], /快速离开/u);
    await page.close();
  });
});
