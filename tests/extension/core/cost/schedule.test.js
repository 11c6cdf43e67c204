import assert from "node:assert/strict";
import { test } from "node:test";
import { early } from "../../../../extension/core/cost/early.js";
import { offer } from "../../../../extension/core/cost/offer.js";
import { schedule } from "../../../../extension/core/cost/schedule.js";
import { got, problem } from "./got.js";

const LOAN = { method: "equal-payment", principal: 1_000_000, rate: 0.01, periods: 12 };
const payments = (/** @type {object} */ loan) => got(schedule(loan)).rows.map(({ payment }) => payment);

test("each way of repaying, to the fen, the last instalment absorbing the rest", () => {
  assert.deepEqual(payments(LOAN), [...Array.from({ length: 11 }, () => 88_849), 88_847]);
  assert.deepEqual(payments({ ...LOAN, method: "equal-principal", periods: 3 }), [343_333, 340_000, 336_667]);
  assert.deepEqual(payments({ ...LOAN, method: "flat", periods: 3 }), [343_333, 343_333, 343_334]);
  assert.deepEqual(payments({ ...LOAN, method: "interest-only", periods: 3 }), [10_000, 10_000, 1_010_000]);
  assert.deepEqual(payments({ ...LOAN, method: "bullet", periods: 3 }), [0, 0, 1_030_000]);
  assert.deepEqual(payments({ ...LOAN, rate: 0, periods: 3 }), [333_333, 333_333, 333_334]);
});

test("a fen over 360 months, and more instalments than fen", () => {
  assert.equal(payments({ ...LOAN, principal: 1, periods: 360 }).at(-1), 1);
  assert.ok(payments({ ...LOAN, principal: 200, rate: 0, periods: 360 }).every((payment) => payment >= 0));
});

test("due dates keep month-ends", () => {
  assert.deepEqual(
    got(schedule({ ...LOAN, periods: 3, first: "2026-01-31" })).rows.map(({ due }) => due),
    ["2026-01-31", "2026-02-28", "2026-03-31"],
  );
});

test("what cannot be a loan is said, field by field", () => {
  assert.equal(problem(schedule(null)), "cost_missing loan");
  assert.equal(problem(schedule({ ...LOAN, method: "等额本息" })), "cost_unknown_choice method");
  assert.equal(problem(schedule({ ...LOAN, principal: 0 })), "cost_too_small principal");
  assert.equal(problem(schedule({ ...LOAN, principal: 10.5 })), "cost_not_whole principal");
  assert.equal(problem(schedule({ ...LOAN, principal: "10000" })), "cost_not_a_number principal");
  assert.equal(problem(schedule({ ...LOAN, rate: NaN })), "cost_not_a_number rate");
  assert.equal(problem(schedule({ ...LOAN, periods: 1e9 })), "cost_too_large periods");
  assert.equal(problem(schedule({ ...LOAN, first: "2026-02-30" })), "cost_not_a_date first");
  assert.equal(problem(schedule({ ...LOAN, principal: 1e13, rate: 1000 })), "cost_too_large rate");
});

test("fees of every kind reach the borrower's cash flows", () => {
  const fees = [
    { name: "服务费", kind: "service", how: "deducted", amount: 30_000 },
    { name: "会员费", kind: "membership", how: "before", amount: 9_900 },
    { name: "保险费", kind: "insurance", how: "financed", rate: 0.02 },
    { name: "担保费", kind: "guarantee", how: "each", rate: 0.001, of: "outstanding" },
    { name: "押金退还", kind: "other", how: "once", amount: -5_000, at: 12 },
  ];
  const one = got(offer({ loan: LOAN, fees }));
  assert.equal(one.received, 960_100);
  assert.equal(one.principal, 1_020_000);
  assert.deepEqual([one.rows[0].fee, one.rows[11].fee], [1_020, -5_000 + Math.round(one.rows[10].balance / 1000)]);
  assert.deepEqual(one.costs.map(({ name, amount }) => [name, amount]).slice(0, 3), [
    ["服务费", 30_000],
    ["会员费", 9_900],
    ["保险费", 20_000],
  ]);
});

