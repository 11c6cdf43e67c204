import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { CommonWords } from "../../../../extension/core/lookalike/common-words.js";
import { forget, near } from "../../../../extension/core/lookup/near-names.js";
import { company } from "../../../../extension/core/normalise/company.js";
import { mayMean, relatedTo } from "../../../../extension/core/lookup/near-chinese.js";

/** @typedef {import("../../../../extension/core/edition/database.js").NameRow} NameRow */

/** @type {{related: {asked: string, other: string, is: boolean}[], suggested: {asked: string, names: string[]}[]}} */
const CASES = JSON.parse(await readFile(new URL("../../../cases/near.json", import.meta.url), "utf8"));
const FOLD = new Map();
const WORDS = new CommonWords({
  alike: {},
  lending_words: ["loan loans"],
  trade_words: ["bank"],
  helping_words: ["app"],
  ordinary_words: ["quick"],
  closed_endings: [],
  cheap_endings: [],
  usual_endings: [],
});
const NAMES = [
  ...new Set([
    ...CASES.related.map(({ other }) => other),
    ...CASES.suggested.flatMap(({ names }) => names),
    "中信消费金融有限公司",
    "中邮消费金融有限公司",
  ]),
];

/** @param {string} asked */
function suggested(asked) {
  const rows = NAMES.map(
    (name, at) => /** @type {[string, NameRow[]]} */ ([company(name, FOLD), [[`CN:${at}`, "legal", name]]]),
  );
  return near(company(asked, FOLD), rows, WORDS).map(({ row }) => row[2]);
}

for (const { asked, other, is } of CASES.related) {
  test(`${asked} ${is ? "may mean" : "is not"} ${other}`, () =>
    assert.equal(relatedTo(company(asked, FOLD))(company(other, FOLD)), is));
  if (is) {
    test(`a glance at ${other} does not pass it over for ${asked}`, () =>
      assert.ok(mayMean(company(asked, FOLD))(company(other, FOLD))));
  }
}
for (const { asked, names } of CASES.suggested) {
  test(`${asked} leads to ${names.join(", ") || "nobody"}`, () => assert.deepEqual(suggested(asked), names));
}

test("what was near to a name is held for one question alone", () => {
  /** @type {[string, NameRow[]][]} */
  const rows = [];
  const first = near("招联", rows, WORDS);
  assert.equal(near("招联", rows, WORDS), first);
  forget();
  assert.notEqual(near("招联", rows, WORDS), first);
});
