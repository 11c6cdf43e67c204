/**
 * The page about APKs in a real browser: read in a worker, named first and signed later, at 360 px, with nothing sent;
 * files that Debian's apksigner signed.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { deflateRawSync } from "node:zlib";
import { seenHere } from "../../extension/pages/apps-on-page.js";
import { isWhole, rulesFor, violations } from "./axe.js";
import { launch } from "./browsers.js";
import { published, readContent } from "./edition.js";
import { banner, begin, judged, popupSaying, said } from "./extension.js";
import { tabTo } from "./keyboard.js";
import { newPublisher } from "./publisher.js";
import { mostly } from "./sample.js";
import { bundle, prepare } from "./setup.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WARNED = createHash("sha256").update("app:com.bad.loans").digest().subarray(0, 16).toString("base64url");
/** Offers loans, names nobody, and links to an app's package. */
const LENDING = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>快贷下载：最高可借 20 万元</title>
<h1>快速贷款，最高可借 20 万元</h1><p>年化利率 7.2% 起，最快 5 分钟放款，凭身份证申请，借款期限 3 到 12 个月。</p>
<form><label>手机号 <input name="phone"></label><label>借款金额 <input name="amount"></label>
<button>立即申请借款</button></form><a href="/down/kuaidai.apk">下载安卓 App</a>`;
const STORE = `<!doctype html><meta charset="utf-8"><title>安逸花</title><h1>安逸花</h1><a href="/d">安装</a>
<a href="/details?id=com.example.other">别的应用</a><p>开发者：<span>马上消费金融股份有限公司</span></p>`;
/** Speaks of no loan. */
const WEATHER = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>天气</title><h1>明天多云</h1>
<a href="https://play.google.com/store/apps/details?id=com.msxf.ayh&hl=zh">安卓</a>
<a href="/dl/tianqi.apk?from=1">下载</a>`;
/** Who put an app there, as stores' pages name it; invented. */
const STORE_PAGES = {
  "Google Play": `<a href="/store/apps/dev?id=123"><span>First Lending Ltd</span></a>
    <a href="/store/apps/dev?id=4">Other</a>`,
  "Google Play, for programs": `<script type="application/ld+json">
    {"@type":"SoftwareApplication","author":{"@type":"Person","name":"First Lending Ltd"}}</script>`,
  "App Store": `<h1>App<a href="https://apps.apple.com/cn/developer/first/id1">First Lending Ltd</a></h1>`,
  "Huawei": `<div><div>版本</div><div>1.2</div></div><div><div>开发者</div><div>First Lending Ltd</div></div>`,
  "Tencent": `<div class="a">开发商：</div><div class="b">First Lending Ltd</div>`,
  "Xiaomi, older": `<div class="intro-titles"><p>First Lending Ltd</p><h3>App</h3></div>`,
  "Xiaomi": `<div><span>开发者</span></div><div><span>First Lending Ltd</span></div>`,
};
const CONTACTS = "安装包声明可读通讯录；声明不等于已读取。若它是网贷App，通讯录不在必要信息之列，可以拒绝。";
const CALLS = "安装包声明可读通话记录或短信；声明不等于已读取。若它是网贷App，通话记录和短信不在必要信息之列，可以拒绝。";

/** @type {import("./proxy.js").Site} */
const site = ({ host }) => ({ type: "text/html; charset=utf-8", body: PAGES[host] ?? "" });

/** @type {Record<string, string>} */
const PAGES = { "kuaidai-xiazai.test": LENDING, "app.mi.com": STORE, "tianqi.test": WEATHER };
const SITES = new Map(Object.keys(PAGES).map((host) => [host, site]));

