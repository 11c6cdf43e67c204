/**
 * The server's own pages in Chromium, with and without their script: what stands first at 360 px, what a key and a
 * button do, and that all can be read.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isWhole, rulesFor, violations } from "./axe.js";
import { end, start } from "./running.js";
import { IS_SOAK } from "./sample.js";
import { prepare } from "./setup.js";
import { patient, until } from "./until.js";

const PHONE = { width: 360, height: 640 };
const LANGUAGES = ["zh-CN", "zh-TW", "en", "id"];
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
/** Where the way out leads, as the proxy is asked for it, which refuses. */
const ELSEWHERE = "www.baidu.com";

/** @type {import("./setup.js").Prepared} */
let prepared;
/** @type {import("./running.js").Running} */
let running;
before(async () => {
  prepared = await prepare({ serves: true });
  running = await start("chromium", new Map());
});
after(async () => {
  if (running) {
    await running.browser.defaultBrowserContext().clearPermissionOverrides();
    await end(running, { opened: [prepared.server], forms: [prepared.server], ways: [ELSEWHERE] });
  }
  await prepared?.remove();
});

/** A page as small as a phone. @param {{script?: boolean}} [how] */
async function phone({ script = true } = {}) {
  const page = patient(await running.browser.newPage());
  await page.setViewport(PHONE);
  await page.setJavaScriptEnabled(script);
  return page;
}

/**
 * Gives back when the page asked for what lies elsewhere.
 *
 * @param {import("puppeteer-core").Page} page @param {() => Promise<unknown>} [press]
 */
async function leave(page, press = () => page.click("#leave")) {
  const count = asked();
  await Promise.all([page.waitForNavigation(), press()]);
  await until(() => asked() > count, "the page to leave");
}

/** @param {import("puppeteer-core").Page} page @param {number} times */
async function pressEscape(page, times) {
  for (let n = 0; n < times; n++) await page.keyboard.press("Escape");
}

/** The next new tab. @returns {Promise<import("puppeteer-core").Target>} */
function opened() {
  return new Promise((done) => void running.browser.once("targetcreated", done));
}

/** Closes the tabs that leaving opened, where the browser let it. @param {import("puppeteer-core").Page} page */
async function closeOthers(page) {
  const others = (await running.browser.pages()).filter((one) => one !== page && one.url().includes(ELSEWHERE));
  await Promise.all(others.map((one) => one.close()));
}

function asked() {
  return running.requests.filter(({ host }) => host === ELSEWHERE).length;
}

