/**
 * Screenshots of what people see, from the real extension and server, for docs/, the stores and for looking at.
 *
 *     node tests/browser/screenshots.js FOLDER [WIDTHxHEIGHT] [light|dark] [zh_CN|zh_TW|en|id] [NAME…]
 *
 * Without names all are taken; `app` takes all of the phone app's alone, `served` all of the server's pages. The
 * popup's are as large as the popup.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { choose, holds, isIn, phone } from "./app-page.js";
import { appStates, showScreen } from "./app-screens.js";
import { launch } from "./browsers.js";
import { banner, begin, judged, popupSaying, state, warningPage } from "./extension.js";
import { add, create, openLog, send, turn } from "./log-page.js";
import { ASKED, READ, SERVED } from "./served-pages.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

const [folder, window = "1000x720", scheme = "light", language = "zh_CN", ...names] = process.argv.slice(2);
const [width, height] = window.split("x").map(Number);
const size = { width, height };
const features = [{ name: "prefers-color-scheme", value: scheme }];
mkdirSync(folder, { recursive: true });
const GROUPS = ["app", "served"];

const prepared = await prepare({ serves: true });
const browser = await launch("chromium", { extension: prepared.extension, sites: fixtureSites() });
try {
  if (isWanted("app")) await shootApp();
  if (!names.length || !names.every((name) => GROUPS.includes(name))) await shootExtension();
  await shootServed();
} finally {
  await browser.close();
  await prepared.remove();
}

/** Every screen of the phone app in every state. */
async function shootApp() {
  const address = `${prepared.server}/app/`;
  const page = await phone(browser, language.replace("_", "-"));
  await page.setViewport({ ...size, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  await page.emulateMediaFeatures(features);
  await page.goto(address);
  await until(() => page.evaluate(holds, "17"), "the edition");
  await page.evaluate(choose, language);
  await until(() => page.evaluate(isIn, language.replace("_", "-")), "the edition in this language");
  for (const one of appStates()) {
    await showScreen(page, address, one);
    await page.bringToFront();
    const name = `app-${one.page}-${one.state}`.replace(/\W+/gu, "-");
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    const path = /** @type {any} */ (join(folder, `${name}.png`));
    await page.screenshot({ path, clip: { x: 0, y: 0, width, height: whole }, captureBeyondViewport: true });
  }
}

async function shootExtension() {
  await begin(browser);
  await browser.worker((chosen) => chrome.storage.local.set({ language: chosen }), language);
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.emulateMediaFeatures(features);

  await judged(browser, page, "http://jisu-qiandai.test/loan", "unlisted");
  await banner(browser, page);
  await shoot(page, "banner");
  await popup(page, "popup-unlisted", "#signals");

  await judged(browser, page, "http://haoqidai-kuaijie.test/apply", "claimed");
  await banner(browser, page);
  await browser.inClosedRoot(
    page,
    (root) => void (/** @type {HTMLElement | null} */ (root.querySelector("#close"))?.focus()),
  );
  await page.keyboard.press("Enter");
  await page.focus("[name=identity]");
  await until(
    () => browser.inClosedRoot(page, (root) => root.querySelector(".note .said")?.textContent),
    "the reminder",
  );
  await shoot(page, "reminder");
  await popup(page, "popup-claimed");
  await judged(browser, page, "http://www.msxf.com/loan", "licensed");
  await popup(page, "popup");

  await judged(browser, page, "http://chengxin-xiaodai.test/", "uncovered");
  await banner(browser, page);
  await shoot(page, "banner-fee");
  await popup(page, "popup-fee", "#signals");
  await judged(browser, page, "http://xinghe-cunzhen.test/", "uncovered");
  await banner(browser, page);
  await shoot(page, "banner-unverified");
  await popup(page, "popup-unverified");
  await judged(browser, page, "http://suansuan.test/", "none");
  await popup(page, "popup-silent", "#signals");
  await judged(browser, page, "http://msxt.com/", "none");
  await popup(page, "popup-login");

  await browser.visit(page, "http://yehang-luntan.test/thread/8842");
  await page.click("#warned");
  await warningPage(page);
  await page.waitForSelector("#leave");
  await shoot(page, "warning");
  await browser.navigate(page, "http://www.webank-loan.cn/apply");
  await warningPage(page);
  await shoot(page, "warning-lookalike");
  await judged(browser, page, "http://vvebank.com/login", "lookalike");
  await popup(page, "popup-lookalike");

  const pages = await browser.openExtensionPage(await browser.extensionUrl("pages/checklist.html"));
  await pages.setViewport(size);
  await pages.emulateMediaFeatures(features);
  await pages.waitForSelector("details");
  await shoot(pages, "checklist");

  for (const [name, ready] of [["welcome", ".states"], ["options", "#counts"]]) {
    const own = await browser.openExtensionPage(await browser.extensionUrl(`pages/${name}.html`));
    await own.setViewport(size);
    await own.emulateMediaFeatures(features);
    await own.waitForSelector(ready);
    await shoot(own, name);
    await shoot(own, `${name}-whole`, true);
  }

  const log = await openLog(browser);
  await log.setViewport(size);
  await log.emulateMediaFeatures(features);
  await shoot(log, "log-create");
  await create(log, "下雨天 慢慢走 回家");
  await shoot(log, "log-add");
  const contact = { date: "2026-11-20", lender: "甲消费金融", number: "13800009999" };
  await add(log, { ...contact, time: "23:15", whom: "debtor", answered: "yes", consent: "no", words: "再不还就找你同事" });
  await add(log, {
    ...contact,
    time: "10:00",
    whom: "unrelated",
    person: "张某",
    relation: "同事",
    reachable: "yes",
    disclosed: "yes",
  });
  await shoot(log, "log");
  await turn(log, "letters");
  await send(log, "write", { "letter-kind": "to-lender" });
  await shoot(log, "log-letters");
  await turn(log, "keep");
  await shoot(log, "log-keep");

  const planner = await browser.openExtensionPage(
    await browser.extensionUrl("pages/planner.html#amount=10000&periods=12&payment=968.49"),
  );
  await planner.setViewport(size);
  await planner.emulateMediaFeatures(features);
  await planner.waitForSelector("#from-page");
  await shoot(planner, "planner-filled", true);
  await planner.evaluate(() => {
    /** @type {HTMLSelectElement} */ (document.getElementById("kind")).value = "consumer-finance";
    /** @type {HTMLFormElement} */ (document.getElementById("offer")).requestSubmit();
  });
  await shoot(planner, "planner");
  await shoot(planner, "planner-result", true);
  await planner.evaluate(() => document.getElementById("example-withheld")?.click());
  await shoot(planner, "planner-example");
  await planner.evaluate(() => {
    document.getElementById("example-free")?.click();
    document.getElementById("keep")?.click();
    document.getElementById("example-monthly")?.click();
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const [id, value] of [
      ["home-income", "5000"],
      ["home-spending", "4000"],
      ["home-debts", "300"],
      ["home-savings", "2000"],
      ["early-after", "3"],
      ["received", "2万"],
    ]) {
      /** @type {HTMLInputElement} */ (document.getElementById(id)).value = value;
    }
    document.getElementById("home-stress")?.click();
    for (const id of ["home", "early-form", "offer"]) {
      /** @type {HTMLFormElement} */ (document.getElementById(id)).requestSubmit();
    }
  });
  await shoot(planner, "planner-more", true);
  await planner.evaluate(() => {
    document.getElementById("example-daily")?.click();
    for (const [id, value] of [
      ["method", "own"],
      ["rate", ""],
      ["plan", "2026-12-20 3000\n2026-12-20 4000"],
      ["fee-guarantee", "80"],
      ["to-guarantee", "guarantor"],
      ["how-guarantee", "each"],
    ]) {
      const control = /** @type {HTMLInputElement} */ (document.getElementById(id));
      control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const form = /** @type {HTMLFormElement} */ (document.getElementById("offer"));
    form.requestSubmit();
    /** @type {HTMLTextAreaElement} */ (document.getElementById("plan")).value = 
      "2026-12-20 3000\n2027-03-05 4000\n2027-09-30 4500";
    form.requestSubmit();
  });
  await shoot(planner, "planner-own", true);

  for (const id of ["cn/contacts-called"]) {
    const list = await browser.openExtensionPage(await browser.extensionUrl(`pages/checklist.html?id=${id}`));
    await list.setViewport(size);
    await list.emulateMediaFeatures(features);
    await list.waitForSelector(".items");
    await shoot(list, "checklist-overdue");
  }
  const guide = await browser.openExtensionPage(await browser.extensionUrl("pages/phone.html"));
  await guide.setViewport(size);
  await guide.emulateMediaFeatures(features);
  await guide.waitForSelector(".screens");
  await shoot(guide, "phone");
}

async function shootServed() {
  const served = await browser.newPage();
  await served.setViewport(size);
  await served.emulateMediaFeatures(features);
  const lang = language.replace("_", "-");
  const opened = (/** @type {string} */ path) => `${prepared.server}${encodeURI(path)}lang=${lang}`;
  const shootBoth = async (/** @type {string} */ name) => {
    await shoot(served, name, false, "served");
    await shoot(served, `${name}-whole`, true, "served");
  };
  const isServedWanted = (/** @type {[string, unknown]} */ [name]) => isWanted("served") || isWanted(name);
  for (const [name, path] of Object.entries(SERVED).filter(isServedWanted)) {
    await browser.visit(served, opened(path));
    await shootBoth(name);
  }
  for (const [name, asked] of Object.entries(ASKED).filter(isServedWanted)) {
    await browser.visit(served, opened("/?"));
    await Promise.all([served.waitForNavigation(), served.evaluate(sendPlain, asked)]);
    await shootBoth(name);
  }
  for (const [name, [path, form, fields, answer]] of Object.entries(READ).filter(isServedWanted)) {
    await browser.visit(served, opened(path));
    await served.waitForSelector(`#${form} textarea`);
    await served.evaluate(fillIn, form, fields);
    await served.waitForSelector(answer);
    await shootBoth(name);
  }
}

/** In the lookup page: as its form does without a script. @param {string} asked */
function sendPlain(asked) {
  const form = /** @type {HTMLFormElement} */ (document.getElementById("lookup"));
  /** @type {HTMLInputElement} */ (form.querySelector("[name=q]")).value = asked;
  form.submit();
}

/** In a page: into the fields of a form by their ids. @param {string} form @param {Record<string, string>} fields */
function fillIn(form, fields) {
  for (const [id, text] of Object.entries(fields)) {
    /** @type {HTMLInputElement} */ (document.getElementById(id)).value = text;
  }
  /** @type {HTMLFormElement} */ (document.getElementById(form)).requestSubmit();
}

/**
 * @param {import("./browsers.js").Page} page
 * @param {string} name
 * @param {boolean} [fullPage]
 * @param {string} [group]
 */
async function shoot(page, name, fullPage = false, group = "") {
  if (!isWanted(name) && !isWanted(group)) return;
  await page.bringToFront();
  await page.screenshot({ path: /** @type {any} */ (join(folder, `${name}.png`)), fullPage });
}

/** @param {import("./browsers.js").Page} page @param {string} name @param {string} [opened]  details to open */
async function popup(page, name, opened = "") {
  if (!isWanted(name)) return;
  const { answer } = await state(browser);
  const shown = await popupSaying(browser, page, String(answer?.edition ?? new URL(page.url()).host));
  await shown.emulate?.(features);
  if (opened) await shown.evaluate((which) => document.querySelector(which)?.setAttribute("open", ""), opened);
  await shown.screenshot(join(folder, `${name}.png`));
}

/** @param {string} name */
function isWanted(name) {
  return names.length === 0 || names.includes(name);
}
