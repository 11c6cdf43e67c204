import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { about, Around, bare } from "../../../../extension/core/lookup/asked-about.js";

/** @type {{words: string[], known: string[], cases: {text: string, about: string | null}[]}} */
const CASES = JSON.parse(await readFile(new URL("../../../cases/asked-about.json", import.meta.url), "utf8"));
const AROUND = new Around(CASES.words);
const FOLD = new Map();
const isKnown = async (/** @type {string} */ piece) => CASES.known.includes(piece);

for (const { text, about: meant } of CASES.cases) {
  test(`“${text}” is about ${meant ?? "nobody"}`, async () =>
    assert.equal(await about(text, AROUND, isKnown, FOLD), meant));
}

test("what is left of a text without the words at its ends", () => {
  assert.equal(bare("Is Zenca licensed by CBK?", AROUND, FOLD), "zenca");
  assert.equal(bare("zenca", AROUND, FOLD), null);
});
