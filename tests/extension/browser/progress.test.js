import assert from "node:assert/strict";
import { test } from "node:test";
import { doneOn, keepDone, MOST_SITES } from "../../../extension/browser/progress.js";
import { areaOver } from "../storage-areas.js";

/** @typedef {chrome.storage.StorageArea} Area */

function area() {
  const map = new Map();
  return { map, area: /** @type {Area} */ (/** @type {unknown} */ (areaOver(map))) };
}

test("what is done is remembered by site", async () => {
  const { area: kept } = area();
  await keepDone(kept, "dai.example", new Set(["cn/before-borrowing#caps"]));
  await keepDone(kept, "fen.example", new Set(["cn/before-borrowing#who"]));
  assert.deepEqual([...(await doneOn(kept, "dai.example"))], ["cn/before-borrowing#caps"]);
  assert.deepEqual([...(await doneOn(kept, "other.example"))], []);
});

test("a site without anything done is not remembered", async () => {
  const { map, area: kept } = area();
  await keepDone(kept, "dai.example", new Set(["a#b"]));
  await keepDone(kept, "dai.example", new Set());
  assert.deepEqual(map.get("progress"), {});
});

test("the sites longest untouched are forgotten first", async () => {
  const { map, area: kept } = area();
  for (let n = 0; n <= MOST_SITES; n++) {
    await keepDone(kept, `site${n}.example`, new Set(["a#b"]), new Date(Date.UTC(2026, 0, 1) + n * 1000));
  }
  assert.equal(Object.keys(map.get("progress")).length, MOST_SITES);
  assert.equal("site0.example" in map.get("progress"), false);
});
