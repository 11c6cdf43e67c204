/** A running browser with its recording proxy, without an extension. */
import { startChromium } from "./chromium.js";
import { startFirefox } from "./firefox.js";
import { startProxy } from "./proxy.js";

/** @typedef {import("./browsers.js").Kind} Kind */
/**
 * @typedef {object} Running
 * @property {import("puppeteer-core").Browser} browser
 * @property {Awaited<ReturnType<typeof startProxy>>} proxy
 */

/** @param {Kind} kind @param {Map<string, import("./proxy.js").Site>} sites @returns {Promise<Running>} */
export async function start(kind, sites) {
  const proxy = await startProxy(sites);
  try {
    const browser = await (kind === "chromium" ? startChromium : startFirefox)(proxy.port);
    return { browser, proxy };
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
