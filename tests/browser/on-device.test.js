/**
 * The server's pages in both browsers: what is pasted is read on the device. Every request is recorded, and nothing of
 * what was pasted is in any.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { KINDS } from "./browsers.js";
import { end, start } from "./running.js";
import { prepare } from "./setup.js";
import { patient, until } from "./until.js";

/** @typedef {import("puppeteer-core").Page} Page */

const TEXT = "【安心花】王小明您好，欠款已逾期，今天不还就去法院起诉，让你坐牢，并通知您的家人 xq7731.example/k9 13700001234";
const STORY = "催收一直打我妈电话，说要上门";
const CRISIS = "欠了好多网贷，撑不下去了，不想活了";
/** Pieces of TEXT and STORY that nobody else says. */
const MARKS = ["安心花", "王小明", "xq7731", "13700001234", "打我妈", "说要上门", "撑不下去", "KENNWORT"];
/**
 * Each page: what opens it, the box and form into which is pasted, and what answers.
 *
 * @type {Record<string, {path: string, fields: Record<string, string>, form: string, answer: string}>}
 */
const PAGES = {
  threats: { path: "/threats", fields: { text: TEXT }, form: "paste", answer: "#found .truth" },
  "court papers": { path: "/court-papers", fields: { name: `支付令 ${MARKS[7]}` }, form: "court", answer: "#found h2" },
  letters: {
    path: "/help/letters/to-lender",
    fields: { "own-lender": "安心花", "own-name": "王小明" },
    form: "fill",
    answer: "#fill [role=status]:not(:empty), #letter",
  },
  planner: {
    path: "/planner",
    fields: { amount: "77310", term: "12", payment: "7731" },
    form: "offer",
    answer: "#real-rate",
  },
};

