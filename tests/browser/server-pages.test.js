/**
 * The server's own pages in Chromium, with and without their script: what a key and a button do, what is kept on the
 * device, and that all can be read.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isWhole, rulesFor, violations } from "./axe.js";
import { IS_SOAK } from "./sample.js";
import { LANGUAGES, PHONE, ServerSite, speakers } from "./server-site.js";
import { until } from "./until.js";

const PAGES = [
  "/?", "/?situation=crisis&", "/?situation=harassed&country=SG&",
  "/help?", "/help/which-door?", "/help/which-door?lender=bank&happened=threats&want=stop&", "/help/phone?",
  "/help/letters/to-nfra?", "/court-papers?", "/threats?", "/threats?country=PH&",
  "/checklists?", "/checklists/cn/contacts-called?", "/checklists/sg/before-borrowing?", "/corrections?", "/planner?",
];
/** What is asked of the server without a script. */
const ASKED = ["msxf.com", "msxf.com.tianqi.cn", "globalfxm.example", "拍拍贷", "某某消费金融有限公司"];
/** In Chinese all, in the other languages some in turn; `make soak` looks at all in each. @param {string} lang */
const seenIn = (lang) => PAGES.filter((_, n) => isWhole(lang) || n % 6 === LANGUAGES.indexOf(lang) - 1);
/** In the dark every fourth; `make soak` looks at all in both. @param {string} lang @param {string} path */
const themesOf = (lang, path) =>
  IS_SOAK || (isWhole(lang) && PAGES.indexOf(path) % 4 === 0) ? ["light", "dark"] : ["light"];

const site = new ServerSite();

/** The bar of a checklist. @param {import("puppeteer-core").Page} page */
function bar(page) {
  return page.$eval(".parts", (one) => ({
    count: one.querySelector(".count")?.textContent,
    parts: [...one.querySelectorAll("a")].map((link) => link.textContent),
    top: one.getBoundingClientRect().top,
  }));
}

/** In a page. @param {Element} one */
function isSeen(one) {
  return one.checkVisibility();
}

/** In a page. @param {Element} one */
function isSelected(one) {
  const { selectionStart, selectionEnd, value } = /** @type {HTMLTextAreaElement} */ (one);
  return selectionStart === 0 && selectionEnd === value.length;
}

/** In a page. */
function refuseToCopy() {
  navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
}

/** What was copied. @param {import("puppeteer-core").Page} page */
async function pasted(page) {
  return (await page.evaluate(() => navigator.clipboard.readText())).replace(/\r/gu, "");
}

