/**
 * The popup in real browsers: what it says, by keyboard alone, remembered per site, nothing sent.
 * Longer than 300 lines: each test goes on where the one before it stopped.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { address, KINDS, launch } from "./browsers.js";
import {
  arrived,
  badged,
  banner,
  bannerText,
  begin,
  isWarningPage,
  judged,
  popupSaying,
  said,
  state,
  warningPage,
} from "./extension.js";
import { tabTo, unfold } from "./keyboard.js";
import { leaks } from "./recording.js";
import { IS_SOAK, testIn } from "./sample.js";
import { prepare } from "./setup.js";
import { fixtureSites, PAGE_WORDS } from "./sites.js";
import { until } from "./until.js";
import { RULES } from "../extension/own-signals.js";

const LENDER = "http://www.msxf.com/loan";
const LOAN = "http://jisu-qiandai.test/loan";
const WARNED = "http://globalfxm.example/";
/** One of each kind. */
const QUESTIONS = [
  "招联", "马上消费金融股份有限公司", "某某消费金融有限公司", "某某小额贷款有限公司", "https://www.msxf.com/loan", "webank-loan.cn", "globalfxm.example",
  "32/2025", "6260 8888", "13800138000", "com.dreamplug.androidapp",
  "https://play.google.com/store/apps/details?id=com.dreamplug.androidapp", "play.google.com", "消费金融",
  "邮储银行", "渣打银行", "上海耳序信息技术有限公司", "法务部今日上门", "加微信 daikuan888", "https://dl.tianqi.cn/a.apk",
  "安逸花", "蚂蚁借呗", "360借条", "融360", "还贝", "huabei", "baitiao.com", "com.fenqile.fenqile", "95588", "12381",
  "欠了网贷，不想活了",
];
const MARKUP = "<img src=x onerror=\"document.title='run'\">有限公司";

/** @type {import("./setup.js").Prepared} */
let prepared;
before(async () => {
  prepared = await prepare({ serves: true });
});
after(async () => {
  await prepared?.remove();
});

