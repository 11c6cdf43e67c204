/**
 * Evidence kept at home, in real browsers: made in Chromium, carried to Firefox, and nothing lost on the way.
 * Longer than 300 lines: each test goes on where the one before it stopped.
 */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { KINDS, launch } from "./browsers.js";
import { begin, said } from "./extension.js";
import { add, create, headline, openLog, send, text, turn } from "./log-page.js";
import { leaks } from "./recording.js";
import { IS_SOAK } from "./sample.js";
import { prepare } from "./setup.js";
import { until } from "./until.js";

const PASSPHRASE = "下雨天 慢慢走 回家";
const OF_FILE = "只给备份用的那句口令";
const THEIRS = "另外一台电脑的那句口令";
/** U+3000 twice between brackets. */
const GAP = "【\u3000\u3000】";
const [ENTRIES, FILES] = IS_SOAK ? [200, 20] : [40, 4];
const WORDS = ["再不还就找你同事", "13800009999", "张某某", "录音-"];

/** @type {import("./setup.js").Prepared} */
let prepared;
/** @type {import("./browsers.js").Browser} */
let browser;
/** @type {import("./browsers.js").Browser} */
let other;
/** @type {import("./browsers.js").Page} */
let page;
/** In the other browser. @type {import("./browsers.js").Page} */
let there;
/** @type {string} */
let folder;
/** @type {string[]} */
let files;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiancha-log-"));
  files = await Promise.all(
    Array.from({ length: FILES }, async (_, n) => {
      const path = join(folder, `录音-${n}.m4a`);
      await writeFile(path, randomBytes(200_000 + n));
      return path;
    }),
  );
  prepared = await prepare();
  [browser, other] = await Promise.all(
    KINDS.map((kind) => launch(kind, { extension: prepared.extension, sites: new Map() })),
  );
  await Promise.all([begin(browser), begin(other)]);
  page = await openLog(browser);
});
after(async () => {
  await Promise.all([browser?.close(), other?.close()]);
  await prepared?.remove();
  await rm(folder, { recursive: true, force: true });
});

test("the page begins with whom to call, and says that all stays here", async () => {
  const shown = await text(page);
  assert.match(shown, /快速离开\s*先顾好自己[^]*12356[^]*120[^]*110/u);
  assert.ok(shown.includes(said("log_local")));
});

test("the checklists lead to it", async () => {
  const list = await browser.openExtensionPage(
    await browser.extensionUrl("pages/checklist.html?id=cn/contacts-called"),
  );
  await list.waitForSelector("#log");
  await Promise.all([list.waitForSelector("#create"), list.click("#log")]);
  await list.close();
  await page.bringToFront();
});

test("a passphrase that is short or typed twice differently is answered at its field", async () => {
  await send(page, "create", { "create-passphrase": "短", "create-again": "" });
  const mistakes = () => page.$$eval("#create .mistake", (all) => all.map((one) => one.textContent));
  assert.deepEqual(await mistakes(), [said("log_passphrase_short", { n: 10 }), said("log_passphrase_differs")]);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "create-passphrase");
  for (const [typed, answer] of [
    [" ".repeat(12), said("log_passphrase_short", { n: 10 })],
    ["1".repeat(12), said("log_passphrase_plain")],
  ]) {
    await send(page, "create", { "create-passphrase": typed, "create-again": typed });
    assert.deepEqual(await mistakes(), [answer, ""]);
  }
});

test(`a log of ${ENTRIES} entries with ${FILES} attachments is made`, { timeout: 900_000 }, async () => {
  await create(page, PASSPHRASE);
  for (let n = 0; n < ENTRIES; n += 1) await add(page, contact(n), n < FILES ? [files[n]] : []);
  assert.equal(await headline(page), said("log_saved", { n: ENTRIES }));
  const shown = await text(page);
  assert.match(shown, new RegExp(`夜里十点到早上八点[^]*共${ENTRIES / 2}次，不符合`, "u"));
  assert.doesNotMatch(shown, /违法|非法/u);
});

