/** What common words leave of a label, with the tables that an edition holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CommonWords } from "../../../../extension/core/lookalike/common-words.js";
import { TABLES } from "../../sample.js";

const WORDS = new CommonWords(TABLES.lookalike);

test("common words are taken off so that the least is left", () => {
  assert.deepEqual(WORDS.parts("bugiscredit"), { rest: ["bugis"], words: ["credit"] });
  assert.deepEqual(WORDS.parts("creditloan"), { rest: [], words: ["credit", "loan"] });
  assert.deepEqual(WORDS.parts("qqxxzz"), { rest: ["qqxxzz"], words: [] });
});

test("a word of three letters counts at either end only", () => {
  const short = [...WORDS.loan].find((word) => word.length === 3) ?? "";
  assert.deepEqual(WORDS.parts(`zzqq${short}`).words, [short]);
  assert.deepEqual(WORDS.parts(`zz${short}qq`).words, []);
});

test("a label speaks of loans by a whole piece, or by a longer loan word anywhere in it", () => {
  assert.deepEqual(
    ["apply-loan", "kuaisudaikuan", "weather", "a-b"].map((label) => WORDS.speaksOfLoans(label)),
    [true, true, false, false],
  );
});

test("cores of a label: at most three words off, a hyphen remembered, digits as a word", () => {
  const cores = WORDS.cores("my-webank22");
  const left = new Set(cores.map(({ text }) => text));
  for (const text of ["webank22", "mywebank", "webank"]) assert.ok(left.has(text), text);
  assert.ok(!new Set(WORDS.cores("my-webank2").map(({ text }) => text)).has("webank"), "a single digit is no word");
  assert.ok(cores.find(({ text, hyphened }) => text === "webank22" && hyphened));
  assert.ok(cores.every(({ words }) => words.length <= 3));
  assert.ok(WORDS.isOfLoans({ text: "webank", words: ["loan"], hyphened: false }));
});

test("endings that anybody may buy hold the cheap ones", () => {
  assert.ok(WORDS.cheapEndings.size > 0 && [...WORDS.cheapEndings].every((one) => WORDS.openEndings.has(one)));
});
