import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  begun,
  bracketed,
  ownerAmong,
  pieces,
  signed,
  unlabelled,
  unnumbered,
} from "../../../../extension/core/lookup/strip-context.js";
import { folding } from "../../../../extension/core/names/text.js";
import { FOLD, TABLES } from "../../sample.js";

/** @typedef {{in: string, out: unknown}[]} Cases */
const CASES = JSON.parse(await readFile(new URL("../../../cases/cuts.json", import.meta.url), "utf8"));
const table = folding(FOLD);
const owner = ownerAmong(TABLES.places);

for (const [name, cut] of Object.entries({
  unlabelled: (/** @type {string} */ text) => unlabelled(text, table),
  unnumbered,
  bracketed,
  signed,
  owner,
  begun,
})) {
  for (const { in: given, out } of /** @type {Cases} */ (CASES[name])) {
    test(`${name} of ${JSON.stringify(given)}`, () => assert.deepEqual(cut(given), out));
  }
}
for (const { in: given, ...out } of CASES.pieces) {
  test(`pieces of ${JSON.stringify(given)}`, () => assert.deepEqual(pieces(given), out));
}

test("a text of many pieces costs no more than one of twenty", () => {
  const { around, beside } = pieces(Array.from({ length: 300 }, (_, n) => `甲${n}（乙${n}、丙${n}）`).join(""));
  assert.deepEqual([around.length, beside.length], [20, 20]);
});

test("an edition that gives no places has no branches but those without one", () => {
  const none = ownerAmong([]);
  assert.equal(none("甲银行北京分行"), "");
  assert.equal(none("甲银行区分行"), "");
  assert.equal(none("甲银行信用卡中心"), "甲银行");
});