/** In a page, before its scripts: two voices, and what is said by which. */
function speakers() {
  const voices = [["online", "zh-CN", false], ["here", "zh-CN", true], ["far", "id-ID", false]];
  const here = /** @type {any} */ (window);
  here.spoken = [];
  Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
    speaking: false,
    getVoices: () => voices.map(([name, lang, localService]) => ({ name, lang, localService })),
    speak: (/** @type {any} */ { text, voice }) => here.spoken.push({ text, voice: voice.name }),
    cancel: () => undefined,
  }) });
  here.SpeechSynthesisUtterance = class {
    constructor(/** @type {string} */ text) {
      this.text = text;
    }
  };
}

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
    const page = await phone();
    for (const lang of LANGUAGES) {
      await page.goto(`${prepared.server}/?lang=${lang}`);
      const { box, help } = await page.evaluate(() => ({
        box: document.querySelector("#q")?.getBoundingClientRect().bottom ?? 0,
        help: document.querySelector("main .ways a")?.getBoundingClientRect().bottom ?? Infinity,
      }));
      assert.ok(box < help && help <= PHONE.height, `${lang}: the first situation ends at ${help}`);
    }
    await page.close();
  });

  test("Enter asks from one line; in a message of several lines it begins another", async () => {
    const page = await phone();
    await page.goto(`${prepared.server}/?lang=zh-CN`);
    await page.waitForSelector("textarea#q");
    await page.type("#q", "招联");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.equal(page.url(), `${prepared.server}/?lang=zh-CN`);
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
    const page = await phone({ script: false });
    await page.goto(`${prepared.server}/?lang=zh-CN`);
    await page.type("#q", `${"msxf.com.tianqi.cn".padEnd(80, " ")}催收打我妈电话`);
    assert.equal(await page.$eval("#q", (one) => /** @type {HTMLInputElement} */ (one).value.length), 80);
    await Promise.all([page.waitForNavigation(), page.click("form button")]);
    assert.ok(await page.$('.answer[data-verdict="lookalike"]'));
    assert.equal(page.url(), `${prepared.server}/?lang=zh-CN`);
    await page.goto(`${prepared.server}/help`);
    await leave(page);
    await page.close();
  });

  test("who leaves quickly does not come back to the page with the back button", async () => {
    const page = await phone();
    await page.goto(`${prepared.server}/?lang=en`);
    await page.goto(`${prepared.server}/help?lang=en`);
    const [tab] = await Promise.all([opened(), leave(page)]);
    await page.goBack();
    assert.equal(page.url(), `${prepared.server}/?lang=en`, "the entry in the history is replaced");
    await Promise.all([page.close(), (await tab.page())?.close()]);
  });

  test("Esc three times leaves; twice, or with another key between, does not", async () => {
    const page = await phone();
    await page.goto(`${prepared.server}/?lang=en`);
    await page.goto(`${prepared.server}/threats?lang=en`);
    await page.waitForSelector("#paste");
    await pressEscape(page, 2);
    await page.keyboard.press("Tab");
    await pressEscape(page, 2);
    assert.equal(page.url(), `${prepared.server}/threats?lang=en`);
    await leave(page, () => pressEscape(page, 1));
    await page.goBack();
    assert.equal(page.url(), `${prepared.server}/?lang=en`);
    await closeOthers(page);
    await page.close();
  });

  test("the way out is in sight however far one has read", async () => {
    const page = await phone();
    await page.goto(`${prepared.server}/checklists/cn/contacts-called`);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const top = await page.$eval("#leave", (one) => one.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 640 - 44, String(top));
    await page.close();
  });

  for (const size of ["100%", "200%"]) {
    test(`the way out covers no number to call, with text at ${size}`, async () => {
      const page = await phone();
      await page.setViewport({ width: 360, height: 740 });
      await page.goto(`${prepared.server}/?lang=zh-CN&situation=crisis`);
      await page.waitForSelector("#found .call");
      await page.evaluate((one) => void (document.documentElement.style.fontSize = one), size);
      const covered = await page.$$eval(".call, .says-card button, .says-card summary", (all) => {
        const edge = /** @type {Element} */ (document.querySelector(".leaving"));
        return all.filter((one) => one.checkVisibility()).filter((one) => {
          one.scrollIntoView({ block: "nearest" });
          return one.getBoundingClientRect().bottom > edge.getBoundingClientRect().top;
        }).map((one) => one.textContent);
      });
      assert.deepEqual(covered, []);
      await page.close();
    });
  }

  test("title and first step of an answer are on the first screen, and the box still is", async () => {
    const page = await phone();
    await page.setViewport({ width: 360, height: 740 });
    for (const text of ["催收一直打我妈电话，说要上门", "globalfxm.example", "马上消费金融股份有限公司"]) {
      await page.goto(`${prepared.server}/?lang=zh-CN`);
      await page.waitForSelector("textarea#q");
      await page.type("textarea#q", text);
      await page.click("#lookup button");
      await page.waitForSelector("#found .host");
      const places = await page.evaluate(() => {
        const parts = ["textarea#q", ".order h2", ".do li"].map((one) => document.querySelector(one));
        return parts.map((one) => one?.getBoundingClientRect()).map((one) => [one?.top ?? -1, one?.bottom ?? 9999]);
      });
      assert.ok(places.every(([top, bottom]) => top >= 0 && bottom < 740 - 60), `${text}: ${JSON.stringify(places)}`);
    }
    await page.close();
  });

  test("no page leads to itself", async () => {
    const page = await phone({ script: false });
    for (const path of PAGES) {
      await page.goto(`${prepared.server}${path}lang=en`);
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
    const page = await phone();
    const list = `${prepared.server}/checklists/cn/contacts-called?lang=zh-CN`;
    await page.goto(list);
    await page.waitForSelector("#tick-keep-evidence");
    await page.click("#tick-keep-evidence");
    await until(async () => (await bar(page)).count === "1/11", "the count");
    await page.goto(list);
    await page.waitForSelector("#tick-keep-evidence:checked");
    assert.equal(await page.$eval("#keep-evidence .why", isSeen), false);
    await page.click('.parts a[href="#part-3"]');
    const { count, parts, top } = await bar(page);
    assert.deepEqual([count, parts, top], ["1/11", ["现在", "今天", "这一周"], 0]);
    const under = await page.$eval("#part-title-3", (one) => one.getBoundingClientRect().top);
    assert.ok(under >= 50 && under < 200, `the part begins at ${under}, below the bar`);
    const [out, tab] = await page.evaluate(() =>
      ["#leave", ".parts a:last-of-type"].map((one) => document.querySelector(one)?.getBoundingClientRect().toJSON()),
    );
    assert.ok(tab.right <= out.left, "the way out covers no part");
    await page.click("#untick");
    await until(async () => (await bar(page)).count === "0/11", "nothing to be ticked");
    await page.goto(`${prepared.server}/checklists/cn/cannot-pay?lang=zh-CN`);
    await page.waitForSelector(".parts .count:not(:empty)");
    assert.deepEqual((await bar(page)).parts, [], "a list without parts has the count alone");
    await page.close();
  });

  test("a voice of the device alone reads the list's own words, and ends with the way out", async () => {
    const page = await phone();
    await page.evaluateOnNewDocument(speakers);
    await page.goto(`${prepared.server}/checklists/cn/contacts-called?lang=zh-CN`);
    await page.waitForSelector("#aloud:not([hidden])");
    await page.click("#aloud");
    const spoken = await page.evaluate(() => /** @type {any} */ (window).spoken);
    assert.deepEqual([...new Set(spoken.map((/** @type {any} */ one) => one.voice))], ["here"]);
    const words = spoken.map((/** @type {any} */ one) => one.text);
    assert.ok(words.includes("先留证据，什么都别删"), "a title is read");
    assert.ok(!words.some((/** @type {string} */ one) => one.includes("我没事，晚上跟你们说")), "no message is");
    assert.match(words[words.length - 1], /快速离开/u);
    await page.goto(`${prepared.server}/checklists/cn/contacts-called?lang=id`);
    await page.waitForSelector("#aloud");
    assert.equal(await page.$eval("#aloud", isSeen), false, "no voice of the device speaks this language");
    await page.close();
  });

  test("a situation of the home page opens in place, and what is typed later is answered there", async () => {
    const page = await phone();
    await page.goto(`${prepared.server}/?lang=zh-CN`);
    await page.waitForSelector("textarea#q");
    await page.click('#situations a[href$="situation=fee"]');
    await page.waitForSelector("#found .says-card");
    assert.equal(page.url(), `${prepared.server}/?lang=zh-CN`);
    assert.equal(await page.$eval("#found h2", (one) => one.textContent), "先别付");
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector("#found h2")));
    assert.equal(await page.$("#leave"), null, "nobody is watched there");
    await page.close();
  });

  test("in danger, where the clock tells no country, it is chosen with one tap, and one may leave", async () => {
    const page = await phone();
    await page.emulateTimezone("UTC");
    await page.goto(`${prepared.server}/?lang=zh-CN`);
    await page.goto(`${prepared.server}/?lang=zh-CN&situation=crisis`);
    await page.waitForSelector("#found .chips button");
    assert.ok(await page.$('#found a[href="tel:12356"]'));
    await page.click("#in-sg");
    await page.waitForSelector('#found a[href="tel:1767"]');
    assert.equal(await page.$('#found a[href="tel:12356"]'), null);
    await leave(page, () => pressEscape(page, 3));
    await closeOthers(page);
    await page.close();
  });

  test("who told of calls to friends may leave from the card that answers", async () => {
    const page = await phone();
    await page.goto(`${prepared.server}/?lang=zh-CN`);
    await page.waitForSelector("textarea#q");
    await page.click('#situations a[href$="situation=harassed"]');
    await page.waitForSelector("#found #leave");
    assert.equal(await page.$eval("#leave", (one) => new URL(/** @type {any} */ (one).href).hostname), ELSEWHERE);
    const row = await page.$("#found details:has(a[href='sms:12110'])");
    assert.match(await row?.evaluate((one) => one.textContent ?? "") ?? "", /没人接[^]*陪我一会儿/u);
    await page.close();
  });

  test("a card is read aloud by its own words: no name, and nothing that was typed", async () => {
    const page = await phone();
    await page.evaluateOnNewDocument(speakers);
    await page.goto(`${prepared.server}/?lang=zh-CN`);
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

  test("large type is remembered on the device, on every page", async () => {
    const page = await phone();
    await page.goto(`${prepared.server}/help?lang=zh-CN`);
    await page.waitForSelector("button.large-type:not([hidden])");
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const usual = await size();
    await page.click("button.large-type");
    assert.ok((await size()) > usual * 1.2);
    await page.goto(`${prepared.server}/threats?lang=zh-CN`);
    await page.waitForSelector('button.large-type[aria-pressed="true"]');
    assert.ok((await size()) > usual * 1.2);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), "nothing is cut off");
    await page.$eval("button.large-type", (one) => /** @type {HTMLElement} */ (one).click());
    assert.equal(await size(), usual);
    await page.close();
  });

  test("each text to send is copied by its own button", async () => {
    const page = await phone();
    await running.browser
      .defaultBrowserContext()
      .overridePermissions(prepared.server, ["clipboard-read", "clipboard-sanitized-write"]);
    await page.goto(`${prepared.server}/checklists/cn/contacts-called`);
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
    const page = await phone();
    await running.browser
      .defaultBrowserContext()
      .overridePermissions(prepared.server, ["clipboard-read", "clipboard-sanitized-write"]);
    await page.goto(`${prepared.server}/help/letters/to-nfra`);
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
    const page = await phone();
    await page.goto(`${prepared.server}/help/phone`);
    assert.equal(await page.$$eval("details.phone[open]", (all) => all.length), 0);
    await page.click("details.phone summary");
    assert.equal(await page.$$eval("details.phone[open]", (all) => all.length), 1);
    await page.goto("about:blank");
    await page.goto(`${prepared.server}/help/phone#ios`);
    await until(() => page.$eval("#ios", (one) => one.closest("details")?.open), "the steps of that phone to be open");
    await page.close();
  });

  test("the last day of a court paper is in the first half of the screen", async () => {
    const page = await phone();
    for (const lang of IS_SOAK ? LANGUAGES : ["zh-CN", "id"]) {
      await page.goto(`${prepared.server}/court-papers?lang=${lang}`);
      await page.waitForSelector("#court");
      await page.select("#paper", "payment-order");
      await page.$eval("#received", (one) => void (/** @type {HTMLInputElement} */ (one).value = "2026-11-02"));
      await page.$eval("#court", (one) => /** @type {HTMLFormElement} */ (one).requestSubmit());
      await page.waitForSelector(".day");
      assert.equal(page.url(), `${prepared.server}/court-papers?lang=${lang}`);
      const bottom = await page.$eval(".day", (one) => one.getBoundingClientRect().bottom);
      assert.ok(bottom <= PHONE.height / 2, `${lang}: the day ends at ${bottom}`);
      await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), lang);
      assert.deepEqual(await violations(page, rulesFor(lang, "light")), [], lang);
    }
    await page.close();
  });

  test("a pasted threat is answered in the first half of the screen, and axe finds nothing in it", async () => {
    const page = await phone();
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
    await page.goto(`${prepared.server}/threats?lang=zh-CN`);
    await page.waitForSelector("#paste");
    await page.type("#text", text);
    await page.$eval("#paste", (one) => /** @type {HTMLFormElement} */ (one).requestSubmit());
    await page.waitForSelector(answer);
    return page.$eval(answer, (one) => one.getBoundingClientRect().top);
  }

  test("axe finds nothing in what the server answers, and nothing is cut off", async () => {
    const page = await phone({ script: false });
    for (const text of ASKED) {
      await page.goto(`${prepared.server}/?lang=zh-CN`);
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
      const page = await phone();
      /** @type {string[]} */
      const found = [];
      for (const path of seenIn(lang)) {
        await page.goto(`${prepared.server}${path}lang=${lang}`);
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
