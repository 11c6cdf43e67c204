import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { folded, isVague, numeral } from "../../../../extension/core/cost/numerals.js";
import { got, problem } from "./got.js";

test("full-width, traditional and spaced words are the same words", () => {
  assert.deepEqual(["１ 萬 ５", "月費率０.６％", "ＡＢ 12"].map(folded), ["1万5", "月费率0.6%", "ab12"]);
});

test("what names no single number is vague", () => {
  assert.deepEqual(["几千", "1万左右", "1-2万", "3000起", "24%~36%", "5或6"].map(isVague), Array(6).fill(true));
  assert.deepEqual(["1万5", "三千", "-5", "12,000"].map(isVague), Array(4).fill(false));
});

test("digits after the last unit mean the next lower one, or themselves where the unit has as many zeros", () => {
  for (const [text, value] of /** @type {[string, number][]} */ ([
    ["1万5", 15_000],
    ["1万5000", 15_000],
    ["一万零五", 10_005],
    ["十五", 15],
    ["一百五", 150],
    ["二〇〇〇", 2000],
    ["一点五万", 15_000],
  ])) {
    assert.equal(got(numeral(text, "sum")), value, text);
  }
  for (const text of ["1万50", "1万500", "1.5万5", "12,00"]) {
    assert.equal(problem(numeral(text, "sum")), "cost_ambiguous sum", text);
  }
  for (const text of ["万", "1万1万", "1.2.3", "abc"]) {
    assert.equal(problem(numeral(text, "sum")), "cost_unreadable sum", text);
  }
  assert.equal(problem(numeral("", "sum")), "cost_missing sum");
});

test("every number is read as it is written, with and without commas", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), (number) => {
    assert.equal(got(numeral(String(number), "sum")), number);
    assert.equal(got(numeral(number.toLocaleString("en"), "sum")), number);
  }));
});
