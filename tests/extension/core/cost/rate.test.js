import assert from "node:assert/strict";
import { test } from "node:test";
import { byPeriod, oneAdvance, totals } from "../../../../extension/core/cost/flows.js";
import {
  effectiveByDate,
  fromPeriod,
  periodic,
  ratePerPeriod,
  simpleYearly,
} from "../../../../extension/core/cost/rate.js";
import {
  regulationZDated,
  regulationZSeries,
  regulationZSingle,
} from "../../../../extension/core/cost/regulation-z.js";
import { got, problem } from "./got.js";

const near = (/** @type {number} */ value, /** @type {number} */ wanted) =>
  assert.ok(Math.abs(value - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)), `${value}, not ${wanted}`);
const rateOf = (/** @type {number} */ received, /** @type {number[]} */ payments) =>
  ratePerPeriod(got(oneAdvance(received, payments)));

test("0%, negative and very high rates are rates", () => {
  assert.equal(got(rateOf(1200, Array.from({ length: 12 }, () => 100))), 0);
  near(got(rateOf(1000, [0, 250])), -0.5);
  near(got(rateOf(1, [101])), 100);
  near(got(rateOf(1, [1e15])), 1e15 - 1);
  near(got(rateOf(1e15, [1])), 1e-15 - 1);
});

test("10,000% a year, a week long", () => {
  const { nominal } = got(periodic(got(oneAdvance(100, [100 * (1 + 100 / 52)])), 52));
  near(nominal, 100);
  near(got(simpleYearly({ received: 700, repaid: 1000, days: 7 })), 3 / 7 * 365 / 7);
});

test("a yearly rate too large for a number is a problem, not infinity", () => {
  assert.equal(
    problem(
      effectiveByDate([
        { date: "2026-01-01", amount: 1 },
        { date: "2026-01-02", amount: -1e6 },
      ]),
    ),
    "cost_rate_beyond_numbers flows",
  );
  assert.equal(got(fromPeriod(1e6, 365)).effective, null);
});

test("a fee paid first counts as withheld from the money received", () => {
  const first = got(byPeriod([{ at: -3, amount: -299 }, { at: 0, amount: 10_000 }, { at: 12, amount: -11_000 }]));
  assert.deepEqual(first, [{ at: 0, amount: 9701 }, { at: 12, amount: -11_000 }]);
  assert.deepEqual(totals(first), { received: 9701, paid: 11_000, cost: 1299 });
});

test("a deposit given back at the end leaves one sensible rate", () => {
  const payments = [...Array.from({ length: 11 }, () => 900), -100];
  const rate = got(rateOf(9000, payments));
  assert.ok(rate > 0 && rate < 0.05);
  near(payments.reduce((sum, paid, at) => sum + paid / (1 + rate) ** (at + 1), 0) / 9000, 1);
});

test("where several rates fit, all are named and none is chosen", () => {
  const result = ratePerPeriod([{ at: 0, amount: 1000 }, { at: 1, amount: -2300 }, { at: 2, amount: 1320 }]);
  assert.equal(problem(result), "cost_several_rates flows");
  const { rates = [] } = result.ok ? {} : result.error;
  rates.forEach((rate, at) => near(rate, [0.1, 0.2][at]));
  assert.equal(
    problem(
      ratePerPeriod([
        { at: 0, amount: 1000 },
        { at: 1, amount: -1000 },
        { at: 2, amount: 1000 },
      ]),
    ),
    "cost_no_rate flows",
  );
});

test("nothing received, nothing paid, nothing given", () => {
  assert.equal(problem(oneAdvance(0, [1])), "cost_nothing_received flows");
  assert.equal(
    problem(
      ratePerPeriod([
        { at: 0, amount: 300 },
        { at: 0, amount: -300 },
        { at: 1, amount: -1 },
      ]),
    ),
    "cost_nothing_received flows",
  );
  assert.equal(problem(oneAdvance(100, [0, 0])), "cost_nothing_paid flows");
  assert.equal(problem(ratePerPeriod([])), "cost_missing flows");
  assert.equal(problem(ratePerPeriod("1000")), "cost_not_a_list flows");
  assert.deepEqual(
    ratePerPeriod([
      { at: 0, amount: 5 },
      { at: 1, amount: "5" },
    ]),
    { ok: false, error: { key: "cost_not_a_number", field: "amount", at: 1 } },
  );
  assert.equal(problem(effectiveByDate([{ date: "2026-02-30", amount: 1 }])), "cost_not_a_date date");
});

test("Regulation Z: dated flows agree with the series, and month-ends are whole months", () => {
  const payments = Array.from({ length: 3 }, () => 350);
  const one = got(
    regulationZDated({
      unit: "month",
      flows: [
        { date: "2025-12-31", amount: 1000 },
        ...["2026-01-31", "2026-02-28", "2026-03-31"].map((date) => ({ date, amount: -350 })),
      ],
    }),
  );
  near(one.nominal, got(regulationZSeries({ received: 1000, payments, unit: "month" })).nominal);
  const thirtieth = got(
    regulationZDated({
      unit: "month",
      flows: [
        { date: "2026-01-30", amount: 1000 },
        ...["2026-02-28", "2026-03-30", "2026-04-30"].map((date) => ({ date, amount: -350 })),
      ],
    }),
  );
  near(thirtieth.nominal, one.nominal);
  const odd = got(
    regulationZSeries({ received: 1000, on: "1978-01-10", first: "1978-03-01", payments, unit: "month" }),
  );
  assert.deepEqual(odd.first, { whole: 1, odd: 22 / 30 });
  const quarters = got(
    regulationZSeries({ received: 1000, on: "2026-01-21", first: "2026-06-01", payments, unit: "quarter" }),
  );
  assert.deepEqual(
    quarters.first,
    { whole: 1, odd: (30 + 11) / 90 },
    "a left-over month counts 30 days, whatever its length",
  );
  const weeks = got(
    regulationZSeries({ received: 1000, on: "2026-01-01", first: "2026-01-11", payments, unit: "week" }),
  );
  assert.deepEqual(weeks.first, { whole: 1, odd: 3 / 7 });
});

test("Regulation Z: a single payment over whole months, days, or more than a year", () => {
  const of = (/** @type {string} */ due) =>
    got(regulationZSingle({ received: 1000, on: "2026-01-10", repaid: 1080, due }));
  near(of("2026-07-10").nominal, 0.16);
  near(of("2026-07-11").nominal, 0.08 * 365 / 182);
  assert.deepEqual(of("2027-03-10").first, { whole: 1, odd: 2 / 12 });
  assert.deepEqual(of("2027-03-12").first, { whole: 1, odd: 61 / 365 });
  assert.equal(
    problem(regulationZSingle({ received: 1000, on: "2026-01-10", repaid: 1080, due: "2026-01-10" })),
    "cost_dates_out_of_order due",
  );
  assert.equal(problem(regulationZSeries({ received: 1000, payments: [1], unit: "moon" })), "cost_unknown_choice unit");
});
