/** Moving by keyboard alone. */

/** Presses Tab, or Shift and Tab, until a control of that id has the focus. @param {import("./browsers.js").Page} page @param {string} id */
export async function tabTo(page, id, isBack = false) {
  if (isBack) await page.keyboard.down("Shift");
  for (let n = 0; n < 80; n += 1) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return isBack ? page.keyboard.up("Shift") : undefined;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab leads to ${id}`);
}
