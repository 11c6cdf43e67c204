/**
 * Does the extension know a page that offers loans? Every page of tests/pages is opened in real
 * Chromium, read by the content scripts that ship, and judged by the rules and signals that ship.
 *
 *     node pages.js           the tuning half, and which of its pages are judged wrongly, by what
 *     node pages.js --aside   the tables of the half set aside, without naming any of its pages
 *
 * A page is set aside when the first byte of the sha256 of its path below tests/pages is odd.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeFacts } from "../../extension/page-reading/facts.js";
import { offersLoans } from "../../extension/page-reading/loan-score.js";
import { namedIn } from "../../extension/page-reading/lender-on-page.js";
import { company } from "../../extension/core/normalise/company.js";
import { prepare } from "../browser/setup.js";
import { foldFrom, signalsFrom } from "./page-example.js";
import { contentScripts, factsOf, isAside, TABS } from "./page-facts.js";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
const aside = process.argv.includes("--aside");

/**
 * @typedef {object} Row
 * @property {string} path
 * @property {string} kind
 * @property {string} language
 * @property {boolean} offers
 * @property {ReturnType<typeof offersLoans>} judged
 * @property {string[]} named
 * @property {boolean} lends  somebody is said to lend
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
  const foldTable = await foldFrom(extension);
  const signals = await signalsFrom(join(extension, "page-reading/signals"));
  const eyes = await contentScripts(extension);
  const paths = (await readdir(PAGES, { recursive: true })).filter(
    (path) => path.endsWith(".html") && isAside(path) === aside,
  );
  return (await factsOf(PAGES, paths.toSorted(), eyes)).map(({ path, facts, took }) => {
    const known = decodeFacts(facts);
    const [side, kind, file] = path.split("/");
    const names = namedIn(known).filter(({ legal }) => legal);
    const lending = names.filter(({ role }) => role === "lender");
    const named = (lending.length > 0 ? lending : names).flatMap((one) =>
      one.names.map((name) => company(name, foldTable)),
    );
    return {
      path,
      kind: `${side}/${kind}`,
      language: /^[a-z]{2}(?:-[A-Z]{2})?(?=-)/u.exec(file)?.[0] ?? "?",
      offers: side === "offers",
      judged: offersLoans(known, signals, foldTable),
      named,
      lends: lending.length > 0,
      took,
    };
  });
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
  const some = quiet.filter(({ named }) => named.length > 0);
  console.log(
    `\nwho lends: read on ${read.length} of ${naming.length} pages that say it; of ${quiet.length} that name none a ` +
    `company read on ${some.length}: as lending on ${some.filter(({ lends }) => lends).length}, ` +
    `on a page taken to offer loans on ${some.filter(({ judged }) => judged.offers).length}`,
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
