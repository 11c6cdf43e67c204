/**
 * The last day of a court paper: in the first half of a small screen, for all to read, with nothing in an address and
 * nothing sent or kept.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { violations } from "./axe.js";

/** @typedef {import("./browsers.js").Page} Page */

const HALF = 320;
const PHONE = { width: 360, height: 2 * HALF };
/** What is asked, and the last days in their order. @type {[Record<string, string>, string[]][]} */
const ASKED = [
  [{ name: "支付令", received: "2026-11-02", way: "signed" }, ["2026年11月17日 周二"]],
  [{ name: "民事判決書", received: "2026-09-16", way: "signed" }, ["2026年10月8日 周四"]],
  [{ name: "判决书", received: "2026-08-31", way: "notice" }, ["2026年10月15日 周四"]],
  [{ name: "起诉状、保全裁定书", received: "2026-04-29", way: "electronic" }, ["2026年5月6日 周三", "2026年5月14日 周四"]],
  [{ name: "裁决书", received: "2026-01-10", way: "left", unsure: "yes" }, ["2026年4月10日 周五"]],
  [{ name: "小额诉讼判决书", received: "2026-11-20", way: "family" }, []],
  [{ name: "执行通知书", received: "", way: "signed" }, []],
];

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfCourt(it) {
  /** @type {Page} */
  let page;
  before(async () => {
    const { browser } = it;
    const sued = await browser.openExtensionPage(await browser.extensionUrl("pages/checklist.html?id=cn/sued"));
    await sued.waitForSelector("#court");
    page = await browser.openExtensionPage(
      await sued.evaluate(() => /** @type {HTMLAnchorElement} */ (document.querySelector("#court")).href),
    );
    await page.setViewport(PHONE);
    await page.waitForSelector("form");
  });

  for (const [fields, days] of ASKED) {
    test(`${fields.name}: ${days.join(", ") || "no day"}`, async () => {
      await ask(page, fields);
      const said = await page.$$eval(".day", (all) => all.map((one) => (one.textContent ?? "").trim()));
      assert.deepEqual(said, days);
    });
  }

  test("the day is read in the first half of a small screen, and nothing is cut off", async () => {
    await ask(page, ASKED[0][0]);
    const { bottom, width, focused } = await page.evaluate(() => ({
      bottom: document.querySelector(".left")?.getBoundingClientRect().bottom ?? Infinity,
      width: document.documentElement.scrollWidth,
      focused: document.activeElement?.tagName,
    }));
    assert.ok(bottom <= HALF, `the day ends at ${bottom}`);
    assert.ok(width <= PHONE.width, `${width} px wide`);
    assert.equal(focused, "H2");
  });

  test("a weekday does not break over lines, and a drawing shows received, today and the last day", async () => {
    await ask(page, ASKED[0][0]);
    const { lines, points } = await page.evaluate(() => {
      const text = /** @type {Text} */ (document.querySelector(".day")?.firstChild);
      const range = document.createRange();
      range.setStart(text, text.data.indexOf("周"));
      range.setEnd(text, text.data.length);
      const spots = [...document.querySelectorAll(".plot svg :is(.received, .today, .last)")];
      return { lines: range.getClientRects().length, points: spots.map((one) => one.getAttribute("class")) };
    });
    assert.equal(lines, 1);
    assert.deepEqual(points.toSorted(), ["last", "received", "today"]);
  });

  test("what is not understood is said beside its field", async () => {
    await ask(page, { name: "今天天气不错", received: "2026-11-02", way: "signed" });
    const { mistake, answers } = await page.evaluate(() => ({
      mistake: document.querySelector("#name-mistake")?.textContent,
      answers: document.querySelectorAll(".answer").length,
    }));
    assert.equal(mistake, "没认出是哪种文书。从列表里选一种。");
    assert.equal(answers, 0);
  });

  test("axe finds nothing with an answer and with a mistake", async () => {
    assert.deepEqual(await violations(page), []);
    await ask(page, ASKED[3][0]);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    assert.deepEqual(await violations(page), []);
  });

  test("the address says nothing of it, and nothing of it is kept", async () => {
    assert.match(await page.evaluate(() => location.href), /\/pages\/court\.html$/u);
    const kept = await page.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get(), { ...localStorage }]),
    );
    for (const word of ["支付令", "裁决书", "2026-04-29"]) assert.ok(!kept.includes(word), word);
  });
}

/** Fills the form and sends it. @param {Page} page @param {Record<string, string>} fields */
function ask(page, fields) {
  return page.evaluate(({ name, received, way, unsure }) => {
    const control = (/** @type {string} */ query) => /** @type {HTMLInputElement} */ (document.querySelector(query));
    control("#name").value = name;
    control("#paper").value = "";
    control("#received").value = received;
    control("#unsure").checked = unsure === "yes";
    control(`[name="way"][value="${way}"]`).checked = true;
    control("#name").form?.requestSubmit();
  }, fields);
}
