/** What a person sees of the extension, and what it keeps for a tab, read alike in both browsers. */
import { readFileSync } from "node:fs";
import { address } from "./browsers.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Browser} Browser */
/** @typedef {import("./browsers.js").Page} Page */
/**
 * @typedef {object} State
 * @property {any} answer
 * @property {boolean} looked  the page's facts were judged
 * @property {string} title
 * @property {string} badge
 */

/** Waits until the extension holds its edition, and has it speak Chinese. @param {Browser} browser */
export async function begin(browser) {
  await until(
    () => browser.worker(() => chrome.storage.local.set({ language: "zh_CN" }).then(() => true)),
    "the extension to begin",
  );
  await until(
    () => browser.worker(async () => {
      const { edition } = /** @type {any} */ (await chrome.storage.local.get("edition"));
      return edition && (edition.language ?? "zh_CN") === "zh_CN";
    }),
    "the extension to take its edition",
  );
}

/**
 * The extension's answer, toolbar title and badge of the tab in front. Of a page of which nothing is to be said no
 * verdict is kept beside what is known of it: that is `none`.
 *
 * @param {Browser} browser
 * @returns {Promise<State>}
 */
export function state(browser) {
  return browser.worker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const [verdict, visit] = [`verdict:${tab.id}`, `visit:${tab.id}`];
    /** @type {Record<string, any>} */
    const kept = await chrome.storage.session.get([verdict, visit]);
    const { url = "", frames = {} } = kept[visit] ?? {};
    const none = url && { verdict: "none", query: { normal: new URL(url).hostname }, seen: { url } };
    return {
      answer: kept[verdict] ?? (none || null),
      looked: frames[0] !== undefined,
      title: await chrome.action.getTitle({ tabId: tab.id }),
      badge: await chrome.action.getBadgeText({ tabId: tab.id }),
    };
  });
}

const CATALOGUE = JSON.parse(
  readFileSync(new URL("../../extension/_locales/zh_CN/messages.json", import.meta.url), "utf8"),
);

/**
 * A sentence of the Chinese catalogue.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function said(key, values = {}) {
  return CATALOGUE[key].message.replace(
    /\{(\w+)\}/gu,
    (/** @type {string} */ _, /** @type {string} */ name) => values[name],
  );
}

/**
 * Opens an address and waits until the extension has judged it so: now, and with the page's facts.
 * A page about something else (`looked: false`) is spoken of to nobody: its host alone is judged.
 *
 * @param {Browser} browser
 * @param {Page} page
 * @param {string} url
 * @param {string} verdict
 * @param {{looked?: boolean}} [how]
 */
export async function judged(browser, page, url, verdict, { looked = true } = {}) {
  const asked = Date.now();
  await page.bringToFront();
  await browser.visit(page, url);
  return until(async () => {
    const now = await state(browser);
    const { answer } = now;
    const isNew = answer?.verdict === "none" || Date.parse(answer?.seen.at) >= asked;
    const fresh = now.looked === looked && answer?.seen.url === url && isNew;
    if (!fresh || answer.verdict !== verdict) throw new Error(JSON.stringify(now));
    return now;
  }, `${url} to be ${verdict}`);
}

/**
 * Waits for this mark in the toolbar. Beside it stands a ▲ until it is certain that the banner is seen, which takes
 * long where much else is going on.
 *
 * @param {Browser} browser @param {string} mark
 */
export const badged = (browser, mark) =>
  until(async () => {
    const { badge } = await state(browser);
    if (badge !== mark) throw new Error(badge);
    return true;
  }, `${mark} in the toolbar`);

/**
 * How many messages of a type the worker has answered this document, and the document has drawn what follows.
 * Needs the witness.
 *
 * @param {Pick<Page, "evaluate">} page  or a frame
 * @param {string} type @returns {Promise<number>}
 */
export async function answers(page, type) {
  return JSON.parse((await page.evaluate(() => document.documentElement.dataset.answered)) ?? "{}")[type] ?? 0;
}

/**
 * Waits until the worker has answered so many in all.
 *
 * @param {Pick<Page, "evaluate">} page
 * @param {string} type
 * @param {number} least
 */
export function answered(page, type, least = 1) {
  return until(async () => (await answers(page, type)) >= least, `${least} answers to ${type}`);
}

/** Two frames on: what was to be drawn is drawn. @param {Pick<Page, "evaluate">} page */
export function drawn(page) {
  return page.evaluate(
    () => new Promise((done) => void requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
  );
}

/** The banner's visible text, null where there is none. @param {Browser} browser @param {Page} page */
export function bannerText(browser, page) {
  return browser.inClosedRoot(
    page,
    (root) => /** @type {HTMLElement | null} */ (root.querySelector(".banner"))?.innerText,
  );
}

/** @param {Browser} browser @param {Page} page */
export function banner(browser, page) {
  return until(() => bannerText(browser, page), "the banner");
}

/**
 * A real click on a button of the banner, once the page draws: before that a press is lost.
 *
 * @param {Browser} browser @param {Page} page @param {string} selector
 */
export async function pressInBanner(browser, page, selector) {
  await drawn(page);
  const at = await browser.inClosedRoot(
    page,
    (root, /** @type {string} */ which) => {
      const box = root.querySelector(which)?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    selector,
  );
  if (!at) throw new Error("there is no banner to press in");
  await page.mouse.click(at.x, at.y);
}

/**
 * The toolbar button's popup over the page, once it says what is expected.
 *
 * @param {Browser} browser
 * @param {Page} page
 * @param {string} expected
 */
export async function popupSaying(browser, page, expected) {
  const popup = await browser.openPopup(page);
  await until(async () => {
    const shown = await popup.evaluate(() => document.body.textContent ?? "");
    if (!shown.includes(expected)) throw new Error(shown);
    return true;
  }, `a popup that says "${expected}"`);
  return popup;
}

/** The tab that the extension opened with one of its own pages. @param {Browser} browser @param {string} path */
export function ownTab(browser, path) {
  return until(async () => {
    const seen = [];
    for (const one of await browser.pages()) {
      const here = await address(one).catch((error) => String(error));
      if (here.includes("-extension://") && here.includes(path)) return one;
      seen.push(here);
    }
    const known = await browser.worker(async () => (await chrome.tabs.query({})).map(({ url }) => url));
    throw new Error(`only ${seen.join(", ")}; the extension knows of ${known.join(", ")}`);
  }, `a tab with ${path}`);
}

/** @param {string} here */
export function isWarningPage(here) {
  return /^(chrome|moz)-extension:\/\/[^/]+\/pages\/warning\.html/u.test(here);
}

/** Waits until the warning page stands there, ready to be used. @param {Page} page */
export function warningPage(page) {
  return until(async () => {
    const here = await address(page);
    const isReady = isWarningPage(here) && (await page.evaluate(() => document.activeElement?.id === "leave"));
    return isReady && (await drawn(page)) && here;
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
