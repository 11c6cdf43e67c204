/** The popup by keyboard alone. */
import assert from "node:assert/strict";
import { KINDS } from "./browsers.js";
import { judged, popupSaying } from "./extension.js";
import { tabTo, unfold } from "./keyboard.js";
import { LOAN, text } from "./popup-under-test.js";
import { testIn } from "./sample.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

/** @param {import("./popup-under-test.js").PopupUnderTest} it */
export function testsOfKeyboard(it) {
  const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(it.kind, chosen));

  inFirefox("by keyboard alone: look up and tick; the focus is not lost", async () => {
    const { browser, page } = it;
    await judged(browser, page, LOAN, "unlisted");
    const popup = await it.inTab();
    await tabTo(popup, "question");
    await popup.keyboard.type("微众银行");
    await popup.keyboard.press("Enter");
    await until(() => popup.evaluate(() => document.querySelector("#found h2") !== null), "an answer");
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
      () => popup.evaluate(() => document.querySelector("#card-next[href*=sued]") !== null),
      "the way to what to do when sued",
    );
    assert.match(
      await popup.evaluate(() => /** @type {HTMLAnchorElement} */ (document.getElementById("card-next")).href),
      /checklist\.html\?id=cn\/sued$/u,
    );

    const first = await popup.evaluate(() => document.querySelector("#checks input")?.id);
    await unfold(popup, "checks", true);
    await tabTo(popup, String(first));
    await popup.keyboard.press(" ");
    await until(async () => (await text(popup, "#progress"))?.includes("1/"), "one item to be done");
    await until(
      () => browser.worker(async () => "progress" in (await chrome.storage.local.get("progress"))),
      "it to be kept",
    );
    await popup.close();
  });

  inFirefox("what was ticked is there again on the site's other pages and hosts, and nowhere else", async () => {
    const { browser, page } = it;
    const ticked = async (/** @type {string} */ expected) => {
      const popup = await popupSaying(browser, page, expected);
      return popup.evaluate(() => document.querySelectorAll("#checks input:checked").length);
    };
    await judged(browser, page, "http://m.jisu-qiandai.test/loan", "unlisted");
    assert.equal(await ticked("已核对 1/"), 1);
    await judged(browser, page, "http://haoqidai-kuaijie.test/apply", "claimed");
    assert.equal(await ticked("已核对 0/"), 0);
  });

  inChromium("by keyboard alone: trim and copy a correction, pause and take it back; the focus stays", async () => {
    const { browser, page } = it;
    await judged(browser, page, LOAN, "unlisted");
    const popup = await it.inTab();
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

  inChromium("every control takes the focus by Tab, shows it, and none holds it", async () => {
    const { page } = it;
    await page.bringToFront();
    const popup = await it.inTab();
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
    if (it.kind === "chromium") assert.deepEqual(hidden, []);
    assert.equal(await popup.evaluate(() => /** @type {any} */ (globalThis).reached.size), controls);
    await popup.close();
  });
}

/** @param {Page} popup */
const focus = (popup) => popup.evaluate(() => document.activeElement?.id);

/** @param {Page} popup */
const correction = (popup) =>
  popup.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.getElementById("wrong-text")).value);
