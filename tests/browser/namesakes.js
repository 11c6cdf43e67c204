/**
 * Whom imitations accuse: a spelling that only an imitator needs, on a page that asks who one is, and nobody who only
 * bears a name as a known lender does. Each in both browsers, always.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "./browsers.js";
import { bannerText, isWarningPage, popupSaying, said, state, warningPage } from "./extension.js";
import { until } from "./until.js";

/** Honest pages at second hosts and namesakes of known lenders, and what stands there. */
const HONEST = {
  "http://www.abchina.com.cn/card": "a bank's card application at its second host",
  "http://duxiaoman.com.cn/card": "a card application at a known name's other ending",
  "http://sanders.senate.gov/privacy": "a senator's privacy form",
  "http://jefflee.github.io/": "a person's log-in",
  "http://shop.esquire.com/checkout": "a magazine's checkout",
  "http://www.bullionvault.com/join": "a gold dealer's form",
};
/** Words of alarm: of `lookalike`, and the order that begins the warning. */
const ALARM = ["lookalike", "warned", "ended"];

/**
 * @param {import("./extension-under-test.js").ExtensionUnderTest} it
 * @param {object} how
 * @param {(url: string, verdict: string, how?: {looked?: boolean}) => Promise<import("./extension.js").State>} how.open
 * @param {Set<string>} how.visited  addresses that were opened
 */
export function testsOfNamesakes(it, { open, visited }) {
  for (const [url, what] of Object.entries(HONEST)) {
    test(`${what} is accused of nothing`, async () => {
      const { browser, page } = it;
      visited.add(url);
      await browser.visit(page, url);
      const { answer, badge } = await until(async () => {
        const now = await state(browser);
        return now.looked && now.answer?.seen.url === url && now;
      }, `${url} to be judged`);
      assert.ok(!ALARM.includes(answer.verdict), answer.verdict);
      assert.notEqual(badge, "≠");
      assert.ok(!isWarningPage(await address(page)));
      assert.doesNotMatch((await bannerText(browser, page)) ?? "", /别填|别付|冒充/u);
    });
  }

  test("the same name elsewhere that offers loans is amber, and its popup says which address is known", async () => {
    const { browser, page } = it;
    const { answer } = await open("http://duxiaoman.net.cn/loan", "unlisted");
    assert.match(answer.says, /duxiaoman\.com/u);
    assert.ok(!isWarningPage(await address(page)));
    await until(() => bannerText(browser, page), "the banner");
    await popupSaying(browser, page, "duxiaoman.com");
  });

  test("a log-in at a spelling that only an imitator needs shows the banner", async () => {
    const { browser, page } = it;
    await open("http://vvebank.com/login", "lookalike");
    assert.ok(!isWarningPage(await address(page)));
    await until(async () => /webank\.com/u.test((await bannerText(browser, page)) ?? ""), "the banner");
  });

  test("a form for identity at such a spelling opens the warning page, which begins with an order", async () => {
    const { browser, page } = it;
    const url = "http://vvebank.com.cn/card";
    visited.add(url);
    await browser.navigate(page, url);
    await warningPage(page);
    const heading = await page.evaluate(() => document.querySelector("h1")?.textContent ?? "");
    assert.ok(heading.includes(said("warning_lookalike")), heading);
    assert.match(await page.evaluate(() => document.body.innerText), /不是深圳前海微众银行股份有限公司的 webank\.com/u);
  });
}
