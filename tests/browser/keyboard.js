/**
 * Moving by keyboard alone. In Firefox a Tab past the last control leaves the page for the browser's own buttons, and
 * Enter then opens nothing in it: go back to what stands before.
 */
import assert from "node:assert/strict";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

/**
 * Presses Tab, or Shift and Tab, until a control of that id, or the summary of such a folded part, has the focus.
 *
 * @param {Page} page
 * @param {string} id
 */
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
  await until(
    () => page.evaluate((which) => /** @type {HTMLDetailsElement} */ (document.getElementById(which)).open, id),
    `${id} to unfold`,
  );
}

/**
 * Where Tab leads from the beginning of the page, each place once: by what it is called, how far down it stands, and
 * whether one sees that it has the focus.
 *
 * @param {Page} page @returns {Promise<{place: string, top: number, shown: boolean}[]>}
 */
export async function walk(page) {
  await page.bringToFront();
  await until(() => page.evaluate(() => document.hasFocus()), "the page to have the focus");
  /** @type {{place: string, top: number, shown: boolean}[]} */
  const places = [];
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement ?? document.body;
      const isPage = one === document.body;
      const place = one.id || one.parentElement?.id || one.getAttribute("href") || one.localName;
      return {
        place,
        top: isPage ? -1 : Math.round(one.getBoundingClientRect().top + scrollY),
        shown: isPage || getComputedStyle(one).outlineStyle !== "none",
      };
    });
    if (at.place === "body" || at.top < 0 || places.some(({ place }) => place === at.place)) break;
    places.push(at);
  }
  return places;
}

/**
 * Every control is there, in the order in which the page is read, and seen when it has the focus.
 *
 * @param {Page} page
 * @param {string[]} expected  some of them, in their order
 */
export async function assertWalk(page, expected) {
  const places = await walk(page);
  const order = places.map(({ place }) => place);
  assert.deepEqual(order.filter((one) => expected.includes(one)), expected, String(order));
  assert.deepEqual(
    places.map(({ top }) => top).toSorted((a, b) => a - b),
    places.map(({ top }) => top),
    "down the page",
  );
  assert.ok(places.every(({ shown }) => shown), "the focus is seen");
}

/** @param {Page} page */
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    return one?.localName === "summary" ? one.parentElement?.id : one?.id;
  });
}
