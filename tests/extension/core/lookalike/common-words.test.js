/** What common words leave of a label, with the tables that an edition holds. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { CommonWords } from "../../../../extension/core/lookalike/common-words.js";
import { TABLES } from "../../sample.js";

const WORDS = new CommonWords(TABLES.lookalike);

const shared = JSON.parse(await readFile(new URL("../../../cases/lookalikes.json", import.meta.url), "utf8"));

for (const { in: text, rest, words } of shared.parts) {
  test(`common words leave ${rest.join(" ") || "nothing"} of ${text}`, () => {
    assert.deepEqual(WORDS.parts(text), { rest, words });
  });
}

for (const { in: label, out } of shared.cores) {
  test(`cores of ${label}; a hyphen behind one: one parted the last word from it`, () => {
    const found = WORDS.cores(label).map(({ text, hyphened }) => `${text}${hyphened ? "-" : ""}`);
    assert.deepEqual([...new Set(found)].sort(), out);
  });
}

for (const { in: label, out } of shared.of_loans) {
  test(`${label} ${out ? "speaks" : "does not speak"} of loans`, () => assert.equal(WORDS.speaksOfLoans(label), out));
}

test("a word of three letters counts at either end only", () => {
  const short = [...WORDS.loan].find((word) => word.length === 3) ?? "";
  assert.deepEqual(WORDS.parts(`zzqq${short}`).words, [short]);
  assert.deepEqual(WORDS.parts(`zz${short}qq`).words, []);
});

test("one loan word of several makes a core one of loans", () => {
  assert.ok(WORDS.isOfLoans({ text: "webank", words: ["my", "loan"], hyphened: false }));
  assert.ok(!WORDS.isOfLoans({ text: "webank", words: ["my"], hyphened: false }));
});

test("endings that anybody may buy hold the cheap ones", () => {
  assert.ok(WORDS.cheapEndings.size > 0 && [...WORDS.cheapEndings].every((one) => WORDS.openEndings.has(one)));
});
