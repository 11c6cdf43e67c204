/** Every example of tests/cases/cost-examples.csv, to the digit that its source prints. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { oneAdvance } from "../../../../extension/core/cost/flows.js";
import { offer } from "../../../../extension/core/cost/offer.js";
import {
  effectiveByDate,
  effectiveByDays,
  fromPeriod,
  periodic,
  simpleYearly,
} from "../../../../extension/core/cost/rate.js";
import { regulationZSeries, regulationZSingle } from "../../../../extension/core/cost/regulation-z.js";
import { schedule } from "../../../../extension/core/cost/schedule.js";
import { got } from "./got.js";

const FILE = new URL("../../../cases/cost-examples.csv", import.meta.url);
/** @param {number} count @param {number} amount */
const times = (count, amount) => Array.from({ length: count }, () => amount);
/** @param {number} received @param {number[]} payments @param {string} unit */
const regulationZ = (received, payments, unit = "month") =>
  got(regulationZSeries({ received, payments, unit })).nominal * 100;
/** @param {number} received @param {number[]} payments @param {number} perYear */
const rates = (received, payments, perYear) => got(periodic(got(oneAdvance(received, payments)), perYear));
/** @param {object} loan @param {object[]} fees */
const monthly = (loan, fees) => got(got(offer({ loan, fees })).rates).nominal * 100;
/** @param {string} method */
const interest = (method) =>
  got(schedule({ method, principal: 1_000_000, rate: 0.01, periods: 12, exact: true })).totals.interest / 100;
const EMI = { method: "equal-payment", principal: 20_000_000, rate: 0.1 / 12, periods: 6 };
const deducted = (/** @type {number} */ amount) => [{ name: "fee", kind: "service", how: "deducted", amount }];
/** @param {number} rate */
const flat = (rate) => got(got(offer({ loan: { method: "flat", principal: 1_200_000, rate, periods: 12 } })).rates);

/**
 * @type {Record<string, () => { value: number, other?: string }>} the figure in percent (or yuan); `other`: a second
 *   figure the source column names
 */
const COMPUTED = {
  "us-regz-c1i": () => ({ value: regulationZ(5000, times(24, 230)) }),
  "us-regz-c1iii": () => ({
    value:
      got(
        regulationZSeries({
          received: 5000,
          on: "1978-02-23",
          first: "1978-03-01",
          payments: times(24, 219.17),
          unit: "half-month",
        }),
      ).nominal * 100,
  }),
  "us-regz-c1iv": () => ({
    value:
      got(
        regulationZSeries({
          received: 10000,
          on: "1978-05-23",
          first: "1978-10-01",
          payments: times(40, 385),
          unit: "quarter",
        }),
      ).nominal * 100,
  }),
  "us-regz-c2i": () => ({ value: regulationZ(5000, [250, ...times(23, 230)]) }),
  "us-regz-c3i": () => ({ value: regulationZ(5000, [...times(23, 230), 280]) }),
  "us-regz-c4i": () => ({ value: regulationZ(5000, [250, ...times(22, 230), 280]) }),
  "us-regz-c5i": () => ({
    value: got(regulationZSingle({ received: 1000, on: "1978-01-03", repaid: 1080, due: "1978-09-15" })).nominal * 100,
  }),
  "eu-1": () => ({
    value:
      got(
        effectiveByDate([
          { date: "1994-01-01", amount: 1000 },
          { date: "1995-07-01", amount: -1200 },
        ]),
      ) * 100,
  }),
  "eu-3": () => ({ value: (rates(1000, [600, 600], 1).effective ?? NaN) * 100 }),
  "eu-4": () => ({
    value:
      got(
        effectiveByDays([
          { at: 0, amount: 1000 },
          { at: 90, amount: -272 },
          { at: 181, amount: -272 },
          { at: 365, amount: -544 },
        ]),
      ) * 100,
  }),
  "uk-1": () => ({ value: (rates(5000, times(3, 2000), 1).effective ?? NaN) * 100 }),
  "in-1": () => ({ value: monthly(EMI, deducted(236_000)) }),
  "in-2": () => ({ value: monthly(EMI, deducted(708_000)) }),
  "sg-1": () => ({ value: (rates(15000, times(36, 491.67), 12).effective ?? NaN) * 100 }),
  "cn-equal-fee-06": () => ({
    value: flat(0.006).nominal * 100,
    other: ((flat(0.006).effective ?? NaN) * 100).toFixed(2),
  }),
  "cn-equal-fee-10": () => ({
    value: flat(0.01).nominal * 100,
    other: ((flat(0.01).effective ?? NaN) * 100).toFixed(2),
  }),
  "cn-daily-5bp": () => ({
    value: got(fromPeriod(0.0005, 365)).nominal * 100,
    other: ((got(fromPeriod(0.0005, 365)).effective ?? NaN) * 100).toFixed(2),
  }),
  "cn-guarantee": () => ({
    value: monthly({ method: "equal-payment", principal: 1_000_000, rate: 0.01, periods: 12 }, [
      { name: "担保费", kind: "guarantee", how: "each", amount: 8000 },
    ]),
  }),
  "cn-714": () => {
    const value = got(simpleYearly({ received: 700, repaid: 1000, days: 7 })) * 100;
    return { value, other: value.toFixed(2) };
  },
  "cn-interest-annuity": () => ({ value: interest("equal-payment") }),
  "cn-interest-linear": () => ({ value: interest("equal-principal") }),
};

const rows = readFileSync(FILE, "utf8").trim().split("\n").slice(1).map(cells);

test("each example has its computation", () =>
  assert.deepEqual(rows.map(([id]) => id).sort(), Object.keys(COMPUTED).sort()));

for (const [id, loan, convention, , expected, source] of rows) {
  test(`${id}: ${loan} (${convention}) is ${expected}`, (context) => {
    const { value, other } = COMPUTED[id]();
    const digits = expected.split(".")[1]?.length ?? 0;
    context.diagnostic(`${value.toFixed(6)}${other ? `, ${other}` : ""}`);
    assert.equal(value.toFixed(digits), expected);
    if (other) assert.ok(source.includes(other), `${other} in "${source}"`);
  });
}

/** One line of CSV; quoted cells may hold commas. @param {string} line */
function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,"]*))/gu)].map(([, quoted, plain]) => quoted ?? plain);
}
