/**
 * The extension with 50,000 hosts in real Chromium: time per lookup beside a plain Map walk and the
 * eth-phishing-detect package, time from a stopped worker to a verdict, size of the data.
 *
 *     node extension.js FOLDER    FOLDER: an extension whose data holds the edition
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "../browser/browsers.js";
import { readContent } from "../browser/edition.js";
import { until } from "../browser/until.js";

const HOSTS = 50_000;
const LOOKUPS = 400;
const ROUNDS = 7;
const COLD = 15;

const host = (/** @type {number} */ n) => `lender-${n}.example.sg`;
const hits = Array.from({ length: LOOKUPS }, (_, n) => host((n * 7919) % HOSTS));
const misses = hits.map((_, n) => `www.nowhere-${n}.example.com`);

const extension = process.argv[2];
const browser = await launch("chromium", { extension, sites: new Map() });
try {
  const page = await browser.openExtensionPage(await browser.extensionUrl("pages/checklist.html"));
  await until(() => browser.worker(async () => (await chrome.storage.local.get("edition")).edition), "the edition");
  console.log(
    `\n${HOSTS.toLocaleString("en")} hosts in Chromium; medians of ${ROUNDS} rounds of ${LOOKUPS} lookups, µs each`,
  );
  const ours = await page.evaluate(measureOurs, hits, misses, ROUNDS);
  const plain = mapWalk();
  const theirs = ethPhishingDetect();
  row("extension, IndexedDB", ours.hit, ours.miss, plain);
  row("plain Map walk (Node)", plain.hit, plain.miss, plain);
  row("eth-phishing-detect (Node)", theirs.hit, theirs.miss, plain);
  console.log(`verdict of a stopped worker, median of ${COLD}: ${(await cold(page)).toFixed(0)} ms`);
  console.log(await size());
} finally {
  await browser.close();
}

/** @param {string} name @param {number} hit @param {number} miss @param {{hit: number}} base */
function row(name, hit, miss, base) {
  console.log(
    `${name.padEnd(30)}${hit.toFixed(2).padStart(10)} hit${miss.toFixed(2).padStart(10)} miss` +
    `${(hit / base.hit).toFixed(1).padStart(10)} × Map`,
  );
}

/**
 * Runs in an extension page, which shares the worker's database and code.
 *
 * @param {string[]} known @param {string[]} unknown @param {number} rounds
 */
async function measureOurs(known, unknown, rounds) {
  const { byHost } = await import(/** @type {any} */ ("/core/lookup/lookup.js"));
  const { openRows } = await import(/** @type {any} */ ("/worker/edition-in-hand.js"));
  const rows = await openRows();
  /** @param {string[]} hosts @param {string} verdict */
  async function once(hosts, verdict) {
    const start = performance.now();
    for (const name of hosts) {
      const { answer } = await byHost(rows, `https://${name}/`);
      if (answer.verdict !== verdict) throw new Error(`${name} is ${answer.verdict}`);
    }
    return ((performance.now() - start) / hosts.length) * 1000;
  }
  const middle = (/** @type {number[]} */ all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  const hit = [];
  const miss = [];
  for (let n = 0; n < rounds; n += 1) {
    hit.push(await once(known, "licensed"));
    miss.push(await once(unknown, "none"));
  }
  return { hit: middle(hit), miss: middle(miss) };
}

/** The least there could be: every host in memory, a walk up the labels. */
function mapWalk() {
  const map = new Map(Array.from({ length: HOSTS }, (_, n) => [host(n), n]));
  return measured((name) => {
    const labels = name.split(".");
    return labels.some((_, n) => map.has(labels.slice(n).join(".")));
  });
}

/** The package as its users set it up: a block list of as many hosts. */
function ethPhishingDetect() {
  const Detector = createRequire(new URL("../package.json", import.meta.url))("eth-phishing-detect/src/detector");
  const blacklist = Array.from({ length: HOSTS }, (_, n) => host(n));
  const detector = new Detector({ blacklist, whitelist: [], fuzzylist: [], tolerance: 0 });
  return measured((name) => detector.check(name).result);
}

/** @param {(name: string) => boolean} finds */
function measured(finds) {
  const once = (/** @type {string[]} */ hosts, /** @type {boolean} */ expected) => {
    const start = performance.now();
    for (const name of hosts) if (finds(name) !== expected) throw new Error(name);
    return ((performance.now() - start) / hosts.length) * 1000;
  };
  const rounds = Array.from({ length: ROUNDS }, () => ({ hit: once(hits, true), miss: once(misses, false) }));
  const middle = (/** @type {"hit" | "miss"} */ which) =>
    rounds.map((round) => round[which]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  return { hit: middle("hit"), miss: middle("miss") };
}

/** From a message that wakes the worker to the verdict kept. @param {import("puppeteer-core").Page} page */
async function cold(page) {
  const times = [];
  for (let n = 0; n < COLD; n += 1) {
    await browser.stopWorker();
    times.push(
      await page.evaluate(async (url) => {
        const start = performance.now();
        await chrome.runtime.sendMessage({ type: "shown", url });
        return performance.now() - start;
      }, `https://${hits[n]}/`),
    );
  }
  return times.sort((a, b) => a - b)[Math.floor(COLD / 2)];
}

async function size() {
  const { files } = await readContent(join(extension, "data/editions"));
  const sum = (/** @type {number[]} */ all) => all.reduce((a, b) => a + b, 0);
  const plain = sum([...files.values()].map(({ length }) => length));
  const packed = sum([...files.values()].map((body) => gzipSync(body).length));
  const [all, small] = [plain, packed].map((some) => (some / 1e6).toFixed(1));
  return `data: ${all} MB, ${small} MB compressed; ${Math.round(plain / HOSTS)} bytes a lender`;
}
