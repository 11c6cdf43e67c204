/**
 * Firefox, driven over WebDriver BiDi. BiDi neither opens extension pages nor reaches the extension's
 * background, but it may evaluate in the browser window itself (`moz:scope: chrome`), and from there reach both.
 */
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import * as there from "./firefox-window.js";
import { PATIENT, patient, until } from "./until.js";

/** The elements whose closed shadow roots hold what the extension shows: to read a whole document takes long. */
const HOSTS = "[popover]";
const CREATED = "browsingContext.contextCreated";
const EXECUTABLE = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
/** A profile in which a Firefox left its own scripts compiled: from a copy each starts in half the time. */
const WARM = process.env.XIANCHA_FIREFOX_PROFILE;
const LOCKS = ["lock", ".parentlock"];

/** @param {number} port */
const preferences = (port) => ({
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": port,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": port,
  "network.proxy.allow_hijacking_localhost": true,
  "network.proxy.no_proxies_on": "",
  "extensions.background.idle.timeout": 3_600_000,
  "dom.security.https_first": false,
  "network.stricttransportsecurity.preloadlist": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "intl.accept_languages": "zh-CN, zh",
});

/**
 * With MOZ_DISABLE_NONLOCAL_CONNECTIONS Firefox stops rather than reach beyond loopback, so that what
 * the proxy records is all there is.
 *
 * @param {number} proxyPort
 */
export async function startFirefox(proxyPort) {
  const profile = mkdtempSync(join(tmpdir(), "xiancha-firefox-"));
  if (WARM) cpSync(WARM, profile, { recursive: true, filter: (file) => !LOCKS.includes(basename(file)) });
  const browser = await startIn(profile, proxyPort);
  browser.process()?.once("exit", () => rmSync(profile, { recursive: true, force: true }));
  return browser;
}

/** Makes what XIANCHA_FIREFOX_PROFILE names. @param {string} folder */
export async function warmFirefox(folder) {
  const browser = await startIn(folder, 9);
  await browser.newPage();
  await browser.close();
}

/** @param {string} profile  folder @param {number} proxyPort */
function startIn(profile, proxyPort) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: EXECUTABLE,
    args: ["--remote-allow-system-access"],
    env: { ...process.env, MOZ_DISABLE_NONLOCAL_CONNECTIONS: "1" },
    extraPrefsFirefox: preferences(proxyPort),
    userDataDir: profile,
    networkEnabled: false,
    timeout: PATIENT,
  });
}

/**
 * @param {import("puppeteer-core").Browser} browser  without an extension
 * @param {string} folder  of the extension
 * @returns {Promise<import("./browsers.js").Driver>}
 */
