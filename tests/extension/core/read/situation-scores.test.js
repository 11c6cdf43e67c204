import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bucketsOf, scoreSituations, tableOf } from "../../../../extension/core/read/situation-scores.js";
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
