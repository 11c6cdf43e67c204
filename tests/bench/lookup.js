/**
 * Looking a host up among 1,000, 50,000 and 500,000: the table in memory beside a plain Map and the
 * eth-phishing-detect package, all in this process; then in real Chromium an answer, and the time from a stopped
 * worker to a verdict, with what the worker holds then.
 *
 *     node lookup.js FOLDER [HOSTS…]    FOLDER: an extension whose data holds an edition of the starter rows
 *
 * The rows in Chromium are written by the extension's own code, with the tables of the edition in hand.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { hashesOf, mayHold } from "../../extension/core/edition/key-table.js";
import { isShared } from "../../extension/core/names/host.js";
import { launch } from "../browser/browsers.js";
import { until } from "../browser/until.js";

const SIZES = process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1_000, 50_000, 500_000];
const LOOKUPS = 400;
/** Of the package, whose time grows with the list. */
const FEW = 10;
const ROUNDS = 7;
const COLD = 11;

const text = await readFile(new URL("lookalikes.popular.txt", import.meta.url), "utf8");
const popular = text.split("\n").flatMap((line) => (line.startsWith("#") ? [] : line.split(" "))).filter(Boolean);

/** Hosts with names like those of lenders, the same at every run. @param {number} count */
function invented(count) {
  const vowels = ["a", "e", "i", "o", "u", "an", "ing"];
  const syllables = [..."bdfghjklmnprstwxyz"].flatMap((consonant) => vowels.map((vowel) => consonant + vowel));
  const trades = ["credit", "loan", "money", "capital", "", "", ""];
  const endings = ["com", "com.sg", "cn", "sg", "in", "co.id"];
  let state = 7;
  const one = (/** @type {string[]} */ of) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return of[(state >>> 16) % of.length];
  };
  /** @type {Set<string>} */
  const found = new Set();
  while (found.size < count) {
    const own = Array.from({ length: 2 + Number(one(["0", "1", "2"])) }, () => one(syllables)).join("");
    found.add(`${own}${one(trades)}.${one(endings)}`);
  }
  return [...found];
}

/** @param {number[]} all */
const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];

/**
 * Microseconds of processor time for a host of each. By the clock half a millisecond of lookups takes a hundred where
 * the machine lets somebody else go first.
 *
 * @param {string[][]} asked  hits and misses
 * @param {(host: string) => boolean} finds
 */
function measured([hits, misses], finds) {
  const once = (/** @type {string[]} */ hosts) => {
    const start = process.cpuUsage();
    let found = 0;
    for (const host of hosts) found += Number(finds(host));
    if (found !== (hosts === hits ? hits.length : 0)) throw new Error(`${found} of ${hosts.length}`);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / hosts.length;
  };
  const rounds = Array.from({ length: ROUNDS }, () => [once(hits), once(misses)]);
  return [median(rounds.map(([hit]) => hit)), median(rounds.map(([, miss]) => miss))];
}

/** A walk up the labels. @param {(step: string) => boolean} holds */
const walking = (holds) => (/** @type {string} */ host) => {
  const labels = host.split(".");
  return labels.some((_, n) => holds(labels.slice(n).join(".")));
};

/** @param {string[]} hosts @param {string[][]} asked */
function inMemory(hosts, asked) {
  const hashes = hashesOf(hosts);
  const map = new Map(hosts.map((host, n) => [host, n]));
  const Detector = createRequire(new URL("../package.json", import.meta.url))("eth-phishing-detect/src/detector");
  const detector = new Detector({ blacklist: hosts, whitelist: [], fuzzylist: [], tolerance: 0 });
  const theirs = (/** @type {string} */ host) => detector.check(host).result;
  const ways = {
    "typed array": walking((step) => mayHold(hashes, step)),
    "plain Map": walking((step) => map.has(step)),
    "eth-phishing-detect": theirs,
  };
  const few = asked.map((some) => some.slice(0, FEW));
  const askedOf = (/** @type {unknown} */ finds) => (finds === theirs ? few : asked);
  return Object.entries(ways).map(([name, finds]) => ({ name, times: measured(askedOf(finds), finds) }));
}

/** Runs in an extension page: hosts of which no edition judges. */
async function sharedHosts() {
  const { openRows } = await import(/** @type {any} */ ("/worker/edition-in-hand.js"));
  return (await (await openRows()).one("meta", "tables")).shared_hosts;
}

/**
 * Runs in an extension page: an edition of these hosts, each of a lender of its own, becomes the one in hand.
 *
 * @param {string[]} hosts
 */
async function fill(hosts) {
  const { open, write } = await import(/** @type {any} */ ("/core/edition/database.js"));
  const { knownHosts } = await import(/** @type {any} */ ("/core/edition/known-hosts.js"));
  const { edition } = /** @type {any} */ (await chrome.storage.local.get("edition"));
  const rows = await open(edition.id);
  const meta = new Map(await rows.all("meta"));
  rows.db.close();
  const started = performance.now();
  const country = "SG";
  const shared = { category: "moneylender", licence: "1/2026", verdict: "licensed", reason: "lender", others: [] };
  const [warned, names, licences] = [new Map(), new Map(), new Map()];
  const stores = { meta, warned, names, licences, lenders: new Map(), hosts: new Map() };
  for (const [place, host] of hosts.entries()) {
    const [key, name] = [`${country}:${place}`, `LENDER ${place} PTE. LTD.`];
    const lender = { ...shared, country, id: `bench:${place}`, key, name, listings: [[0, "active"]], hosts: [host] };
    stores.lenders.set(key, lender);
    const claims = [[place, "register", 0, "", []]];
    stores.hosts.set(host, [{ country, verdict: "licensed", reason: "channel", claims }]);
    if (place % 100 === 0) stores.warned.set(`${place}`.padStart(22, "A"), [["LT", 0]]);
  }
  const known = knownHosts(hosts.map((host) => [host, true, []]), meta.get("tables"));
  const id = `bench-${hosts.length}`;
  await write(id, { ...stores, ...known });
  await chrome.storage.local.set({ edition: { ...edition, id } });
  return performance.now() - started;
}

