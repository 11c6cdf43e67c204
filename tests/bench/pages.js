/**
 * Does the extension know a page that offers loans? Every page is opened in real Chromium, read by the content scripts
 * that ship, and judged by the rules and signals that ship.
 *
 *     node pages.js           the tuning half of tests/pages, and which of its pages are judged wrongly, by what
 *     node pages.js --aside   the tables of the half set aside, without naming any of its pages
 *     node pages.js FOLDER    the pages that FOLDER/manifest.jsonl names; those in doubt are told apart
 *
 * A page of tests/pages is set aside when the first byte of the sha256 of its path is odd. In a manifest `asks` marks a
 * page that asks for identity, contacts, a phone, a password, a card or money first.
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
import { BROWSERS, contentScripts, factsOf, isAside } from "./page-facts.js";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
const aside = process.argv.includes("--aside");
const folder = process.argv.slice(2).find((one) => !one.startsWith("--"));

/**
 * @typedef {object} Row
 * @property {string} path
 * @property {string} kind
 * @property {string} language
 * @property {boolean} offers
 * @property {boolean} asks  of a person, by its label
 * @property {boolean} isDoubtful  its label can be argued about
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
  if (folder) table("label", rows, ({ isDoubtful }) => (isDoubtful ? "in doubt" : "clear"));
  const asking = rows.filter(({ offers, asks }) => offers && asks);
  if (asking.length) line("that ask for something", asking, "found");
  if (!folder) await lenders(rows);
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
  const labelled = folder ? await namedPages(folder) : await own();
  const seen = await factsOf(folder ?? PAGES, labelled.map(({ path }) => path), eyes);
  return seen.map(({ facts, took }, at) => {
    const known = decodeFacts(facts);
    const names = namedIn(known).filter(({ legal }) => legal);
    const lending = names.filter(({ role }) => role === "lender");
    const named = (lending.length > 0 ? lending : names).flatMap((one) =>
      one.names.map((name) => company(name, foldTable)),
    );
    return {
      ...labelled[at],
      judged: offersLoans(known, signals, foldTable),
      named,
      lends: lending.length > 0,
      took,
    };
  });
}

/** @typedef {Pick<Row, "path" | "kind" | "language" | "offers" | "asks" | "isDoubtful">} Labelled */

/** The half of tests/pages that was asked for. @returns {Promise<Labelled[]>} */
async function own() {
  const paths = (await readdir(PAGES, { recursive: true })).filter((path) => path.endsWith(".html"));
  return paths.filter((path) => isAside(path) === aside).toSorted().map((path) => {
    const [side, kind, file] = path.split("/");
    const language = /^[a-z]{2}(?:-[A-Z]{2})?(?=-)/u.exec(file)?.[0] ?? "?";
    return { path, kind: `${side}/${kind}`, language, offers: side === "offers", asks: false, isDoubtful: false };
  });
}

/** The pages of a folder's manifest. @param {string} from @returns {Promise<Labelled[]>} */
async function namedPages(from) {
  const lines = (await readFile(join(from, "manifest.jsonl"), "utf8")).split("\n").filter(Boolean);
  return lines.map((one) => {
    const { file, label, kind, lang, doubt, asks } = JSON.parse(one);
    const side = label === "loan" ? "offers" : "silent";
    const labels = { offers: label === "loan", asks: Boolean(asks), isDoubtful: Boolean(doubt) };
    return { path: file, kind: `${side}/${kind}`, language: lang, ...labels };
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
    `one look at a page, ${BROWSERS} browsers at once: ` +
    `median ${sorted[Math.floor(sorted.length / 2)].toFixed(1)} ms, longest ${sorted[sorted.length - 1].toFixed(1)} ms`,
  );
}

/** @param {Row[]} rows */
function mistakes(rows) {
  for (const { path, offers, judged } of rows.filter((row) => row.offers !== row.judged.offers)) {
    const found = judged.signals.map(({ name, points, text }) => `${name} ${points} (${text})`).join(", ");
    console.log(`\n${offers ? "missed" : "alarmed"}: ${path}: ${judged.points} points: ${found || "nothing found"}`);
  }
}
