import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { about, Around, Asking, bare } from "../../../../extension/core/read/question-words.js";

/**
 * @typedef {{text: string, about: string | null, sure?: boolean}} Case
 * @type {{question: string[], ahead: string[], asks: string[], said: string[], known: string[], cases: Case[]}}
 */
const CASES = JSON.parse(await readFile(new URL("../../../cases/asked-about.json", import.meta.url), "utf8"));
const AROUND = new Around([...CASES.question, ...CASES.ahead, ...CASES.asks, ...CASES.said]);
const WORDS = { question: AROUND, asking: new Asking(CASES) };
const FOLD = new Map();
const isKnown = async (/** @type {string} */ piece) => CASES.known.includes(piece);

for (const { text, about: meant, sure } of CASES.cases) {
  test(`“${text}” is about ${meant ?? "nobody"}`, async () => {
    const found = await about(text, WORDS, isKnown, FOLD);
    assert.deepEqual(found, meant === null ? null : { name: meant, isSure: sure });
  });
}

test("what is left of a text without the words at its ends", () => {
  assert.equal(bare("Is Zenca licensed by CBK?", AROUND, FOLD), "zenca");
  assert.equal(bare("zenca", AROUND, FOLD), null);
});