/**
 * Runs in an extension page, which shares the worker's database and code: microseconds an answer about each.
 *
 * @param {string[]} hosts
 */
async function answers(hosts) {
  const { byHost } = await import(/** @type {any} */ ("/core/lookup/lookup.js"));
  const { lookalike } = await import(/** @type {any} */ ("/core/lookup/imitation.js"));
  const { openRows } = await import(/** @type {any} */ ("/worker/edition-in-hand.js"));
  const rows = await openRows();
  const found = [];
  for (let n = 0; n < 3; n += 1) {
    const start = performance.now();
    for (const host of hosts) await lookalike(rows, (await byHost(rows, `https://${host}/`)).answer);
    found.push(((performance.now() - start) / hosts.length) * 1000);
  }
  return Math.min(...found);
}

/** @param {string} url */
async function shown(url) {
  const start = performance.now();
  await chrome.runtime.sendMessage({ type: "shown", url });
  return performance.now() - start;
}

/**
 * From a message that wakes the worker to the verdict kept, and what the worker holds after it.
 *
 * @param {import("../browser/browsers.js").Browser} browser
 * @param {import("puppeteer-core").Page} page
 * @param {string[]} hosts
 */
async function cold(browser, page, hosts) {
  const times = [];
  for (const host of hosts.slice(0, COLD)) {
    await browser.stopWorker();
    times.push(await page.evaluate(shown, `https://${host}/`));
  }
  const memory = await /** @type {() => Promise<number>} */ (browser.workerMemory)();
  return { middle: median(times), least: Math.min(...times), memory };
}

/**
 * How long it took. A page that writes many hosts answers later than the driver waits: then it is asked again.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {number} size
 */
async function filled(page, size) {
  const act = `(${fill})((${invented})(${size}))`;
  await page.evaluate(`window.filled = undefined; void ${act}.then((ms) => (window.filled = ms));`);
  for (;;) {
    const took = await page.evaluate("window.filled").catch(() => undefined);
    if (took !== undefined) return /** @type {number} */ (took);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

const ms = (/** @type {number} */ one) => `${one.toFixed(0)} ms`.padStart(9);
const us = (/** @type {number} */ one) => `${one.toFixed(2)} µs`.padStart(12);
const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(9);

/** Folder of an extension whose worker answers and does nothing else: what the browser itself takes to wake one. */
async function emptyExtension() {
  const folder = await mkdtemp(join(tmpdir(), "xiancha-empty-"));
  const manifest = { manifest_version: 3, name: "empty", version: "1", background: { service_worker: "worker.js" } };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  const script = "chrome.runtime.onMessage.addListener((sent, sender, respond) => (respond(1), true));";
  await writeFile(join(folder, "worker.js"), script);
  await writeFile(join(folder, "page.html"), "<!doctype html><title>empty</title>");
  return folder;
}

async function wakeEmpty() {
  const extension = await emptyExtension();
  const empty = await launch("chromium", { extension, sites: new Map(), welcome: true });
  try {
    const page = await empty.openExtensionPage(await empty.extensionUrl("page.html"));
    const { middle, least, memory } = await cold(empty, page, popular);
    console.log(`an empty worker, stopped to answer: median${ms(middle)}  least${ms(least)}  it holds${mb(memory)}`);
  } finally {
    await empty.close();
    await rm(extension, { recursive: true });
  }
}

console.log(`waiting for a processor, of ${cpus().length}: ${loadavg().map((one) => one.toFixed(0)).join(", ")}`);
await wakeEmpty();
const browser = await launch("chromium", { extension: process.argv[2], sites: new Map() });
try {
  const page = await browser.openExtensionPage(await browser.extensionUrl("pages/checklist.html"));
  await until(() => browser.worker(async () => (await chrome.storage.local.get("edition")).edition), "the edition");
  const shared = new Set(await page.evaluate(sharedHosts));
  for (const size of SIZES) {
    const hosts = invented(size);
    const hits = Array.from({ length: LOOKUPS }, (_, n) => hosts[(n * 7919) % size]);
    const misses = popular.filter((host) => !hosts.includes(host) && !isShared(host, shared)).slice(0, LOOKUPS);
    const title = `${size.toLocaleString("en")} hosts, each of a lender, each may be imitated`;
    console.log(`\n${title.padEnd(62)}${"hit".padStart(12)}${"miss".padStart(12)}`);
    for (const { name, times } of inMemory(hosts, [hits, misses])) {
      console.log(`  ${name.padEnd(60)}${times.map(us).join("")}`);
    }
    const written = await filled(page, size);
    const warm = [await page.evaluate(answers, hits), await page.evaluate(answers, misses)];
    console.log(`  ${"an answer of the extension, whom it imitates included".padEnd(60)}${warm.map(us).join("")}`);
    for (const [name, some] of /** @type {const} */ ([["hit", hits], ["miss", misses]])) {
      const { middle, least, memory } = await cold(browser, page, some);
      const told = `median${ms(middle)}  least${ms(least)}  it holds${mb(memory)}`;
      console.log(`  stopped worker to verdict, ${name.padEnd(5)}${told}`);
    }
    console.log(`  rows and tables made and written once in ${ms(written).trim()}`);
  }
} finally {
  await browser.close();
}