export async function driveFirefox(browser, folder) {
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  const id = manifest.browser_specific_settings.gecko.id;
  const bidi = commands(browser);
  const { contexts } = await bidi("browsingContext.getTree", { "moz:scope": "chrome" });
  const window = { context: contexts[0].context };

  /** Runs a function in the browser window, with Firefox's own powers. */
  const inWindow = async (/** @type {Function} */ fn, /** @type {unknown[]} */ ...args) =>
    JSON.parse(
      value(
        await bidi("script.callFunction", {
          functionDeclaration: `async (...args) => JSON.stringify((await (${fn})(...args.map(JSON.parse))) ?? null)`,
          arguments: args.map((one) => ({ type: "string", value: JSON.stringify(one) })),
          target: window,
          awaitPromise: true,
        }),
      ),
    );
  /** Runs a function in a document of the extension, found by the end of its path. */
  const inExtension = async (/** @type {string} */ path, /** @type {Function} */ fn, /** @type {unknown[]} */ args) =>
    JSON.parse(await inWindow(there.evaluateInExtension, id, path, `(${fn})(...${JSON.stringify(args)})`));

  /** @type {Set<string>} */
  const listed = new Set();
  /**
   * Firefox does not tell of every tab that the extension opens. One that stands in the browser's own list for the
   * second time and was not told of never will be.
   */
  const pages = async () => {
    const told = new Set((await browser.pages()).map(contextOf));
    const { contexts: tabs } = await bidi("browsingContext.getTree", { maxDepth: 0 });
    for (const tab of tabs) {
      if (!told.has(tab.context) && listed.has(tab.context)) connectionOf(browser).emit(CREATED, tab);
      listed.add(tab.context);
    }
    return browser.pages();
  };

  await inWindow(there.allowPrivate, id);
  await browser.installExtension(folder);
  const base = await inWindow(there.extensionBase, id);
  const action = manifest.action.default_popup;

  return {
    worker: (fn, ...args) => inExtension("_generated_background_page.html", fn, args),
    newPage: async () => patient(await browser.newPage()),
    async privatePage() {
      const known = new Set(await pages());
      await inWindow(there.openPrivate);
      return patient(await until(async () => (await pages()).find((page) => !known.has(page)), "a private window"));
    },
    pages,
    async navigate(page, url) {
      const going = bidi("browsingContext.navigate", { context: contextOf(page), url, wait: "none" });
      await going.catch((error) => {
        if (!error.message.includes("NS_BINDING_ABORTED")) throw error; // the extension moved the tab on
      });
    },
    async back(page) {
      await page.bringToFront();
      await inWindow(there.goBack);
    },
    async stopWorker() {
      assert.ok(await inWindow(there.stopBackground, id), "the background sleeps");
    },
    async inClosedRoot(page, fn, ...args) {
      const target = { context: contextOf(page) };
      const { nodes } = await bidi("browsingContext.locateNodes", {
        ...target,
        locator: { type: "css", value: HOSTS },
        serializationOptions: { includeShadowTree: "all", maxDomDepth: 0 },
      });
      for (const { sharedId } of nodes.flatMap(closedRoots)) {
        const answer = await bidi("script.callFunction", {
          functionDeclaration: `async (root, args) => {
            const result = await (${fn})(root, ...JSON.parse(args));
            return JSON.stringify(result ?? null);
          }`,
          arguments: [{ sharedId }, { type: "string", value: JSON.stringify(args) }],
          target,
          awaitPromise: true,
        });
        const found = JSON.parse(value(answer));
        if (found !== null) return found;
      }
      return null;
    },
    async openPopup(page) {
      /** One that hangs open without its document, as after an extension that is gone, makes room. */
      const opened = () =>
        inWindow(there.openPopup, id).catch(async (/** @type {unknown} */ error) => {
          await inWindow(there.closePopup);
          throw error;
        });
      await page.bringToFront();
      await until(() => inWindow(there.closePopup), "the popup before it to close");
      await until(opened, "the popup to open");
      return {
        evaluate: (fn, ...args) => inExtension(action, fn, args),
        press: (key) => inWindow(there.pressInPopup, key),
        screenshot: async (path) => writeFile(path, await inWindow(there.popupPicture), "base64"),
      };
    },
    extensionUrl: async (path) => base + path,
    async openExtensionPage(url) {
      const known = new Set(await pages());
      await inWindow(there.openTab, url);
      const opened = async () => (await pages()).find((page) => !known.has(page));
      const page = patient(await until(opened, `a tab for ${url}`));
      await until(() => page.evaluate(isLoaded), `the page ${url}`);
      return page;
    },
    saveTo: (to) => inWindow(there.saveTo, to),
    agree: () => inWindow(there.agree),
    async remove() {
      await inWindow(there.forget);
      await browser.uninstallExtension(id);
    },
  };
}

/** Whether a page is there (the one asked for may have moved on), and not the empty one before it. */
function isLoaded() {
  return location.href !== "about:blank" && document.readyState === "complete";
}

/** @param {import("puppeteer-core").Browser} browser @returns {any} */
function connectionOf(browser) {
  return /** @type {any} */ (browser).connection;
}

/** BiDi's commands, as one function. @param {import("puppeteer-core").Browser} browser */
function commands(browser) {
  const bidi = connectionOf(browser);
  return async (/** @type {string} */ method, /** @type {object} */ params) => (await bidi.send(method, params)).result;
}

/** @param {import("puppeteer-core").Page} page @returns {string} */
function contextOf(page) {
  return /** @type {any} */ (page.mainFrame())._id;
}

/** What a BiDi script gave back, or its exception thrown. @param {any} answer @returns {string} */
function value(answer) {
  if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
  return answer.result.value;
}

/** The closed shadow root of a serialised element. @param {any} node @returns {any[]} */
function closedRoots({ value: { shadowRoot } }) {
  return shadowRoot?.value?.mode === "closed" ? [shadowRoot] : [];
}