for (const kind of KINDS) {
  describe(`the popup in ${kind}`, { timeout: 900_000 }, () => {
    const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(kind, chosen));
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let page;
    const visited = new Set([
      WARNED,
      "http://jisu-qiandai.test/again",
      "http://m.jisu-qiandai.test/loan",
      LENDER,
      LOAN,
      "http://haoqidai-kuaijie.test/apply",
      "http://jiangcheng-wanbao.test/n/20261120",
    ]);

    before(async () => {
      const sites = fixtureSites();
      sites.set("m.jisu-qiandai.test", /** @type {import("./proxy.js").Site} */ (sites.get("jisu-qiandai.test")));
      browser = await launch(kind, { extension: prepared.extension, sites });
      page = await browser.newPage();
      await begin(browser);
    });
    after(() => browser?.close());

    /** The popup about the tab in front, in a tab of its own. */
    async function inTab() {
      const { answer } = await state(browser);
      const id = await browser.worker(
        async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id,
      );
      const popup = await browser.openExtensionPage(await browser.extensionUrl(`pages/popup.html?tab=${id}`));
      await popup.bringToFront();
      if (kind === "chromium") await popup.setViewport({ width: 360, height: 640 });
      await until(
        () => popup.evaluate(() => document.body.innerText.length > 50),
        `the popup about ${answer?.seen.url}`,
      );
      return popup;
    }

    test("each piece of evidence shows register, date and link; age and what is not covered are shown", async () => {
      await judged(browser, page, LENDER, "licensed");
      const popup = await popupSaying(browser, page, "马上消费金融股份有限公司");
      const shown = await popup.evaluate(() => ({
        word: document.querySelector("h1")?.textContent,
        sign: getComputedStyle(/** @type {Element} */ (document.querySelector("h1 .mark")), "::before").content,
        evidence: [...document.querySelectorAll("#verdict .evidence li")].map((one) => ({
          text: one.textContent,
          links: [...one.querySelectorAll("a")].map(({ href }) => href),
          named: [...one.querySelectorAll("a")].map(({ textContent }) => textContent),
        })),
        uncovered: document.querySelectorAll("#verdict .uncovered li").length,
        edition: document.querySelector("#edition")?.textContent,
      }));
      assert.deepEqual([shown.sign, shown.word], ['"✓"', said("verdict_licensed")]);
      assert.ok(shown.evidence.some(({ links }) => links.length > 1));
      for (const { text, links, named } of shown.evidence) {
        assert.equal(new Set(named).size, links.length, named.join(", "));
        assert.match(String(text), /\d{4}-\d{2}(-\d{2})?/u);
        assert.ok(links.length > 0 && links.every((link) => /^https?:/u.test(link)), String(text));
      }
      assert.equal(await popup.evaluate(() => document.querySelectorAll("#verdict .advice").length), 0);
      assert.ok(shown.evidence.length >= 2 && shown.uncovered > 0);
      assert.match(String(shown.edition), /本版数据发布于.*今天.*版本 \d+/u);
    });

    inChromium("each signal that speaks for a loan page leads to its line among all of them", async () => {
      await judged(browser, page, LOAN, "unlisted");
      const popup = await popupSaying(browser, page, said("verdict_unlisted"));
      const links = await popup.evaluate(() =>
        [...document.querySelectorAll("#signals a")].map((one) => /** @type {HTMLAnchorElement} */ (one).href),
      );
      assert.ok(links.length > 1);
      const shown = await browser.openExtensionPage(await browser.extensionUrl("pages/signals.html"));
      await until(() => shown.evaluate(() => document.getElementById("words_text") !== null), "the signals");
      const lines = await shown.evaluate(() => [...document.querySelectorAll("li")].map(({ id }) => id));
      assert.deepEqual(links.filter((link) => !lines.includes(new URL(link).hash.slice(1))), []);
      assert.ok(RULES.signals.every((/** @type {{name: string}} */ { name }) => lines.includes(name)));
      await shown.close();
    });

    test("the box says what the server says, asks nobody, and keeps nothing", async () => {
      await judged(browser, page, LENDER, "licensed");
      const popup = await inTab();
      const earlier = browser.requests.length;
      const asked = QUESTIONS.filter((_, n) => kind === "chromium" || IS_SOAK || n % 4 === 0);
      for (const question of asked) {
        await look(popup, question);
        const shown = await until(() => answerShown(popup, question), `an answer about ${question}`);
        const answer = await (
          await fetch(`${prepared.server}/v1/lookup?lang=zh-CN&q=${encodeURIComponent(question)}`)
        ).json();
        const isQuiet = answer.verdict === "licensed" || answer.reason === "crisis";
        const found = answer.verdict === "warned" ? "advice_owing_warned" : "advice_owing";
        const owing = ["threat", "court"].includes(answer.reason) ? "advice_owing_told" : found;
        const advice = isQuiet ? [] : [said("advice_new"), said(owing)];
        assert.deepEqual(shown, { verdict: answer.verdict, says: answer.says, advice }, question);
      }
      await look(popup, "今天不还就爆通讯录");
      await until(
        () =>
          popup.evaluate(() =>
            document.querySelector("#found-contacts-called")?.getAttribute("href")?.startsWith("checklist.html"),
          ),
        "the way to help",
      );
      await look(popup, MARKUP);
      await until(() => answerShown(popup, MARKUP), "an answer about markup");
      assert.notEqual(await popup.title(), "run");
      await look(popup, "！！");
      await until(
        () => popup.evaluate(() => document.getElementById("question-mistake")?.textContent),
        "the mistake to be said",
      );
      const words = QUESTIONS.filter((one) => one.length > 5 && !LENDER.includes(one) && one !== "play.google.com");
      assert.deepEqual(
        leaks(own(browser.requests.slice(earlier)), { server: prepared.server, visited: [LENDER], words }),
        [],
      );
      const kept = await browser.worker(async () =>
        JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
      );
      for (const question of QUESTIONS.filter((one) => !LENDER.includes(one) && !one.includes("消费"))) {
        assert.ok(!kept.includes(question), question);
      }
      assert.equal(new URL(await address(popup)).search.includes("tab="), true);
      await popup.close();
    });

    test("by keyboard alone: look up and tick; the focus is not lost", async () => {
      await judged(browser, page, LOAN, "unlisted");
      const popup = await inTab();
      await tabTo(popup, "question");
      await popup.keyboard.type("微众银行");
      await popup.keyboard.press("Enter");
      await until(() => popup.evaluate(() => document.querySelector("#found h3") !== null), "an answer");
      assert.equal(await focus(popup), "question");

      const message = "【马上消费】您的额度\n点 http://tianqi.cn/x 领取";
      await popup.evaluate(
        (pasted) => void (/** @type {HTMLTextAreaElement} */ (document.getElementById("question")).value = pasted),
        message,
      );
      await popup.keyboard.press("Enter");
      const typed = await popup.evaluate(
        () => /** @type {HTMLTextAreaElement} */ (document.getElementById("question")).value,
      );
      assert.equal(typed.split("\n").length, 3, "in a message of several lines Enter begins another");

      const court = "【人民法院】传票，请看 http://tianqi.cn/x";
      await popup.evaluate(
        (pasted) => void (/** @type {HTMLTextAreaElement} */ (document.getElementById("question")).value = pasted),
        court,
      );
      await popup.keyboard.press("Enter");
      await until(
        () => popup.evaluate(() => document.getElementById("found-sued") !== null),
        "the way to what to do when sued",
      );
      assert.match(
        await popup.evaluate(() => /** @type {HTMLAnchorElement} */ (document.getElementById("found-sued")).href),
        /checklist\.html\?id=cn\/sued$/u,
      );
      assert.ok(await popup.evaluate(() => document.getElementById("found-contacts-called") !== null));

      const first = await popup.evaluate(() => document.querySelector("#checks input")?.id);
      await tabTo(popup, String(first), true);
      await popup.keyboard.press(" ");
      await until(async () => (await text(popup, "#progress"))?.includes("1/"), "one item to be done");
      await until(
        () => browser.worker(async () => "progress" in (await chrome.storage.local.get("progress"))),
        "it to be kept",
      );
      await popup.close();
    });

    test("by keyboard alone: trim and copy a correction, pause and take it back; the focus is not lost", async () => {
      await judged(browser, page, LOAN, "unlisted");
      const popup = await inTab();
      await unfold(popup, "wrong");
      await tabTo(popup, "wrong-site");
      assert.match(await correction(popup), /jisu-qiandai\.test/u);
      await popup.keyboard.press(" ");
      assert.doesNotMatch(await correction(popup), /jisu-qiandai\.test/u);
      await tabTo(popup, "wrong-note");
      await popup.keyboard.type("这是乙公司的页面");
      const whole = await correction(popup);
      assert.match(whole, /我的说明：\n这是乙公司的页面$/u);
      const link = await popup.evaluate(
        () => /** @type {HTMLAnchorElement} */ (document.getElementById("wrong-open")).href,
      );
      assert.equal(new URL(link).searchParams.get("body"), whole);
      await tabTo(popup, "wrong-copy");
      await popup.keyboard.press("Enter");
      await until(() => text(popup, "#wrong-said"), "to be told whether it was copied");

      await unfold(popup, "pause", true);
      await tabTo(popup, "pause-days");
      await popup.keyboard.press("Enter");
      await until(async () => (await focus(popup)) === "resume", "the focus to be on taking it back");
      await popup.keyboard.press("Enter");
      await until(
        () => popup.evaluate(() => document.activeElement?.matches("#pause > summary") ?? false),
        "the focus to be on the pause",
      );
      await popup.close();
      await page.bringToFront();
    });

    test("every control takes the focus by Tab, shows it, and none holds it", async () => {
      await page.bringToFront();
      const popup = await inTab();
      await popup.evaluate(() => document.querySelectorAll("details").forEach((one) => one.setAttribute("open", "")));
      const controls = await popup.evaluate(
        () =>
          [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
            (one) => /** @type {HTMLElement} */ (one).offsetParent !== null,
          ).length,
      );
      const seen = await popup.evaluate(() => {
        /** @type {any} */ (globalThis).reached = new Set();
        document.addEventListener("focusin", ({ target }) => /** @type {any} */ (globalThis).reached.add(target));
        return 0;
      });
      assert.equal(seen, 0);
      const hidden = [];
      for (let n = 0; n < controls + 5; n += 1) {
        await popup.keyboard.press("Tab");
        const outline = await popup.evaluate(() => {
          const one = document.activeElement;
          return one && one !== document.body ? [one.id || one.textContent, getComputedStyle(one).outlineStyle] : null;
        });
        if (outline?.[1] === "none") hidden.push(outline[0]);
      }
      if (kind === "chromium") assert.deepEqual(hidden, []);
      assert.equal(await popup.evaluate(() => /** @type {any} */ (globalThis).reached.size), controls);
      await popup.close();
    });

    inFirefox("what was ticked is there again on the site's other pages and hosts, and nowhere else", async () => {
      const ticked = async (/** @type {string} */ expected) => {
        const popup = await popupSaying(browser, page, expected);
        return popup.evaluate(() => document.querySelectorAll("#checks input:checked").length);
      };
      await judged(browser, page, "http://m.jisu-qiandai.test/loan", "unlisted");
      assert.equal(await ticked("已核对 1/"), 1);
      await judged(browser, page, "http://haoqidai-kuaijie.test/apply", "claimed");
      assert.equal(await ticked("已核对 0/"), 0);
    });

    inChromium("thirty days silence the banner on the whole domain, not the toolbar, until taken back", async () => {
      await judged(browser, page, "http://jiangcheng-wanbao.test/n/20261120", "none");
      await judged(browser, page, LOAN, "unlisted");
      await banner(browser, page);
      const popup = await popupSaying(browser, page, said("pause_title"));
      await popup.evaluate(() => document.getElementById("pause-days")?.click());
      await until(() => popup.evaluate(() => document.getElementById("resume") !== null), "the pause to be told");
      assert.match(
        await popup.evaluate(() => document.getElementById("pause")?.textContent ?? ""),
        /jisu-qiandai\.test 的提醒暂停到 20\d\d年/u,
      );
      assert.equal(await bannerText(browser, page), null, "the banner that stood is gone");
      await judged(browser, page, "http://m.jisu-qiandai.test/loan", "unlisted");
      await badged(browser, "!");
      assert.equal(await bannerText(browser, page), null);
      const again = await popupSaying(browser, page, said("pause_still"));
      await again.evaluate(() => document.getElementById("resume")?.click());
      await until(() => again.evaluate(() => document.getElementById("pause-days") !== null), "the pause to end");
      await judged(browser, page, "http://jiangcheng-wanbao.test/n/20261120", "none");
      await judged(browser, page, "http://jisu-qiandai.test/again", "unlisted");
      await banner(browser, page);
    });

    inFirefox("a pause for good keeps the warning page away, and the popup and toolbar say warned", async () => {
      await browser.navigate(page, WARNED);
      await warningPage(page);
      const popup = await popupSaying(browser, page, said("pause_title"));
      await popup.evaluate(() => document.getElementById("pause-always")?.click());
      await until(() => popup.evaluate(() => document.getElementById("resume") !== null), "the pause to be told");
      await browser.navigate(page, WARNED);
      await arrived(page, WARNED);
      await until(async () => (await state(browser)).badge === "✕", "the toolbar to say warned");
      assert.ok(!isWarningPage(await address(page)));
      const again = await popupSaying(browser, page, said("pause_held_always", { domain: "globalfxm.example" }));
      assert.match(
        await again.evaluate(() => document.querySelector("h1")?.textContent ?? ""),
        new RegExp(said("verdict_warned"), "u"),
      );
      await again.evaluate(() => document.getElementById("resume")?.click());
      await until(() => again.evaluate(() => document.getElementById("pause-days") !== null), "the pause to end");
      await browser.navigate(page, WARNED);
      await warningPage(page);
    });

    test("of a page that is busy it says what was found before", async () => {
      await judged(browser, page, LOAN, "unlisted");
      const asked = new Promise((shown) => void page.once("dialog", shown));
      await page.evaluate(() => void setTimeout(() => alert("先等等")));
      const dialog = /** @type {import("puppeteer-core").Dialog} */ (await asked);
      await popupSaying(browser, page, said("verdict_unlisted"));
      await dialog.accept();
    });

    inChromium("another language is chosen by its own name, at once, and the focus stays", async () => {
      await page.bringToFront();
      const popup = await inTab();
      for (const [language, word] of [["id", "Bahasa"], ["zh_TW", "語言"], ["zh_CN", "语言"]]) {
        const isChosen = () =>
          popup.evaluate((chosen) => {
            const choice = /** @type {HTMLSelectElement} */ (document.getElementById("language"));
            if (choice.value !== chosen) { // drawn anew meanwhile, or not chosen yet
              choice.focus();
              choice.value = chosen;
              choice.dispatchEvent(new Event("change"));
            }
            return document.documentElement.lang === chosen.replace("_", "-");
          }, language);
        await until(isChosen, language);
        await until(
          async () => (await popup.evaluate(() => document.activeElement?.getAttribute("aria-label"))) === word,
          word,
        );
      }
      await popup.close();
    });

    inFirefox("a tab that was not checked says so", async () => {
      await page.bringToFront();
      const popup = await browser.openExtensionPage(await browser.extensionUrl("pages/popup.html?tab=99999999"));
      await popup.bringToFront();
      await until(async () => (await text(popup, "h1")) === said("popup_unchecked"), "to be told");
      await popup.close();
    });

    test("nothing about the pages left the browser", () => {
      assert.deepEqual(
        leaks(own(browser.requests), { server: prepared.server, visited: [...visited], words: PAGE_WORDS }),
        [],
      );
    });
  });
}

