/**
 * A running browser with its recording proxy, without an extension. Each of its requests is somebody's: of the suite
 * that drives it, of the one before once that is over, of its own start.
 */
import { basename } from "node:path";
import { startChromium } from "./chromium.js";
import { startFirefox } from "./firefox.js";
import { keepRequests } from "./network.js";
import { startProxy } from "./proxy.js";

/** @typedef {import("./browsers.js").Kind} Kind */
/** @typedef {import("./network.js").Made} Made */
/**
 * @typedef {object} Started
 * @property {import("puppeteer-core").Browser} browser
 * @property {Awaited<ReturnType<typeof startProxy>>} proxy
 * @property {Made} meanwhile  what it asks for while no suite drives it
 */
/** @typedef {Started & {kind: Kind, requests: import("./proxy.js").Recorded[]}} Running  `requests`: of this suite */

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
  const started = idle[kind].pop() ?? (await startAnew(kind));
  const requests = started.proxy.begin(sites);
  await keepRequests(started.meanwhile);
  return { ...started, kind, requests };
}

/** @param {Kind} kind @returns {Promise<Started>} */
async function startAnew(kind) {
  const proxy = await startProxy();
  const meanwhile = madeBy(kind, { requests: proxy.begin(new Map()) });
  try {
    const browser = await (kind === "chromium" ? startChromium : startFirefox)(proxy.port);
    return { browser, proxy, meanwhile };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}

/**
 * What was installed is gone before. What the pages that are closed still ask for belongs to the suite; an edition is
 * nobody's any more.
 *
 * @param {Running} running @param {Partial<Made>} [made]  what differs from a suite that may ask for nothing
 */
export async function end({ kind, browser, proxy, requests }, { sites = [], opened = [], ...made } = {}) {
  const meanwhile = madeBy(kind, { sites, opened, requests: proxy.begin(new Map()) });
  await keepRequests(madeBy(kind, { requests, sites, opened, ...made }));
  if (!areKept) return stop({ browser, proxy, meanwhile });
  const before = await browser.pages();
  await browser.newPage();
  for (const page of before) await page.close();
  idle[kind].push({ browser, proxy, meanwhile });
}

/** With whatever is installed. @param {Started} started */
export async function stop({ browser, proxy, meanwhile }) {
  await browser.close();
  await proxy.close();
  await keepRequests(meanwhile);
}

/** @param {Kind} kind @param {Partial<Made>} made @returns {Made} */
function madeBy(kind, made) {
  const suite = process.env.XIANCHA_SUITE ?? basename(process.argv[1] ?? "");
  return { suite, kind, extension: "", sites: [], servers: [], opened: [], requests: [], ...made };
}
