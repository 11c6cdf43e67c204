/** The way of an edit: a maintainer changes a file, the operator publishes, and readers' extensions show it. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./browsers.js";
import { begin } from "./extension.js";
import { mostly } from "./sample.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Browser} Browser */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BEFORE = "先查清谁放款，有没有牌照";
const AFTER = "先看清谁放款，有没有牌照";

/** @type {string} */
let checkout;
/** @type {import("./setup.js").Prepared} */
let prepared;
/** @type {import("./browsers.js").Browser[]} */
const browsers = [];
before(async () => {
  checkout = await mkdtemp(join(tmpdir(), "xiancha-checkout-"));
  for (const part of ["backend", "extension"]) await symlink(join(ROOT, part), join(checkout, part));
  await cp(join(ROOT, "checklists"), join(checkout, "checklists"), { recursive: true });
  prepared = await prepare({ checkout, serves: true });
  for (const kind of mostly("chromium")) {
    const browser = await launch(kind, { extension: prepared.extension, sites: fixtureSites() });
    browsers.push(browser);
    await begin(browser);
  }
});
after(async () => {
  for (const browser of browsers) await browser.close();
  await prepared?.remove();
  await rm(checkout, { recursive: true, force: true });
});

test("what was edited and published stands in the checklist of each browser's extension", {
  timeout: 900_000,
}, async () => {
  const bundled = await Promise.all(browsers.map(held));
  for (const browser of browsers) assert.ok((await titles(browser)).includes(BEFORE), browser.kind);
  const file = join(checkout, "checklists/cn/before-borrowing.yml");
  await writeFile(file, (await readFile(file, "utf8")).replace(BEFORE, AFTER));
  await prepared.publish();
  for (const [n, browser] of browsers.entries()) {
    await browser.worker(() => chrome.alarms.create("edition", { when: Date.now() }));
    await until(async () => (await held(browser)) > bundled[n], "the new edition in hand");
    assert.ok((await titles(browser)).includes(AFTER), browser.kind);
  }
});

/** The number of the edition in hand. @param {Browser} browser @returns {Promise<number>} */
function held(browser) {
  return browser.worker(async () => /** @type {any} */ ((await chrome.storage.local.get("edition")).edition).number);
}

/** What the items of the checklist say to do. @param {Browser} browser @returns {Promise<string[]>} */
async function titles(browser) {
  const page = await browser.openExtensionPage(
    await browser.extensionUrl("pages/checklist.html?id=cn/before-borrowing"),
  );
  const found = await until(async () => {
    const said = await page.evaluate(() =>
      [...document.querySelectorAll(".items h2")].map((one) => one.textContent ?? ""),
    );
    return said.length > 0 && said;
  }, "the checklist");
  await page.close();
  return found;
}
