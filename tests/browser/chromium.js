/** Chromium, driven over the DevTools protocol. */
import puppeteer from "puppeteer-core";
import { ERRANDS } from "./proxy.js";
import { PATIENT, patient, until } from "./until.js";

export const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Features. */
const WITHOUT = [
  "AutofillServerCommunication", "HttpsUpgrades", "HttpsFirstModeIncognito", "HttpsFirstBalancedMode",
  "HttpsFirstBalancedModeAutoEnable", "NetworkTimeServiceQuerying",
  /** What the address bar drops down is a page, loaded with each window: a fifth of a start. */
  "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
];
/** Nothing is fetched but what a page or the extension asks for; what cannot be switched off goes to ERRANDS. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${WITHOUT.join()}`,
  `--gaia-url=http://${ERRANDS}/`,
  `--component-updater=url-source=http://${ERRANDS}/update`,
];

/**
 * Its every request goes through the recording proxy: it need not tell of requests itself, which costs as much as a
 * page.
 *
 * @param {number} proxyPort
 */
export function startChromium(proxyPort) {
  const args = [
    ...QUIET,
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    "--proxy-bypass-list=<-loopback>",
    "--lang=zh-CN",
  ];
  return puppeteer.launch({
    browser: "chrome",
    executablePath: EXECUTABLE,
    pipe: true,
    networkEnabled: false,
    enableExtensions: true,
    timeout: PATIENT,
    args,
  });
}

/**
 * @param {import("puppeteer-core").Browser} browser  without an extension
 * @param {string} folder  of the extension
 * @returns {Promise<import("./browsers.js").Driver>}
 */
export async function driveChromium(browser, folder) {
  const id = await install(browser, folder);
  const extension = /** @type {import("puppeteer-core").Extension} */ ((await browser.extensions()).get(id));
  const running = () => extension.workers().then((workers) => workers[0]);
  const ready = async () => {
    const one = await running();
    return (await one?.evaluate(() => typeof chrome === "object" && Boolean(chrome.storage))) && one;
  };
  const base = `chrome-extension://${id}/`;
  /** What is set by it holds as long as it. @type {import("puppeteer-core").CDPSession | undefined} */
  let saving;

  /** @type {import("./browsers.js").Driver["worker"]} */
  const worker = async (fn, ...args) => {
    const one = await until(ready, "the extension's worker to run");
    return /** @type {any} */ (one.evaluate(fn, ...args));
  };

  return {
    worker,
    newPage: async () => patient(await browser.newPage()),
    async privatePage() {
      const known = new Set(await browser.pages());
      await worker(() => chrome.windows.create({ incognito: true, url: "about:blank" }).then(() => true));
      const opened = async () => (await browser.pages()).find((page) => !known.has(page));
      return patient(await until(opened, "a private window"));
    },
    pages: () => browser.pages(),
    async navigate(page, url) {
      const session = await page.createCDPSession();
      await session.send("Page.navigate", { url });
      await session.detach();
    },
    async back(page) {
      await page.bringToFront();
      await worker(async () => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        await chrome.tabs.goBack(/** @type {number} */ (tab.id));
      });
    },
    async stopWorker() {
      const one = await running();
      await one?.close();
      await until(async () => !one || !(await extension.workers()).includes(one), "the worker to stop");
    },
    async workerMemory() {
      const { client } = /** @type {import("puppeteer-core").WebWorker} */ (await running());
      await client.send("HeapProfiler.collectGarbage");
      const { usedSize, backingStorageSize } = await client.send("Runtime.getHeapUsage");
      return usedSize + backingStorageSize;
    },
    async inClosedRoot(page, fn, ...args) {
      const session = await page.createCDPSession();
      try {
        const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
        for (const { backendNodeId } of closedRoots(root)) {
          const { object } = await session.send("DOM.resolveNode", { backendNodeId });
          const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
            objectId: object.objectId,
            functionDeclaration: `function (...args) { return (${fn})(this, ...args); }`,
            arguments: args.map((value) => ({ value })),
            awaitPromise: true,
            returnByValue: true,
          });
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
          if (result.value !== null && result.value !== undefined) return result.value;
        }
        return null;
      } finally {
        await session.detach();
      }
    },
    async openPopup(page) {
      const before = new Set(browser.targets());
      await page.bringToFront();
      await page.triggerExtensionAction(extension);
      // not the worker, which may just be woken and new as well
      const isPopup = (/** @type {import("puppeteer-core").Target} */ one) =>
        !before.has(one) && one.url().startsWith(`${base}pages/popup.html`);
      const target = await browser.waitForTarget(isPopup, { timeout: PATIENT });
      const popup = await target.asPage();
      return {
        evaluate: (fn, ...args) => /** @type {any} */ (popup.evaluate(fn, ...args)),
        press: (key) => popup.keyboard.press(key).catch(ignoreClosed),
        emulate: (features) => popup.emulateMediaFeatures(features),
        screenshot: async (path) => void (await popup.screenshot({ path: /** @type {any} */ (path) })),
      };
    },
    extensionUrl: async (path) => base + path,
    async openExtensionPage(url) {
      const page = patient(await browser.newPage());
      await page.goto(url);
      return page;
    },
    async saveTo(to) {
      saving = await browser.target().createCDPSession();
      await saving.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: to });
    },
    async remove() {
      await saving?.detach();
      await browser.uninstallExtension(id);
    },
  };
}

/**
 * In private windows as well, as a person may allow.
 *
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} path
 * @returns {Promise<string>}
 */
async function install(browser, path) {
  const session = await browser.target().createCDPSession();
  const { id } = await session.send("Extensions.loadUnpacked", /** @type {any} */ ({ path, enableInIncognito: true }));
  await session.detach();
  return id;
}

/** @param {Error} error */
function ignoreClosed(error) {
  if (!/closed/iu.test(error.message)) throw error;
}

/**
 * The closed shadow roots in a pierced document tree, frames not included.
 *
 * @param {import("puppeteer-core").Protocol.DOM.Node} node
 * @returns {import("puppeteer-core").Protocol.DOM.Node[]}
 */
function closedRoots(node) {
  const own = (node.shadowRoots ?? []).filter((root) => root.shadowRootType === "closed");
  return [...own, ...(node.children ?? []).flatMap(closedRoots)];
}
