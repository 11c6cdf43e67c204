/**
 * Which editions the extension takes and which it refuses, in both browsers; each that is refused in one of them in
 * `make test`.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { mark } from "../../extension/core/edition/hashed-ids.js";
import { KINDS, launch } from "./browsers.js";
import { DAY, flipped, FOLDER, now, pathOf, published, readContent, withFile, without } from "./edition.js";
import { serveEditions } from "./edition-server.js";
import { begin, judged, popupSaying, said, state } from "./extension.js";
import { keysOf, newKey, newPublisher, rotated } from "./publisher.js";
import { told } from "../extension/core/edition/told.js";
import { isTried, testIn } from "./sample.js";
import { bundle, prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

const CASES = await readFile(new URL("../cases/trust.json", import.meta.url), "utf8");
const LENDER = "http://www.msxf.com/loan";
const KNOWN = `${FOLDER}known.json`;
const NOTHING_BACK = { version: 2, entries: [] };
const ENTRY = { what: "host", value: await mark("host", "msxf.com"), on: "2026-11-27" };

for (const kind of KINDS) {
  describe(`in ${kind}`, () => {
    const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(kind, chosen));
    /** @type {import("./setup.js").Prepared} */
    let prepared;
    /** @type {Awaited<ReturnType<typeof serveEditions>>} */
    let server;
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let page;
    /** @type {import("./edition.js").Content} */
    let content;
    /** @type {import("./publisher.js").Publisher} */
    let by;
    const bundledAt = now() - 20 * DAY;
    const newerAt = now() - 10 * DAY;

    before(async () => {
      prepared = await prepare();
      content = await readContent(join(prepared.extension, "data/editions"), [FOLDER, "id/"]);
      server = await serveEditions();
      by = newPublisher({ mirrors: [`${server.address}/mirror`] });
      const edition = published(content, { by, published: bundledAt, issued: bundledAt });
      await bundle(prepared, { edition, by, server: server.address });
      browser = await launch(kind, { extension: prepared.extension, sites: fixtureSites() });
      page = await browser.newPage();
      await begin(browser);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await prepared?.remove();
    });

    test("the bundled edition is taken", async () => {
      await until(async () => (await kept()).edition?.number === bundledAt, "the bundled edition in hand");
    });

    test("a newer edition of the server is taken, and only what changed is fetched", async () => {
      const known = Buffer.from('{"known":[]}');
      const edition = published(contentWith(KNOWN, known), { by, published: newerAt });
      server.offer(edition);
      await ask();
      await until(async () => (await kept()).edition?.number === newerAt, "the newer edition in hand");
      assert.equal((await kept()).edition.origin, "server");
      const files = server.asked.filter((path) => path.includes("/v2/files/"));
      assert.ok(files.includes(`/editions/${pathOf(edition, KNOWN)}`), files.join());
      assert.equal(files.length, 2, "the file and the index that names it");
    });

    inChromium("another language is fetched once, and what is shown meanwhile is said", async () => {
      const shown = async () => {
        const own = await browser.openExtensionPage(await browser.extensionUrl("pages/checklist.html"));
        await own.waitForSelector(".items");
        const found = await own.evaluate(() => ({
          note: document.querySelector("#other-language")?.textContent ?? "",
          chinese: document.querySelectorAll(".items h2 [lang='zh-CN']").length,
        }));
        await own.close();
        return found;
      };
      const choose = (/** @type {string} */ language) =>
        browser.worker((/** @type {string} */ one) => chrome.storage.local.set({ language: one }), language);
      const language = async () => (await kept()).edition.language;
      server.offer(null);
      await choose("id");
      await until(async () => (await kept()).refused?.server?.code === "unreachable", "the server to be asked");
      const { note, chinese } = await shown();
      assert.match(note, /简体中文.*Bahasa Indonesia/u);
      assert.ok(chinese > 0, "the Chinese texts, marked as such");
      server.offer(published(content, { by, published: newerAt }));
      await ask();
      await until(async () => (await language()) === "id", "the edition in Indonesian");
      assert.deepEqual(await shown(), { note: "", chinese: 0 });
      await choose("zh_CN");
      await until(async () => (await language()) === "zh_CN", "the edition in Chinese again");
      assert.equal((await kept()).edition.number, newerAt);
    });

    const help = `${FOLDER}help.json`;
    const offered = () => published(contentWith(KNOWN, Buffer.from('{"known": []}')), { by });
    /** @type {Record<string, {code: string, offer: () => import("./edition.js").Edition | null}>} */
    const refusals = {
      "with one flipped byte": { code: "tampered", offer: () => flipped(offered(), KNOWN) },
      "with a file of another edition": {
        code: "tampered",
        offer: () => withFile(offered(), KNOWN, () => gzipSync(String(content.files.get(help)))),
      },
      "with a file that grows beyond its size": {
        code: "tampered",
        offer: () => withFile(offered(), KNOWN, () => gzipSync(Buffer.alloc(20_000_000))),
      },
      "with gzip that is cut off": {
        code: "tampered",
        offer: () => withFile(offered(), KNOWN, (body) => body.subarray(0, 20)),
      },
      "without a file": { code: "unreachable", offer: () => without(offered(), KNOWN) },
      "with a file that nobody can read": {
        code: "malformed",
        offer: () => published(contentWith(`${FOLDER}coverage.json`, Buffer.from("{}")), { by }),
      },
      "with a wrong signature": {
        code: "bad_signature",
        offer: () => published(content, { by, signers: [{ ...newKey(), id: by.editions.id }] }),
      },
      "signed by a key that is not trusted": {
        code: "unknown_key",
        offer: () => published(content, { by, signers: [newKey()] }),
      },
      "signed by the key of timestamps": {
        code: "unknown_key",
        offer: () => published(content, { by, signers: [by.timestamp] }),
      },
      "with a timestamp signed by the key of editions": {
        code: "unknown_key",
        offer: () => published(content, { by, stamper: by.editions }),
      },
      "without a signature": { code: "unsigned", offer: () => published(content, { by, signers: [] }) },
      "with an older number": { code: "older", offer: () => published(content, { by, published: newerAt - DAY }) },
      "from the day after tomorrow": {
        code: "ahead",
        offer: () => published(content, { by, issued: now() + 2 * DAY }),
      },
      "already expired": { code: "expired", offer: () => published(content, { by, expires: now() - 60 }) },
      "by a server that does not answer": { code: "unreachable", offer: () => null },
    };
    const tried = Object.entries(refusals).filter((_, n) => isTried(kind, n));
    for (const [what, { code, offer }] of tried) {
      test(`an edition offered ${what} is refused and the one in hand stays`, async () => {
        server.offer(offer());
        const asked = Date.now();
        await ask();
        const { edition } = await until(async () => {
          const keeps = await kept();
          const last = keeps.refused?.server;
          return last?.code === code && Date.parse(last.at) >= asked && keeps;
        }, `the refusal "${code}"`);
        assert.equal(edition.number, newerAt);
      });
    }

    test("what was refused is said, and the edition in hand still answers", async () => {
      const { answer } = await judged(browser, page, LENDER, "licensed");
      assert.equal(answer.edition, newerAt);
      await popupSaying(browser, page, said(`refused_${tried.at(-1)?.[1].code}`));
    });

    inFirefox("a server that answers with an old timestamp stands still, and the popup says since when", async () => {
      await browser.worker(() => chrome.storage.local.remove("publishers"));
      server.offer(published(content, { by, published: newerAt, issued: now() - 4 * DAY }));
      await ask();
      const { frozen } = await until(async () => (await kept()).frozen && kept(), "the server to be called frozen");
      const how = /** @type {const} */ ({ year: "numeric", month: "short", day: "numeric" });
      const date = new Intl.DateTimeFormat("zh-CN", how).format(new Date(frozen));
      await popupSaying(browser, page, said("edition_frozen", { date }));
      server.offer(published(content, { by, published: newerAt }));
      await ask();
      await until(async () => (await kept()).frozen === "", "the server to go on");
    });

    inChromium("what is taken back overrides the edition in hand, in the toolbar and the popup", async () => {
      server.offer(published(content, { by, published: newerAt, retractions: { version: 1, entries: [ENTRY] } }));
      await ask();
      await until(async () => retractions(await kept()) === 1, "the list of retractions");
      const { answer } = await judged(browser, page, LENDER, "uncovered");
      const { reason, retracted, lender, evidence } = answer;
      assert.deepEqual([reason, retracted, lender, evidence], ["retracted", ENTRY.on, null, []]);
      await popupSaying(browser, page, said("says_uncovered_retracted", { date: ENTRY.on }));
      server.offer(published(content, { by, published: newerAt }));
      await ask();
      await until(async () => (await kept()).refused?.server?.code === "older", "a rolled-back list to be refused");
      server.offer(published(content, { by, published: newerAt, retractions: { version: 2, entries: [] } }));
      await ask();
      await until(async () => retractions(await kept()) === 2, "the next list");
      await judged(browser, page, LENDER, "licensed");
    });

    inFirefox("of a stolen server a mirror tells: the edition in hand vouches for nobody, and goes", async () => {
      const honest = rotated(by, {
        editions: newKey(),
        timestamp: newKey(),
        revoked: [by.editions.id, by.timestamp.id],
      });
      server.mirror(keysOf(honest));
      server.offer(published(content, { by, published: now() - 5, retractions: NOTHING_BACK }));
      await ask();
      await until(async () => (await kept()).refused?.server?.code === "unknown_key", "the refusal");
      const { answer } = await judged(browser, page, LENDER, "uncovered");
      assert.deepEqual([answer.reason, answer.edition], ["revoked", newerAt]);
      await popupSaying(browser, page, said("edition_revoked"));
      by = honest;
      server.offer(published(content, { by, published: newerAt, retractions: NOTHING_BACK }));
      await ask();
      await until(async () => (await kept()).edition.signers[0] === by.editions.id, "the edition signed anew");
      await judged(browser, page, LENDER, "licensed");
    });

    test("keys change only with the signature of those before them", async () => {
      const had = (await kept()).publishers;
      const thief = rotated(by, { editions: newKey(), timestamp: newKey(), signers: [newKey()] });
      server.offer(published(content, { by: thief }));
      await ask();
      await until(async () => (await kept()).refused?.server?.code === "unknown_key", "the thief's list to be refused");
      assert.deepEqual(versions((await kept()).publishers), versions(had));
    });

    inChromium("the edition in hand stays usable past its expiry and says its age", async () => {
      const publishedAt = now() - 9 * DAY;
      let expires = 0;
      for (let life = 4; (await kept()).edition.number !== publishedAt; life *= 2) {
        expires = now() + life;
        server.offer(published(content, { by, published: publishedAt, expires, retractions: NOTHING_BACK }));
        const asked = Date.now();
        await ask();
        await until(async () => {
          const { edition, refused } = await kept();
          return edition.number === publishedAt || Date.parse(refused?.server?.at ?? "") >= asked;
        }, "the short-lived edition to be taken, or refused where it was over before");
      }
      await until(() => now() > expires, "its expiry");
      const { answer } = await judged(browser, page, LENDER, "licensed");
      assert.equal(answer.edition, publishedAt);
      const { title } = await until(async () => {
        const shown = await state(browser);
        return shown.badge === said("badge_aged") && shown;
      }, "the toolbar to say that the edition is old");
      assert.ok(title.includes(said("aged")), title);
      await popupSaying(browser, page, said("aged"));
      await popupSaying(browser, page, said("age_days", { n: 9 }));
    });

    test("whom a reader believes: every case holds in the browser's own engine", async () => {
      const own = await browser.openExtensionPage(await browser.extensionUrl("pages/checklist.html"));
      const wrong = await own.evaluate(`(async (cases) => {
        const names = ["verify", "files", "gzip", "keys-list", "errors", "update"];
        const modules = await Promise.all(names.map((one) => import("/core/edition/" + one + ".js")));
        const core = Object.assign({}, ...modules);
        const told = ${told};
        const wrong = [];
        for (const given of cases) {
          const result = JSON.stringify(await told(given, core));
          if (result !== JSON.stringify(given.result)) wrong.push(given.name + ": " + result);
        }
        return wrong;
      })(${CASES})`);
      assert.deepEqual(wrong, []);
      await own.close();
    });

    /** The content with another file in the place of one. @param {string} name @param {Buffer} body */
    function contentWith(name, body) {
      return { ...content, files: new Map(content.files).set(name, body) };
    }

    /** What the extension keeps about editions. @returns {Promise<any>} */
    function kept() {
      return browser.worker(() => chrome.storage.local.get(["edition", "publishers", "refused", "checked", "frozen"]));
    }

    /** @param {any} keeps */
    function retractions({ edition, publishers }) {
      return publishers?.[edition.publisher]?.retractions;
    }

    /** @param {Record<string, any>} publishers */
    function versions(publishers) {
      return Object.values(publishers).map(({ keys }) => keys.version);
    }

    /** Lets the daily question to the server be due now. */
    function ask() {
      return browser.worker(() => chrome.alarms.create("edition", { when: Date.now() }));
    }
  });
}
