import assert from "node:assert/strict";
import { test } from "node:test";
import { eachWord, knownWords } from "../../../extension/page-reading/words.js";

/** @param {string} text */
function wordsOf(text) {
  /** @type {string[]} */
  const all = [];
  eachWord(text, (word) => all.push(word));
  return all;
}

test("Chinese is read by one to three characters, other languages by one and two words", () => {
  assert.deepEqual(wordsOf("立即借"), ["立", "即", "借", "立即", "即借", "立即借"]);
  assert.deepEqual(wordsOf("get a loan"), ["get", "a", "get a", "loan", "a loan"]);
});

test("letters with any marks belong to a word", () => {
  assert.deepEqual(wordsOf("vay tín chấp"), ["vay", "tín", "vay tín", "chấp", "tín chấp"]);
  assert.deepEqual(wordsOf("đăng ký"), ["đăng", "ký", "đăng ký"]);
});

test("every number is the same, and no two words are read across lines", () => {
  assert.deepEqual(wordsOf("up to 1,500.00"), ["up", "to", "up to", "0", "to 0"]);
  assert.deepEqual(wordsOf("apply\nnow"), ["apply", "now"]);
});

test("of many known words each says less; a word that is there twice counts once", () => {
  const weights = new Map([["loan", 2], ["fast", 1], ["rent", -1]]);
  assert.deepEqual(knownWords("loan loan", weights), [{ word: "loan", points: 2 }]);
  const two = knownWords("fast loan", weights);
  assert.deepEqual(two.map(({ word }) => word), ["loan", "fast"]);
  assert.equal(two[0].points.toFixed(2), (2 / Math.SQRT2).toFixed(2));
  assert.deepEqual(knownWords("rent a car", weights), [{ word: "rent", points: -1 }]);
  assert.deepEqual(knownWords("nothing of it", weights), []);
});
