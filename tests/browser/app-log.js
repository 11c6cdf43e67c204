/** The log of contacts in the phone app, what a friend writes for it, and its way to the extension and back. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { press, shows } from "./app-page.js";
import { launch } from "./browsers.js";
import { begin, said } from "./extension.js";
import { add, create, openLog, send, turn } from "./log-page.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Page} Page */

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

/** @param {import("./app-under-test.js").PhoneApp} app */
export function testsOfLog(app) {
  test("before a log is begun it says whether the browser may delete it; what is put in is there again", async () => {
    await app.open("evidence-log.html");
    await app.page.waitForSelector("#create");
    const kept = await app.page.evaluate(() => navigator.storage.persisted());
    assert.equal(await app.page.evaluate(() => document.querySelector("#log-loose") !== null), !kept);
    await create(app.page, PASSPHRASE);
    await add(app.page, CONTACT);
    await app.open("evidence-log.html");
    await app.page.waitForSelector("#unlock");
    await send(app.page, "unlock", { "unlock-passphrase": PASSPHRASE });
    await until(() => app.page.evaluate(shows, "#log", "再不还就找你同事"), "the entry");
  });

  test("a friend writes down a call; the text is handed on, and taken into the log once", async () => {
    await app.open("friend.html");
    await app.page.waitForSelector("#told");
    const { said: answer } = await send(app.page, "told", OF_FRIEND);
    assert.equal(answer, said("friend_done"));
    await app.page.evaluate(press, "#share");
    const text = await until(() => app.page.evaluate(() => document.documentElement.dataset.shared), "what is shared");
    await app.open("evidence-log.html");
    await app.page.waitForSelector("#unlock");
    await send(app.page, "unlock", { "unlock-passphrase": PASSPHRASE });
    await turn(app.page, "add");
    const take = async (/** @type {string} */ told) => (await send(app.page, "friend", { "friend-told": told })).said;
    assert.equal(await take(`看到了\n${text}`), said("friend_taken", { added: 1, same: 0 }));
    assert.equal(await take(text), said("friend_taken", { added: 0, same: 1 }));
    assert.equal(await take("昨天有人打给我"), "");
    const mistake = await app.page.$eval("#friend-told-mistake", (one) => one.textContent);
    assert.equal(mistake, said("friend_none", { head: said("friend_head") }));
    await turn(app.page, "log");
    assert.ok(await app.page.evaluate(shows, "#log", "让他接电话"));
  });

  test("the log in a file is taken in by the extension, and the extension's by a phone that has none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "xiancha-app-log-"));
    const browser = await launch("chromium", { extension: app.prepared.extension, sites: new Map() });
    try {
      await begin(browser);
      const there = await openLog(browser);
      await create(there, PASSPHRASE);
      const ours = await exported(app.page, join(folder, "app"));
      assert.equal(await imported(there, ours), said("log_imported", { added: 2, same: 0, both: 0 }));
      await add(there, { ...CONTACT, words: "只在电脑上写的" });
      const theirs = await exported(there, join(folder, "extension"));
      assert.equal(await imported(app.page, theirs), said("log_imported", { added: 1, same: 2, both: 0 }));
      await send(app.page, "erase", { "erase-word": said("log_erase_word") });
      await app.page.waitForSelector("#create");
      await create(app.page, PASSPHRASE);
      assert.equal(await imported(app.page, theirs), said("log_imported", { added: 3, same: 0, both: 0 }));
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
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
