/** The phone app on a plain static host, in Chromium as a phone. Functions given to `evaluate` travel as text. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import qrcode from "qrcode-generator";
import {
  askFor, choose, isKept, isReady, isTooWide, keepNothing, keepShares, phone, press, readCodes, renew, saysNow,
  shareFile, shareForm, shows, speaks,
} from "./app-page.js";
import { appSite } from "./app-site.js";
import { appStates, showScreen } from "./app-screens.js";
import { rulesFor, violations } from "./axe.js";
import { launch } from "./browsers.js";
import { DAY, FOLDER, flipped, now, published } from "./edition.js";
import { begin, said } from "./extension.js";
import { add, create, openLog, send, turn } from "./log-page.js";
import { keepRequests } from "./network.js";
import { newKey } from "./publisher.js";
import { end, start } from "./running.js";
import { prepare } from "./setup.js";
import { IS_SOAK } from "./sample.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

const require = createRequire(import.meta.url);
const PASSPHRASE = "下雨天 慢慢走 回家";
const OF_FILE = "只给备份用的那句口令";
const CONTACT = {
  date: "2026-11-20", time: "23:15", lender: "甲消费金融", number: "13800009999", whom: "debtor", answered: "yes",
  consent: "no", words: "再不还就找你同事",
};
/** By the fields of a friend's page. */
const OF_FRIEND = {
  "friend-date": "2026-11-21", "friend-time": "08:30", "friend-number": "13900001111", "friend-person": "张某",
  "friend-words": "让他接电话",
};
/** The pages beside the home page, and what stands on each only if the edition was read. */
const PAGES = {
  "checklist.html": ".items li",
  "checklist.html?id=cn/contacts-called": ".items li",
  "planner.html": "#offer",
  "phone.html": ".screens",
  "apk.html": "#file",
  "threats.html": "details.threat",
  "court.html": "form#court",
  "evidence-log.html": ".first",
  "friend.html": "#told",
};
/** What the app may ask for: its own files, and those of editions by their names. */
const OWN = new RegExp(
  "^/(?:|[a-z-]+\\.html|[a-z0-9-]+\\.(?:js|css)|app\\.webmanifest|icons/[a-z0-9-]+\\.png|shell-[0-9a-f]+\\.gz|" +
  "data/trust\\.json|_locales/[a-zA-Z_]+/messages\\.json|" +
  "editions/v2/(?:timestamp\\.json|keys\\.json|manifests/\\d+\\.json\\.gz|files/[0-9a-f]{64}\\.json\\.gz))$",
  "u",
);
const [APK] = JSON.parse(readFileSync(new URL("../cases/apks.json", import.meta.url), "utf8")).cases;
const CASES = JSON.parse(readFileSync(new URL("../cases/asked.json", import.meta.url), "utf8")).cases;
/** In Chinese: some names of other countries are left to servers (backend/xiancha/publish/country_rows.py). */
const CHINESE = CASES.filter((/** @type {any} */ { asked }) => /\p{Script=Han}/u.test(asked));
/** @type {string[]} */
const QUESTIONS = [
  ...CHINESE.filter((/** @type {any} */ _, /** @type {number} */ n) => n % 10 === 0).slice(0, 50),
  ...CHINESE.filter((/** @type {any} */ { asked }) => asked.startsWith("借呗逾期")),
  ...CASES.filter((/** @type {any} */ { asked }) => asked.includes("id=com.duxiaoman.umoney")),
].map(({ asked }) => asked);
const THEMES = ["light", "dark"];

/** Of the pages that the extension has too, where they are looked at in every state, the first state. */
function screens() {
  const all = appStates();
  const isOwn = (/** @type {string} */ page) => page === "home" || page === "friend";
  return all.filter((one, n) => IS_SOAK || isOwn(one.page) || all.findIndex(({ page }) => page === one.page) === n);
}

