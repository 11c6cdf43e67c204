/** The popup's box: it says what the server says, asks nobody, and keeps nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "./browsers.js";
import { judged } from "./extension.js";
import { LENDER, own } from "./popup-under-test.js";
import { leaks } from "./recording.js";
import { isTried } from "./sample.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

/** One of each kind. */
/** Read on the device alone. */
const TEXTS = ["法务部今日上门", "加微信 daikuan888", "欠了网贷，不想活了"];
const QUESTIONS = [
  "招联", "马上消费金融股份有限公司", "某某消费金融有限公司", "某某小额贷款有限公司", "https://www.msxf.com/loan", "webank-loan.cn", "globalfxm.example",
  "32/2025", "+65 6260 8888", "6260 8888", "13800138000", "com.dreamplug.androidapp",
  "https://play.google.com/store/apps/details?id=com.dreamplug.androidapp", "play.google.com", "消费金融",
  "邮储银行", "渣打银行", "上海耳序信息技术有限公司", "https://dl.tianqi.cn/a.apk",
  "安逸花", "蚂蚁借呗", "360借条", "融360", "还贝", "huabei", "baitiao.com", "com.fenqile.fenqile", "95588", "12381",
  ...TEXTS,
];
/** Where a firm is looked up when its country is unknown; the device knows where its reader is, and names the place. */
const ANYWHERE = "到发牌的监管部门查公司全称";
const MARKUP = "<img src=x onerror=\"document.title='run'\">有限公司";

/** @param {import("./popup-under-test.js").PopupUnderTest} it */
export function testsOfBox(it) {
  test("the box says of one thing what the server says, reads texts itself, asks nobody, keeps nothing", async () => {
    const { browser, page } = it;
    await judged(browser, page, LENDER, "licensed");
    const popup = await it.inTab();
    const earlier = browser.requests.length;
    const asked = QUESTIONS.filter((_, n) => isTried(it.kind, n));
    for (const question of asked) {
      await look(popup, question);
      const shown = await until(() => answerShown(popup, question), `an answer about ${question}`);
      const answer = await (
        await fetch(`${it.prepared.server}/v1/lookup?lang=zh-CN&q=${encodeURIComponent(question)}`)
      ).json();
      if (TEXTS.includes(question)) {
        assert.ok(shown?.says && !shown.says.includes(answer.card.title), question);
        continue;
      }
      assert.equal(shown?.verdict, answer.verdict, question);
      const { title, because, steps } = answer.card;
      const alike = steps.filter((/** @type {string} */ step) => step !== ANYWHERE);
      for (const words of [title, because, ...alike]) assert.ok(shown?.says.includes(words), `${question}: ${words}`);
    }
    await look(popup, "今天不还就爆通讯录");
    await until(
      () =>
        popup.evaluate(() =>
          document.querySelector("#card-next")?.getAttribute("href")?.startsWith("threats.html"),
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
      leaks(own(browser.requests.slice(earlier)), { server: it.prepared.server, visited: [LENDER], words }),
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
      says: found.querySelector(".says-card")?.textContent ?? "",
    };
  }, question);
}
