import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { arrangedBehind } from "../../../../extension/core/edition/to-rows.js";
import { situationTable } from "../../../../extension/core/lookup/context.js";
import { bucketsOf, cutOut, scoreSituations, tableOf } from "../../../../extension/core/read/situation-scores.js";
import { fold, folding } from "../../../../extension/core/normalise/text.js";

const { fold: pairs, table: packed, cases } = JSON.parse(
  readFileSync(new URL("../../../cases/situation-scores.json", import.meta.url), "utf8"),
);
const table = tableOf(packed);

for (const { text, buckets, scores } of cases) {
  test(`situations score as in Python: ${text.slice(0, 20)}`, () => {
    const folded = fold(text, folding(pairs));
    assert.deepEqual([...bucketsOf(folded, table.mask)].sort((one, other) => one - other), buckets);
    assert.deepEqual(scoreSituations(folded, table).map(({ id, score }) => [id, score]), scores);
  });
}

test("the table is unpacked once, and one that comes behind the edition is found when it is there", async () => {
  const came = [null, packed];
  const rows = /** @type {any} */ ({ one: async () => came.shift() ?? null });
  assert.equal(await situationTable(rows), null);
  const found = await situationTable(rows);
  assert.deepEqual(found, table);
  assert.equal(await situationTable(rows), found);
});

test("what comes behind an edition stands where the reader looks for the table", () => {
  assert.equal(arrangedBehind([["situation-table.json", packed]]).get("situation_table"), packed);
});

test("names that were looked up are cut out by their spans", () => {
  assert.equal(cutOut("借呗和花呗要我先交钱", [[0, 2], [3, 5]]), "⌘和⌘要我先交钱");
  assert.equal(cutOut("你好", []), "你好");
});
