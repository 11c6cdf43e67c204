/** The popup under test: in a real browser, over a page and in a tab of its own. */
import { state } from "./extension.js";
import { ExtensionUnderTest } from "./extension-under-test.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

export const LENDER = "http://www.msxf.com/loan";
export const LOAN = "http://jisu-qiandai.test/loan";
export const WARNED = "http://globalfxm.example/";
export const VISITED = [
  WARNED, "http://jisu-qiandai.test/again", "http://m.jisu-qiandai.test/loan", LENDER, LOAN,
  "http://haoqidai-kuaijie.test/apply", "http://jiangcheng-wanbao.test/n/20261120",
];

const SITES = fixtureSites();
SITES.set("m.jisu-qiandai.test", /** @type {import("./proxy.js").Site} */ (SITES.get("jisu-qiandai.test")));

export class PopupUnderTest extends ExtensionUnderTest {
  /** @param {import("./browsers.js").Kind} kind */
  constructor(kind) {
    super(kind, { sites: SITES, serves: true });
  }

  /** The popup about the tab in front, in a tab of its own. */
  async inTab() {
    const { browser } = this;
    const { answer } = await state(browser);
    const id = await browser.worker(
      async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id,
    );
    const popup = await browser.openExtensionPage(await browser.extensionUrl(`pages/popup.html?tab=${id}`));
    await popup.bringToFront();
    if (this.kind === "chromium") await popup.setViewport({ width: 360, height: 640 });
    await until(() => popup.evaluate(() => document.body.innerText.length > 50), `the popup about ${answer?.seen.url}`);
    return popup;
  }
}

/** Without what Chromium fetches of itself. @param {import("./proxy.js").Recorded[]} requests */
export function own(requests) {
  return requests.filter(({ url }) => !/^https:\/\/[a-z0-9.-]+\.gvt1\.com:443\/$/u.test(url));
}

/** @param {Page} popup @param {string} selector */
export const text = (popup, selector) =>
  popup.evaluate((which) => document.querySelector(which)?.textContent, selector);
