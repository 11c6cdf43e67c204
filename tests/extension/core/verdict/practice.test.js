import assert from "node:assert/strict";
import { test } from "node:test";
import { feeSentence, headingOf, lenderSentence } from "../../../../extension/core/verdict/practice.js";

const say = (/** @type {string} */ key, /** @type {any} */ values) => `${key} ${values.quote ?? values.name}`;
const seen = { fee: "放款前先交保证金", lender: "某某小额贷款有限公司", offers: true, identity: true };
const found = (/** @type {string} */ verdict, some = {}) => ({ verdict, reason: "", lender: null, seen, ...some });

test("money asked for first is said beside what is not quiet", () => {
  for (const verdict of ["unlisted", "claimed", "uncovered", "suspended", "lookalike", "none"]) {
    assert.equal(feeSentence(say, found(verdict)), "practice_fee 放款前先交保证金");
  }
});

test("it is never said of a firm in good standing, nor beside a warning", () => {
  for (const verdict of ["licensed", "partner", "warned", "ended"]) {
    assert.equal(feeSentence(say, found(verdict)), "");
    assert.equal(lenderSentence(say, found(verdict)), "");
  }
});

test("money asked for first heads what is said, and the verdict's word does where none is asked for", () => {
  const key = (/** @type {string} */ one) => one;
  for (const verdict of ["unlisted", "claimed", "uncovered", "suspended", "lookalike", "none"]) {
    assert.equal(headingOf(key, found(verdict)), "practice_fee_title");
    assert.equal(headingOf(key, found(verdict, { seen: { ...seen, fee: "" } })), `verdict_${verdict}`);
  }
  assert.equal(headingOf(key, found("warned"), "warning_warned"), "warning_warned");
  assert.equal(headingOf(key, found("lookalike"), "warning_lookalike"), "practice_fee_title");
});

test("who asks for identity in a name that cannot be verified is headed by an order, calmly", () => {
  const key = (/** @type {string} */ one) => one;
  const asked = { ...seen, fee: "" };
  const reasons = ["category", "company", "no_host", "ambiguous", "country"];
  for (const reason of reasons) {
    assert.equal(headingOf(key, found("uncovered", { reason, seen: asked })), "banner_unverified");
    assert.equal(headingOf(key, found("uncovered", { reason })), "practice_fee_title");
    assert.equal(headingOf(key, found("unlisted", { reason, seen: asked })), "verdict_unlisted");
  }
});

test("whom the page names is said, where no edition knows the lender", () => {
  assert.equal(lenderSentence(say, found("unlisted")), "practice_lender 某某小额贷款有限公司");
  assert.equal(lenderSentence(say, found("claimed", { lender: { name: "x" } })), "");
});

test("a verdict kept before there were practices says nothing", () => {
  assert.equal(feeSentence(say, found("unlisted", { seen: {} })), "");
  assert.equal(lenderSentence(say, found("unlisted", { seen: {} })), "");
});