test("a mistake in an entry is answered at its field and what was typed stays", async () => {
  await add(page, { ...contact(0), date: "2199-01-01", number: "", whom: "unrelated", person: "" });
  const at = await page.evaluate(() =>
    Object.fromEntries(
      ["date", "number", "person", "words"].map((name) => [
        name,
        document.getElementById(`entry-${name}-mistake`)?.textContent,
      ]),
    ),
  );
  assert.deepEqual(at, {
    date: said("log_date_future"),
    number: said("log_number_missing"),
    person: said("log_person_missing"),
    words: "",
  });
  assert.equal(await page.$eval("#entry-words", (one) => /** @type {HTMLTextAreaElement} */ (one).value), "再不还就找你同事0");
  await add(page, { date: "2026-11-01", number: "" });
});

test("nothing in storage can be read without the passphrase", async () => {
  const found = await page.evaluate(async (words) => {
    /** @type {IDBDatabase} */
    const db = await new Promise(
      (resolve) =>
        (indexedDB.open("evidence").onsuccess = (event) => resolve(/** @type {any} */ (event.target).result)),
    );
    /** @type {string[]} */
    const all = [];
    for (const name of db.objectStoreNames) {
      for (const ask of /** @type {const} */ (["getAll", "getAllKeys"])) {
        const request = db.transaction(name).objectStore(name)[ask]();
        await new Promise((resolve) => (request.onsuccess = resolve));
        all.push(
          ...request.result.map((/** @type {unknown} */ one) =>
            one instanceof Uint8Array ? new TextDecoder().decode(one) : JSON.stringify(one),
          ),
        );
      }
    }
    db.close();
    const local = JSON.stringify(await chrome.storage.local.get());
    return {
      records: all.length,
      readable: words.filter((word) => all.some((one) => one.includes(word)) || local.includes(word)),
    };
  }, [...WORDS, PASSPHRASE, "debtor", "甲消费金融"]);
  assert.ok(found.records > ENTRIES);
  assert.deepEqual(found.readable, []);
});

test("locked, the page holds nothing; a wrong passphrase is named; what was not saved is there again", async () => {
  await turn(page, "add");
  await page.evaluate(
    () => (/** @type {HTMLTextAreaElement} */ (document.getElementById("entry-words")).value = "没写完的话"),
  );
  await page.click("#lock");
  await page.waitForSelector("#unlock");
  assert.doesNotMatch(await page.content(), /再不还|张某某|没写完/u);
  assert.equal(
    (await send(page, "unlock", { "unlock-passphrase": "不是这一句口令" })).said,
    said("trouble_passphrase"),
  );
  await send(page, "unlock", { "unlock-passphrase": PASSPHRASE });
  await page.waitForSelector("#entry");
  assert.equal(await headline(page), said("log_unsaved"));
  assert.equal(await page.$eval("#entry-words", (one) => /** @type {HTMLTextAreaElement} */ (one).value), "没写完的话");
});

test("drafts are written from the log, with the evidence and its checksums, gaps marked", async () => {
  await turn(page, "letters");
  assert.match(await page.$eval("#letter-warning", (one) => one.textContent), /只写真实发生的事/u);
  const { said: answer } = await send(page, "write", {
    "letter-kind": "to-lender",
    "letter-which": "甲消费金融",
    "own-name": "王某",
  });
  assert.ok(answer.includes("处空着") && answer.includes(GAP));
  const letter = await page.$eval("#letter", (one) => /** @type {HTMLTextAreaElement} */ (one).value);
  const [first] = await Promise.all(
    files.slice(0, 1).map(async (path) =>
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex"),
    ),
  );
  assert.ok(letter.includes(first));
  assert.ok(letter.includes(`借款人：王某\n证件号：${GAP}`));
  assert.match(letter, /不符合[^]*（见第/u);
  assert.equal(letter.match(/再不还就找你同事\d/gu)?.length, ENTRIES);
  assert.doesNotMatch(letter, /undefined|违法|非法/u);
});

