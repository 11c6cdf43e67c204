/**
 * Does the extension know a page that offers loans? Every page of tests/pages is opened in real
 * Chromium, read by the content scripts that ship, and judged by the rules and signals that ship.
 *
 *     node pages.js           the tuning half, and which of its pages are judged wrongly, by what
 *     node pages.js --aside   the tables of the half set aside, without naming any of its pages
 *
 * A page is set aside when the first byte of the sha256 of its path below tests/pages is odd.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import http from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { decodeFacts } from "../../extension/page-model/facts.js";
import { offersLoans } from "../../extension/page-model/loan-score.js";
import { namedIn } from "../../extension/page-model/lender-on-page.js";
import { company } from "../../extension/core/names/company.js";
import { folding } from "../../extension/core/names/text.js";
import { readSignals } from "../../extension/page-model/signals.js";
import { readContent } from "../browser/edition.js";
import { prepare } from "../browser/setup.js";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** What a page loads from other hosts is not there. */
const NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
/** Pages with scripts may fill late. */
const SETTLED = 2000;
/** Pages open at once: most of the time is spent waiting. */
const TABS = 12;
const aside = process.argv.includes("--aside");

/**
 * @typedef {object} Row
 * @property {string} path
 * @property {string} kind
 * @property {string} language
 * @property {boolean} offers
 * @property {ReturnType<typeof offersLoans>} judged
 * @property {string[]} named
 * @property {number} took
 */

const prepared = await prepare();
try {
  const rows = await judgeAll(prepared.extension);
  table("kind", rows, ({ kind }) => kind);
  table("language", rows, ({ language }) => language);
  await lenders(rows);
  printTimes(rows);
  if (!aside) mistakes(rows);
} finally {
  await prepared.remove();
}

/** @param {string} extension @returns {Promise<Row[]>} */
async function judgeAll(extension) {
  const json = async (/** @type {string} */ path) => JSON.parse(await readFile(join(extension, path), "utf8"));
  const { files } = await readContent(join(extension, "data/editions"));
  const { fold } = JSON.parse(String(files.get("tables/shared.json")));
  const phrases = {
    zh: await json("page-model/signals/zh.json"),
    en: await json("page-model/signals/en.json"),
    id: await json("page-model/signals/id.json"),
  };
  const signals = readSignals(await json("page-model/signals/signals.json"), phrases);
  const foldTable = folding(fold);
  const eyes = await contentScripts(extension, await json("manifest.json"));
  const paths = (await readdir(PAGES, { recursive: true })).filter(
    (path) => path.endsWith(".html") && isAside(path) === aside,
  );
  const server = await serve();
  const browser = await puppeteer.launch({
    executablePath: EXECUTABLE,
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", NOWHERE_ELSE],
  });
  try {
    const row = async (/** @type {string} */ path) => {
      const { facts, took } = await look(browser, `${server.address}/${encodeURI(path)}`, eyes);
      const known = decodeFacts(facts);
      const [side, kind, file] = path.split("/");
      const language = /^[a-z]{2}(?:-[A-Z]{2})?(?=-)/u.exec(file)?.[0] ?? "?";
      const names = namedIn(known).filter(({ legal }) => legal);
      const lending = names.filter(({ role }) => role === "lender");
      const named = (lending.length > 0 ? lending : names).flatMap((one) =>
        one.names.map((name) => company(name, foldTable)),
      );
      return {
        path,
        kind: `${side}/${kind}`,
        language,
        offers: side === "offers",
        judged: offersLoans(known, signals, foldTable),
        named,
        took,
      };
    };
    const rows = [];
    const sorted = paths.toSorted();
    while (sorted.length > 0) rows.push(...(await Promise.all(sorted.splice(0, TABS).map(row))));
    return rows;
  } finally {
    await browser.close();
    server.stop();
  }
}

/**
 * The scripts that look at a page, in the order in which the manifest gives them; all but the one that says when.
 *
 * @param {string} extension
 * @param {any} manifest
 */
async function contentScripts(extension, manifest) {
  const { js } = manifest.content_scripts.find((/** @type {any} */ one) => one.js.includes("content/observe.js"));
  const files = js.filter((/** @type {string} */ file) => !file.endsWith("watch.js"));
  return (await Promise.all(files.map((/** @type {string} */ file) => readFile(join(extension, file), "utf8")))).join(
    "\n",
  );
}

/** @param {string} path */
function isAside(path) {
  return createHash("sha256").update(path).digest()[0] % 2 === 1;
}

/** The pages as a plain server gives them: what they are encoded in, they say themselves. */
async function serve() {
  const server = http.createServer(async ({ url = "/" }, response) => {
    const body = await readFile(join(PAGES, decodeURI(url))).catch(() => "");
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

/** @param {string} name @param {Row[]} rows @param {(row: Row) => string} group */
function table(name, rows, group) {
  console.log(`\n${name.padEnd(34)}pages  judged so    of 100, 95% interval`);
  for (const offers of [true, false]) {
    const some = rows.filter((row) => row.offers === offers);
    const groups = [...new Set(some.map(group))].toSorted();
    const word = offers ? "found" : "alarmed";
    for (const one of groups) line(one, some.filter((row) => group(row) === one), word);
    line(offers ? "all that offer loans" : "all that do not", some, word);
  }
}

/** @param {string} name @param {Row[]} rows @param {string} word */
function line(name, rows, word) {
  const times = rows.filter(({ judged }) => judged.offers).length;
  const [low, high] = wilson(times, rows.length);
  const part = (/** @type {number} */ share) => (100 * share).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(34)}${String(rows.length).padStart(5)}  ${String(times).padStart(4)} ${word.padEnd(8)}` +
    `${part(times / rows.length)}  ${part(low)} –${part(high)}`,
  );
}

/** The Wilson interval of a share, 95%. @param {number} times @param {number} of @returns {[number, number]} */
function wilson(times, of) {
  const z = 1.96;
  const share = times / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Of the pages that offer loans and say who lends: how often is it read? @param {Row[]} rows */
async function lenders(rows) {
  const files = (await readdir(PAGES)).filter((file) => file.endsWith(".json"));
  const known = Object.assign(
    {},
    ...(await Promise.all(files.map(async (file) => JSON.parse(await readFile(join(PAGES, file), "utf8"))))),
  );
  const none = new Map();
  const naming = rows.filter(({ offers, path }) => offers && known[path]?.lender);
  const read = naming.filter(({ named, path }) => named.includes(company(known[path].lender, none)));
  const quiet = rows.filter(({ path }) => path in known && !known[path].lender);
  console.log(
    `\nwho lends: read on ${read.length} of ${naming.length} pages that say it; ` +
    `a company read on ${quiet.filter(({ named }) => named.length > 0).length} of ${quiet.length} that name none`,
  );
}

/** @param {Row[]} rows */
function printTimes(rows) {
  const sorted = rows.map(({ took }) => took).toSorted((a, b) => a - b);
  console.log(
    `one look at a page, ${TABS} open at once: median ${sorted[Math.floor(sorted.length / 2)].toFixed(1)} ms, ` +
    `longest ${sorted[sorted.length - 1].toFixed(1)} ms`,
  );
}

/** @param {Row[]} rows */
function mistakes(rows) {
  for (const { path, offers, judged } of rows.filter((row) => row.offers !== row.judged.offers)) {
    const found = judged.signals.map(({ name, points, text }) => `${name} ${points} (${text})`).join(", ");
    console.log(`\n${offers ? "missed" : "alarmed"}: ${path}: ${judged.points} points: ${found || "nothing found"}`);
  }
}
