/**
 * The options page: the server and its key, exceptions, settings as a file, erasing.
 * Longer than 300 lines: each test goes on where the one before it stopped.
 */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { launch } from "./browsers.js";
import { DAY, now, published, readContent } from "./edition.js";
import { serveEditions } from "./edition-server.js";
import { begin, said } from "./extension.js";
import { assertWalk } from "./keyboard.js";
import { send } from "./log-page.js";
import { newPublisher } from "./publisher.js";
import { leaks } from "./recording.js";
import { mostly } from "./sample.js";
import { bundle, prepare } from "./setup.js";
import { until } from "./until.js";

const OURS = newPublisher();
const THEIRS = newPublisher();

for (const kind of mostly("chromium")) {
  describe(`in ${kind}`, () => {
    /** @type {import("./setup.js").Prepared} */
    let prepared;
    /** @type {Awaited<ReturnType<typeof serveEditions>>} */
    let theirs;
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let page;
    /** @type {import("./edition.js").Content} */
    let content;
    /** @type {string} */
    let folder;
    const bundledAt = now() - 9 * DAY;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "xiancha-options-"));
      prepared = await prepare();
      content = await readContent(join(prepared.extension, "data/editions"));
      await bundle(prepared, { edition: published(content, { by: OURS, published: bundledAt }), by: OURS, server: "" });
      theirs = await serveEditions();
      browser = await launch(kind, { extension: prepared.extension, sites: new Map(), servers: [theirs.address] });
      await begin(browser);
      await browser.worker(() =>
        chrome.storage.local.set({ pauses: { "jiekuan.example": "", "daikuan.example": "2099-01-01T00:00:00.000Z" } }),
      );
      page = await browser.openExtensionPage(await browser.extensionUrl("pages/options.html"));
      await page.waitForSelector("#counts");
    });
    after(async () => {
      await browser?.close();
      await theirs?.close();
      await prepared?.remove();
      await rm(folder, { recursive: true, force: true });
    });

    test("it says the edition's number, its age, its lists and their rows", async () => {
      const shown = await text();
      for (const part of [
        String(bundledAt),
        said("age_days", { n: 9 }),
        said("data_no_server"),
        said("server_none"),
        "马上",
      ].slice(0, 4)) {
        assert.ok(shown.includes(part), part);
      }
      const registers = Object.values(content.registers);
      const rows = registers.reduce((sum, one) => sum + one.rows, 0);
      assert.ok(shown.includes(said("data_counts", { n: registers.length, rows })));
    });

    test("data that somebody else signed than who is trusted now is called so", async () => {
      const held = await kept("edition");
      const keep = (/** @type {object} */ edition) =>
        browser.worker((one) => chrome.storage.local.set({ edition: one }), edition);
      assert.equal(await page.$("#others"), null);
      await keep({ ...held, publisher: THEIRS.fingerprint, signers: [THEIRS.editions.id] });
      await page.waitForSelector("#others");
      assert.ok((await text()).includes(said("edition_others", { key: THEIRS.editions.id })));
      await keep(held);
      await until(async () => (await page.$("#others")) === null, "the note to go");
    });

    test("exceptions are listed with their end and taken back, and the focus is not lost", async () => {
      const items = await page.$$eval("#exception-list li", (all) => all.map((one) => one.textContent ?? ""));
      assert.equal(items.length, 2);
      assert.ok(
        items[0].includes("daikuan.example") &&
          items[0].includes("2099") &&
          items[1].includes(said("exceptions_always")),
      );
      await page.focus("#resume-0");
      await page.keyboard.press("Enter");
      await until(async () => (await page.$$("#exception-list li")).length === 1, "one exception less");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "resume-0");
      assert.deepEqual(await kept("pauses"), { "jiekuan.example": "" });
    });

    test("a server is used only if its list of keys has the fingerprint that was typed", async () => {
      theirs.offer(published(content, { by: THEIRS, published: now() - 20 * DAY }));
      await page.click("#other-server > summary");
      assert.deepEqual(
        await mistakesAfter({ "server-address": "http://xiancha.example", "server-fingerprint": THEIRS.fingerprint }),
        [said("server_problem_address"), ""],
      );
      assert.deepEqual(await mistakesAfter({ "server-address": theirs.address, "server-fingerprint": "1234" }), [
        "",
        said("server_problem_fingerprint"),
      ]);
      assert.deepEqual(
        await mistakesAfter({ "server-address": theirs.address, "server-fingerprint": OURS.fingerprint }),
        ["", said("server_problem_other_key")],
      );
      assert.equal(await page.evaluate(() => document.activeElement?.id), "server-fingerprint");
      assert.equal(await kept("server"), undefined);
      await send(page, "server-form", { "server-address": theirs.address, "server-fingerprint": THEIRS.fingerprint });
      await until(
        async () => (await text()).includes(said("server_own", { address: theirs.address })),
        "the server in use",
      );
      assert.equal((await kept("edition")).publisher, THEIRS.fingerprint);
    });

    test("a server that does not answer is said so, with its day and no edition", async () => {
      theirs.offer(null);
      await page.waitForSelector("#refresh");
      const seen = await page.evaluate(async () => {
        const button = /** @type {HTMLElement} */ (document.querySelector("#refresh"));
        button.click();
        return document.querySelector("#edition [role=status]")?.textContent;
      });
      assert.equal(seen?.trim(), said("popup_checking"));
      await until(async () => (await text()).includes(said("refused_unreachable")), "the refusal");
      const note = await page.$eval("#edition .note .small", ({ textContent }) => textContent);
      assert.ok(String(note).length > 0);
      assert.ok(!note?.includes("–"), String(note));
    });

    test("a changed key is refused, and the way back is open", async () => {
      theirs.offer(published(content, { by: newPublisher() }));
      await press("refresh");
      await page.waitForSelector("#key-changed");
      assert.ok((await text()).includes(said("refused_unknown_key")));
      assert.equal((await kept("edition")).publisher, THEIRS.fingerprint);
      await press("server-bundled");
      await until(async () => (await kept("edition")).publisher === OURS.fingerprint, "the bundled edition");
      await page.waitForSelector("#server-former");
      assert.equal(await page.$("#key-changed"), null);
      await press("server-former");
      await page.waitForSelector("#server-bundled");
      await press("server-bundled");
      await page.waitForSelector("#server-former");
    });

    test("settings go into a file and come back from it", async () => {
      await browser.saveTo(folder);
      await page.click("#export");
      const name = await until(async () => (await readdir(folder)).find((file) => file.endsWith(".json")), "the file");
      const file = join(folder, name);
      const written = JSON.parse(await until(() => readFile(file, "utf8"), "its text"));
      assert.deepEqual(written.pauses, [{ domain: "jiekuan.example", until: "" }]);
      await writeFile(
        file,
        JSON.stringify({
          ...written,
          language: "en",
          countries: ["KE"],
          reminders: false,
          pauses: [
            { domain: "jiekuan.example", until: "" },
            { domain: "mikopo.example", until: "" },
            { domain: "globalfxm.example", until: "" },
          ],
          server: { address: "https://mirror.example", fingerprint: THEIRS.fingerprint },
        }),
      );
      await choose(file);
      await page.waitForSelector("#import-question");
      const question = await page.$eval("#import-question", (one) => one.textContent ?? "");
      for (const part of [
        "mikopo.example",
        "globalfxm.example",
        said("settings_import_silences_warned"),
        said("settings_import_silences_reminders"),
      ]) {
        assert.ok(question.includes(part), part);
      }
      assert.ok(question.indexOf("globalfxm.example") < question.indexOf("mikopo.example"), "the gravest first");
      assert.ok(!question.includes("jiekuan.example"), "what is silent already");
      assert.deepEqual(Object.keys(await kept("pauses")), ["jiekuan.example"], "nothing is taken unasked");
      await page.click("#import-without");
      await until(async () => (await page.evaluate(() => document.documentElement.lang)) === "en", "English");
      await until(async () => (await kept("countries"))?.join() === "KE", "the countries");
      assert.deepEqual([Object.keys(await kept("pauses")), await kept("reminders")], [["jiekuan.example"], true]);
      await focusAtFingerprint();
      await choose(file);
      await page.waitForSelector("#import-with");
      await page.click("#import-with");
      await until(async () => Object.keys(await kept("pauses")).length === 3, "all of the file to be taken");
      await focusAtFingerprint();
      assert.deepEqual(
        [
          await kept("countries"),
          Object.keys(await kept("pauses")).toSorted(),
          await kept("server"),
          await kept("reminders"),
        ],
        [["KE"], ["globalfxm.example", "jiekuan.example", "mikopo.example"], undefined, false],
      );
      assert.equal(await page.$eval("#reminders", (one) => /** @type {HTMLInputElement} */ (one).checked), false);
      await page.click("#reminders");
      await until(async () => (await kept("reminders")) === true, "reminders to be kept as wanted");
      assert.equal(
        await page.$eval("#server-address", (one) => /** @type {HTMLInputElement} */ (one).value),
        "https://mirror.example",
      );
      await browser.worker(() => chrome.storage.local.set({ language: "zh_CN" }));
      await until(async () => (await text()).includes(said("options_title")), "Chinese again");
    });

    test("a language chosen that is spoken already wipes nothing that is typed", async () => {
      await page.evaluate(
        () => void (/** @type {HTMLInputElement} */ (document.getElementById("erase-word")).value = "typed"),
      );
      await browser.worker(async () => {
        await chrome.storage.local.set({ language: "zh_CN" });
        await chrome.storage.local.set({
          pauses: { .../** @type {any} */ ((await chrome.storage.local.get("pauses")).pauses), "last.example": "" },
        });
      });
      await until(async () => (await text()).includes("last.example"), "the next change to be shown");
      assert.equal(await page.$eval("#erase-word", (one) => /** @type {HTMLInputElement} */ (one).value), "typed");
    });

    test("a bad file loses nothing and is told in words", async () => {
      await until(async () => (await kept("edition")).language === "zh_CN", "the edition in this language");
      const all = await kept(null);
      const file = join(folder, "bad.json");
      for (const [bad, key] of [
        ["{", "json"],
        ["{}", "other"],
        [JSON.stringify({ format: "xiancha-settings", version: 9 }), "newer"],
      ]) {
        await writeFile(file, bad);
        await choose(file);
        const expected = said(`settings_import_${key}`) + said("settings_import_nothing");
        await until(
          async () => (await page.$eval("#settings-file-mistake", (one) => one.textContent)) === expected,
          expected,
        );
      }
      assert.deepEqual(await kept(null), all);
    });

    test("nothing is wider than 360 pixels with all unfolded", async () => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await page.setViewport({ width: 360, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });

    if (kind === "chromium") {
      test("everything can be reached with the keyboard, in the order of the page", async () => {
        await page.reload();
        await page.waitForSelector("#counts");
        await page.bringToFront();
        await assertWalk(page, [
          "welcome.html", "language", "country-CN", "counts", "resume-0", "other-server", "export", "settings-file",
          "erase-word",
        ]);
      });
    }

    test("erasing asks for a word, says what goes, and takes all of it", async () => {
      const word = said("log_erase_word");
      await send(page, "erase-form", { "erase-word": "清" });
      assert.ok((await text()).includes(said("log_erase_wrong", { word })));
      assert.ok(await kept("pauses"));
      for (const what of ["exceptions", "server", "edition"]) {
        assert.ok((await text()).includes(said(`erase_goes_${what}`)));
      }
      await send(page, "erase-form", { "erase-word": word });
      const left = ["edition", "publishers", "refused", "welcomed"];
      await until(
        async () => isDeepStrictEqual(Object.keys(await kept(null)).toSorted(), left),
        "all to be gone and the bundle to be there",
      );
    });

    test("only editions were asked for, of the server that was named", () => {
      assert.deepEqual(
        leaks(browser.requests, { server: theirs.address, visited: [], words: ["jiekuan.example", "daikuan.example"] }),
        [],
      );
    });

    /** A button that may just be drawn anew. @param {string} id */
    function press(id) {
      return until(() => page.evaluate((which) => {
        const button = document.getElementById(which);
        button?.click();
        return Boolean(button);
      }, id), `the button ${id}`);
    }

    async function text() {
      return String(await page.evaluate(() => document.body.textContent));
    }

    /** What is kept at a key, everything for null. @param {string | null} key @returns {Promise<any>} */
    function kept(key) {
      return browser.worker(async (which) => {
        const all = await chrome.storage.local.get();
        return which === null ? all : all[which];
      }, key).then((value) => value ?? undefined);
    }

    /** @param {Record<string, string>} typed */
    async function mistakesAfter(typed) {
      await send(page, "server-form", typed);
      return page.$$eval("#server-form .mistake", (all) => all.map((one) => one.textContent));
    }

    /** What comes last when a file that names a server was taken: the page is drawn anew twice before. */
    function focusAtFingerprint() {
      return until(
        () => page.evaluate(() => document.activeElement?.id === "server-fingerprint"),
        "the focus where something is to be typed",
      );
    }

    /** Chooses a file and imports it. @param {string} file */
    async function choose(file) {
      const chosen = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
        await page.$("#settings-file")
      );
      await chosen.uploadFile(file);
      await page.evaluate(() => /** @type {HTMLFormElement} */ (document.getElementById("import")).requestSubmit());
    }
  });
}