test("a letter is printed alone, and the log when that is looked at", async () => {
  await page.emulateMediaType("print");
  const letter = await text(page);
  assert.match(letter, /^[^\n]*甲消费金融[^\n]*客服部门：\n/u);
  assert.ok(!letter.includes(said("log_view_keep")));
  await turn(page, "log");
  assert.ok((await text(page)).includes("再不还就找你同事"));
  await page.emulateMediaType();
});

test("no room: said in words, nothing half written, nothing lost", { timeout: 900_000 }, async () => {
  const session = await page.createCDPSession();
  const origin = await page.evaluate(() => location.origin);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
  await until(isFull, "the browser to notice that there is no room");
  const held = await stored();
  const { said: answer } = await add(page, contact(0), [files[0]]);
  assert.equal(answer, said("trouble_full"));
  assert.deepEqual(await stored(), held);
  assert.equal(await page.$eval("#entry-words", (one) => /** @type {HTMLTextAreaElement} */ (one).value), "再不还就找你同事0");
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await add(page, contact(0), []);
  assert.equal(await headline(page), said("log_saved", { n: ENTRIES + 1 }));
});

test(
  "exported, erased, imported into another browser: the same log; wrong passphrase and damage are said in words",
  { timeout: 900_000 },
  async () => {
    const file = await exportFrom(page);
    await turn(page, "keep");
    await send(page, "erase", { "erase-word": "好" });
    assert.equal(
      await page.$eval("#erase-word-mistake", (one) => one.textContent),
      said("log_erase_wrong", { word: said("log_erase_word") }),
    );
    assert.equal((await stored()).records, ENTRIES + 2 + 1);
    await send(page, "erase", { "erase-word": said("log_erase_word") });
    await until(async () => (await text(page)).includes(said("log_erased")), "the log to be erased");
    assert.deepEqual(await stored(), { lockbox: 0, records: 0, files: 0 });

    there = await openLog(other);
    await create(there, THEIRS);
    await turn(there, "keep");
    const bring = async (/** @type {string} */ path, /** @type {string} */ passphrase) => {
      await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
        await there.$("#import-file")
      ).uploadFile(path);
      return (await send(there, "import", { "import-passphrase": passphrase })).said;
    };
    const damaged = join(folder, "damaged.xczj");
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] ^= 1;
    await writeFile(damaged, bytes);
    assert.equal(await bring(file, PASSPHRASE), said("trouble_passphrase"));
    assert.equal(await bring(damaged, OF_FILE), said("trouble_damaged"));
    assert.equal(await bring(files[0], OF_FILE), said("trouble_foreign"));
    assert.equal(await bring(file, OF_FILE), said("log_imported", { added: ENTRIES + 1, same: 0, both: 0 }));
    assert.equal(await bring(file, OF_FILE), said("log_imported", { added: 0, same: ENTRIES + 1, both: 0 }));
    await turn(there, "log");
    assert.ok((await text(there)).includes(said("log_entries", { n: ENTRIES + 1 })));
    await turn(there, "letters");
    await send(there, "write", { "letter-kind": "to-nfra" });
    const letter = await there.$eval("#letter", (one) => /** @type {HTMLTextAreaElement} */ (one).value);
    for (const path of files) {
      assert.ok(
        letter.includes(
          createHash("sha256")
            .update(await readFile(path))
            .digest("hex"),
        ),
        path,
      );
    }
    assert.match(letter, /投诉人：王某/u);
  },
);

test("a new passphrase opens the log, the old one no longer, and neither stays in the page", async () => {
  await page.reload();
  await page.waitForSelector("#create");
  await create(page, PASSPHRASE);
  await turn(page, "keep");
  const change = (/** @type {string} */ old) =>
    send(page, "change", { "change-old": old, "change-passphrase": OF_FILE, "change-again": OF_FILE });
  assert.equal((await change("不是这一句口令")).said, said("trouble_passphrase"));
  assert.equal((await change(PASSPHRASE)).said, said("log_changed"));
  assert.deepEqual(
    await page.$$eval("#change input", (all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value)),
    ["", "", ""],
  );
  await page.click("#lock");
  await page.waitForSelector("#unlock");
  assert.equal((await send(page, "unlock", { "unlock-passphrase": PASSPHRASE })).said, said("trouble_passphrase"));
  await send(page, "unlock", { "unlock-passphrase": OF_FILE });
  await page.waitForSelector("#entry");
});

