/**
 * Running browsers, each with its recording proxy and without an extension. Where several suites share a process, a
 * browser serves one after the other: the extension is installed for a suite and goes with it, and so do its pages.
 */
import { startChromium } from "./chromium.js";
import { startFirefox } from "./firefox.js";
import { startProxy } from "./proxy.js";

/** @typedef {import("./browsers.js").Kind} Kind */
/**
 * @typedef {object} Running
 * @property {Kind} kind
 * @property {import("puppeteer-core").Browser} browser
 * @property {Awaited<ReturnType<typeof startProxy>>} proxy
 */

/** @type {Running[]} */
const idle = [];
let isShared = false;

/** From now on browsers are kept for the next suite. Gives back what ends them. */
export function shareBrowsers() {
  isShared = true;
  return () => Promise.all(idle.splice(0).map(end));
}

/** @param {Kind} kind @param {Map<string, import("./proxy.js").Site>} sites @returns {Promise<Running>} */
export async function take(kind, sites) {
  const at = idle.findIndex((one) => one.kind === kind && one.browser.connected);
  if (at < 0) return start(kind, sites);
  const [kept] = idle.splice(at, 1);
  kept.proxy.serve(sites);
  return kept;
}

/** @param {Running} running @param {() => Promise<void>} leave  takes the extension out */
export async function giveBack(running, leave) {
  if (!isShared) return end(running);
  try {
    await leave();
    const { browser } = running;
    const left = await browser.pages();
    await browser.newPage();
    for (const page of left) await page.close().catch(() => "gone already");
    idle.push(running);
  } catch (error) {
    await end(running);
    throw error;
  }
}

/** @param {Kind} kind @param {Map<string, import("./proxy.js").Site>} sites @returns {Promise<Running>} */
async function start(kind, sites) {
  const proxy = await startProxy(sites);
  try {
    const browser = await (kind === "chromium" ? startChromium : startFirefox)(proxy.port);
    return { kind, browser, proxy };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}

/** @param {Running} running */
export async function end({ browser, proxy }) {
  await browser.close();
  await proxy.close();
}
