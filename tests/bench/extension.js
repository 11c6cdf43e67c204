/**
 * The extension with an edition of 50,000 lenders in real Chromium, taken as a reader takes it: time from a stopped
 * worker to a verdict, size of the data. Lookups by themselves are in lookup.js.
 *
 *     node extension.js FOLDER    FOLDER: an extension whose data holds the edition
 */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "../browser/browsers.js";
import { readContent } from "../browser/edition.js";
import { until } from "../browser/until.js";

const HOSTS = 50_000;
const COLD = 15;

const extension = process.argv[2];
const browser = await launch("chromium", { extension, sites: new Map() });
try {
  const page = await browser.openExtensionPage(await browser.extensionUrl("pages/checklist.html"));
  await until(() => browser.worker(async () => (await chrome.storage.local.get("edition")).edition), "the edition");
  console.log(`\n${HOSTS.toLocaleString("en")} lenders in an edition that Chromium took`);
  console.log(`verdict of a stopped worker, median of ${COLD}: ${(await cold(page)).toFixed(0)} ms`);
  console.log(await size());
} finally {
  await browser.close();
}

/** From a message that wakes the worker to the verdict kept. @param {import("puppeteer-core").Page} page */
async function cold(page) {
  const times = [];
  for (let n = 0; n < COLD; n += 1) {
    await browser.stopWorker();
    times.push(
      await page.evaluate(async (url) => {
        const start = performance.now();
        await chrome.runtime.sendMessage({ type: "shown", url });
        return performance.now() - start;
      }, `https://lender-${(n * 7919) % HOSTS}.example.sg/`),
    );
  }
  return times.sort((a, b) => a - b)[Math.floor(COLD / 2)];
}

async function size() {
  const { files } = await readContent(join(extension, "data/editions"));
  const sum = (/** @type {number[]} */ all) => all.reduce((a, b) => a + b, 0);
  const plain = sum([...files.values()].map(({ length }) => length));
  const packed = sum([...files.values()].map((body) => gzipSync(body).length));
  const [all, small] = [plain, packed].map((some) => (some / 1e6).toFixed(1));
  return `data: ${all} MB, ${small} MB compressed; ${Math.round(plain / HOSTS)} bytes a lender`;
}
