/**
 * People at a phone of 360 px, one tap from the first page to an answer: seconds, and the words that are read first.
 *
 *     node tests/browser/stories.js FOLDER
 *
 * On the server's pages, each story as a first visit, and in the phone app, which was opened before. The processor is
 * slowed six times, the network is slow 3G. Seconds run until the first page can be used, and from the tap until the
 * answer is drawn: writing and reading take longer. Pictures of what is seen then go to FOLDER. It fails where an
 * answer does not begin, on the first screen, with an order that helps.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { SLOW_3G, slowNetwork } from "../bench/slow-network.js";
import { holds, isReady, phone } from "./app-page.js";
import { EXECUTABLE } from "./chromium.js";
import { prepare } from "./setup.js";
import { until } from "./until.js";

const [folder] = process.argv.slice(2);
const SLOWED = 6;
const COURT =
  "【法院执行局】你的案件明天强制执行，附盖章通知书照片，今天还清可撤案，联系13800001111王法官";

/** Who comes; the situation that is pressed, or what is written and asked; and the order that helps. */
const STORIES = /** @type {const} */ ([
  ["contacts-at-23", { id: "harassed" }, /先截图/u],
  ["court-paper", { id: "court" }, /别不理/u],
  ["fee-first", { id: "fee" }, /先别付/u],
  ["threatened", { id: "threat" }, /先截图/u],
  ["app-to-install", { id: "installer" }, /先别装/u],
  ["court-seal", { text: COURT }, /别不理/u],
  ["friend-called", { text: "催收打电话给我，说我朋友欠钱不还，让我替他还" }, /别替他还/u],
  ["not-on-friday", { text: "周五到期，这个月还不上了" }, /别断联/u],
  ["app-took-contacts", { text: "天天速贷拿了我的通讯录，说不还就群发" }, /别转账/u],
  ["never-borrowed", { text: "我没借过，却说我逾期了" }, /别转账/u],
]);

mkdirSync(folder, { recursive: true });
const prepared = await prepare({ serves: true });
const network = await slowNetwork(Number(new URL(prepared.server).port), SLOW_3G);
const address = `http://127.0.0.1:${network.port}`;
const args = ["--no-sandbox", "--disable-gpu", "--accept-lang=zh-CN"];
const browser = await puppeteer.launch({ executablePath: EXECUTABLE, args });
try {
  console.log(`${"".padEnd(25)}ready  answered  first words`);
  for (const story of STORIES) {
    const visitor = await browser.createBrowserContext();
    await walk(visitor, "server", `${address}/?lang=zh-CN`, story);
    await visitor.close();
  }
  await keepApp();
  for (const story of STORIES) await walk(browser, "app", `${address}/app/`, story);
} finally {
  await browser.close();
  network.close();
  await prepared.remove();
}

/** The app as whoever opened it before has it. */
async function keepApp() {
  const page = await phone(browser);
  await page.goto(`${address}/app/`);
  await until(() => page.evaluate(holds, "17"), "the edition");
  await until(() => page.evaluate(isReady), "the app to be kept");
  await page.close();
}

/**
 * @param {Pick<import("puppeteer-core").Browser, "newPage">} visitor @param {string} surface @param {string} from
 * @param {readonly [string, {readonly id?: string, readonly text?: string}, RegExp]} story
 */
async function walk(visitor, surface, from, [name, { id, text }, helps]) {
  const page = await phone(visitor);
  const session = await page.createCDPSession();
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  const opened = performance.now();
  await page.goto(from, { waitUntil: "domcontentloaded" });
  const press = id ? `#situations a[href*="situation=${id}"]` : "#lookup button:is(.main, :only-of-type)";
  await page.waitForSelector(id ? press : "#lookup textarea");
  if (text) await page.$eval("#lookup textarea", write, text);
  const tapped = performance.now();
  await page.$eval(press, tap);
  const { words, isSeen } = await until(() => page.evaluate(firstWords), `${surface} to answer ${name}`);
  const [first, answer] = [tapped - opened, performance.now() - tapped].map((one) => (one / 1000).toFixed(1));
  await page.screenshot({ path: `${join(folder, `${surface}-${name}`)}.png` });
  await page.close();
  const isOrder = isSeen && helps.test(words);
  if (!isOrder) process.exitCode = 1;
  const figures = `${first.padStart(3)} s${answer.padStart(8)} s`;
  console.log(`${surface.padEnd(7)}${name.padEnd(18)}${figures}  ${words}${isOrder ? "" : ": NO ORDER THAT HELPS"}`);
}

/** In the page. @param {Element} box @param {string} text */
function write(box, text) {
  /** @type {HTMLTextAreaElement} */ (box).value = text;
}

/** In the page. @param {Element} one */
function tap(one) {
  /** @type {HTMLElement} */ (one).click();
}

/** In the page, once its card is there: its order, and whether that stands on the first screen. */
function firstWords() {
  const order = /** @type {HTMLElement | null} */ (document.querySelector(".says-card h2"));
  if (!order?.offsetHeight) return null;
  const { top, bottom } = order.getBoundingClientRect();
  return { words: order.innerText.trim(), isSeen: top >= 0 && bottom <= innerHeight };
}
