/** The planner under test, in a real browser, and what is done with its page. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { launch } from "./browsers.js";
import { begin } from "./extension.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";

/** @typedef {import("./browsers.js").Page} Page */

export class PlannerUnderTest {
  /** @type {import("./setup.js").Prepared} */
  prepared = /** @type {any} */ (null);
  /** @type {import("./browsers.js").Browser} */
  browser = /** @type {any} */ (null);
  /** The planner, once it is open. @type {Page} */
  page = /** @type {any} */ (null);
  /** What is saved goes there. */
  folder = "";

  /** There before the tests of this suite, and gone after them. @param {import("./browsers.js").Kind} kind */
  constructor(kind) {
    before(() => this.begin(kind));
    after(() => this.end());
  }

  /** @param {import("./browsers.js").Kind} kind */
  async begin(kind) {
    this.prepared = await prepare({ serves: true });
    this.folder = await mkdtemp(join(tmpdir(), "xiancha-saved-"));
    this.browser = await launch(kind, { extension: this.prepared.extension, sites: fixtureSites() });
    await begin(this.browser);
    await this.browser.saveTo(this.folder);
  }

  async end() {
    await this.browser?.close();
    await this.prepared?.remove();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** @param {Page} page */
export const rate = (page) => page.evaluate(() => document.getElementById("real-rate")?.textContent);

/** @param {Page} page */
export const shown = (page) => page.evaluate(() => document.body.innerText);

/** @param {Page} page @param {string} id @param {string} text */
export async function type(page, id, text) {
  await page.evaluate((which, value) => {
    const control = /** @type {HTMLInputElement} */ (document.getElementById(which));
    control.closest("details")?.setAttribute("open", "");
    control.value = value;
    control.focus();
  }, id, text);
}

/** @param {Page} page @param {string} id @param {"click" | "submit"} [how] */
export async function press(page, id, how = "click") {
  await page.evaluate((which, act) => {
    const one = /** @type {HTMLElement} */ (document.getElementById(which));
    if (act === "submit") /** @type {HTMLFormElement} */ (one).requestSubmit();
    else one.click();
  }, id, how);
}
