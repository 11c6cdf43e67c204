import assert from "node:assert/strict";
import { test } from "node:test";
import { burden } from "../../../../extension/core/cost/burden.js";
import { got, problem } from "./got.js";

const HOME = {
  payments: Array.from({ length: 12 }, () => 90_000),
  income: 600_000,
  spending: 450_000,
  debts: 50_000,
  savings: 100_000,
};

test("a month's debts against the income, and what is spare", () => {
  const { share, spare, runsOut, months } = got(burden(HOME));
  assert.deepEqual([share, spare, runsOut], [140_000 / 600_000, 10_000, null]);
  assert.deepEqual(months[11], { n: 12, due: 140_000, left: 220_000 });
});

test("with a fifth less income the money runs out in the first month", () => {
  const { income, spare, runsOut } = got(burden({ ...HOME, incomeCut: 0.2 }));
  assert.deepEqual([income, spare, runsOut], [480_000, -110_000, 1]);
  assert.equal(got(burden({ ...HOME, incomeCut: 0.2, savings: 330_000 })).runsOut, 4);
});

test("no income is no share; no sum is a question", () => {
  assert.equal(got(burden({ ...HOME, income: 0 })).share, null);
  assert.equal(problem(burden({ ...HOME, income: undefined })), "cost_missing income");
  assert.equal(problem(burden({ ...HOME, payments: [] })), "cost_missing payments");
  assert.equal(problem(burden({ ...HOME, incomeCut: 2 })), "cost_too_large incomeCut");
  assert.equal(problem(burden({ ...HOME, savings: 0.5 })), "cost_not_whole savings");
});
