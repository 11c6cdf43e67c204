/** What an installed extension of the first format kept is left behind, and it is never without an edition. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openRows, rowsInHand, takeBundled } from "../../../extension/worker/edition-in-hand.js";
import { forgetFirstFormat } from "../../../extension/worker/upgrade.js";
import { openDatabase } from "../../../extension/core/indexed-db.js";
import { now } from "../../browser/edition.js";
import { trustOf } from "../../browser/publisher.js";
import { browserWith } from "../browser-api.js";
import { DAY, PUBLISHER, sample } from "../sample.js";

const NOW = now();
/** @type {Map<string, Buffer>} */
const files = new Map();
const browser = await browserWith(files);
after(() => browser.close());
files.set("/data/trust.json", trustOf(PUBLISHER, ""));
const bundled = sample({ published: NOW - 9 * DAY });
for (const [path, body] of bundled.tree) files.set(`/data/editions/${path}`, body);

/** As version 3c3da16 keeps it: an edition newer than the bundled one, taken from a server. */
async function asBefore() {
  const number = NOW - DAY;
  for (const [name, stores] of /** @type {const} */ ([
    [`edition-${number}`, ["meta", "hosts", "warned", "names", "licences", "lenders"]],
    ["fetched", ["files"]],
  ])) {
    (await openDatabase(name, [...stores])).close();
  }
  const key = PUBLISHER.editions.id;
  await chrome.storage.local.set({
    edition: { number, key, published_at: "", expires_at: "", origin: "server", taken_at: "" },
    newest: { [key]: number },
    refused: { server: { code: "older", edition: 1, at: "2026-11-01T00:00:00Z" } },
    checked: "2026-11-01T00:00:00Z",
  });
}

for (const [what, first] of /** @type {const} */ ([
  ["told of its new version", () => Promise.all([forgetFirstFormat(), takeBundled()])],
  ["asked about a page before it is told", () => rowsInHand()],
])) {
  test(`an installed extension that is ${what} takes the bundled edition`, async () => {
    await chrome.storage.local.remove(["edition", "publishers"]);
    await asBefore();
    assert.equal(await openRows(), null, "rows of the first format are read by nobody");
    await first();
    const manifest = await (await rowsInHand())?.one("meta", "manifest");
    assert.equal(manifest?.edition, bundled.number);
    await forgetFirstFormat();
    const left = (await indexedDB.databases()).map(({ name = "" }) => name).toSorted();
    assert.deepEqual(left, [left.find((name) => name.startsWith(`edition-${bundled.number}-`)), "files"]);
    assert.deepEqual(await chrome.storage.local.get(["newest"]), {});
  });
}
