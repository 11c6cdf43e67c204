/** The log of contacts as a person uses it. Functions given to `evaluate` travel as text. */
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Browser} Browser */
/** @typedef {import("./browsers.js").Page} Page */

/** @param {Browser} browser */
export async function openLog(browser) {
  const page = await browser.openExtensionPage(await browser.extensionUrl("pages/evidence-log.html"));
  await page.waitForSelector("form");
  return page;
}

/**
 * Fills a form's fields by their ids and sends it; waits until it has answered.
 *
 * @param {Page} page
 * @param {string} id
 * @param {Record<string, string>} values
 */
export async function send(page, id, values) {
  await page.evaluate(
    (form, all) => {
      for (const [name, value] of Object.entries(all)) {
        const control = /** @type {HTMLInputElement} */ (document.getElementById(name));
        control.value = value;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      }
      /** @type {HTMLButtonElement} */ (document.querySelector(`#${form} button[type=submit]`)).click();
    },
    id,
    values,
  );
  return until(
    () =>
      page.evaluate((form) => {
        const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(`#${form} button[type=submit]`));
        return !button?.disabled && { said: document.getElementById(`${form}-said`)?.textContent ?? "" };
      }, id),
    `the form ${id} to answer`,
  );
}

/** @param {Page} page @param {string} passphrase */
export async function create(page, passphrase) {
  await send(page, "create", { "create-passphrase": passphrase, "create-again": passphrase });
  await page.waitForSelector("#entry");
}

/** @param {Page} page @param {Record<string, string>} fields @param {string[]} [files] */
export async function add(page, fields, files = []) {
  await page.evaluate(() => document.getElementById("view-add")?.click());
  if (files.length) {
    await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
      await page.$("#entry-files")
    ).uploadFile(...files);
  }
  return send(
    page,
    "entry",
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`entry-${name}`, value])),
  );
}

/** The sentence that the open log says at its head. @param {Page} page */
export function headline(page) {
  return page.evaluate(() => document.getElementById("log-said")?.textContent ?? "");
}

/** What a person can read. @param {Page} page */
export function text(page) {
  return page.evaluate(() => document.body.innerText);
}

/** @param {Page} page @param {"log" | "add" | "letters" | "keep"} view */
export async function turn(page, view) {
  await page.evaluate((to) => document.getElementById(`view-${to}`)?.click(), view);
}
