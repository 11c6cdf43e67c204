/**
 * One way to drive both browsers. `launch` gives a browser with the extension freshly installed and
 * every request led through the recording proxy.
 */
import { driveChromium } from "./chromium.js";
import { driveFirefox } from "./firefox.js";
import { end, start, stop } from "./running.js";
import { until } from "./until.js";

export const KINDS = /** @type {const} */ (["chromium", "firefox"]);

/** @typedef {"chromium" | "firefox"} Kind */
/** @typedef {import("puppeteer-core").Page} Page */

/**
 * What differs between the browsers. Functions given to `worker`, `inClosedRoot` and a popup's
 * `evaluate` travel as text: they see their arguments and nothing else.
 *
 * @typedef {object} Driver
 * @property {() => Promise<Page>} newPage
 * @property {() => Promise<Page>} privatePage  in a private window, in which the extension is allowed
 * @property {() => Promise<Page[]>} pages
 * @property {(page: Page, url: string) => Promise<void>} navigate  as if typed into the address bar; does not wait
 * @property {(page: Page) => Promise<void>} back  the browser's own Back button
 * @property {<T>(fn: (...args: any[]) => T, ...args: unknown[]) => Promise<Awaited<T>>} worker  run in the extension's
 *   background
 * @property {() => Promise<void>} stopWorker  as the browser does when it is idle
 * @property {() => Promise<number>} [workerMemory]  Chromium: bytes of the objects and buffers that it holds
 * @property {<T>(page: Page, fn: (root: ShadowRoot, ...args: any[]) => T, ...args: unknown[]) => Promise<Awaited<T> |
 *   null>} inClosedRoot  what the first of them says that says anything
 * @property {(page: Page) => Promise<Popup>} openPopup  the toolbar button's popup over this page
 * @property {(path: string) => Promise<string>} extensionUrl
 * @property {(url: string) => Promise<Page>} openExtensionPage  in a tab of its own
 * @property {(folder: string) => Promise<void>} saveTo  what is downloaded from now on goes there, without asking
 * @property {() => Promise<void>} remove  the extension with all that it keeps, and what was set for it
 * @property {() => Promise<void>} [agree]  Firefox: to whatever the extension asks leave for from now on
 */
/**
 * @typedef {object} Popup
 * @property {<T>(fn: (...args: any[]) => T, ...args: unknown[]) => Promise<Awaited<T>>} evaluate
 * @property {(path: string) => Promise<void>} screenshot
 * @property {(features: import("puppeteer-core").MediaFeature[]) => Promise<void>} [emulate]  Chromium
 * @property {(key: "Enter") => Promise<void>} press  a key on the keyboard, where the focus is; the popup may close on
 *   it
 */

/**
 * @param {Kind} kind
 * @param {{extension: string, sites: Map<string, import("./proxy.js").Site>, welcome?: boolean, servers?: string[]}}
 *   options `welcome`: leave the page open that opens after installation; `servers`: that a person will name
 */
export async function launch(kind, { extension, sites, welcome = false, servers = [] }) {
  const running = await start(kind, sites);
  const { requests } = running;
  const drive = kind === "chromium" ? driveChromium : driveFirefox;
  const driver = await drive(running.browser, extension).catch(async (error) => {
    await stop(running);
    throw error;
  });
  /** @type {string[]} */
  const opened = [];
  const navigate = (/** @type {Page} */ page, /** @type {string} */ url) => (
    opened.push(url),
    driver.navigate(page, url)
  );
  if (!welcome) await closeWelcome(driver);
  return {
    ...driver,
    navigate,
    kind,
    requests,
    /** Opens an address and waits until that page, or one the extension put in its place, is there. */
    async visit(/** @type {Page} */ page, /** @type {string} */ url) {
      const before = await until(() => page.evaluate(() => performance.timeOrigin), "the page before");
      await navigate(page, url);
      await until(async () => {
        const { href, origin, state } = await page.evaluate(() => ({
          href: location.href,
          origin: performance.timeOrigin,
          state: document.readyState,
        }));
        const there = href === new URL(url).href || href.includes("-extension://");
        return there && origin !== before && state === "complete";
      }, `${url} to open`);
    },
    async close() {
      await driver.remove();
      await end(running, { extension, sites: [...sites.keys()], servers, opened });
    },
  };
}

/** @param {Driver} driver */
async function closeWelcome(driver) {
  const page = await until(async () => {
    for (const one of await driver.pages()) {
      const here = await address(one).catch(() => "");
      if (here.endsWith("/pages/welcome.html")) return one;
    }
  }, "the welcome page");
  await page.close();
}

/** @typedef {Awaited<ReturnType<typeof launch>>} Browser */

/** Where the page really is: Firefox does not report moves to extension pages. @param {Page} page */
export function address(page) {
  return page.evaluate(() => location.href);
}
