/** Pages opened in real Chromium and read by the content scripts that ship: the facts of each. */
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
/** Pages open at once: most of the time is spent waiting. */
export const TABS = 12;
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
  const browser = await puppeteer.launch({
    executablePath: EXECUTABLE,
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", NOWHERE_ELSE],
  });
  try {
    const one = async (/** @type {string} */ path) => ({
      path,
      ...(await look(browser, `${server.address}/${encodeURI(path)}`, eyes)),
    });
    const rows = [];
    const left = [...paths];
    while (left.length > 0) rows.push(...(await Promise.all(left.splice(0, TABS).map(one))));
    return rows;
  } finally {
    await browser.close();
    server.stop();
  }
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

/** The pages as a plain server gives them: what they are encoded in, they say themselves. @param {string} folder */
export async function serve(folder) {
  const server = http.createServer(async ({ url = "/" }, response) => {
    const body = await readFile(join(folder, decodeURI(url))).catch(() => "");
    response.writeHead(200, { "content-type": "text/html" }).end(body);
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
