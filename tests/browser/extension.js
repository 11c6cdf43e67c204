/** What a person sees of the extension, and what it keeps for a tab, read alike in both browsers. */
import { address } from "./browsers.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Browser} Browser */
/** @typedef {import("./browsers.js").Page} Page */
/** @typedef {{answer: any, title: string, badge: string}} State */

/** Waits until the extension holds its edition, and has it speak Chinese. @param {Browser} browser */
export async function begin(browser) {
  await browser.worker(() => chrome.storage.local.set({ language: "zh_CN" }));
  await until(
    () => browser.worker(async () => Boolean((await chrome.storage.local.get("edition")).edition)),
    "the extension to take its edition",
  );
}

/** The extension's answer, toolbar title and badge for the tab in front. @param {Browser} browser @returns {Promise<State>} */
export function state(browser) {
  return browser.worker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const key = `verdict:${tab.id}`;
    const kept = await chrome.storage.session.get(key);
    return {
      answer: kept[key] ?? null,
      title: await chrome.action.getTitle({ tabId: tab.id }),
      badge: await chrome.action.getBadgeText({ tabId: tab.id }),
    };
  });
}

/**
 * Opens an address and waits until the extension has judged it so.
 *
 * @param {Browser} browser @param {Page} page @param {string} url @param {string} verdict
 */
export async function judged(browser, page, url, verdict) {
  await page.bringToFront();
  await browser.visit(page, url);
  const host = new URL(url).hostname.replace(/^www\./u, "");
  let last;
  try {
    return await until(async () => {
      last = await state(browser);
      const { answer } = last;
      return answer?.verdict === verdict && JSON.stringify(answer).includes(host) && last;
    }, `${url} to be ${verdict}`);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}; state: ${JSON.stringify(last)}`);
  }
}

/** The banner's visible text, null where there is none. @param {Browser} browser @param {Page} page */
export function bannerText(browser, page) {
  return browser.inClosedRoot(page, (root) =>
    [...root.querySelectorAll("*")]
      .filter((one) => one instanceof HTMLElement && one.localName !== "style" && !one.parentElement)
      .map((one) => /** @type {HTMLElement} */ (one).innerText)
      .join("\n"),
  );
}

/** @param {Browser} browser @param {Page} page */
export function banner(browser, page) {
  return until(() => bannerText(browser, page), "the banner");
}

/** A real click on a button of the banner. @param {Browser} browser @param {Page} page @param {string} selector */
export async function pressInBanner(browser, page, selector) {
  const at = await browser.inClosedRoot(
    page,
    (root, /** @type {string} */ which) => {
      const { x, y, width, height } = /** @type {Element} */ (root.querySelector(which)).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    selector,
  );
  if (!at) throw new Error("there is no banner to press in");
  await page.mouse.click(at.x, at.y);
}

/** The text of the toolbar button's popup once it holds what is expected. @param {Browser} browser @param {Page} page @param {RegExp} expected */
export async function popupText(browser, page, expected) {
  const popup = await browser.openPopup(page);
  const text = await until(async () => {
    const shown = await popup.evaluate(() => document.body.innerText);
    return expected.test(shown) && shown;
  }, `a popup that says ${expected}`);
  return { popup, text };
}

/** @param {string} here */
export function isWarningPage(here) {
  return /^(chrome|moz)-extension:\/\/[^/]+\/pages\/warning\.html/u.test(here);
}

/** Waits until the warning page stands there, ready to be used. @param {Page} page */
export function warningPage(page) {
  return until(async () => {
    const here = await address(page);
    return isWarningPage(here) && (await page.evaluate(() => document.activeElement?.id === "leave")) && here;
  }, "the warning page");
}

/** @param {Page} page @param {string} url */
export function arrived(page, url) {
  return until(async () => {
    const here = await address(page);
    if (here !== new URL(url).href) throw new Error(`at ${here}`);
    return true;
  }, `to be at ${url}`);
}