describe("the server's pages", { timeout: 900_000 }, () => {
  test("the situations begin on the first screen, below the box", async () => {
    const page = await site.phone();
    for (const lang of LANGUAGES) {
      await page.goto(`${site.server}/?lang=${lang}`);
      const { box, help } = await page.evaluate(() => ({
        box: document.querySelector("#q")?.getBoundingClientRect().bottom ?? 0,
        help: document.querySelector("main .ways a")?.getBoundingClientRect().bottom ?? Infinity,
      }));
      assert.ok(box < help && help <= PHONE.height, `${lang}: the first situation ends at ${help}`);
    }
    await page.close();
  });

  test("Enter asks from one line; in a message of several lines it begins another", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/?lang=zh-CN`);
    await page.waitForSelector("textarea#q");
    await page.type("#q", "招联");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.equal(page.url(), `${site.server}/?lang=zh-CN`);
    assert.ok(await page.$('.answer[data-verdict="licensed"]'));
    await page.waitForSelector("textarea#q");
    await page.evaluate(
      () => void ((/** @type {HTMLTextAreaElement} */ (document.querySelector("#q")).value = "一行\n两行")),
    );
    await page.focus("#q");
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval("#q", (one) => /** @type {HTMLTextAreaElement} */ (one).value.split("\n").length), 3);
    await page.close();
  });

  test("without a script one thing is asked, in no address; of a text no more than 80 characters go", async () => {
    const page = await site.phone({ script: false });
    await page.goto(`${site.server}/?lang=zh-CN`);
    await page.type("#q", `${"msxf.com.tianqi.cn".padEnd(80, " ")}催收打我妈电话`);
    assert.equal(await page.$eval("#q", (one) => /** @type {HTMLInputElement} */ (one).value.length), 80);
    await Promise.all([page.waitForNavigation(), page.click("form button")]);
    assert.ok(await page.$('.answer[data-verdict="lookalike"]'));
    assert.equal(page.url(), `${site.server}/?lang=zh-CN`);
    await page.goto(`${site.server}/help`);
    await site.leave(page);
    await page.close();
  });

  test("no page leads to itself", async () => {
    const page = await site.phone({ script: false });
    for (const path of PAGES) {
      await page.goto(`${site.server}${path}lang=en`);
      const own = await page.$$eval("main a[href], footer a[href]", (all) =>
        /** @type {HTMLAnchorElement[]} */ (all)
          .filter((link) => !link.hash && link.pathname === location.pathname)
          .filter(({ search }) => [search, location.search].map((one) => one.slice(1).split("&").sort().join()).every(
            (one, _, [first]) => one === first,
          ))
          .map(({ textContent }) => textContent),
      );
      assert.deepEqual(own, [], path);
    }
    await page.close();
  });

  test("what is ticked is kept on this device and folds; a bar in view says how far one is", async () => {
    const page = await site.phone();
    const list = `${site.server}/checklists/cn/contacts-called?lang=zh-CN`;
    await page.goto(list);
    await page.waitForSelector("#tick-keep-evidence");
    await page.click("#tick-keep-evidence");
    await until(async () => (await bar(page)).count === "1/11", "the count");
    await page.goto(list);
    await page.waitForSelector("#tick-keep-evidence:checked");
    assert.equal(await page.$eval("#keep-evidence .why", isSeen), false);
    await page.click('.parts a[href="#part-3"]');
    const { count, parts, top } = await bar(page);
    const below = await page.$eval("header", (one) => Math.round(one.getBoundingClientRect().bottom));
    assert.deepEqual([count, parts, Math.round(top)], ["1/11", ["现在", "今天", "这一周"], below]);
    const under = await page.$eval("#part-title-3", (one) => one.getBoundingClientRect().top);
    assert.ok(under >= 100 && under < 250, `the part begins at ${under}, below the bar`);
    await page.click("#untick");
    await until(async () => (await bar(page)).count === "0/11", "nothing to be ticked");
    await page.goto(`${site.server}/checklists/cn/cannot-pay?lang=zh-CN`);
    await page.waitForSelector(".parts .count:not(:empty)");
    assert.deepEqual((await bar(page)).parts, [], "a list without parts has the count alone");
    await page.close();
  });

  test("a voice of the device alone reads the list's own words, and ends with the way out", async () => {
    const page = await site.phone();
    await page.evaluateOnNewDocument(speakers);
    await page.goto(`${site.server}/checklists/cn/contacts-called?lang=zh-CN`);
    await page.waitForSelector("#aloud:not([hidden])");
    await page.click("#aloud");
    const spoken = await page.evaluate(() => /** @type {any} */ (window).spoken);
    assert.deepEqual([...new Set(spoken.map((/** @type {any} */ one) => one.voice))], ["here"]);
    const words = spoken.map((/** @type {any} */ one) => one.text);
    assert.ok(words.includes("先留证据，什么都别删"), "a title is read");
    assert.ok(!words.some((/** @type {string} */ one) => one.includes("我没事，晚上跟你们说")), "no message is");
    assert.match(words[words.length - 1], /快速离开/u);
    await page.goto(`${site.server}/checklists/cn/contacts-called?lang=id`);
    await page.waitForSelector("#aloud");
    assert.equal(await page.$eval("#aloud", isSeen), false, "no voice of the device speaks this language");
    await page.close();
  });

  test("large type is remembered on the device, on every page", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/help?lang=zh-CN`);
    await page.waitForSelector("button.large-type:not([hidden])");
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const usual = await size();
    await page.click("button.large-type");
    assert.ok((await size()) > usual * 1.2);
    await page.goto(`${site.server}/threats?lang=zh-CN`);
    await page.waitForSelector('button.large-type[aria-pressed="true"]');
    assert.ok((await size()) > usual * 1.2);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), "nothing is cut off");
    await page.$eval("button.large-type", (one) => /** @type {HTMLElement} */ (one).click());
    assert.equal(await size(), usual);
    await page.close();
  });

  test("each text to send is copied by its own button", async () => {
    const page = await site.phone();
    await site.browser
      .defaultBrowserContext()
      .overridePermissions(site.server, ["clipboard-read", "clipboard-sanitized-write"]);
    await page.goto(`${site.server}/checklists/cn/contacts-called`);
    await page.bringToFront();
    await page.click("details:has(.copyable) > summary");
    const texts = await page.$$(".copyable");
    assert.equal(texts.length, 4);
    for (const text of [texts[2], texts[0]]) {
      const words = await text.$eval(".draft", (one) => one.textContent ?? "");
      await (await text.$(".copy"))?.click();
      await until(() => text.$eval(".copied", (one) => one.textContent), "the page to say that it copied");
      assert.equal((await page.evaluate(() => navigator.clipboard.readText())).replace(/\r/gu, ""), words);
    }
    await page.close();
  });

  test("a draft is filled here and copied whole; where the browser refuses it is selected", async () => {
    const page = await site.phone();
    await site.browser
      .defaultBrowserContext()
      .overridePermissions(site.server, ["clipboard-read", "clipboard-sanitized-write"]);
    await page.goto(`${site.server}/help/letters/to-nfra`);
    await page.bringToFront();
    await page.waitForSelector("#own-lender");
    await page.type("#own-lender", "某某消费金融有限公司");
    await page.$eval("#fill", (one) => /** @type {HTMLFormElement} */ (one).requestSubmit());
    await until(() => page.$eval("#letter", isSeen), "the draft");
    const draft = await page.$eval("#letter", (one) => /** @type {HTMLTextAreaElement} */ (one).value);
    assert.match(draft, /某某消费金融有限公司/u);
    await page.click("#copy");
    await until(async () => (await pasted(page)) === draft, "the page to copy");
    await page.evaluate(refuseToCopy);
    await page.click("#copy");
    await until(
      () => page.$eval("#letter", isSelected),
      "the draft to be selected",
    );
    await page.close();
  });

  test("a phone's steps unfold, and an address leads into the folded ones", async () => {
    const page = await site.phone();
    await page.goto(`${site.server}/help/phone`);
    assert.equal(await page.$$eval("details.phone[open]", (all) => all.length), 0);
    await page.click("details.phone summary");
    assert.equal(await page.$$eval("details.phone[open]", (all) => all.length), 1);
    await page.goto("about:blank");
    await page.goto(`${site.server}/help/phone#ios`);
    await until(() => page.$eval("#ios", (one) => one.closest("details")?.open), "the steps of that phone to be open");
    await page.close();
  });

  test("the last day of a court paper is in the first half of the screen", async () => {
    const page = await site.phone();
    for (const lang of IS_SOAK ? LANGUAGES : ["zh-CN", "id"]) {
      await page.goto(`${site.server}/court-papers?lang=${lang}`);
      await page.waitForSelector("#court");
      await page.select("#paper", "payment-order");
      await page.$eval("#received", (one) => void (/** @type {HTMLInputElement} */ (one).value = "2026-11-02"));
      await page.$eval("#court", (one) => /** @type {HTMLFormElement} */ (one).requestSubmit());
      await page.waitForSelector(".day");
      assert.equal(page.url(), `${site.server}/court-papers?lang=${lang}`);
      const bottom = await page.$eval(".day", (one) => one.getBoundingClientRect().bottom);
      assert.ok(bottom <= PHONE.height / 2, `${lang}: the day ends at ${bottom}`);
      await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), lang);
      assert.deepEqual(await violations(page, rulesFor(lang, "light")), [], lang);
    }
    await page.close();
  });

  test("a pasted threat is answered in the first half of the screen, and axe finds nothing in it", async () => {
    const page = await site.phone();
    for (const text of ["再不还就让你坐牢", "【人民法院】您的案件已立案", "账单明天到期"]) {
      assert.ok((await answered(page, text, "#found .truth, #found .note")) < PHONE.height / 2, text);
    }
    assert.ok((await answered(page, "弄死你，我不想活了", ".urgent .first")) < PHONE.height / 2);
    assert.deepEqual(await violations(page, rulesFor("zh-CN", "light")), []);
    await page.close();
  });

  /**
   * How far down the answer to a pasted text begins.
   *
   * @param {import("puppeteer-core").Page} page
   * @param {string} text
   * @param {string} answer
   */
  async function answered(page, text, answer) {
    await page.goto(`${site.server}/threats?lang=zh-CN`);
    await page.waitForSelector("#paste");
    await page.type("#text", text);
    await page.$eval("#paste", (one) => /** @type {HTMLFormElement} */ (one).requestSubmit());
    await page.waitForSelector(answer);
    return page.$eval(answer, (one) => one.getBoundingClientRect().top);
  }

  test("axe finds nothing in what the server answers, and nothing is cut off", async () => {
    const page = await site.phone({ script: false });
    for (const text of ASKED) {
      await page.goto(`${site.server}/?lang=zh-CN`);
      await page.type("#q", text);
      await Promise.all([page.waitForNavigation(), page.click("form button")]);
      await page.setJavaScriptEnabled(true);
      await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
      assert.deepEqual(await violations(page, rulesFor("zh-CN", "light")), [], text);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), text);
      await page.setJavaScriptEnabled(false);
    }
    await page.close();
  });

  for (const lang of LANGUAGES) {
    test(`in ${lang} axe finds nothing, and nothing is cut off`, async () => {
      const page = await site.phone();
      /** @type {string[]} */
      const found = [];
      for (const path of seenIn(lang)) {
        await page.goto(`${site.server}${path}lang=${lang}`);
        await page.waitForSelector("h1");
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        for (const scheme of themesOf(lang, path)) {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          found.push(
            ...(await violations(page, rulesFor(lang, scheme))).map((one) => `${path} ${scheme}: ${one}`),
          );
        }
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > PHONE.width) found.push(`${path}: ${width} px wide`);
      }
      assert.deepEqual(found, []);
      await page.close();
    });
  }
});
