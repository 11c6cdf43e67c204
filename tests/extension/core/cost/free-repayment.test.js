import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { offer } from "../../../../extension/core/cost/offer.js";
import { schedule } from "../../../../extension/core/cost/schedule.js";
import { got, problem } from "./got.js";

const FREE = { method: "free", principal: 1_000_000 };
const EQUAL = { ...FREE, payments: Array.from({ length: 12 }, () => 88_849) };
const REGULAR = Array.from(
  { length: 12 },
  (_, at) => `${2026 + Math.floor((at + 1) / 12)}-${String(((at + 1) % 12) + 1).padStart(2, "0")}-25`,
);
const sum = (/** @type {number[]} */ amounts) => amounts.reduce((total, amount) => total + amount, 0);

test("with a rate, interest that is not paid is added, and what is still owed is said", () => {
  const { rows, left } = got(schedule({ ...FREE, rate: 0.01, payments: [5000, 0, 2_000_000] }));
  assert.deepEqual(rows.map(({ balance }) => balance), [1_005_000, 1_015_050, 0]);
  assert.equal(rows[2].payment, 1_025_201);
  assert.equal(left, 0);
  assert.equal(got(schedule({ ...FREE, rate: 0.01, payments: [10_000] })).left, 1_000_000);
});

test("without a rate, it is found from the payments", () => {
  const { terms, rows, totals, left } = got(schedule(EQUAL));
  assert.equal(terms.rate.toFixed(5), "0.01000");
  assert.deepEqual([rows[0].interest, rows[0].balance, totals.interest, left], [10_000, 921_151, 66_188, 0]);
});

test("on days of one's own the yearly rate is that of the periods where they are regular", () => {
  const { rates, dated, rate, rows } = got(offer({ loan: { ...EQUAL, dates: REGULAR }, on: "2026-01-25" }));
  assert.ok(rates.ok && dated?.ok);
  assert.equal(rates.value.nominal.toFixed(4), "0.1200");
  assert.deepEqual([rates.value.effective, ((1 + rate) ** 365 - 1).toFixed(9)], [dated.value, dated.value.toFixed(9)]);
  assert.equal(rows[0].interest, Math.round(1_000_000 * ((1 + rate) ** 31 - 1)));
});

test("the day of payout may stand with the loan or the offer, but must stand somewhere", () => {
  const loan = { ...EQUAL, rate: 0.01, dates: REGULAR };
  assert.deepEqual(
    got(offer({ loan: { ...loan, on: "2026-01-25" } })).rates,
    got(offer({ loan, on: "2026-01-25" })).rates,
  );
  assert.equal(problem(offer({ loan })), "cost_missing on");
  assert.equal(problem(offer({ loan: { ...EQUAL, rate: 0.01 }, unit: "week" })), "cost_missing on");
});

test("unequal days bear unequal interest; nothing is owed at the end", () => {
  const dates = ["2026-12-20", "2027-02-05", "2027-02-06", "2028-06-30"];
  const { rows, totals } = got(
    offer({ loan: { ...FREE, payments: [50_000, 0, 300_000, 900_000], dates }, on: "2026-11-25" }),
  );
  assert.deepEqual(rows.map(({ due }) => due), dates);
  assert.deepEqual(
    [sum(rows.map(({ principal }) => principal)), totals.interest, rows[3].balance],
    [1_000_000, 250_000, 0],
  );
  assert.ok(rows[2].interest < rows[1].interest / 20);
});

test("what is wrong with the days is told", () => {
  const at = (/** @type {unknown} */ dates, on = "2026-11-25") =>
    problem(schedule({ ...FREE, payments: [1, 2], dates, on }));
  assert.equal(at(["2026-12-01"]), "cost_missing dates");
  assert.equal(at(["2026-12-01", "2026-12-02", "2026-12-03"]), "cost_too_many dates");
  assert.equal(at(["2026-12-01", "2026-12-01"]), "cost_dates_not_later dates");
  assert.equal(at(["2026-12-01", "soon"]), "cost_not_a_date dates");
  assert.equal(at(["2026-11-25", "2026-12-01"]), "cost_dates_out_of_order on");
  assert.equal(
    problem(schedule({ ...FREE, payments: [1, 2], dates: ["2026-12-01", "2026-12-02"] })),
    "cost_missing on",
  );
  assert.equal(problem(schedule({ ...FREE, payments: [0, 0] })), "cost_nothing_paid flows");
});

test("whatever is paid when, principal sums to the loan in whole fen and no balance is negative", () => {
  const gaps = fc.array(fc.record({ days: fc.integer({ min: 1, max: 400 }), paid: fc.integer({ min: 0, max: 1e9 }) }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), gaps, fc.boolean(), (principal, list, isDated) => {
    const payments = list.map(({ paid }) => paid);
    if (sum(payments) === 0) return;
    let day = Date.UTC(2026, 0, 1);
    const dates = list.map(({ days }) => new Date(day += days * 864e5).toISOString().slice(0, 10));
    const { rows, totals } = got(
      schedule({ method: "free", principal, payments, ...(isDated ? { dates, on: "2026-01-01" } : {}) }),
    );
    assert.equal(sum(rows.map((row) => row.principal)), principal);
    assert.equal(totals.paid, sum(payments));
    assert.ok(
      rows.every(
        (row) =>
          row.balance >= 0 && Object.values(row).every((one) => typeof one === "string" || Number.isSafeInteger(one)),
      ),
    );
  }), { numRuns: 500 });
});
