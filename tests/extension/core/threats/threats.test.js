import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { found, isLong } from "../../../../extension/core/threats/threats.js";
import { holds, isMadeOf, plain } from "../../../../extension/core/threats/phrase-match.js";
import { folding } from "../../../../extension/core/normalise/text.js";

const FOLD = folding("訊讯錄录還还");
const read = async (/** @type {string} */ name) =>
  JSON.parse(await readFile(new URL(`../../../cases/${name}.json`, import.meta.url), "utf8"));
/**
 * @type {{cases: {wording: string, text: string, held: boolean}[],
 *   made_of: {wordings: string[], text: string, held: boolean}[]}}
 */
const WORDINGS = await read("wordings");
/**
 * @type {{threats: import("../../../../extension/core/threats/threats.js").Country[], cases: {text: string, country:
 *   string, despair: boolean, threats: [string, string][], sure: boolean, court: boolean, danger?: boolean}[],
 *   likely: any[], tables: Record<"chinese" | "others", any>}}
 */
const THREATS = await read("threats");

for (const { wording, text, held } of WORDINGS.cases) {
  test(`${wording} ${held ? "is" : "is not"} in: ${text}`, () => {
    assert.equal(holds(plain(text, FOLD), [wording], FOLD), held);
  });
}

for (const { wordings, text, held } of WORDINGS.made_of) {
  test(`${text} ${held ? "is" : "is not"} made of: ${wordings.join(", ")}`, () => {
    assert.equal(isMadeOf(plain(text, FOLD), wordings, FOLD), held);
  });
}

const worded = THREATS.cases.map((one) => ({ ...one, tables: null }));
const [chinese, others] = [THREATS.tables.chinese, THREATS.tables.others].map((table) => ({
  ...table,
  words: new Map(Object.entries(table.words)),
}));
const likely = THREATS.likely.map((one) => ({ ...one, tables: { chinese, others } }));
for (const { text, country, despair, threats, sure, court, danger = false, tables } of [...worded, ...likely]) {
  test(`the threats of: ${text} (${country || "anywhere"}, ${tables ? "likely" : "worded"})`, () => {
    const held = found(THREATS.threats, text, country, FOLD, tables);
    assert.equal(held.despair, despair);
    assert.equal(held.sure, sure);
    assert.equal(held.court, court);
    assert.equal(held.danger, danger);
    assert.deepEqual(held.threats.map(({ id, answer }) => [id, answer]), threats);
  });
}

test("a text of more than ten kilobytes is too long", () => {
  assert.deepEqual(["a".repeat(10_000), "a".repeat(10_001), "还".repeat(3334)].map(isLong), [false, true, true]);
});
