/** Pauses from the popup: for thirty days and for good. */
import assert from "node:assert/strict";
import { address, KINDS } from "./browsers.js";
import {
  arrived,
  badged,
  banner,
  bannerText,
  isWarningPage,
  judged,
  popupSaying,
  said,
  state,
  warningPage,
} from "./extension.js";
import { LOAN, WARNED } from "./popup-under-test.js";
import { testIn } from "./sample.js";
import { until } from "./until.js";

/** @param {import("./popup-under-test.js").PopupUnderTest} it */
export function testsOfPauses(it) {
  const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(it.kind, chosen));

  inChromium("thirty days silence the banner on the whole domain, not the toolbar, until taken back", async () => {
    const { browser, page } = it;
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
    const { browser, page } = it;
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
      new RegExp(said("title_warned"), "u"),
    );
    await again.evaluate(() => document.getElementById("resume")?.click());
    await until(() => again.evaluate(() => document.getElementById("pause-days") !== null), "the pause to end");
    await browser.navigate(page, WARNED);
    await warningPage(page);
  });
}