test("in Firefox too an entry is added, and the log locked and opened", { timeout: 900_000 }, async () => {
  await turn(there, "add");
  await add(there, contact(0));
  const entries = ENTRIES + 2;
  await until(async () => (await headline(there)) === said("log_saved", { n: entries }), "the entry to be saved");
  await there.evaluate(() => document.getElementById("lock")?.click());
  await there.waitForSelector("#unlock");
  await send(there, "unlock", { "unlock-passphrase": THEIRS });
  await there.waitForSelector("#entry");
  await turn(there, "log");
  await until(async () => (await text(there)).includes(said("log_entries", { n: entries })), "the entry to be there");
});

test("the page could not send anything if it tried", async () => {
  const tried = await page.evaluate(() => fetch("http://127.0.0.1:9/try").then(() => "sent", (error) => error.name));
  assert.equal(tried, "TypeError");
  assert.deepEqual(browser.requests.filter(({ path }) => path === "/try"), []);
});

test("nothing left either browser", () => {
  for (const { requests } of [browser, other]) {
    assert.deepEqual(
      leaks(requests, { server: prepared.server, visited: [], words: [...WORDS, PASSPHRASE, OF_FILE, "王某"] }),
      [],
    );
  }
});

/** @param {number} n */
function contact(n) {
  const day = String(1 + (n % 20)).padStart(2, "0");
  const night = n % 2 === 0;
  return {
    date: `2026-11-${day}`,
    time: night ? "23:15" : "10:00",
    lender: "甲消费金融",
    number: "13800009999",
    channel: "call",
    whom: night ? "debtor" : "unrelated",
    ...(night
      ? { reached: "13900001111", answered: "no", consent: "no" }
      : { person: "张某某", relation: "同事", reachable: "yes", disclosed: "yes" }),
    words: `再不还就找你同事${n}`,
  };
}

/** Does the browser refuse to write? It looks at its quota anew only now and then. */
function isFull() {
  return page.evaluate(async () => {
    const request = indexedDB.open("scratch", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("bytes");
    const db = await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = db.transaction("bytes", "readwrite");
    transaction.objectStore("bytes").put(new Uint8Array(500_000), 1);
    const refused = await new Promise((resolve) => {
      transaction.oncomplete = () => resolve(false);
      transaction.onabort = () => resolve(transaction.error?.name === "QuotaExceededError");
    });
    db.close();
    return refused;
  });
}

/** How much lies in each store. */
function stored() {
  return page.evaluate(async () => {
    /** @type {IDBDatabase} */
    const db = await new Promise((resolve) => {
      const request = indexedDB.open("evidence", 1);
      request.onupgradeneeded = () =>
        ["lockbox", "records", "files"].forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => resolve(request.result);
    });
    /** @type {Record<string, number>} */
    const found = {};
    for (const name of ["lockbox", "records", "files"]) {
      const request = db.transaction(name).objectStore(name).count();
      await new Promise((resolve) => (request.onsuccess = resolve));
      found[name] = request.result;
    }
    db.close();
    return found;
  });
}

/** @param {import("./browsers.js").Page} from */
async function exportFrom(from) {
  const session = await from.browser().target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  await turn(from, "keep");
  const { said: answer } = await send(from, "export", { "export-passphrase": OF_FILE, "export-again": OF_FILE });
  assert.equal(answer, said("log_exported", { n: ENTRIES + 1 }));
  const name = await until(
    async () => (await readdir(folder)).find((one) => one.startsWith("催收记录备份") && one.endsWith(".xczj")),
    "the downloaded file",
  );
  return join(folder, name);
}