for (const kind of KINDS) {
  describe(kind, { timeout: 600_000 }, () => {
    /** @type {import("./setup.js").Prepared} */
    let prepared;
    /** @type {import("./running.js").Running} */
    let running;
    /** @type {Page} */
    let page;
    before(async () => {
      prepared = await prepare({ serves: true });
      running = await start(kind, new Map());
      page = patient(await running.browser.newPage());
      await page.setViewport({ width: 360, height: 740 });
    });
    after(async () => {
      if (running) await end(running, { opened: [prepared.server], forms: [prepared.server] });
      await prepared?.remove();
    });

    /** @param {string} path @param {string} ready */
    const open = async (path, ready) => {
      await page.goto(`${prepared.server}${path}?lang=zh-CN`);
      await page.waitForSelector(ready);
    };
    const sofar = () => running.requests.length;
    /** Without the browser's own errands. @param {number} since */
    const made = (since) => running.requests.slice(since).filter(({ from }) => from !== "browser");
    /** @param {number} since */
    const posts = (since) => made(since).filter(({ method }) => method !== "GET");

    test("without an edition a situation is answered before any row is there, and nothing of it is sent", async () => {
      const since = sofar();
      await open("/", "textarea#q");
      await ask(page, STORY);
      await until(() => shown(page, "#found .answer", "先截图"), "the order");
      await until(() => shown(page, "#found", "通讯录里的人被打电话了"), "the checklist");
      await page.waitForSelector("#found .host");
      const isOfEdition = (/** @type {{path: string}} */ { path }) => path.startsWith("/editions/v2/files/");
      await until(() => made(since).some(isOfEdition), "the edition to come behind");
      assert.deepEqual(carrying(running.requests), []);
      assert.deepEqual(posts(since), []);
    });

    test("once the edition is on the device, whom a text names is answered there, and a name as well", async () => {
      const since = sofar();
      await open("/", "textarea#q");
      await ask(page, "招联消费金融的客服打电话说我额度异常");
      await until(() => shown(page, "#found .answer", "招联消费金融股份有限公司"), "the firm behind the name");
      await ask(page, "马上消费金融股份有限公司");
      await until(() => page.$('#found .answer[data-verdict="licensed"]'), "the lender");
      assert.deepEqual(posts(since), []);
    });

    test("who is in danger is told whom to call, and no more is fetched", async () => {
      await open("/", "textarea#q");
      const since = sofar();
      await ask(page, CRISIS);
      await page.waitForSelector('#found a[href="tel:12356"]');
      assert.equal(await page.$("#waiting"), null);
      assert.deepEqual(made(since).map(({ path }) => path), []);
    });

    test("the language of the page decides, whichever the edition on the device is in", async () => {
      await page.goto(`${prepared.server}/?lang=en`);
      await page.waitForSelector("textarea#q");
      await ask(page, "they said i will regret it");
      await until(() => page.$("#found [id^=choice-], #found #card-next"), "the answer");
      await until(async () => !(await page.$("#waiting")), "the names");
      const words = await page.$$eval("#found :is(button, .button, summary, .order)", (all) =>
        all.map((one) => one.textContent ?? ""),
      );
      assert.deepEqual(words.filter((one) => /\p{Script=Han}/u.test(one)), []);
      assert.ok(words.length > 2, String(words));
    });
    if (kind === "chromium") {
      test("numbers are those of the country of the device's clock; where it has none, it is chosen", async () => {
        await page.emulateTimezone("Africa/Nairobi");
        await open("/", "textarea#q");
        await ask(page, CRISIS);
        await page.waitForSelector('#found a[href="tel:999"]');
        assert.equal(await page.$('#found a[href="tel:12356"]'), null);
        await page.emulateTimezone("Europe/Vilnius");
        await open("/", "textarea#q");
        await ask(page, CRISIS);
        await page.waitForSelector("#found .chips button");
        assert.equal(await page.$('#found details:has(.chips), #found a[href^="tel:"]'), null);
        await page.emulateTimezone();
      });
    }

    for (const [name, { path, fields, form, answer }] of Object.entries(PAGES)) {
      test(`${name}: what is typed is answered here, and nothing of it is sent`, async () => {
        const since = sofar();
        await open(path, `#${form}`);
        await page.evaluate(fillIn, form, fields);
        await page.waitForSelector(answer);
        assert.ok(running.requests.length > since, "the recording works");
        assert.deepEqual(carrying(running.requests), []);
        assert.deepEqual(posts(since), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is cut off");
        assert.ok(!MARKS.some((mark) => page.url().includes(encodeURIComponent(mark))));
      });
    }

    test("a threat leads to the server's own pages, in the language of the page", async () => {
      await page.goto(`${prepared.server}/threats?lang=en`);
      await page.waitForSelector("#paste");
      await page.evaluate(fillIn, "paste", { text: "不还就爆你通讯录" });
      const href = await page.waitForSelector("#found a[href^='/help/letters/']");
      assert.match((await href?.evaluate((one) => one.getAttribute("href"))) ?? "", /\?lang=en$/u);
      assert.ok(await page.$("#found a[href='/checklists/cn/contacts-called?lang=en']"));
      assert.equal((await page.$$("#leave")).length, 1);
    });

    test("where the edition cannot be had, one thing alone is sent by the form, and of a text nothing", async () => {
      const other = patient(await running.browser.newPage());
      await other.evaluateOnNewDocument(forget);
      await other.goto(`${prepared.server}/?lang=zh-CN`);
      await other.waitForSelector("textarea#q");
      const since = sofar();
      await ask(other, TEXT);
      await until(() => shown(other, "#waiting", "一个一个单独贴进来"), "that names were not checked");
      assert.deepEqual(posts(since), []);
      await Promise.all([other.waitForNavigation(), ask(other, "https://www.msxf.com/k9?token=KENNWORT")]);
      assert.ok(await other.$('#answer[data-verdict="licensed"]'));
      assert.deepEqual(posts(since).map(({ path, body }) => [path, body]), [["/?lang=zh-CN", "q=www.msxf.com"]]);
      assert.deepEqual(carrying(running.requests), []);
      assert.equal(new URL(other.url()).search, "?lang=zh-CN");
      await other.close();
    });
  });
}

/** Of what was pasted, whatever a request carries. @param {import("./proxy.js").Recorded[]} requests */
function carrying(requests) {
  return requests.flatMap(({ method, url, headers, body }) => {
    const said = [url, JSON.stringify(headers), Buffer.from(body, "latin1").toString()].join("\n");
    const plain = `${said}\n${said.replaceAll(/(?:%[0-9a-f]{2})+/giu, (one) => decodeURIComponent(one))}`;
    return MARKS.filter((mark) => plain.includes(mark)).map((mark) => `${method} ${url}: ${mark}`);
  });
}

/** @param {Page} page @param {string} text */
function ask(page, text) {
  return page.evaluate((typed) => {
    document.getElementById("found")?.replaceChildren();
    /** @type {HTMLTextAreaElement} */ (document.getElementById("q")).value = typed;
    /** @type {HTMLFormElement} */ (document.getElementById("lookup")).requestSubmit();
  }, text);
}

/** @param {Page} page @param {string} selector @param {string} words */
function shown(page, selector, words) {
  return page.evaluate((one, said) => document.querySelector(one)?.textContent?.includes(said), selector, words);
}

/** In a page: its browser keeps nothing. */
function forget() {
  Object.defineProperty(globalThis, "indexedDB", { value: undefined });
}

/** In a page. @param {string} form @param {Record<string, string>} fields */
function fillIn(form, fields) {
  for (const [id, text] of Object.entries(fields)) {
    const control = /** @type {HTMLInputElement} */ (document.getElementById(id));
    control.closest("details")?.setAttribute("open", "");
    control.value = text;
  }
  /** @type {HTMLFormElement} */ (document.getElementById(form)).requestSubmit();
}
