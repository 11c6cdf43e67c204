import assert from "node:assert/strict";
import test from "node:test";
import { isTelling } from "../../../extension/page-reading/telling-words.js";
import { offersLoans } from "../../../extension/page-reading/loan-score.js";
import { folding } from "../../../extension/core/normalise/text.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";
import { facts } from "../sample-page.js";

test("words that stand in every text say nothing to who reads why", () => {
  for (const word of ["您", "请", "的", "的贷", "要", "下", "your", "of", "of the", "0", "yang", "của"]) {
    assert.ok(!isTelling(word), word);
  }
  for (const word of ["申请", "贷", "额度", "我要借", "your loan", "apply", "pinjaman", "giải ngân"]) {
    assert.ok(isTelling(word), word);
  }
});

test("only telling words are named, and all of them count", () => {
  const { signals } = offersLoans(facts({ title: "贷款", text: "您的贷款\nyour loan" }), SIGNALS, folding(FOLD));
  const words = signals.filter(({ name }) => name.startsWith("words_"));
  assert.ok(words.length > 0);
  assert.ok(words.every(({ text }) => text === "" || text.split(" · ").every(isTelling)), JSON.stringify(words));
});