/** What is taken away from a page, by what the app then says. */
const LACKS = {
  secure: () => Object.defineProperty(Object.getPrototypeOf(crypto), "subtle", { value: undefined }),
  unpacking: () => Reflect.deleteProperty(globalThis, "DecompressionStream"),
  storage: () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }),
};
/** Before a script: its browser knows no Ed25519. */
const NO_ED25519 =
  'const known = crypto.subtle.importKey.bind(crypto.subtle); crypto.subtle.importKey = (...all) => all[2]?.name === ' +
  '"Ed25519" ? Promise.reject(new DOMException("unknown", "NotSupportedError")) : known(...all);\n';

describe("the phone app", { timeout: 900_000 }, () => {
  /** @type {import("./setup.js").Prepared} */
  let prepared;
  /** @type {Awaited<ReturnType<typeof appSite>>} */
  let site;
  /** @type {import("./running.js").Running} */
  let running;
  /** @type {Page} */
  let page;
  before(async () => {
    prepared = await prepare({ serves: true });
    site = await appSite(prepared);
    running = await start("chromium", new Map());
    page = await phone(running.browser);
    await page.evaluateOnNewDocument(keepShares);
    await open();
    await held(site.first);
  });
  after(async () => {
    if (running) {
      /** But for what the phone itself is made to send. */
      const requests = running.proxy.requests.filter(({ path }) => path !== "/app/share");
      await end(running);
      const opened = [site.address, prepared.server];
      await keepRequests({ kind: "chromium", extension: "", sites: [], servers: [], opened, requests });
    }
    await site?.remove();
    await prepared?.remove();
  });

  /** @param {string} [path] */
  const open = async (path = "") => {
    await page.goto(`${site.address}/${path}`);
    await page.waitForSelector("main h1");
  };
  const held = (/** @type {{number: number}} */ { number }) =>
    until(() => page.evaluate(shows, "#edition", String(number)), `the edition ${number}`);
  const speak = async (/** @type {string} */ language) => {
    await page.waitForSelector("#language select");
    await page.evaluate(choose, language);
    const tag = language.replace("_", "-");
    await until(() => page.evaluate(speaks, tag), `to speak ${tag}`);
  };
  const offline = () => until(() => page.evaluate(isReady), "the service worker");

  test("it may be installed", async () => {
    await offline();
    const session = await page.createCDPSession();
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    const { errors, manifest } = await session.send("Page.getAppManifest");
    await session.detach();
    assert.deepEqual([installabilityErrors, errors], [[], []]);
    assert.ok(JSON.stringify(manifest).includes("share"));
  });

  test("axe finds nothing on any screen, light or dark, and none is wider than the phone", () =>
    fresh(async (other) => {
      await other.goto(`${site.address}/`);
      await until(() => other.evaluate(shows, "#edition", String(site.first.number)), "the edition");
      /** @type {string[]} */
      const found = [];
      for (const one of screens()) {
        await showScreen(other, `${site.address}/`, one);
        for (const theme of THEMES) {
          await other.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
          const wrong = await violations(other, rulesFor("zh_CN", theme));
          found.push(...wrong.map((each) => `${one.page}, ${one.state}, ${theme}: ${each}`));
        }
        if (await other.evaluate(isTooWide)) found.push(`${one.page}, ${one.state}: wider than the phone`);
      }
      assert.deepEqual(found, []);
    }));

  test("questions are answered as the server answers them, and nothing of them is sent", async () => {
    await open();
    const theirs = await answersOf(prepared.server);
    const ours = [];
    const asked = site.asked.length;
    for (const text of QUESTIONS) ours.push([text, await answerTo(text), await page.evaluate(saysNow)]);
    assert.deepEqual(ours, theirs);
    const since = site.asked.slice(asked).map(({ path }) => path);
    assert.deepEqual(since.filter((path) => path !== "/service-worker.js"), []);
  });

  test("while the first edition comes, whoever asks may have the server answer that question", () =>
    fresh(async (other) => {
      /** @type {(come: unknown) => void} */
      let come = () => undefined;
      const waiting = new Promise((resolve) => void (come = resolve));
      site.changed.set("/editions/v2/timestamp.json", (body) => waiting.then(() => body));
      try {
        await other.goto(`${site.address}/`);
        await other.waitForSelector("#language select");
        await other.evaluate(askFor, "招联");
        await other.waitForSelector("#web-now");
        const href = await other.$eval("#web-now", (one) => one.getAttribute("href"));
        assert.equal(href, `${prepared.server}/?q=${encodeURIComponent("招联")}`);
      } finally {
        site.changed.clear();
        come(null);
      }
      await other.waitForSelector("#found .answer");
      assert.equal(await other.$("#web-now"), null);
    }));

  test("what reads whole threats comes behind the edition; without it the page says so, and fetches it", () =>
    fresh(async (other) => {
      const table = refIn(site.content.files, `${FOLDER}threat-kinds.json`);
      site.changed.set(`/editions/v2/files/${table}.json.gz`, () => null);
      try {
        await other.goto(`${site.address}/threats.html`);
        await until(() => other.evaluate(shows, "#no-kinds", said("threats_no_kinds")), "what is lacking");
        await other.waitForSelector("details.threat");
      } finally {
        site.changed.clear();
      }
      await other.reload();
      await other.waitForSelector("details.threat");
      await until(async () => (await other.$("#no-kinds")) === null, "the table");
      const sofar = site.asked.length;
      await other.reload();
      await other.waitForSelector("details.threat");
      assert.equal(await other.$("#no-kinds"), null);
      assert.ok(!site.asked.slice(sofar).some(({ path }) => path.includes(table)), "it is kept");
    }));

  test("in another language too it opens without a network after one visit, of each release", () =>
    fresh(async (other) => {
      await other.goto(`${site.address}/`);
      await opensWithout(other, "_locales/en/messages.json");
      assert.equal(await other.evaluate(() => document.documentElement.lang), "en");
      const next = "f".repeat(16);
      const renewed = (/** @type {Buffer} */ body) => String(body).replace(/(?<=\bversion"?:")\w+/u, next);
      site.changed.set("/service-worker.js", (body) => Buffer.from(renewed(body)));
      try {
        await other.evaluate(renew);
        const words = () => other.evaluate(isKept, "_locales/en/messages.json", `shell-${next}`);
        await until(words, "the words of the next release");
      } finally {
        site.changed.clear();
      }
    }, "en"));

  test("what could not be had at the first visit is kept at the next page that is opened", () =>
    fresh(async (other) => {
      site.changed.set("/apk-worker.js", () => null);
      const sofar = site.asked.length;
      try {
        await other.goto(`${site.address}/`);
        const isAsked = () => site.asked.slice(sofar).some(({ path }) => path === "/apk-worker.js");
        await until(isAsked, "the worker to ask for the reader of apps");
        assert.ok(!(await other.evaluate(isKept, "apk.html")), "no page without its script");
      } finally {
        site.changed.clear();
      }
      await other.goto(`${site.address}/phone.html`);
      await until(() => other.evaluate(isKept, "apk-worker.js"), "the reader of apps");
      site.be(false);
      try {
        await other.goto(`${site.address}/apk.html`);
        await other.waitForSelector("#file");
      } finally {
        site.be(true);
      }
    }));

  test("without a network it opens, and the box answers; in soak every page does", async () => {
    await offline();
    await until(() => page.evaluate(isKept, "apk-worker.js"), "what is kept last");
    site.be(false);
    try {
      for (const [path, shown] of IS_SOAK ? Object.entries(PAGES) : []) {
        await open(path);
        await page.waitForSelector(shown);
      }
      await open();
      assert.equal(await answerTo("招联"), "licensed");
      await page.evaluate(choose, "id");
      await until(() => page.evaluate(shows, "#missing", said("app_failed")), "that there are no such words");
      assert.equal(await answerTo("招联"), "licensed");
      await speak("zh_CN");
    } finally {
      site.be(true);
    }
  });

  test("what another app shares is asked at once, and reaches no server", async () => {
    await offline();
    await page.goto("about:blank");
    const sofar = site.asked.length;
    await page.evaluate(shareForm, `${site.address}/share`, "msxf.com");
    await page.waitForSelector("#found .answer");
    assert.equal(await page.$eval("#found .answer", (one) => one.getAttribute("data-verdict")), "licensed");
    assert.ok(!site.asked.slice(sofar).some(({ method, path }) => method !== "GET" || path.includes("share")));
    await open();
    assert.equal(await page.evaluate(() => document.querySelector("#found")?.textContent), "", "it is kept no longer");
  });

  test("an app's file that is shared is read on the phone, and reaches no server", async () => {
    await offline();
    await open();
    await until(() => page.evaluate(isKept, "apk-worker.js"), "the reader of apps");
    await page.goto("about:blank");
    const sofar = site.asked.length;
    site.be(false);
    try {
      await page.evaluate(shareFile, `${site.address}/share`, APK.file);
      await page.waitForSelector("#wants");
    } finally {
      site.be(true);
    }
    assert.match(await page.$eval("#found", ({ textContent }) => textContent ?? ""), /借钱宝com\.example\.loan[^]*短信/u);
    assert.ok(!site.asked.slice(sofar).some(({ method }) => method !== "GET"));
    await open("apk.html");
    assert.equal(await page.$eval("#found", ({ textContent }) => textContent), "", "it is kept no longer");
  });

  test("what was shared and could not be kept is told", async () => {
    await open("?not-kept");
    await until(() => page.evaluate(shows, "#missing", said("app_not_kept")), "that it was not kept");
  });

  test("a QR code in a picture is asked like what is pasted, where the browser reads such codes", async () => {
    await open();
    await page.waitForSelector("#asked-before:not([hidden])");
    assert.equal(await page.$("#code:not([hidden])"), null, "Chromium reads none here");
    const picture = join(tmpdir(), `xiancha-code-${process.pid}.gif`);
    await writeFile(picture, codeOf("https://www.msxf.com/loan"));
    await fresh(async (other) => {
      await other.evaluateOnNewDocument(readFileSync(require.resolve("jsqr"), "utf8"));
      await other.evaluateOnNewDocument(readCodes);
      await other.goto(`${site.address}/`);
      await other.waitForSelector("#code:not([hidden])");
      const take = async (/** @type {string} */ file) =>
        /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
          await other.$("#picture")
        ).uploadFile(file);
      await take(picture);
      await other.waitForSelector("#found .answer");
      const box = await other.$eval("#question", (one) => /** @type {HTMLTextAreaElement} */ (one).value);
      assert.equal(box, "https://www.msxf.com/loan");
      await take(fileURLToPath(new URL("../../docs/lookup.png", import.meta.url)));
      await until(() => other.evaluate(shows, "#question-mistake", said("app_qr_none")), "that there is none");
      await take(fileURLToPath(import.meta.url));
      await until(() => other.evaluate(shows, "#question-mistake", said("app_qr_failed")), "that it is no picture");
    }).finally(() => rm(picture));
  });

  test("what is asked is remembered only while that is wanted", async () => {
    await open();
    await answerTo("度小满");
    assert.equal(await page.$("#asked-before li"), null);
    await page.waitForSelector("#keep-asked");
    await page.evaluate(press, "#keep-asked");
    await page.waitForSelector("#keep-asked:checked");
    await answerTo("招联");
    await page.waitForSelector("#asked-before li");
    await open();
    await page.waitForSelector("#asked-before li");
    await page.evaluate(press, "#keep-asked");
    await until(() => page.evaluate(() => !document.querySelector("#asked-before li")), "the list to go");
    await page.evaluate(keepNothing);
    await page.evaluate(press, "#keep-asked");
    await until(() => page.evaluate(shows, "#asked-before", said("app_history_failed")), "that it failed");
    assert.equal(await page.$("#keep-asked:checked"), null);
  });

  test("before a log is begun it says whether the browser may delete it; what is put in is there again", async () => {
    await open("evidence-log.html");
    await page.waitForSelector("#create");
    const kept = await page.evaluate(() => navigator.storage.persisted());
    assert.equal(await page.evaluate(() => document.querySelector("#log-loose") !== null), !kept);
    await create(page, PASSPHRASE);
    await add(page, CONTACT);
    await open("evidence-log.html");
    await page.waitForSelector("#unlock");
    await send(page, "unlock", { "unlock-passphrase": PASSPHRASE });
    await until(() => page.evaluate(shows, "#log", "再不还就找你同事"), "the entry");
  });

  test("a friend writes down a call; the text is handed on, and taken into the log once", async () => {
    await open("friend.html");
    await page.waitForSelector("#told");
    const { said: answer } = await send(page, "told", OF_FRIEND);
    assert.equal(answer, said("friend_done"));
    await page.evaluate(press, "#share");
    const text = await until(() => page.evaluate(() => document.documentElement.dataset.shared), "what is shared");
    await open("evidence-log.html");
    await page.waitForSelector("#unlock");
    await send(page, "unlock", { "unlock-passphrase": PASSPHRASE });
    await turn(page, "add");
    const take = async (/** @type {string} */ told) => (await send(page, "friend", { "friend-told": told })).said;
    assert.equal(await take(`看到了\n${text}`), said("friend_taken", { added: 1, same: 0 }));
    assert.equal(await take(text), said("friend_taken", { added: 0, same: 1 }));
    assert.equal(await take("昨天有人打给我"), "");
    const mistake = await page.$eval("#friend-told-mistake", (one) => one.textContent);
    assert.equal(mistake, said("friend_none", { head: said("friend_head") }));
    await turn(page, "log");
    assert.ok(await page.evaluate(shows, "#log", "让他接电话"));
  });

  test("the log in a file is taken in by the extension, and the extension's by a phone that has none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "xiancha-app-log-"));
    const browser = await launch("chromium", { extension: prepared.extension, sites: new Map() });
    try {
      await begin(browser);
      const there = await openLog(browser);
      await create(there, PASSPHRASE);
      const ours = await exported(page, join(folder, "app"));
      assert.equal(await imported(there, ours), said("log_imported", { added: 2, same: 0, both: 0 }));
      await add(there, { ...CONTACT, words: "只在电脑上写的" });
      const theirs = await exported(there, join(folder, "extension"));
      assert.equal(await imported(page, theirs), said("log_imported", { added: 1, same: 2, both: 0 }));
      await send(page, "erase", { "erase-word": said("log_erase_word") });
      await page.waitForSelector("#create");
      await create(page, PASSPHRASE);
      assert.equal(await imported(page, theirs), said("log_imported", { added: 3, same: 0, both: 0 }));
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("it speaks the language that is chosen", async () => {
    await open();
    await speak("en");
    assert.match(await page.evaluate(() => document.body.innerText), /Before you borrow/u);
    await open("court.html");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    assert.match(await page.$eval(".to-home", (one) => one.textContent), /Xiancha/u);
    await open();
    await speak("zh_CN");
  });

  test("an edition that is not to be believed is refused, and the one in hand stays", async () => {
    const { by, content, first } = site;
    const how = { by, published: now() - 60 };
    const more = { ...content, files: changed(content.files) };
    /** @type {[string, import("./edition.js").Edition][]} */
    const bad = [
      ["tampered", flipped(published(more, how), shardOf(content.files))],
      ["expired", published(content, { ...how, expires: now() - 30 })],
      ["older", published(content, { by, published: now() - 9 * DAY, issued: now() - 8 * DAY })],
      ["unknown_key", published(content, { ...how, signers: [newKey()] })],
    ];
    for (const [code, edition] of bad) {
      await site.offer(edition);
      await open();
      await page.waitForSelector("#refresh");
      await page.evaluate(press, "#refresh");
      await until(() => page.evaluate(shows, "#edition", said(`refused_${code}`)), `to be refused as ${code}`);
      await held(first);
    }
    assert.equal(await answerTo("招联"), "licensed");
  });

  test("a newer edition comes with what changed, and little more", async () => {
    const { by, content } = site;
    const next = published({ ...content, files: changed(content.files) }, { by, published: now() - 30 });
    await site.offer(next);
    await open();
    await page.waitForSelector("#refresh");
    const sofar = site.asked.length;
    await page.evaluate(press, "#refresh");
    await held(next);
    const asked = site.asked.slice(sofar).filter(({ path }) => path.includes("/v2/"));
    assert.ok(asked.length >= 3);
    assert.ok(asked.reduce((sum, { bytes }) => sum + bytes, 0) <= 25_000);
  });

  for (const [lack, takeAway] of Object.entries(LACKS)) {
    test(`without what it needs (${lack}) it says so, answers nothing, and leads to the server's page`, () =>
      fresh(async (other) => {
        await other.evaluateOnNewDocument(takeAway);
        await other.goto(`${site.address}/`);
        await until(() => other.evaluate(shows, "#missing", said(`app_lacks_${lack}`)), "what is lacking");
        assert.equal(await other.$eval("#web", (one) => one.getAttribute("href")), `${prepared.server}/`);
        assert.equal(await other.$("#lookup"), null);
      }));
  }

  test("without a service worker it works, and says that it needs a network", () =>
    fresh(async (other) => {
      await other.evaluateOnNewDocument(() => void Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
      await other.goto(`${site.address}/`);
      await until(() => other.evaluate(shows, "#missing", said("app_lacks_offline")), "what is lacking");
      await other.waitForSelector("#edition #refresh");
    }));

  test("where the browser knows no Ed25519 the library verifies, and refuses a wrong signature", async () => {
    const { by, content, first } = site;
    await site.offer(first);
    const wrong = published(content, { by: { ...by, timestamp: { ...newKey(), id: by.timestamp.id } } });
    site.changed.set("/edition-worker.js", (body) => Buffer.concat([Buffer.from(NO_ED25519), body]));
    try {
      await fresh(async (other) => {
        await other.evaluateOnNewDocument(NO_ED25519);
        await other.goto(`${site.address}/`);
        await until(() => other.evaluate(shows, "#edition", String(first.number)), "the edition");
        await site.offer(wrong);
        await other.evaluate(press, "#refresh");
        await until(() => other.evaluate(shows, "#edition", said("refused_bad_signature")), "a refusal");
        await opensWithout(other, "ed25519-library.js");
      });
      site.changed.set("/ed25519-library.js", () => Buffer.from("export const verifyAsync = null;"));
      await fresh(async (other) => {
        await other.evaluateOnNewDocument(NO_ED25519);
        await other.goto(`${site.address}/`);
        await until(() => other.evaluate(shows, "#missing", said("app_lacks_signatures")), "what is lacking");
      });
    } finally {
      site.changed.clear();
    }
  });

  test("the server has the same app; what is shared before it is ready is answered unread", () =>
    fresh(async (other) => {
      await other.evaluate(shareForm, `${prepared.server}/app/share`, "某某贷");
      await until(() => other.evaluate(shows, "h1", said("app_share_title")), "the answer to what was shared");
      assert.doesNotMatch(await other.evaluate(() => document.body.innerText), /某某贷/u);
      await Promise.all([other.waitForNavigation(), other.evaluate(press, ".door a")]);
      await other.waitForSelector("#edition #refresh");
      await other.evaluate(askFor, "招联");
      await other.waitForSelector("#found .answer");
    }));

  /** Once it has what it used, it answers without a network. @param {Page} other @param {string} used */
  async function opensWithout(other, used) {
    await until(() => other.evaluate(isKept, used), `${used} to be kept`);
    site.be(false);
    try {
      await other.goto(`${site.address}/`);
      await other.waitForSelector("#edition #refresh");
      await other.evaluate(askFor, "招联");
      await other.waitForSelector("#found .answer");
    } finally {
      site.be(true);
    }
  }

  /**
   * A page in a window that knows nothing of the app.
   *
   * @param {(other: Page) => Promise<void>} act
   * @param {string} [language]  of the browser
   */
  async function fresh(act, language) {
    const context = await running.browser.createBrowserContext();
    const other = await phone(context, language);
    try {
      await act(other);
    } finally {
      await context.close();
    }
  }

  test("all that was ever asked for is the app itself and its editions", () => {
    assert.ok(site.asked.length > 50);
    const wrong = site.asked.filter(
      ({ method, path, body, headers }) => method !== "GET" || body || headers.cookie || !OWN.test(path),
    );
    assert.deepEqual(wrong.map(({ method, path }) => `${method} ${path}`), []);
    const places = new Set(running.proxy.requests.filter(({ from }) => from !== "browser").map(({ host }) => host));
    const known = [site.address, prepared.server].map((one) => new URL(one).host);
    assert.deepEqual([...places].filter((one) => !known.includes(one)), []);
  });

  /** The verdict of the answer to a question. @param {string} text */
  async function answerTo(text) {
    await page.waitForSelector("#edition");
    await page.evaluate(askFor, text);
    await page.waitForSelector("#found .answer[data-verdict], #question-mistake:not(:empty)");
    return page.evaluate(() => document.querySelector("#found .answer")?.getAttribute("data-verdict") ?? "");
  }
});

/** A picture of a QR code, a GIF. @param {string} text */
function codeOf(text) {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  return Buffer.from(code.createDataURL(6).replace(/^.*,/u, ""), "base64");
}

/** The log in a file, as a person saves it. @param {Page} from @param {string} folder  where nothing is yet */
async function exported(from, folder) {
  await mkdir(folder);
  const session = await from.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  await turn(from, "keep");
  await send(from, "export", { "export-passphrase": OF_FILE, "export-again": OF_FILE });
  const find = async () => (await readdir(folder)).find((name) => name.endsWith(".xczj"));
  const name = await until(find, "the file");
  await session.detach();
  return join(folder, name);
}

/** What is said of a file that is taken in. @param {Page} to @param {string} file */
async function imported(to, file) {
  await turn(to, "keep");
  const chooser = await to.$("#import-file");
  await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (chooser).uploadFile(file);
  return (await send(to, "import", { "import-passphrase": OF_FILE })).said;
}

/** Each question with the server's verdict and sentences. @param {string} server @returns {Promise<string[][]>} */
async function answersOf(server) {
  const verdicts = [];
  for (const q of QUESTIONS) {
    const got = await fetch(`${server}/v1/lookup?${new URLSearchParams({ q, lang: "zh-CN" })}`);
    const { verdict = "", says = "" } = await got.json();
    verdicts.push([q, verdict, says]);
  }
  return verdicts;
}

/** The hash of a file. @param {Map<string, Buffer>} files @param {string} name */
function refIn(files, name) {
  return createHash("sha256").update(files.get(name) ?? "").digest("hex");
}

/** The same files with one more warning in a shard. @param {Map<string, Buffer>} files */
function changed(files) {
  const name = shardOf(files);
  const file = JSON.parse(String(files.get(name)));
  file.warned.push([Buffer.alloc(16, 7).toString("base64url"), 0, ""]);
  return new Map(files).set(name, Buffer.from(JSON.stringify(file)));
}

/** A file of warnings that a phone in China fetches. @param {Map<string, Buffer>} files */
function shardOf(files) {
  return [...files.keys()].find((one) => one.startsWith(FOLDER) && /\/[A-Z]{2}\/warned\//u.test(one)) ?? "";
}
