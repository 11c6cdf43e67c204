/**
 * Six people at a phone of 360 px, each from the first page to the first thing that helps: taps, seconds, pictures.
 *
 *     node tests/browser/stories.js FOLDER [CHECKOUT]
 *
 * On the server's pages without script, and in the phone app; with CHECKOUT, an earlier commit's folder, on that one's
 * server pages alone. Seconds are estimated: what stands above the next thing to press is read, five characters a
 * second (300 a minute); a tap takes one, pasting or typing five; loading is measured.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { choose, holds, isIn, phone } from "./app-page.js";
import { launch } from "./browsers.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

const [folder, checkout = ""] = process.argv.slice(2);
const HEIGHT = 740;
const READ = 5;
const TAP = 1;
const WRITE = 5;
const HELP = "被催收、还不上、被起诉|被催、还不上|被催收";

/**
 * @typedef {object} Story
 * @property {string} name
 * @property {string[]} taps  what is pressed, as a pattern of its words
 * @property {string} [text]  what is put into the first page's box before that
 * @property {string} useful  the first thing to do, as a pattern of its words
 */

/** @type {Story[]} */
const STORIES = [
  { name: "contacts-at-23", taps: [HELP, "通讯录里的人被打电话"], useful: "群发一段话" },
  {
    name: "court-seal",
    text: "【法院执行局】你的案件明天强制执行，附盖章通知书照片，今天还清可撤案，联系13800001111王法官",
    taps: ["^查$|^查询$"],
    useful: "自己拨官方号码核实|12368",
  },
  { name: "friend-called", taps: [HELP, "别人欠的钱"], useful: "别替他还|不用替|没有义务|不欠|别转" },
  { name: "not-on-friday", taps: [HELP, "这个月还不上"], useful: "先找放款方谈" },
  {
    name: "app-took-contacts",
    text: "天天速贷拿了我的通讯录，说不还就群发",
    taps: ["^查$|^查询$"],
    useful: "先报警|先截图|别付|别转账",
  },
  { name: "never-borrowed", taps: [HELP, "我没借过"], useful: "征信|别还|别付|别转|不承认|先别认" },
];

mkdirSync(folder, { recursive: true });
const prepared = await prepare({ serves: true, checkout });
const browser = await launch("chromium", { extension: prepared.extension, sites: fixtureSites() });
try {
  const surfaces = { server: `${prepared.server}/?lang=zh-CN`, ...(!checkout && { app: `${prepared.server}/app/` }) };
  for (const [surface, address] of Object.entries(surfaces)) {
    if (surface === "app") await open(address);
    for (const story of STORIES) console.log(await walk(surface, address, story));
  }
} finally {
  await browser.close();
  await prepared.remove();
}

/** The app as whoever opened it before has it: an edition in hand, in Chinese. @param {string} address */
async function open(address) {
  const page = await phone(browser);
  await page.goto(address);
  await until(() => page.evaluate(holds, "17"), "the edition");
  await page.evaluate(choose, "zh_CN");
  await until(() => page.evaluate(isIn, "zh-CN"), "the edition in Chinese");
  await page.close();
}

/** @param {string} surface @param {string} address @param {Story} story */
async function walk(surface, address, { name, taps: all, text, useful }) {
  /** The app's first page names each list that the server's has behind one tap more. */
  const taps = surface === "app" ? all.slice(-1) : all;
  const page = await phone(browser);
  if (surface === "server") await page.setJavaScriptEnabled(false);
  let [seconds, read, tapped] = [0, 0, 0];
  const began = performance.now();
  await page.goto(address);
  if (surface === "app") await until(() => page.evaluate(isIn, "zh-CN"), "the app in Chinese");
  seconds += (performance.now() - began) / 1000;
  if (text) {
    await page.evaluate(write, text);
    seconds += WRITE;
  }
  for (const [at, tap] of taps.entries()) {
    await page.screenshot({ path: `${join(folder, `${surface}-${name}-${at}`)}.png` });
    const before = await page.evaluate(place, tap, "a, button, summary");
    if (!before) return `${surface.padEnd(7)} ${name.padEnd(18)} no way on at tap ${at + 1}: ${tap}`;
    read += before.read;
    const started = performance.now();
    const url = page.url();
    await page.evaluate(press, tap);
    await until(() => page.evaluate(isThere, taps[at + 1] ?? useful, text ? "" : url), "the next page");
    seconds += (performance.now() - started) / 1000;
    tapped += 1;
  }
  await page.screenshot({ path: `${join(folder, `${surface}-${name}-${taps.length}`)}.png` });
  const found = await page.evaluate(place, useful, "body");
  await page.close();
  if (!found) return `${surface.padEnd(7)} ${name.padEnd(18)} nothing says ${useful}`;
  read += found.read;
  const sum = seconds + read / READ + tapped * TAP;
  const where = found.top < HEIGHT ? "on the first screen" : `${Math.ceil(found.top / HEIGHT)} screens down`;
  const said = `${tapped} taps, ${read} characters, about ${Math.round(sum)} s (loading ${seconds.toFixed(1)} with`;
  return `${surface.padEnd(7)} ${name.padEnd(18)} ${said} writing); ${found.top} px: ${where}: “${found.words}”`;
}

/** In the page: words of a box. @param {string} text */
function write(text) {
  const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea, input[name=q]"));
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * In the page: where the first thing of this kind stands that says so, and what is read before it.
 *
 * @param {string} pattern
 * @param {string} kind  a selector
 */
function place(pattern, kind) {
  const says = new RegExp(pattern, "u");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let read = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = (node.textContent ?? "").trim();
    const parent = node.parentElement;
    const box = parent?.checkVisibility() && parent.getBoundingClientRect();
    if (!words || !box || !box.height) continue;
    if (says.test(words) && parent?.closest(kind)) {
      return { top: Math.round(box.top + scrollY), read, words: words.slice(0, 24) };
    }
    read += words.length;
  }
  return null;
}

/** In the page. @param {string} pattern */
function press(pattern) {
  const says = new RegExp(pattern, "u");
  const all = [...document.querySelectorAll("a, button, summary")].filter((one) => one.checkVisibility());
  /** @type {HTMLElement} */ (all.find((one) => says.test((one.textContent ?? "").trim()))).click();
}

/** In the page. @param {string} pattern @param {string} before  the address that is left */
function isThere(pattern, before) {
  if (document.readyState !== "complete" || location.href === before) return false;
  const main = /** @type {HTMLElement | null} */ (document.querySelector("main"));
  return new RegExp(pattern, "u").test(main?.innerText ?? "");
}
