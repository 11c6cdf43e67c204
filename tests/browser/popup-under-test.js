/** The popup under test: in a real browser, over a page and in a tab of its own. */
import { after, before } from "node:test";
import { launch } from "./browsers.js";
import { begin, state } from "./extension.js";
import { prepare } from "./setup.js";
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

export class PopupUnderTest {
  /** @type {import("./browsers.js").Kind} */
  kind;
  /** @type {import("./setup.js").Prepared} */
  prepared = /** @type {any} */ (null);
  /** @type {import("./browsers.js").Browser} */
  browser = /** @type {any} */ (null);
  /** The page of the web that it is opened over. @type {Page} */
  page = /** @type {any} */ (null);

  /** There before the tests of this suite, and gone after them. @param {import("./browsers.js").Kind} kind */
  constructor(kind) {
    this.kind = kind;
    before(() => this.begin());
    after(() => this.end());
  }

  async begin() {
    this.prepared = await prepare({ serves: true });
    const sites = fixtureSites();
    sites.set("m.jisu-qiandai.test", /** @type {import("./proxy.js").Site} */ (sites.get("jisu-qiandai.test")));
    this.browser = await launch(this.kind, { extension: this.prepared.extension, sites });
    this.page = await this.browser.newPage();
    await begin(this.browser);
  }

  async end() {
    await this.browser?.close();
    await this.prepared?.remove();
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
