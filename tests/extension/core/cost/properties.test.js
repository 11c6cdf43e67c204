import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { early } from "../../../../extension/core/cost/early.js";
import { oneAdvance } from "../../../../extension/core/cost/flows.js";
import { offer } from "../../../../extension/core/cost/offer.js";
import { effectiveByDate, ratePerPeriod } from "../../../../extension/core/cost/rate.js";
import { METHODS, schedule } from "../../../../extension/core/cost/schedule.js";
import "../../effort.js";
import { got } from "./got.js";

const method = fc.constantFrom(...METHODS.filter((one) => one !== "free"));
const loan = fc.record({
  method,
  principal: fc.integer({ min: 50_000, max: 1e10 }),
  rate: fc.double({ min: 0, max: 0.5, noNaN: true }),
  periods: fc.integer({ min: 1, max: 360 }),
});
const partly = loan.filter(({ periods, method: one }) => periods > 2 && one !== "bullet");
const FEES = /** @type {const} */ ([
  { how: "deducted" }, { how: "before" }, { how: "financed" }, { how: "once", at: 1 },
  { how: "each", of: "original" }, { how: "each", of: "outstanding" },
]);
/**
 * What rounding to the fen may add up to: half a fen each period, grown at the rate.
 *
 * @param {{ rate: number, periods: number }} loan
 */
const slack = ({ rate, periods: count }) => count * (1 + rate) ** count;
const sum = (/** @type {number[]} */ amounts) => amounts.reduce((total, amount) => total + amount, 0);

test("principal repaid sums to the loan, in whole fen, and nothing is owed at the end", () => {
  fc.assert(fc.property(loan, (one) => {
    const { rows, totals, left } = got(schedule(one));
    assert.equal(sum(rows.map(({ principal }) => principal)), one.principal);
    assert.equal(totals.paid, one.principal + totals.interest);
    assert.equal(left, 0);
    for (const row of rows) {
      assert.ok([row.payment, row.principal, row.interest, row.balance].every(Number.isSafeInteger));
      assert.ok(row.principal >= 0 && row.interest >= 0 && row.balance >= 0);
      assert.equal(row.payment, row.principal + row.interest);
    }
  }));
});

test("only the last instalment of 等额本息 differs, and by less than a fen for each period's growth", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100_000, max: 1e9 }),
      fc.double({ min: 0, max: 0.02, noNaN: true }),
      fc.integer({ min: 2, max: 60 }),
      (principal, rate, periods) => {
        const { rows } = got(schedule({ method: "equal-payment", principal, rate, periods }));
        assert.equal(new Set(rows.slice(0, -1).map(({ payment }) => payment)).size, 1);
        assert.ok(Math.abs(rows[periods - 1].payment - rows[0].payment) <= slack({ rate, periods }));
      },
    ),
  );
});

test("schedule and rate agree: the rate found in an unrounded schedule is the rate it was made with", () => {
  fc.assert(fc.property(loan.filter(({ method: one }) => one !== "flat" && one !== "bullet"), (one) => {
    const { rows } = got(schedule({ ...one, exact: true }));
    const rate = got(ratePerPeriod(got(oneAdvance(one.principal, rows.map(({ payment }) => payment)))));
    assert.ok(Math.abs(rate - one.rate) < 1e-10, `${rate} for ${one.rate}`);
  }));
});

test("the rate rises with every fee, whenever and however it is charged", () => {
  fc.assert(
    fc.property(loan, fc.constantFrom(...FEES), fc.double({ min: 0.01, max: 0.3, noNaN: true }), (one, fee, rate) => {
      const [less, more] = [[], [{ ...fee, rate }]].map((fees) => got(got(offer({ loan: one, fees })).rates).perPeriod);
      assert.ok(more > less, `${more} with, ${less} without`);
    }),
  );
});

test("costs by name and interest add up to what is paid beyond the principal asked for", () => {
  const fees = fc.array(
    fc.record({
      how: fc.constantFrom("deducted", "before", "financed", "each", "once"),
      rate: fc.double({ min: 0, max: 0.1, noNaN: true }),
      at: fc.constant(1),
    }),
    { maxLength: 6 },
  );
  fc.assert(fc.property(loan, fees, (one, list) => {
    const result = offer({ loan: one, fees: list });
    if (!result.ok) return assert.equal(result.error.key, "cost_nothing_received");
    const { totals, costs } = result.value;
    assert.equal(totals.cost, totals.interest + sum(costs.map(({ amount }) => amount)));
    assert.equal(totals.fees, sum(costs.map(({ amount }) => amount)));
  }));
});

test("paying early repays the whole principal and saves no less than nothing", () => {
  fc.assert(
    fc.property(
      partly,
      fc.constantFrom("shorten", "reduce"),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (one, mode, share) => {
        const plan = got(schedule(one));
        const after = 1 + Math.floor(share * (one.periods - 2));
        const owed = plan.rows[after - 1].balance;
        if (owed < 2 || (one.method === "interest-only" && mode === "shorten")) return;
        const part = got(
          early(one, { after, amount: Math.max(1, Math.floor(owed * share)), mode, flat: "proportional" }),
        );
        assert.equal(part.totals.principal, one.principal);
        assert.equal(part.rows[part.rows.length - 1].balance, 0);
        assert.ok(part.savedInterest >= -slack(one), `${part.savedInterest}`);
        const all = got(early(one, { after, amount: "all" }));
        assert.deepEqual(
          [all.totals.principal, all.rows.length, all.rows[after - 1].balance],
          [one.principal, after, 0],
        );
        assert.ok(all.savedInterest >= part.savedInterest - slack(one));
      },
    ),
  );
});

test("a shorter term saves more than smaller instalments", () => {
  const usual = fc.record({
    method: fc.constantFrom("equal-payment", "equal-principal"),
    principal: fc.integer({ min: 100_000, max: 1e9 }),
    rate: fc.double({ min: 0.002, max: 0.03, noNaN: true }),
    periods: fc.integer({ min: 6, max: 60 }),
  });
  fc.assert(fc.property(usual, (one) => {
    const owed = got(schedule(one)).rows[1].balance;
    const [shorten, reduce] = ["shorten", "reduce"].map((mode) =>
      got(early(one, { after: 2, amount: Math.floor(owed / 2), mode })),
    );
    assert.ok(shorten.savedInterest >= reduce.savedInterest - slack(one));
    assert.ok(shorten.fewer > 0);
    assert.ok(reduce.rows[2].payment < shorten.rows[2].payment);
  }));
});

test("dates do not change what the rate is: equal steps of 365 days are years", () => {
  fc.assert(fc.property(fc.double({ min: -0.9, max: 100, noNaN: true }), (rate) => {
    const paid = 1000 * (1 + rate);
    assert.ok(
      Math.abs(
        got(
          effectiveByDate([
            { date: "2025-01-01", amount: 1000 },
            { date: "2026-01-01", amount: -paid },
          ]),
        ) - rate,
      ) <=
        1e-12 * (1 + rate),
    );
  }));
});