/** @type {import("./setup.js").Prepared} */
let prepared;
/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiancha-apks-"));
  const python = [join(ROOT, ".venv/bin/python"), ["-m", "tests.apks.shown", folder]];
  const env = { ...process.env, PYTHONPATH: `${join(ROOT, "backend")}:${ROOT}` };
  const built = promisify(execFile)(.../** @type {[string, string[]]} */ (python), { cwd: ROOT, env });
  [prepared] = await Promise.all([prepare(), built]);
  const by = newPublisher();
  const content = await readContent(join(prepared.extension, "data/editions"), ["zh-CN/", "en/"]);
  const [name, body] = [...content.files].find(([one]) => one.startsWith("zh-CN/LT/warned/")) ?? [];
  assert.ok(name && body);
  const shard = JSON.parse(String(body));
  shard.warned.push([WARNED, 0]);
  content.files.set(name, Buffer.from(JSON.stringify(shard)));
  await bundle(prepared, { edition: published(content, { by }), by, server: "" });
});
after(async () => {
  await prepared?.remove();
  await rm(folder, { recursive: true, force: true });
});

for (const kind of mostly("chromium")) {
  describe(`APKs in ${kind}`, { timeout: 900_000 }, () => {
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {Page} */
    let page;
    before(async () => {
      browser = await launch(kind, { extension: prepared.extension, sites: SITES });
      await begin(browser);
      await browser.worker(() => chrome.storage.local.set({ countries: ["CN"] }));
      page = await opened("zh_CN");
    });
    after(() => browser?.close());

    /** @param {string} language */
    async function opened(language) {
      await browser.worker((chosen) => chrome.storage.local.set({ language: chosen }), language);
      const own = await browser.openExtensionPage(await browser.extensionUrl("pages/apk.html"));
      await own.setViewport({ width: 360, height: 740 });
      await own.waitForSelector("#file");
      return own;
    }

    test("a certificate is named at first; the file is signed by it once all of it was hashed", async () => {
      await page.evaluate(() => {
        const told = /** @type {string[]} */ ((/** @type {any} */ (window).told = []));
        new MutationObserver(() => {
          const now = document.getElementById("signature-said")?.textContent;
          if (now && told.at(-1) !== now) told.push(now);
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      await choose(page, "contacts");
      const told = await page.evaluate(() => /** @type {any} */ (window).told);
      assert.deepEqual(told, [said("apk_named"), said("apk_verified")]);
    });

    test("who asks for contacts is told so in groups, with how to deny it, and by which rule", async () => {
      const { text, verdicts, groups, rules } = await shown(page);
      assert.match(text, /天天速借\s+com\.example\.fastcash/u);
      assert.deepEqual(verdicts, ["none"]);
      assert.deepEqual(groups.slice(0, 3), ["能读到你认识谁", "能读到你收到什么", "能控制你的手机"]);
      assert.ok(text.includes("看屏幕上的内容，替你点按"));
      for (const way of ["asked", "switched_on", "at_install"]) {
        assert.ok(text.includes(said(`apk_granted_${way}`)), way);
      }
      const ways = await page.$$eval(".deny a", (all) => all.map((one) => one.getAttribute("href")));
      for (const way of ["contacts", "accessibility"]) assert.ok(ways.includes(`phone.html?for=${way}`), way);
      assert.deepEqual(rules, [CONTACTS, CALLS]);
    });

    test("one screen tells first what it comes down to, with icons and what to do; the rest is folded", async () => {
      const fresh = await opened("zh_CN");
      await choose(fresh, "contacts");
      assert.deepEqual(await order(fresh), ["conclusion", "about", "wants", "who", "signature", "file-about"]);
      const { title, icons, end, open, focus } = await fresh.evaluate(() => {
        window.scrollTo(0, 0);
        return {
          title: document.getElementById("conclusion")?.textContent,
          icons: [...document.querySelectorAll(".takes li")].map((one) => one.textContent),
          end: document.querySelector("#found .order")?.getBoundingClientRect().bottom ?? Infinity,
          open: document.querySelectorAll("#found > section > details[open]").length,
          focus: document.activeElement?.id,
        };
      });
      assert.equal(title, "先别装：它要操控手机、通讯录、短信");
      assert.deepEqual(icons, ["操控手机", "通讯录", "短信"]);
      assert.ok(end <= 740, String(end));
      assert.deepEqual([open, focus], [0, "conclusion"]);
      await fresh.close();
    });

    test("before a file is chosen it says to leave alone what somebody sent", async () => {
      const fresh = await opened("zh_CN");
      assert.equal(await fresh.$eval("#conclusion", (one) => one.textContent), said("apk_end_any"));
      await fresh.close();
    });

    test("the rules of another country, and of a store for its copies, by keyboard", async () => {
      await shown(page);
      await page.focus("#conclusion");
      await tabTo(page, "rules-of");
      await page.select("#rules-of", "IN");
      await until(async () => !(await shown(page)).rules.includes(CALLS), "India's rules");
      await page.select("#rules-of", "CN");
      await tabTo(page, "from-google-play");
      await page.keyboard.press(" ");
      await until(async () => (await shown(page)).rules.some((one) => one.includes("Google Play")), "the store's rule");
      assert.equal((await shown(page)).rules[0], CONTACTS);
    });

    test("a warned package, a file without signature, and one that asks for nothing", async () => {
      await choose(page, "warned");
      assert.deepEqual((await shown(page)).verdicts, ["warned"]);
      assert.deepEqual((await order(page)).slice(0, 4), ["conclusion", "about", "who", "wants"]);
      assert.equal(await concluded(page), said("apk_end_warned"));
      await choose(page, "unsigned");
      assert.ok((await shown(page)).text.includes(said("apk_unsigned")));
      assert.equal(await concluded(page), said("apk_end_signature"));
      assert.ok(await page.$("section[aria-labelledby=signature] > details[open]"));
      await choose(page, "clean");
      assert.equal(await concluded(page), said("apk_end_none"));
      const { text, groups, rules } = await shown(page);
      assert.ok(text.includes(said("apk_asks_nothing")));
      assert.deepEqual([groups, rules], [[], []]);
    });

    test("a file that is dropped is read, and one that is no app is refused in words", async () => {
      const bytes = [...(await readFile(join(folder, "unsigned.apk")))];
      await page.evaluate((content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(content)], "dropped.apk"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }, bytes);
      await page.waitForFunction(() => document.getElementById("found")?.textContent?.includes("dropped.apk"));
      await writeFile(join(folder, "no.apk"), "no app");
      await (await page.$("input#file"))?.uploadFile(join(folder, "no.apk"));
      await page.waitForSelector("#found [role=alert]");
      assert.equal((await shown(page)).text, said("apk_refused_other"));
      await (await page.$("input#file"))?.uploadFile(join(folder, "flooded.apk"));
      await page.waitForSelector("#wants");
      const { text, groups } = await shown(page);
      assert.ok(text.includes(said("apk_too_many", { n: 1000 })));
      assert.equal(groups[0], "能读到你认识谁", "what is explained is told, wherever it stands");
    });

    test("bytes behind a deflate stream are refused, as Python's reader does", async () => {
      const unpacked = (/** @type {Buffer} */ packed) =>
        page.evaluate(async (bytes) => {
          // @ts-expect-error: where it lies beside the page
          const { inflate } = await import("../core/apk/zip-entry.js");
          return inflate(new Uint8Array(bytes), 4).then(String, (/** @type {any} */ error) => error.code);
        }, [...packed]);
      const packed = deflateRawSync("loan");
      assert.equal(await unpacked(packed), String([...Buffer.from("loan")]));
      assert.equal(await unpacked(Buffer.concat([packed, Buffer.alloc(1)])), "bad-inflate");
    });

    test("a lending page that links to an app's package leads here, from the banner and the popup", async () => {
      const lending = await browser.newPage();
      await judged(browser, lending, "http://kuaidai-xiazai.test/", "unlisted");
      await banner(browser, lending);
      const apk = () => browser.inClosedRoot(lending, (root) => root.querySelector("#apk")?.textContent);
      assert.equal(await apk(), said("apk_title"));
      const popup = await popupSaying(browser, lending, said("page_installs"));
      assert.equal(await popup.evaluate(() => document.querySelector("#found-apk")?.getAttribute("href")), "apk.html");
    });

    test("on a store's page of an app the popup looks that up, and nothing is said of the store", async () => {
      const store = await browser.newPage();
      await judged(browser, store, "http://app.mi.com/details?id=com.msxf.ayh", "none", { looked: false });
      const popup = await popupSaying(browser, store, said("popup_ask_app", { app: "com.msxf.ayh" }));
      await popup.evaluate(() => document.getElementById("ask-app")?.click());
      const found = () =>
        popup.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector("#found .answer"))?.innerText);
      assert.match((await until(found, "the answer about the app")) ?? "", /安逸花/u);
      const buttons = await popup.evaluate(() => document.querySelectorAll("#apps button").length);
      assert.equal(buttons, 2, "no other app of the store");
      await popup.evaluate(() => document.getElementById("ask-developer")?.click());
      const isAnswered = async () => /马上消费金融股份有限公司/u.test((await found()) ?? "");
      await until(isAnswered, "the answer about the developer");
    });

    test("a page that speaks of no loan and links to an app is asked once the popup is open", async () => {
      const ordinary = await browser.newPage();
      await judged(browser, ordinary, "http://tianqi.test/", "none", { looked: false });
      const popup = await popupSaying(browser, ordinary, said("page_installs"));
      const text = await popup.evaluate(() => document.getElementById("apps")?.innerText ?? "");
      for (const words of [said("popup_links_apps"), said("popup_ask_app", { app: "com.msxf.ayh" })]) {
        assert.ok(text.includes(words), words);
      }
    });

    test("who put an app there is read as stores' pages name it", async () => {
      const store = await browser.newPage();
      await store.goto("http://tianqi.test/");
      for (const [name, body] of Object.entries(STORE_PAGES)) {
        await store.setContent(`<!doctype html><body>${body}</body>`);
        assert.equal((await store.evaluate(seenHere, [])).developers[0], "First Lending Ltd", name);
      }
    });

    test("nothing is cut off, axe objects to nothing, and nothing was sent", async () => {
      for (const language of ["zh_CN", "en"]) {
        const own = await opened(language);
        const files = ["contacts", "warned", "unsigned", "clean"];
        for (const name of isWhole(language) ? files : files.slice(0, 1)) {
          await choose(own, name);
          await own.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
          assert.deepEqual(await violations(own, rulesFor(language, "light")), [], `${language} ${name}`);
          assert.ok(await own.evaluate(() => document.documentElement.scrollWidth <= 360), `${language} ${name}`);
        }
        const asked = await own.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
        assert.deepEqual(asked.filter((one) => !one.startsWith(new URL(own.url()).origin)), []);
      }
    });
  });
}

/** @param {Page} page @param {string} name  of a file; done once its signature was checked */
async function choose(page, name) {
  const file = await page.$("input#file");
  await file?.uploadFile(join(folder, `${name}.apk`));
  await page.waitForFunction(
    (wanted) =>
      document.getElementById("found")?.textContent?.includes(wanted) &&
      document.getElementById("wants") &&
      document.querySelector("progress")?.hidden,
    {},
    `${name}.apk`,
  );
}

/** @param {Page} page */
function concluded(page) {
  return page.$eval("#conclusion", (one) => one.textContent);
}

/** The parts of the page, by what names them. @param {Page} page */
function order(page) {
  return page.$$eval("#found > section", (all) => all.map((one) => one.getAttribute("aria-labelledby")));
}

/** All of it, unfolded. @param {Page} page */
async function shown(page) {
  await page.$$eval("#found details", (all) => all.forEach((one) => (one.open = true)));
  return page.evaluate(() => ({
    text: document.getElementById("found")?.innerText ?? "",
    verdicts: [...document.querySelectorAll("#found .answer")].map((one) => one.getAttribute("data-verdict")),
    groups: [...document.querySelectorAll("[aria-labelledby=wants] h3:not(#rules)")].map((one) => one.textContent),
    rules: [...document.querySelectorAll(".rule .says")].map((one) => one.textContent ?? ""),
  }));
}
