/**
 * Looking a host up among 1,000, 50,000 and 500,000: the table in memory beside a plain Map and the
 * eth-phishing-detect package, all in this process; then in real Chromium an answer, and the time from a stopped
 * worker to the verdict of a page that arrives, beside a worker that does nothing, with what the worker holds then.
 *
 *     node lookup.js FOLDER [HOSTS…]    FOLDER: an extension whose data holds an edition of the starter rows
 *     OTHER=FOLDER node lookup.js …     another such extension is woken in turn with the first
 *
 * The rows in Chromium are written by the extension's own code, with the tables of the edition in hand.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { hashesInPieces, hashesOf, mayHold, pieceOf } from "../../extension/core/edition/key-table.js";
import { isShared } from "../../extension/core/normalise/host.js";
import { launch } from "../browser/browsers.js";
import { until } from "../browser/until.js";
import { Wakings } from "./waking.js";

const SIZES = process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1_000, 50_000, 500_000];
const LOOKUPS = 400;
/** Of the package, whose time grows with the list. */
const FEW = 10;
const ROUNDS = 7;
const COLD = 15;

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
  const pieces = new Map(hashesInPieces(hashesOf(hosts)));
  const none = new Uint32Array();
  const map = new Map(hosts.map((host, n) => [host, n]));
  const Detector = createRequire(new URL("../package.json", import.meta.url))("eth-phishing-detect/src/detector");
  const detector = new Detector({ blacklist: hosts, whitelist: [], fuzzylist: [], tolerance: 0 });
  const theirs = (/** @type {string} */ host) => detector.check(host).result;
  const ways = {
    "typed arrays": walking((step) => mayHold(pieces.get(pieceOf(step)) ?? none, step)),
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

/** Folder of the same extension whose worker only answers: what the browser itself takes to wake one. */
async function idleExtension() {
  const folder = await mkdtemp(join(tmpdir(), "xiancha-idle-"));
  await cp(process.argv[2], folder, { recursive: true });
  const script = 'chrome.runtime.onMessage.addListener((sent, sender, respond) => (respond("stay"), true));';
  await writeFile(join(folder, "data/worker.js"), script);
  return folder;
}

/** An extension page of each keeps its process: what is measured is a worker, not a process. @param {string} id */
const pageOf = (id) => `chrome-extension://${id}/pages/checklist.html`;

/**
 * @param {number} size
 * @param {string} idle  folder
 */
async function measure(size, idle) {
  const hosts = invented(size);
  const known = new Set(hosts);
  const site = () => ({ type: "text/html", body: "<!doctype html><title>a page</title>" });
  const hits = Array.from({ length: LOOKUPS }, (_, n) => hosts[(n * 7919) % size]);
  const others = popular.filter((host) => !known.has(host));
  const sites = new Map([...hits.slice(0, 2 * COLD), ...others].map((host) => [host, site]));
  const browser = await launch("chromium", { extension: process.argv[2], sites });
  try {
    const own = await browser.extensionUrl("pages/checklist.html");
    const page = await browser.openExtensionPage(own);
    await until(() => browser.worker(async () => (await chrome.storage.local.get("edition")).edition), "the edition");
    const shared = new Set(await page.evaluate(sharedHosts));
    const misses = others.filter((host) => !isShared(host, shared)).slice(0, LOOKUPS);
    const title = `${size.toLocaleString("en")} hosts, each of a lender, each may be imitated`;
    console.log(`\n${title.padEnd(62)}${"hit".padStart(12)}${"miss".padStart(12)}`);
    for (const { name, times } of inMemory(hosts, [hits, misses])) {
      console.log(`  ${name.padEnd(60)}${times.map(us).join("")}`);
    }
    const written = await filled(page, size);
    const warm = [await page.evaluate(answers, hits), await page.evaluate(answers, misses)];
    console.log(`  ${"an answer of the extension, whom it imitates included".padEnd(60)}${warm.map(us).join("")}`);
    const names = ["this extension", "a worker that does nothing", ...(process.env.OTHER ? ["the other one"] : [])];
    const ids = [new URL(own).host, ...(await beside(page, [idle, process.env.OTHER].filter(Boolean), size))];
    const held = { hits: await heldAfter(browser, page, hits[0]), misses: await heldAfter(browser, page, misses[0]) };
    console.log(`  the worker holds${mb(held.hits)} after a hit,${mb(held.misses)} after a miss`);
    await wake(browser, { hits, misses }, ids.map((id, n) => ({ origin: `chrome-extension://${id}`, name: names[n] })));
    console.log(`  rows and tables made and written once in ${ms(written).trim()}`);
  } finally {
    await browser.close();
  }
}

/**
 * Installs further extensions, with the same rows in each that has an edition. Their ids.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {any[]} folders
 * @param {number} size
 */
async function beside(page, folders, size) {
  const browser = page.browser();
  const ids = [];
  for (const folder of folders) {
    const id = await browser.installExtension(folder);
    const own = await browser.newPage();
    await own.goto(pageOf(id));
    const isTaken = () => own.evaluate(async () => Boolean((await chrome.storage.local.get("edition")).edition));
    if (folder === process.env.OTHER) await until(isTaken, "the other's edition").then(() => filled(own, size));
    ids.push(id);
  }
  return ids;
}

/**
 * Bytes of the objects and buffers that the worker holds after an answer.
 *
 * @param {import("../browser/browsers.js").Browser} browser
 * @param {import("puppeteer-core").Page} page
 * @param {string} host
 */
async function heldAfter(browser, page, host) {
  await browser.stopWorker();
  await page.evaluate((url) => chrome.runtime.sendMessage({ type: "shown", url }), `https://${host}/`);
  return until(/** @type {() => Promise<number>} */ (browser.workerMemory), "the worker to tell what it holds");
}

/**
 * @param {import("../browser/browsers.js").Browser} browser
 * @param {Record<"hits" | "misses", string[]>} asked
 * @param {{origin: string, name: string}[]} extensions  this one first
 */
async function wake(browser, asked, extensions) {
  const wakings = await Wakings.of(browser);
  const origins = extensions.map(({ origin }) => origin);
  for (const [name, hosts] of Object.entries(asked)) {
    const times = await wakings.each(hosts, origins, COLD);
    console.log(`  stopped worker to verdict, ${name}; waiting now: ${load()}`);
    for (const [n, all] of times.entries()) {
      const sorted = all.toSorted((a, b) => a - b);
      const [least, quartile, middle] = [0, COLD >> 2, COLD >> 1].map((at) => ms(sorted[at]));
      console.log(`    ${extensions[n].name.padEnd(30)}least${least}  quartile${quartile}  median${middle}`);
    }
  }
}

const load = () => loadavg().map((one) => one.toFixed(0)).join(", ");

console.log(`waiting for a processor, of ${cpus().length}: ${load()}`);
const idle = await idleExtension();
try {
  for (const size of SIZES) await measure(size, idle);
} finally {
  await rm(idle, { recursive: true });
}
