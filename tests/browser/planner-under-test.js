/** The planner under test, in a real browser, and what is done with its page. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { ExtensionUnderTest } from "./extension-under-test.js";
import { fixtureSites } from "./sites.js";

/** @typedef {import("./browsers.js").Page} Page */

export class PlannerUnderTest extends ExtensionUnderTest {
  /** What is saved goes there. */
  folder = "";
  /** Once it is open. @type {Page} */
  planner = /** @type {any} */ (null);

  /** @param {import("./browsers.js").Kind} kind */
  constructor(kind) {
    super(kind, { sites: fixtureSites(), serves: true });
    before(async () => {
      this.folder = await mkdtemp(join(tmpdir(), "xiancha-saved-"));
      await this.browser.saveTo(this.folder);
    });
    after(() => rm(this.folder, { recursive: true, force: true }));
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
