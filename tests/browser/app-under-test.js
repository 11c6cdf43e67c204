/** The phone app under test: on a static host, open on a phone, and what is done with it. */
import { after, before } from "node:test";
import { askFor, choose, holds, isKept, isReady, keepShares, phone, speaks } from "./app-page.js";
import { appSite } from "./app-site.js";
import { end, start } from "./running.js";
import { prepare } from "./setup.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

export class PhoneApp {
  /** @type {import("./setup.js").Prepared} */
  prepared = /** @type {any} */ (null);
  /** @type {Awaited<ReturnType<typeof appSite>>} */
  site = /** @type {any} */ (null);
  /** @type {import("./running.js").Running} */
  running = /** @type {any} */ (null);
  /** The page of the phone that has it open. @type {Page} */
  page = /** @type {any} */ (null);

  /** There before the tests of this suite, and gone after them. */
  constructor() {
    before(() => this.begin());
    after(() => this.end());
  }

  async begin() {
    this.prepared = await prepare({ serves: true });
    this.site = await appSite(this.prepared);
    this.running = await start("chromium", new Map());
    this.page = await phone(this.running.browser);
    await this.page.evaluateOnNewDocument(keepShares);
    await this.open();
    await this.held(this.site.first);
  }

  async end() {
    if (this.running) {
      /** But for what the phone itself is made to send. */
      const requests = this.running.requests.filter(({ path }) => path !== "/app/share");
      await end({ ...this.running, requests }, { opened: [this.site.address, this.prepared.server] });
    }
    await this.site?.remove();
    await this.prepared?.remove();
  }

  /** @param {string} [path] */
  async open(path = "") {
    await this.page.goto(`${this.site.address}/${path}`);
    await this.page.waitForSelector("main h1");
  }

  /** Until this edition is in hand. @param {{number: number}} edition */
  held({ number }) {
    return until(() => this.page.evaluate(holds, String(number)), `the edition ${number}`);
  }

  /** @param {string} language */
  async speak(language) {
    await this.page.waitForSelector("#language");
    await this.page.evaluate(choose, language);
    const tag = language.replace("_", "-");
    await until(() => this.page.evaluate(speaks, tag), `to speak ${tag}`);
  }

  /** Until it can be opened without a network. */
  offline() {
    return until(() => this.page.evaluate(isReady), "the service worker");
  }

  /** The verdict of the answer to a question. @param {string} text */
  async answerTo(text) {
    await this.page.waitForSelector("#edition");
    await this.page.evaluate(askFor, text);
    await this.page.waitForSelector("#found .answer[data-verdict], #question-mistake:not(:empty)");
    return this.page.evaluate(() => document.querySelector("#found .answer")?.getAttribute("data-verdict") ?? "");
  }

  /** Once it has what it used, it answers without a network. @param {Page} other @param {string} used */
  async opensWithout(other, used) {
    await until(() => other.evaluate(isKept, used), `${used} to be kept`);
    this.site.be(false);
    try {
      await other.goto(`${this.site.address}/`);
      await other.waitForSelector("#edition #refresh");
      await other.evaluate(askFor, "招联");
      await other.waitForSelector("#found .answer");
    } finally {
      this.site.be(true);
    }
  }

  /**
   * A page in a window that knows nothing of the app.
   *
   * @param {(other: Page) => Promise<void>} act
   * @param {string} [language]  of the browser
   */
  async fresh(act, language) {
    const context = await this.running.browser.createBrowserContext();
    const other = await phone(context, language);
    try {
      await act(other);
    } finally {
      await context.close();
    }
  }
}
