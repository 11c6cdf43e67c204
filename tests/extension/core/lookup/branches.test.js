import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import {
  begun,
  bracketed,
  ownerAmong,
  pieces,
  signed,
  unlabelled,
  unnumbered,
} from "../../../../extension/core/lookup/branches.js";
import { folding } from "../../../../extension/core/normalise/text.js";
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
  assert.equal(none("甲银行营业部"), "甲银行");
});

test("the firm of a branch is the one that the server's expression finds", () => {
  const places = ["北京", "上海", "北", "海淀"];
  const known = `(?:${places.toSorted((a, b) => b.length - a.length).join("|")})(?:省|市|区|县)?`;
  const place = `(?:${known}){1,4}`;
  const house = `(?:(?:${place})?(?:分行|支行|营业部)){1,3}`;
  const branch = new RegExp(`^(?:(.+公司)(?:${place})?分公司|(.+(?:公司|银行))${house})$`, "u");
  const ours = ownerAmong(places);
  const piece = fc.constantFrom(...places, "市", "区", "甲", "公司", "银行", "分公司", "分行", "支行", "信用卡中心", "行");
  const name = fc.array(piece, { minLength: 1, maxLength: 9 }).map((all) => `甲${all.join("")}`);
  fc.assert(
    fc.property(name, (one) => {
      const [, office, bank] = branch.exec(one) ?? [];
      assert.equal(ours(one), office ?? bank ?? "");
    }),
    { numRuns: 2000 },
  );
});
