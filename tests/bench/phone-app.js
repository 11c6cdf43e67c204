/**
 * The phone app in Chromium as a cheap phone: what a first visit fetches on a slow network and how long it takes, how
 * long it opens without one, and how long answers take.
 *
 *     node phone-app.js SERVER [SLOWDOWN]    SERVER: http://127.0.0.1:8321; SLOWDOWN: of the processor, 6
 */
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { isReady, phone, shows } from "../browser/app-page.js";
import { EXECUTABLE } from "../browser/chromium.js";
import { until } from "../browser/until.js";
import { SLOW_3G, slowNetwork } from "./slow-network.js";

const [server = "http://127.0.0.1:8321", slowdown = "6"] = process.argv.slice(2);
const CASES = JSON.parse(readFileSync(new URL("../cases/asked.json", import.meta.url), "utf8")).cases;
/** Each tenth of the questions in Chinese. */
const QUESTIONS = CASES.map((/** @type {any} */ { asked }) => asked)
  .filter((/** @type {string} */ asked) => /\p{Script=Han}/u.test(asked))
  .filter((/** @type {string} */ _, /** @type {number} */ n) => n % 10 === 0);
/** Nobody is called so. */
const UNKNOWN = [
  "招商银行信用卡", "天天速贷借款平台", "某某消费金融有限公司", "上海市浦东新区某某小额贷款股份有限公司",
  "我在一个叫快借宝的平台上借了三千块钱现在他们天天打电话给我同事", "Golden Harvest Lending Corporation Limited",
];

/** @param {number[]} all @param {number} share */
const at = (all, share) => all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * share)];

/** In the page: how long each question takes until its answer is drawn, in ms. @param {string[]} questions */
async function timed(questions) {
  const found = /** @type {HTMLElement} */ (document.querySelector("#found"));
  const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("#question"));
  const form = /** @type {HTMLFormElement} */ (document.querySelector("#lookup"));
  /** @type {number[]} */
  const taken = [];
  for (const text of questions) {
    found.replaceChildren();
    await new Promise((done) => setTimeout(done, 50));
    box.value = text;
    const since = performance.now();
    form.requestSubmit();
    while (!found.querySelector(".answer") && performance.now() - since < 10_000) {
      await new Promise((done) => requestAnimationFrame(done));
    }
    taken.push(performance.now() - since);
  }
  return taken;
}

/** In the page, before all: its longest tasks. */
function watch() {
  const tasks = /** @type {number[]} */ ((/** @type {any} */ (globalThis).tasks = []));
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    entryTypes: ["longtask"],
  });
}

/** @returns {number} */
const longest = () => Math.max(0, .../** @type {any} */ (globalThis).tasks.splice(0));

/** @param {string} what @param {string} figure */
const tell = (what, figure) => process.stdout.write(`${what.padEnd(58)}${figure}\n`);
const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const { port } = new URL(server);
const network = await slowNetwork(Number(port), SLOW_3G);
const browser = await puppeteer.launch({
  executablePath: EXECUTABLE,
  args: ["--no-sandbox", "--disable-gpu", "--accept-lang=zh-CN"],
});
try {
  const page = await phone(browser);
  const client = await page.createCDPSession();
  await client.send("Emulation.setCPUThrottlingRate", { rate: Number(slowdown) });
  await page.evaluateOnNewDocument(watch);
  await firstVisit(page);
  await opening(page);
  await answering(page);
} finally {
  await browser.close();
  network.close();
}

/** @param {import("puppeteer-core").Page} page */
async function firstVisit(page) {
  const since = performance.now();
  const soFar = () => `${((performance.now() - since) / 1000).toFixed(1)} s, ${kB(network.came())}`;
  await page.goto(`http://127.0.0.1:${network.port}/app/`, { waitUntil: "domcontentloaded" });
  await page.waitForSelector("#paste");
  tell("first visit, 400 kbit/s, 400 ms: the box is drawn", soFar());
  await page.waitForSelector("#language");
  tell("… and its script is there", soFar());
  await page.waitForSelector("#edition #refresh, #edition .small");
  await until(() => page.evaluate(shows, "#edition", "17"), "the edition");
  tell("… questions are answered", soFar());
  await until(() => page.evaluate(isReady), "the app to be kept");
  tell("… opens without a network", soFar());
  let before = -1;
  while (before !== network.came()) {
    before = network.came();
    await new Promise((done) => setTimeout(done, 3000));
  }
  tell("… all that comes by itself is there", kB(network.came()));
  tell("… the longest task", `${Math.round(await page.evaluate(longest))} ms`);
}

/** @param {import("puppeteer-core").Page} page */
async function opening(page) {
  network.close();
  await page.setOfflineMode(true);
  const times = [];
  for (let n = 0; n < 5; n += 1) {
    await page.goto("about:blank");
    await page.goto(`http://127.0.0.1:${network.port}/app/`);
    await page.waitForSelector("#edition #refresh");
    times.push(await page.evaluate(() => performance.now()));
  }
  tell("opening without a network, until the edition is told", `${Math.round(at(times, 0.5))} ms`);
  tell("… the longest task", `${Math.round(await page.evaluate(longest))} ms`);
}

/** @param {import("puppeteer-core").Page} page */
async function answering(page) {
  await page.evaluate(timed, QUESTIONS.slice(0, 3));
  await page.evaluate(longest);
  for (const [what, asked] of /** @type {const} */ ([["of asked.json", QUESTIONS], ["unknown names", UNKNOWN]])) {
    const taken = await page.evaluate(timed, asked);
    const [middle, late, worst] = [0.5, 0.9, 1].map((share) => Math.round(at(taken, share)));
    const slowest = asked[taken.indexOf(Math.max(...taken))];
    const times = `${middle}, ${late}, ${worst} ms (${slowest})`;
    tell(`${asked.length} questions ${what}: median, nine of ten, worst`, times);
    tell("… the longest task", `${Math.round(await page.evaluate(longest))} ms`);
  }
}
