/**
 * Does the gate ever close on a page in which what looks closer would find an offer, or a question about identity or
 * money? Every page is opened in real Chromium, glanced at, and looked at closely all the same.
 *
 *     node gate.js            the pages of tests/pages
 *     node gate.js FOLDER     those that FOLDER/manifest.jsonl names
 *
 * Ends with an error where it does.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { decodeFacts } from "../../extension/page-reading/facts.js";
import { offersLoans } from "../../extension/page-reading/loan-score.js";
import { prepare } from "../browser/setup.js";
import { foldFrom, signalsFrom } from "./page-example.js";
import { contentScripts, serve, WITHOUT_HURRY } from "./page-facts.js";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
const [folder = PAGES] = process.argv.slice(2);
const TABS = 4;
/** Pages with scripts may fill late. */
const SETTLED = 1000;
/** The gate's own answer, and what is found behind it where it is left open. */
const BOTH =
  "(() => { const glance = xianchaGlance(); const { isAbout } = glance; const isLate = " +
  "[...document.scripts].some(({ type }) => !type.includes('json')); " +
  "return { glance, isLate, all: xianchaObserve(undefined, { isOpen: true, facts: null, isAbout }) }; })()";

/**
 * @typedef {{path: string, isLoan: boolean}} Page  and what it was labelled
 * @typedef {Page & {isOpen: boolean, isTold: boolean, offers: boolean, points: number, isLost: boolean}} Row
 */

const prepared = await prepare();
const server = await serve(folder);
const browser = await puppeteer.launch({
  executablePath: EXECUTABLE, pipe: true,
  args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
try {
  const { extension } = prepared;
  const table = await foldFrom(extension);
  const signals = await signalsFrom(join(extension, "page-reading/signals"));
  const eyes = WITHOUT_HURRY + (await contentScripts(extension));
  const rows = /** @type {Row[]} */ ([]);
  const left = folder === PAGES ? await ownPages() : await named();
  const work = async () => {
    const page = await browser.newPage();
    page.on("dialog", (dialog) => void dialog.dismiss());
    for (let one = left.pop(); one; one = left.pop()) {
      const { glance, all } = await look(page, `${server.address}/${encodeURI(one.path)}`, eyes);
      const { offers, asks, points } = offersLoans(decodeFacts(all), signals, table);
      const told = offersLoans(decodeFacts(glance.facts), signals, table);
      const isLost = !glance.isOpen && (offers || (asks && !told.asks));
      rows.push({ ...one, isOpen: glance.isOpen, isTold: glance.facts !== null, offers, points, isLost });
    }
  };
  await Promise.all(Array.from({ length: TABS }, work));
  tell("loan pages", rows.filter(({ isLoan }) => isLoan));
  tell("other pages", rows.filter(({ isLoan }) => !isLoan));
  for (const { path, points } of rows.filter(({ isLost }) => isLost)) console.log(`lost: ${path} (${points} points)`);
  process.exitCode = rows.some(({ isLost }) => isLost) ? 1 : 0;
} finally {
  await browser.close();
  server.stop();
  await prepared.remove();
}

/**
 * @param {import("puppeteer-core").Page} page @param {string} url @param {string} eyes
 * @returns {Promise<{glance: {isOpen: boolean, facts: unknown}, all: unknown, isLate: boolean}>}
 */
async function look(page, url, eyes) {
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.evaluate(eyes);
  const first = /** @type {any} */ (await page.evaluate(BOTH));
  if (!first.isLate) return first;
  await pause(SETTLED);
  return /** @type {any} */ (await page.evaluate(BOTH));
}

/** @param {string} what @param {Row[]} rows */
function tell(what, rows) {
  const count = (/** @type {(row: Row) => boolean} */ of) => rows.filter(of).length;
  console.log(
    `${rows.length} ${what}: the gate is open on ${count(({ isOpen }) => isOpen)}, tells of fields alone on ` +
    `${count(({ isOpen, isTold }) => !isOpen && isTold)}, is shut on ` +
    `${count(({ isOpen, isTold }) => !isOpen && !isTold)}; ${count(({ offers }) => offers)} are found to offer ` +
    `loans, ${count(({ isLost }) => isLost)} are lost`,
  );
}

/** @returns {Promise<Page[]>} */
async function ownPages() {
  const files = (await readdir(PAGES, { recursive: true })).filter((path) => path.endsWith(".html")).toSorted();
  return files.map((path) => ({ path, isLoan: path.startsWith("offers/") }));
}

/** @returns {Promise<Page[]>} */
async function named() {
  const lines = (await readFile(join(folder, "manifest.jsonl"), "utf8")).split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line)).map(({ file, label }) => ({ path: file, isLoan: label === "loan" }));
}
