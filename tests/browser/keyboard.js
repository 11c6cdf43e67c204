/** Moving by keyboard alone. In Firefox a Tab past the last control leaves the page for the browser's own buttons, and Enter then opens nothing in it: go back to what stands before. */
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

/** Presses Tab, or Shift and Tab, until a control of that id, or the summary of such a folded part, has the focus. @param {Page} page @param {string} id */
export async function tabTo(page, id, isBack = false) {
  if (isBack) await page.keyboard.down("Shift");
  for (let n = 0; n < 80; n += 1) {
    if ((await focused(page)) === id) return isBack ? page.keyboard.up("Shift") : undefined;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${id}`);
}

/** Opens a folded part by its summary. @param {Page} page @param {string} id */
export async function unfold(page, id, isBack = false) {
  await tabTo(page, id, isBack);
  await page.keyboard.press("Enter");
  await until(() => page.evaluate((which) => /** @type {HTMLDetailsElement} */ (document.getElementById(which)).open, id), `${id} to unfold`);
}

/** @param {Page} page */
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    return one?.localName === "summary" ? one.parentElement?.id : one?.id;
  });
}
