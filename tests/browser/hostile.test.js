/** Pages that mean harm, and a worker that is stopped between every two steps, in a real Chromium. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browsers.js";
import {
  arrived,
  badged,
  banner,
  bannerText,
  begin,
  judged,
  popupSaying,
  said,
  state,
  warningPage,
} from "./extension.js";
import { IS_SOAK } from "./sample.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

const OFFER =
  "<h1>不看征信，急用钱就借</h1><label>借款金额 <input></label><label>借款期限 <input></label><button type='button'>立即借款</button>";
const MARKUP = "<img src=/stolen onerror=\"document.title='run'\"><script>document.title='run'</script>";
const quoted = MARKUP.replaceAll("<", "&lt;");
const TURNED = "\u202e放款机构：星河万象消费金融有限公司\u202c";

/** What a page has too much of; 5,000,000 bytes are more than are read whole. */
const [INPUTS, LINES] = IS_SOAK ? [10_000, 2200] : [3000, 600];

/** @param {string} body @param {string} [title] */
const html = (body, title = "极速借款") =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><body><form>${OFFER}${body}</form>` +
  `</body></html>`;
/** @type {Record<string, string>} */
const PAGES = {
  "shuru.test": html(
    Array.from({ length: INPUTS }, (_, n) => `<label>身份证号 ${n} <input name='a${n}'></label>`).join(""),
  ),
  "changwen.test": html(
    `<p>${"这是一行很长很长的文字，里面什么也没有，只是为了把页面撑大。".repeat(100)}</p>\n`.repeat(LINES),
  ),
  "biaoji.test": html(
    `<p>放款机构：${quoted}星河${quoted}消费金融有限公司</p><label>身份证号${quoted} <input id='field'></label>`,
    `借款 ${quoted}`,
  ),
  "fanxiang.test": html(`<p>${TURNED}</p><h2>\u202e${"msxf.com"}\u202c</h2>`),
  "xn--mgbaal8b0b9b2b.test": html("<p dir=rtl>\u202emoc.fxsm</p>"),
  "weizao.test": html(
    "<script>const shapes = [null, 1, 'arrive', {}, { type: 'remind', on: true }, { type: 'banner', host: " +
    "location.host, banner: { verdict: 'licensed', says: '持牌' } }, { type: 'proceed', url: location.href }]; " +
    "setInterval(() => { for (const one of shapes) postMessage(one, '*'); }, 100);</script>",
  ),
};

/** @type {import("./setup.js").Prepared} */
let prepared;
/** @type {import("./browsers.js").Browser} */
let browser;
/** @type {import("./browsers.js").Page} */
let page;
before(async () => {
  prepared = await prepare();
  const sites = fixtureSites();
  for (const [host, body] of Object.entries(PAGES)) sites.set(host, ({ path }) => (path === "/loan" ? { body } : null));
  browser = await launch("chromium", { extension: prepared.extension, sites });
  page = await browser.newPage();
  await begin(browser);
});
after(async () => {
  await browser?.close();
  await prepared?.remove();
});

const MUCH = { "shuru.test": "thousands of inputs", "changwen.test": "many MB of text" };
for (const [host, what] of Object.entries(MUCH)) {
  test(`${what}: judged, and looked at again when it changes`, { timeout: 900_000 }, async () => {
    const { answer } = await judged(browser, page, `http://${host}/loan`, "unlisted");
    await page.evaluate(() =>
      document
        .querySelector("form")
        ?.prepend(Object.assign(document.createElement("button"), { type: "button", textContent: "马上申请" })),
    );
    await until(async () => (await state(browser)).answer?.seen.at > answer.seen.at, "the page to be looked at again");
  });
}

test("names in markup are text, wherever they are shown", async () => {
  await judged(browser, page, "http://biaoji.test/loan", "unlisted");
  const shown = await banner(browser, page);
  assert.ok(shown.includes(said("verdict_unlisted")));
  await page.focus("#field");
  const images = () =>
    browser.inClosedRoot(page, (root) => [...root.querySelectorAll("img, script, iframe")].length || null);
  await until(
    () => browser.inClosedRoot(page, (root) => root.querySelector(".note .said b") !== null || null),
    "the note",
  );
  assert.equal(await images(), null);
  const popup = await popupSaying(browser, page, said("title_unlisted"));
  assert.equal(await popup.evaluate(() => document.querySelectorAll("img, iframe, body script").length), 0);
  assert.doesNotMatch(await page.evaluate(() => document.title), /^run/u);
  assert.ok(!browser.requests.some(({ path }) => path === "/stolen"));
});

test("text that turns its direction turns nothing of ours, and raises no verdict", async () => {
  for (const host of ["fanxiang.test", "xn--mgbaal8b0b9b2b.test"]) {
    await judged(browser, page, `http://${host}/loan`, "unlisted");
    const { answer, title } = await state(browser);
    assert.doesNotMatch(
      JSON.stringify(answer) + title + (await banner(browser, page)),
      /[\u202a-\u202e\u2066-\u2069]/u,
    );
  }
});

