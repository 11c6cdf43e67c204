/** A running browser with its recording proxy, without an extension. */
import { startChromium } from "./chromium.js";
import { startFirefox } from "./firefox.js";
import { startProxy } from "./proxy.js";

/** @typedef {import("./browsers.js").Kind} Kind */
/** @typedef {{browser: import("puppeteer-core").Browser, proxy: Awaited<ReturnType<typeof startProxy>>}} Started */
/**
 * @typedef {object} Running
 * @property {Kind} kind
 * @property {import("puppeteer-core").Browser} browser
 * @property {Started["proxy"]} proxy
 * @property {import("./proxy.js").Recorded[]} requests  made since it was begun with
 */

/** Every browser's clock shows the day of the country whose courts are meant, as the server's count does. */
process.env.TZ = "Asia/Shanghai";

/** What is over for one suite and waits for the next. @type {Record<Kind, Started[]>} */
const idle = { chromium: [], firefox: [] };
let areKept = false;

/**
 * From now on a browser that is done with is kept for the next suite of this process: to start one costs as much as
 * ten pages.
 *
 * @returns {() => Promise<void>} ends them all
 */
export function keepBrowsers() {
  areKept = true;
  return async () => {
    areKept = false;
    await Promise.all(Object.values(idle).flatMap((all) => all.splice(0)).map(stop));
  };
}

/** @param {Kind} kind @param {Map<string, import("./proxy.js").Site>} sites @returns {Promise<Running>} */
export async function start(kind, sites) {
  const { browser, proxy } = idle[kind].pop() ?? (await startAnew(kind));
  return { kind, browser, proxy, requests: proxy.begin(sites) };
}

/** @param {Kind} kind @returns {Promise<Started>} */
async function startAnew(kind) {
  const proxy = await startProxy();
  try {
    const browser = await (kind === "chromium" ? startChromium : startFirefox)(proxy.port);
    return { browser, proxy };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}

/** What was installed is gone before. @param {Running} running */
export async function end({ kind, browser, proxy }) {
  if (!areKept) return stop({ browser, proxy });
  const before = await browser.pages();
  await browser.newPage();
  for (const page of before) await page.close();
  idle[kind].push({ browser, proxy });
}

/** With whatever is installed. @param {Started} started */
export async function stop({ browser, proxy }) {
  await browser.close();
  await proxy.close();
}