test("“0 利息但每期 80 元服务费” and “到手 700” show their real rate", () => {
  const none = got(offer({ loan: { ...LOAN, rate: 0 }, fees: [{ name: "服务费", how: "each", amount: 8000 }] }));
  assert.ok(none.rates.ok && none.rates.value.nominal.toFixed(4) === "0.1727");
  const seven = got(
    offer({
      loan: { method: "bullet", principal: 100_000, rate: 0, periods: 1 },
      fees: [{ name: "砍头息", how: "deducted", amount: 30_000 }],
      perYear: 365 / 7,
    }),
  );
  assert.ok(seven.rates.ok && seven.rates.value.nominal.toFixed(4) === "22.3469");
});

test("fees that leave nothing, or are given in two ways, are refused", () => {
  const refused = (/** @type {object} */ fee) => problem(offer({ loan: LOAN, fees: [fee] }));
  assert.equal(refused({ how: "deducted", amount: 1_000_000 }), "cost_nothing_received fees");
  assert.equal(refused({ how: "each", amount: 1, rate: 0.1 }), "cost_ambiguous amount");
  assert.equal(refused({ how: "each" }), "cost_missing amount");
  assert.equal(refused({ how: "sometimes", amount: 1 }), "cost_unknown_choice how");
  assert.equal(refused({ how: "once", amount: 1 }), "cost_missing at");
  assert.equal(refused({ how: "once", amount: 1, at: 13 }), "cost_too_large at");
  assert.equal(
    problem(offer({ loan: { ...LOAN, first: "2026-01-31" }, on: "2026-02-01" })),
    "cost_dates_out_of_order on",
  );
});

test("缩期 keeps the instalment, 减供 the term", () => {
  const owed = got(schedule(LOAN)).rows[2].balance;
  const shorter = got(early(LOAN, { after: 3, amount: 300_000, mode: "shorten", penaltyRate: 0.01 }));
  assert.equal(shorter.rows[3].payment, 88_849);
  assert.equal(shorter.fewer, 3);
  assert.deepEqual([shorter.totals.penalty, shorter.saved], [3000, shorter.savedInterest - 3000]);
  const smaller = got(early(LOAN, { after: 3, amount: 300_000, mode: "reduce" }));
  assert.deepEqual(
    smaller.rows.slice(3).map(({ payment }) => payment),
    payments({ ...LOAN, principal: owed - 300_000, periods: 9 }),
  );
  assert.ok(shorter.savedInterest > smaller.savedInterest);
});

test("what only the contract can say is asked for, never assumed", () => {
  const part = { after: 3, amount: 1000, mode: "reduce" };
  assert.equal(problem(early({ ...LOAN, method: "flat" }, part)), "cost_early_needs_contract flat");
  assert.equal(problem(early({ ...LOAN, method: "bullet" }, part)), "cost_early_needs_contract amount");
  assert.equal(
    problem(early({ ...LOAN, method: "interest-only" }, { ...part, mode: "shorten" })),
    "cost_early_needs_contract mode",
  );
  assert.equal(
    problem(early({ ...LOAN, periods: 1 }, { after: 1, amount: "all" })),
    "cost_early_needs_contract method",
  );
  assert.equal(problem(early(LOAN, { after: 12, amount: "all" })), "cost_too_large after");
  assert.equal(problem(early(LOAN, { after: 3, amount: 1e9, mode: "reduce" })), "cost_too_large amount");
  const bullet = got(early({ ...LOAN, method: "bullet" }, { after: 3, amount: "all" }));
  assert.deepEqual([bullet.totals.interest, bullet.totals.paid], [30_000, 1_030_000]);
});
