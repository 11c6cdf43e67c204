/** Pages opened in real Chromium and read by the content scripts that ship: the facts of each. */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** What a page loads from other hosts is not there. */
const NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
/** Pages with scripts may fill late. */
const SETTLED = 2000;
/** Browsers at once, each with one tab in front: what a tab behind fades in is never drawn. */
export const BROWSERS = 3;
/** For pages to learn from: a busy machine must not cut a look short. */
export const WITHOUT_HURRY = "performance.now = () => 0;";

/** Is a page set aside? @param {string} path  below tests/pages */
export function isAside(path) {
  return createHash("sha256").update(path).digest()[0] % 2 === 1;
}

/**
 * The facts of every page and the milliseconds that the first look took, in the order of the paths.
 *
 * @param {string} folder
 * @param {string[]} paths  below it
 * @param {string} eyes  what looks
 * @returns {Promise<{path: string, facts: unknown, took: number}[]>}
 */
export async function factsOf(folder, paths, eyes) {
  const server = await serve(folder);
  /** @type {{path: string, facts: unknown, took: number}[]} */
  const rows = [];
  const left = paths.map((path, at) => ({ path, at }));
  const work = async () => {
    const browser = await open();
    try {
      for (let one = left.shift(); one; one = left.shift()) {
        const { path, at } = one;
        rows[at] = { path, ...(await look(browser, `${server.address}/${encodeURI(path)}`, eyes)) };
      }
    } finally {
      await browser.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: BROWSERS }, work));
    return rows;
  } finally {
    server.stop();
  }
}

/** A browser that finds pages of this machine alone. */
export function open() {
  return puppeteer.launch({
    executablePath: EXECUTABLE, pipe: true, args: ["--no-sandbox", "--disable-gpu", NOWHERE_ELSE],
  });
}

/** The scripts that say when to look and whom to tell. */
const WHEN = ["start", "watch"];

/**
 * The scripts that look at a page, in their order: those of the gate, and those behind it.
 *
 * @param {string} extension
 */
export async function contentScripts(extension) {
  const read = (/** @type {string} */ file) => readFile(join(extension, "content", file), "utf8");
  const { begin, gate, eyes } = JSON.parse(await read("parts.json"));
  const names = [...begin, ...gate, ...eyes].filter((/** @type {string} */ name) => !WHEN.includes(name));
  return (await Promise.all(names.map((/** @type {string} */ name) => read(`${name}.js`)))).join("\n");
}

/**
 * The pages as their servers gave them. They are kept as UTF-8, whatever they declare; one that is no UTF-8 says itself
 * what it is encoded in.
 *
 * @param {string} folder
 */
export async function serve(folder) {
  const server = http.createServer(async ({ url = "/" }, response) => {
    const body = await readFile(join(folder, decodeURI(url))).catch(() => Buffer.alloc(0));
    response.writeHead(200, { "content-type": isUtf8(body) ? "text/html; charset=utf-8" : "text/html" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/**
 * The facts of a page and the milliseconds that the first look took.
 *
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @param {string} eyes
 */
async function look(browser, url, eyes) {
  const page = await browser.newPage();
  try {
    page.on("dialog", (dialog) => void dialog.dismiss());
    await stayAt(page, url);
    await page.bringToFront();
    await page.goto(url, { waitUntil: "domcontentloaded" });
    const once_ =
      `${eyes}; (() => { const from = performance.now(); const facts = xianchaObserve(); ` +
      `return { facts, took: performance.now() - from }; })()`;
    const first = /** @type {{facts: unknown, took: number}} */ (await page.evaluate(once_));
    const isLate = await page.evaluate(() => [...document.scripts].some(({ type }) => !type.includes("json")));
    if (!isLate) return first;
    await pause(SETTLED);
    return { ...first, facts: await page.evaluate("xianchaObserve()") };
  } finally {
    await page.close();
  }
}

/**
 * Holds a page where it is: what would lead on, by a script or a header of its own, leads nowhere.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} url
 */
export async function stayAt(page, url) {
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const isLeaving = request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() !== url;
    void (isLeaving ? request.abort("aborted") : request.continue());
  });
}