/** @typedef {import("./browsers.js").Page} Page */

/** Without what Chromium fetches of itself. @param {import("./proxy.js").Recorded[]} requests */
function own(requests) {
  return requests.filter(({ url }) => !/^https:\/\/[a-z0-9.-]+\.gvt1\.com:443\/$/u.test(url));
}

/** @param {Page} popup @param {string} question */
async function look(popup, question) {
  await popup.evaluate((asked) => {
    const box = /** @type {HTMLInputElement} */ (document.getElementById("question"));
    box.value = asked;
    box.form?.requestSubmit();
  }, question);
}

/** @param {Page} popup @param {string} question */
function answerShown(popup, question) {
  return popup.evaluate((asked) => {
    const found = /** @type {HTMLElement | null} */ (document.querySelector("#found .found"));
    if (found?.querySelector(".host")?.textContent !== asked) return null;
    return {
      verdict: found.dataset.verdict,
      says: [...found.querySelectorAll(".says")].map((one) => one.textContent).join("\n"),
      advice: [...found.querySelectorAll(".advice li")].map((one) => one.textContent),
    };
  }, question);
}

/** @param {Page} popup */
const focus = (popup) => popup.evaluate(() => document.activeElement?.id);

/** @param {Page} popup @param {string} selector */
const text = (popup, selector) => popup.evaluate((which) => document.querySelector(which)?.textContent, selector);

/** @param {Page} popup */
const correction = (popup) =>
  popup.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.getElementById("wrong-text")).value);
