/** What other apps hand to the phone app, and codes in pictures. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import qrcode from "qrcode-generator";
import { isKept, press, readCodes, shareFile, shareForm, shows } from "./app-page.js";
import { said } from "./extension.js";
import { until } from "./until.js";

const require = createRequire(import.meta.url);
const [APK] = JSON.parse(readFileSync(new URL("../cases/apks.json", import.meta.url), "utf8")).cases;

/** @param {import("./app-under-test.js").PhoneApp} app */
export function testsOfSharing(app) {
  test("what another app or page shares waits in the box for a tap, and reaches no server", async () => {
    await app.offline();
    await app.page.goto("about:blank");
    const sofar = app.site.asked.length;
    await app.page.evaluate(shareForm, `${app.site.address}/share`, "msxf.com");
    await until(() => app.page.evaluate(shows, "#missing", said("app_shared")), "what came from elsewhere");
    assert.equal(await asked(app.page), "msxf.com");
    await app.page.waitForSelector("#state #edition");
    assert.equal(await found(app.page), "", "nothing is answered before the tap");
    await app.page.evaluate(press, '#lookup [type="submit"]');
    await app.page.waitForSelector("#found .answer");
    assert.equal(await app.page.$eval("#found .answer", (one) => one.getAttribute("data-verdict")), "licensed");
    assert.ok(!app.site.asked.slice(sofar).some(({ method, path }) => method !== "GET" || path.includes("share")));
    await app.open();
    await app.page.waitForSelector("#state #edition");
    assert.equal((await asked(app.page)) + (await found(app.page)), "", "it is kept no longer");
  });

  test("an app's file that is shared waits for a tap, is read on the phone, and reaches no server", async () => {
    await app.offline();
    await app.open();
    await until(() => app.page.evaluate(isKept, "apk-worker.js"), "the reader of apps");
    await app.page.goto("about:blank");
    const sofar = app.site.asked.length;
    app.site.be(false);
    try {
      await app.page.evaluate(shareFile, `${app.site.address}/share`, APK.file);
      await app.page.waitForSelector("#read-shared");
      const offered = said("apk_read_shared", { name: "shared.apk" });
      assert.equal(await found(app.page), offered, "nothing is read before the tap");
      await app.page.evaluate(press, "#read-shared");
      await app.page.waitForSelector("#wants");
    } finally {
      app.site.be(true);
    }
    assert.match(await found(app.page), /借钱宝com\.example\.loan[^]*短信/u);
    assert.ok(!app.site.asked.slice(sofar).some(({ method }) => method !== "GET"));
    await app.open("apk.html");
    assert.equal(await found(app.page), "", "it is kept no longer");
  });

  test("what was shared and could not be kept is told", async () => {
    await app.open("?not-kept");
    await until(() => app.page.evaluate(shows, "#missing", said("app_not_kept")), "that it was not kept");
  });

  test("a QR code in a picture is asked like what is pasted, where the browser reads such codes", async () => {
    await app.open();
    await app.page.waitForSelector("#asked-before:not([hidden])");
    assert.equal(await app.page.$("#code:not([hidden])"), null, "Chromium reads none here");
    const picture = join(tmpdir(), `xiancha-code-${process.pid}.gif`);
    await writeFile(picture, codeOf("https://www.msxf.com/loan"));
    await app.fresh(async (other) => {
      await other.evaluateOnNewDocument(readFileSync(require.resolve("jsqr"), "utf8"));
      await other.evaluateOnNewDocument(readCodes);
      await other.goto(`${app.site.address}/`);
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
}

/** A picture of a QR code, a GIF. @param {string} text */
function codeOf(text) {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  return Buffer.from(code.createDataURL(6).replace(/^.*,/u, ""), "base64");
}

/** What stands in the box. @param {import("./browsers.js").Page} page */
function asked(page) {
  return page.$eval("#question", (one) => /** @type {HTMLTextAreaElement} */ (one).value);
}

/** What is said of it. @param {import("./browsers.js").Page} page */
function found(page) {
  return page.evaluate(() => document.querySelector("#found")?.textContent ?? "");
}
