import assert from "node:assert/strict";
import { test } from "node:test";
import { charged, FEES, feesOf, financed, HOW, PAID_TO } from "../../../../extension/core/cost/fees.js";
import { got, problem } from "./got.js";

const PLAN = { terms: { principal: 1000 }, rows: [{ balance: 600 }, { balance: 0 }] };
/** @param {object[]} fees */
const laid = (...fees) => charged(got(feesOf(fees, 2)), 1000, PLAN);

test("no fees are no fees", () => {
  for (const nothing of [undefined, null, []]) assert.deepEqual(got(feesOf(nothing, 12)), []);
});

test("a fee names its kind, when and to whom it is paid; what is not said is said to be so", () => {
  assert.deepEqual(got(feesOf([{ how: "each", amount: 80 }], 12)), [
    { name: "", kind: "other", how: "each", of: "original", at: 1, to: "unsaid", amount: 80 },
  ]);
  for (const kind of FEES) {
    for (const how of HOW) {
      for (const to of PAID_TO) assert.deepEqual(laid({ kind, how, to, at: 1, amount: 5 }).costs[0].to, to);
    }
  }
});

test("each way of charging reaches the borrower when it should", () => {
  const seen = (/** @type {object} */ fee) => [laid(fee).before, laid(fee).each, laid(fee).costs[0].amount];
  assert.deepEqual(seen({ how: "each", rate: 0.01 }), [0, [10, 10], 20]);
  assert.deepEqual(seen({ how: "each", rate: 0.01, of: "outstanding" }), [0, [10, 6], 16]);
  assert.deepEqual(seen({ how: "deducted", amount: 30 }), [30, [0, 0], 30]);
  assert.deepEqual(seen({ how: "before", rate: 0.03 }), [30, [0, 0], 30]);
  assert.deepEqual(seen({ how: "financed", amount: 30 }), [0, [0, 0], 30]);
  assert.deepEqual(seen({ how: "once", at: 2, amount: -40 }), [0, [0, -40], -40]);
  assert.equal(financed(got(feesOf([{ how: "financed", rate: 0.02 }, { how: "each", amount: 9 }], 2)), 1000), 20);
});

test("what cannot be a fee is told with its place", () => {
  const at = (/** @type {unknown} */ fee) => {
    const result = feesOf([{ how: "each", amount: 1 }, fee], 12);
    return result.ok ? "" : `${problem(result)} ${result.error.at}`;
  };
  assert.equal(at({ how: "each", amount: 1, to: "me" }), "cost_unknown_choice to 1");
  assert.equal(at({ how: "each", amount: 1, kind: "tea" }), "cost_unknown_choice kind 1");
  assert.equal(at({ amount: 1 }), "cost_missing how 1");
  assert.equal(at({ how: "once", at: 13, amount: 1 }), "cost_too_large at 1");
  assert.equal(at({ how: "each", amount: 1.5 }), "cost_not_whole amount 1");
  assert.equal(at({ how: "each", amount: 1, rate: 1 }), "cost_ambiguous amount 1");
  assert.equal(at(null), "cost_missing fees 1");
  assert.equal(problem(feesOf("fee", 12)), "cost_not_a_list fees");
});