test("forged messages of a page reach nobody; wrong shapes from a content script's world change nothing", async () => {
  await judged(browser, page, "http://weizao.test/loan", "unlisted");
  assert.equal(
    await page.evaluate(() => typeof (/** @type {any} */ (globalThis).chrome?.runtime?.sendMessage)),
    "undefined",
  );
  const session = await page.createCDPSession();
  /** @type {number[]} */
  const worlds = [];
  session.on(
    "Runtime.executionContextCreated",
    ({ context }) => context.auxData?.type === "isolated" && worlds.push(context.id),
  );
  await session.send("Runtime.enable");
  assert.ok(worlds.length > 0, "there is a content script's world");
  const huge = `"x".repeat(3e6)`;
  const shapes = [
    "null",
    "[]",
    "{type: 'proceed', url: location.href}",
    "{type: 'shown', url: 'http://www.msxf.com/'}",
    "{type: 'refresh'}",
    "{type: '__proto__'}",
    "{type: 'facts'}",
    `{type: 'facts', facts: {text: ${huge}, fields: ${huge}, lines: [null, 1, {text: {}}]}}`,
    `{type: 'field', field: {label: ${huge}, type: [], beside: {}}}`,
    "{type: 'open', page: 'javascript:alert(1)'}",
    "{type: 'arrive', navigation: {}, verdict: 'licensed'}",
  ];
  for (const contextId of worlds) {
    for (const shape of shapes) {
      await session.send("Runtime.evaluate", {
        contextId,
        awaitPromise: true,
        returnByValue: true,
        expression: `globalThis.chrome?.runtime?.sendMessage?.(${shape})?.catch(() => 0)`,
      });
    }
  }
  await session.detach();
  const { answer } = await state(browser);
  assert.ok(!["licensed", "partner"].includes(answer.verdict), answer.verdict);
  assert.equal(answer.seen.url, "http://weizao.test/loan");
  await judged(browser, page, "http://jisu-qiandai.test/loan", "unlisted");
});

test(
  "a worker stopped between every two steps loses nothing: banner, reminder, badge, going on, its end",
  { timeout: 900_000 },
  async () => {
    const loan = "http://biaoji.test/loan";
    const warned = "http://globalfxm.example/";
    const stop = () => browser.stopWorker();
    await judged(browser, page, "http://jisu-qiandai.test/loan", "unlisted");
    await stop();
    await judged(browser, page, loan, "unlisted");
    await banner(browser, page);
    await stop();
    await page.focus("#field");
    await until(
      () => browser.inClosedRoot(page, (root) => root.querySelector(".note .said b") !== null || null),
      "the note",
    );
    await badged(browser, "!");
    await stop();
    await judged(browser, page, loan, "unlisted");
    await banner(browser, page);
    await stop();
    await browser.navigate(page, warned);
    await warningPage(page);
    await stop();
    await page.click("summary");
    await page.click("#proceed");
    await arrived(page, warned);
    await stop();
    await browser.visit(page, `${warned}next`);
    await until(async () => (await state(browser)).looked, "the next page to be judged");
    assert.equal(await address(page), `${warned}next`);
    await badged(browser, "✕");
    await stop();
    await judged(browser, page, loan, "unlisted");
    await stop();
    await browser.navigate(page, warned);
    await warningPage(page);
    await stop();
    await page.click("#leave");
    await arrived(page, loan);
  },
);

test("a worker stopped at any moment while a page arrives warns all the same", { timeout: 900_000 }, async () => {
  for (let times = 0; times < (IS_SOAK ? 5 : 3); times++) {
    await browser.visit(page, "http://yehang-luntan.test/thread/8842");
    const going = browser.navigate(page, "http://globalfxm.example/");
    await browser.stopWorker();
    await going;
    await warningPage(page);
  }
});

test(
  "a worker stopped between every two steps loses nothing: what was ticked, a pause, its end",
  { timeout: 900_000 },
  async () => {
    const loan = "http://biaoji.test/loan";
    const stop = () => browser.stopWorker();
    const done = (/** @type {import("./browsers.js").Popup} */ popup) =>
      popup.evaluate(() => document.querySelectorAll("#checks input:checked").length);
    await judged(browser, page, loan, "unlisted");
    await stop();
    const popup = await popupSaying(browser, page, said("pause_title"));
    await stop();
    await popup.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector("#checks input"))?.click());
    await until(async () => (await done(popup)) === 1, "one item to be ticked");
    await stop();
    await popup.evaluate(() => document.getElementById("pause-days")?.click());
    await until(() => popup.evaluate(() => document.getElementById("resume") !== null), "the pause to be told");
    await stop();
    await judged(browser, page, "http://jiangcheng-wanbao.test/n/20261120", "none");
    await stop();
    await judged(browser, page, loan, "unlisted");
    await badged(browser, "!");
    assert.equal(await bannerText(browser, page), null);
    await stop();
    const again = await popupSaying(browser, page, said("pause_still"));
    assert.equal(await done(again), 1);
    await again.evaluate(() => document.getElementById("resume")?.click());
    await until(() => again.evaluate(() => document.getElementById("pause-days") !== null), "the pause to end");
    await stop();
    await judged(browser, page, "http://jiangcheng-wanbao.test/n/20261120", "none");
    await judged(browser, page, loan, "unlisted");
    await banner(browser, page);
  },
);
