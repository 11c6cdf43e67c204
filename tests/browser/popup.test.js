/** The popup in real browsers: what it says, by keyboard alone, remembered per site, nothing sent. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STATES } from "../../extension/pages/demonstration.js";
import { WORD_PLACES } from "../../extension/page-reading/words.js";
import { RULES } from "../extension/own-signals.js";
import { KINDS } from "./browsers.js";
import { judged, popupSaying, said, warningPage } from "./extension.js";
import { testsOfBox } from "./popup-box.js";
import { testsOfKeyboard } from "./popup-keyboard.js";
import { testsOfPauses } from "./popup-pauses.js";
import { LENDER, LOAN, own, PopupUnderTest, text, VISITED, WARNED } from "./popup-under-test.js";
import { leaks } from "./recording.js";
import { IS_SOAK, testIn } from "./sample.js";
import { PAGE_WORDS } from "./sites.js";
import { until } from "./until.js";

/** In which verdicts are put. */
const OTHER_TAB = 90_000_001;
/** With the word that says so in each. */
const LANGUAGES = [["zh_TW", "語言"], ["id", "Bahasa"], ["zh_CN", "语言"]];

for (const kind of KINDS) {
  describe(`the popup in ${kind}`, { timeout: 900_000 }, () => {
    const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(kind, chosen));
    const it = new PopupUnderTest(kind);

    test("each piece of evidence shows register, date and link; age and what is not covered are shown", async () => {
      const { browser, page } = it;
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
      assert.deepEqual([shown.sign, shown.word], ['"✓"', said("title_licensed")]);
      assert.ok(shown.evidence.some(({ links }) => links.length > 1));
      for (const { text: words, links, named } of shown.evidence) {
        assert.equal(new Set(named).size, links.length, named.join(", "));
        assert.match(String(words), /\d{4}-\d{2}(-\d{2})?/u);
        assert.ok(links.length > 0 && links.every((link) => /^https?:/u.test(link)), String(words));
      }
      assert.equal(await popup.evaluate(() => document.querySelectorAll("#verdict .advice").length), 0);
      assert.ok(shown.evidence.length >= 2 && shown.uncovered > 0);
      assert.match(String(shown.edition), /数据发布于.*今天.*数据版本：\d+/u);
    });

    inChromium("each signal that speaks for a loan page leads to its line among all of them", async () => {
      const { browser, page } = it;
      await judged(browser, page, LOAN, "unlisted");
      const popup = await popupSaying(browser, page, said("practice_fee_title"));
      const links = await popup.evaluate(() =>
        [...document.querySelectorAll("#signals a")].map((one) => /** @type {HTMLAnchorElement} */ (one).href),
      );
      assert.ok(links.length > 1);
      const shown = await browser.openExtensionPage(await browser.extensionUrl("pages/signals.html"));
      await until(() => shown.evaluate(() => document.getElementById("words_text") !== null), "the signals");
      const lines = await shown.evaluate(() => [...document.querySelectorAll("li")].map(({ id }) => id));
      assert.deepEqual(links.filter((link) => !lines.includes(new URL(link).hash.slice(1))), []);
      const names = RULES.signals.map((/** @type {{name: string}} */ { name }) => name);
      const all = [...names, ...WORD_PLACES.map((place) => `words_${place}`)];
      assert.deepEqual(all.filter((name) => !lines.includes(name)), []);
      await shown.close();
    });

    inChromium("no two verdicts have the same sign and order, and each colour is its card's", async () => {
      const { browser, page } = it;
      const { answer } = await judged(browser, page, LENDER, "licensed");
      /** @type {Map<string, string>} */
      const seen = new Map();
      for (const [verdict, reason] of STATES) {
        const kept = { [`verdict:${OTHER_TAB}`]: { ...answer, verdict, reason, lender: null, evidence: [] } };
        await browser.worker((one) => chrome.storage.session.set(one), kept);
        const popup = await browser.openExtensionPage(await browser.extensionUrl(`pages/popup.html?tab=${OTHER_TAB}`));
        await popup.waitForSelector("#verdict h1");
        const [sign, order, tone] = await popup.evaluate(() => {
          const heading = /** @type {HTMLElement} */ (document.querySelector("#verdict h1"));
          const mark = /** @type {Element} */ (heading.querySelector(".mark"));
          const tones = [getComputedStyle(mark).backgroundColor, getComputedStyle(heading).color];
          return [getComputedStyle(mark, "::before").content, heading.textContent ?? "", String(new Set(tones).size)];
        });
        assert.equal(tone, "1", `${verdict}: the sign and the order have one colour`);
        assert.equal(seen.get(order) ?? verdict, verdict, order);
        seen.set(order, verdict);
        if (!["ended", "partner"].includes(verdict)) {
          assert.equal(seen.get(sign) ?? verdict, verdict, `${verdict} has ${sign}`);
          seen.set(sign, verdict);
        }
        await popup.close();
      }
    });

    inChromium("a page that is warned of has one thing to do in the popup: to leave it", async () => {
      const { browser, page } = it;
      await browser.navigate(page, WARNED);
      await warningPage(page);
      const popup = await it.inTab();
      await popup.waitForSelector("#verdict #leave");
      assert.deepEqual(await popup.$$eval("#verdict .main", (all) => all.map(({ id }) => id)), ["leave"]);
      await popup.evaluate(() => document.getElementById("leave")?.click());
      await until(() => /pages\/checklist\.html$/u.test(page.url()), "the checklist in its place");
    });

    testsOfBox(it);
    testsOfKeyboard(it);
    testsOfPauses(it);

    inChromium("of a page that is busy it says what was found before", async () => {
      const { browser, page } = it;
      await judged(browser, page, LOAN, "unlisted");
      const asked = new Promise((shown) => void page.once("dialog", shown));
      await page.evaluate(() => void setTimeout(() => alert("先等等")));
      const dialog = /** @type {import("puppeteer-core").Dialog} */ (await asked);
      await popupSaying(browser, page, said("practice_fee_title"));
      await dialog.accept();
    });

    inChromium("another language is chosen by its own name, at once, and the focus stays", async () => {
      const { page } = it;
      await page.bringToFront();
      const popup = await it.inTab();
      for (const [language, word] of IS_SOAK ? LANGUAGES : LANGUAGES.slice(1)) {
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
      const { browser, page } = it;
      await page.bringToFront();
      const popup = await browser.openExtensionPage(await browser.extensionUrl("pages/popup.html?tab=99999999"));
      await popup.bringToFront();
      await until(async () => (await text(popup, "h1")) === said("popup_unchecked"), "to be told");
      await popup.close();
    });

    test("nothing about the pages left the browser", () => {
      const { browser } = it;
      assert.deepEqual(
        leaks(own(browser.requests), { server: it.prepared.server, visited: [...VISITED], words: PAGE_WORDS }),
        [],
      );
    });
  });
}
