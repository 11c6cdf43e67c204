/**
 * Pages that do not offer loans plainly and at once: in a frame, for a fee first, step by step, in pictures, or in an
 * application's shell that fills late. Each in both browsers, always.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { banner, popupSaying, pressInBanner, state } from "./extension.js";
import { until } from "./until.js";

const SHOP = "http://shengxin-gou.test/member";

/**
 * @param {import("./extension-under-test.js").ExtensionUnderTest} it
 * @param {object} how
 * @param {(url: string, verdict: string, how?: {looked?: boolean}) => Promise<import("./extension.js").State>} how.open
 * @param {Set<string>} how.visited  addresses that were opened
 * @param {() => void} how.finishShop  lets the shop's page, which holds the frame, load to its end
 */
export function testsOfIndirectOffers(it, { open, visited, finishShop }) {
  /** Once the tab is said to be unlisted. @param {string} what */
  const unlisted = (what) => until(async () => (await state(it.browser)).answer?.verdict === "unlisted", what);

  test("a frame that offers loans counts as its page, though it is there before its page", async () => {
    const { browser, page } = it;
    visited.add(SHOP).add("http://shengxin-gou.test/late.js").add("http://jisu-qiandai.test/loan");
    await browser.navigate(page, SHOP);
    await unlisted("the frame to be judged");
    finishShop();
    await banner(browser, page);
  });

  test("a page that asks for money before it lends any is quoted in its popup", async () => {
    const { browser, page } = it;
    const { answer } = await open("http://kuaifang-dai.test/", "unlisted");
    assert.match(answer.seen.fee, /放款前请先支付保证金 800 元/u);
    assert.match(await banner(browser, page), /放款前先要钱/u);
    await popupSaying(browser, page, "放款前请先支付保证金 800 元");
  });

  test("a form in steps is judged at the step that offers or asks", async () => {
    const { browser, page } = it;
    await open("http://yunti-qianbao.test/", "none", { looked: false });
    await page.click("#next");
    await unlisted("the first step to be judged");
    await pressInBanner(browser, page, "#close");
    await page.click("#next");
    await until(async () => (await state(browser)).answer?.seen.identity === true, "the second step to be judged");
    assert.equal((await state(browser)).answer?.verdict, "unlisted");
  });

  test("a page in pictures is read by what they say", async () => {
    const { answer } = await open("http://miaodao-qianbao.test/", "unlisted");
    assert.equal(answer.seen.offers, true);
    await banner(it.browser, it.page);
  });

  test("an application's empty shell is quiet until it fills", async () => {
    const { browser, page } = it;
    await open("http://mancang-qianbao.test/", "none", { looked: false });
    await page.evaluate("fill()");
    await unlisted("what it was filled with to be judged");
    await banner(browser, page);
  });
}
