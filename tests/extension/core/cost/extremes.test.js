/**
 * 10,000 random extreme inputs: an answer or a problem with a known key, never a throw, a NaN or a freeze.
 * Longer than 300 lines: one table of every function and its inputs.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csv } from "../../../../extension/core/cost/csv.js";
import { early } from "../../../../extension/core/cost/early.js";
import { burden } from "../../../../extension/core/cost/burden.js";
import { amountIn, rateIn, termIn } from "../../../../extension/core/cost/parse-amounts.js";
import { byDate, byPeriod, oneAdvance } from "../../../../extension/core/cost/flows.js";
import { calendar } from "../../../../extension/core/cost/ics.js";
import { addMonths, daysBetween, dueDates } from "../../../../extension/core/cost/months.js";
import { offer } from "../../../../extension/core/cost/offer.js";
import {
  effectiveByDate,
  effectiveByDays,
  fromPeriod,
  periodic,
  ratePerPeriod,
  simpleYearly,
} from "../../../../extension/core/cost/rate.js";
import {
  regulationZDated,
  regulationZSeries,
  regulationZSingle,
  UNITS,
} from "../../../../extension/core/cost/regulation-z.js";
import { ownPlanIn } from "../../../../extension/core/cost/own-plan.js";
import { PROBLEMS } from "../../../../extension/core/cost/result.js";
import { METHODS, schedule } from "../../../../extension/core/cost/schedule.js";
import { tries } from "../../effort.js";
import { got } from "./got.js";

const RUNS = tries(10_000, 300_000);
const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 300 }) },
  { weight: 4, arbitrary: fc.double({ min: -0.9, max: 100, noNaN: true }) },
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.01,
    7,
    12,
    100,
    360,
    1200,
    1e-300,
    1e13,
    1e15,
    1e300,
    -1e15,
    NaN,
    Infinity,
    -Infinity,
    Number.MAX_SAFE_INTEGER,
    2 ** 31,
    -0.99,
    -1,
  ),
  fc.double(),
  fc.integer(),
  fc.integer({ min: 1, max: 400 }),
  fc.double({ min: -1, max: 100, noNaN: true }),
);
const date = fc.oneof(
  fc.constantFrom(
    "2026-01-31",
    "2024-02-29",
    "2026-02-29",
    "9999-12-31",
    "0001-01-01",
    "0000-01-01",
    "",
    "soon",
    "2026-1-1",
  ),
  fc
    .integer({ min: 1900, max: 2200 })
    .chain((year) =>
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
        .map(([month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
    ),
);
const words = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(..."0123456789.,万千百十亿一二两五零半年月日息费率天期%‰wk分厘点 １￥元-~几之") }),
);
const junk = fc.oneof(fc.anything(), number, words, date, fc.constantFrom(null, undefined, "", "12", [], {}));
const some = (/** @type {fc.Arbitrary<unknown>} */ usual) =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: junk });
const list = (/** @type {fc.Arbitrary<unknown>} */ one) => some(fc.array(some(one), { maxLength: 30 }));
const loan = some(
  fc.record(
    {
      method: some(fc.constantFrom(...METHODS)),
      principal: some(number),
      rate: some(number),
      periods: some(fc.integer({ min: 0, max: 1300 })),
      payments: list(fc.integer({ min: 0, max: 1e6 })),
      dates: fc.option(list(date), { nil: undefined }),
      on: some(date),
      first: some(date),
      exact: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
);
const fee = fc.record(
  {
    name: some(words),
    how: some(fc.constantFrom("deducted", "before", "financed", "each", "once")),
    amount: number,
    rate: number,
    at: number,
    of: some(fc.constantFrom("original", "outstanding")),
  },
  { requiredKeys: ["how"] },
);
const flows = list(fc.record({ at: some(number), amount: some(number) }));
const datedFlows = list(fc.record({ date: some(date), amount: some(number) }));

/**
 * @type {[string, fc.Arbitrary<unknown[]>, (...inputs: unknown[]) =>
 *   import("../../../../extension/core/cost/result.js").Result<unknown>][]}
 */
const CALLS = [
  ["byPeriod", fc.tuple(flows), byPeriod],
  ["byDate", fc.tuple(datedFlows), byDate],
  ["oneAdvance", fc.tuple(some(number), list(number)), oneAdvance],
  ["ratePerPeriod", fc.tuple(flows), ratePerPeriod],
  ["periodic", fc.tuple(flows, some(number)), periodic],
  ["fromPeriod", fc.tuple(some(number), some(number)), fromPeriod],
  ["effectiveByDate", fc.tuple(datedFlows), effectiveByDate],
  ["effectiveByDays", fc.tuple(flows), effectiveByDays],
  [
    "simpleYearly",
    fc.tuple(some(fc.record({ received: some(number), repaid: some(number), days: some(number) }))),
    simpleYearly,
  ],
  [
    "regulationZSeries",
    fc.tuple(
      some(
        fc.record(
          {
            received: some(number),
            payments: list(number),
            unit: some(fc.constantFrom(...UNITS)),
            on: some(date),
            first: some(date),
          },
          { requiredKeys: [] },
        ),
      ),
    ),
    regulationZSeries,
  ],
  [
    "regulationZDated",
    fc.tuple(some(fc.record({ flows: datedFlows, unit: some(fc.constantFrom(...UNITS)) }))),
    regulationZDated,
  ],
  [
    "regulationZSingle",
    fc.tuple(some(fc.record({ received: some(number), repaid: some(number), on: some(date), due: some(date) }))),
    regulationZSingle,
  ],
  ["schedule", fc.tuple(loan), schedule],
  [
    "offer",
    fc.tuple(
      some(fc.record({ loan, fees: list(fee), perYear: some(number), on: some(date) }, { requiredKeys: ["loan"] })),
    ),
    offer,
  ],
  [
    "early",
    fc.tuple(
      loan,
      some(
        fc.record(
          {
            after: some(number),
            amount: some(number),
            mode: some(fc.constantFrom("shorten", "reduce")),
            flat: some(fc.constantFrom("proportional", "unchanged")),
            penalty: number,
          },
          { requiredKeys: ["after", "amount"] },
        ),
      ),
    ),
    early,
  ],
  [
    "burden",
    fc.tuple(
      some(
        fc.record(
          {
            payments: list(number),
            income: some(number),
            spending: some(number),
            savings: some(number),
            incomeCut: some(number),
          },
          { requiredKeys: ["payments", "income"] },
        ),
      ),
    ),
    burden,
  ],
  ["daysBetween", fc.tuple(some(date), some(date)), daysBetween],
  ["addMonths", fc.tuple(some(date), some(number)), addMonths],
  [
    "dueDates",
    fc.tuple(
      some(
        fc.record({
          first: some(date),
          count: some(number),
          every: some(fc.constantFrom("month", "half-month", "week", "day")),
        }),
      ),
    ),
    dueDates,
  ],
  ["amountIn", fc.tuple(junk), (input) => amountIn(input)],
  ["rateIn", fc.tuple(junk), (input) => rateIn(input)],
  [
    "ownPlanIn",
    fc.tuple(
      some(
        fc
          .array(
            fc.tuple(date, words).map((parts) => parts.join(" ")),
            { maxLength: 9 },
          )
          .map((lines) => lines.join("\n")),
      ),
      some(fc.constant("2026-01-01")),
    ),
    (text, after) => ownPlanIn(text, after),
  ],
  ["termIn", fc.tuple(junk), (input) => termIn(input)],
  [
    "calendar",
    fc.tuple(
      some(
        fc.record({
          stamp: some(fc.constant("2026-01-01T00:00:00Z")),
          events: list(fc.record({ date: some(date), title: some(words) })),
        }),
      ),
    ),
    calendar,
  ],
  ["csv", fc.tuple(list(fc.array(junk))), csv],
];

const WHAT = `${RUNS} random extreme inputs over ${CALLS.length} functions`;
test(`${WHAT}: each answer is a value or a known problem`, (context) => {
  const known = new Set(/** @type {readonly string[]} */ (PROBLEMS));
  const seen = { values: 0, problems: 0, slowest: 0 };
  const started = performance.now();
  for (const [name, inputs, call] of CALLS) {
    fc.assert(
      fc.property(inputs, (given) => {
        const before = performance.now();
        const result = call(...given);
        seen.slowest = Math.max(seen.slowest, performance.now() - before);
        if (result.ok) {
          seen.values += 1;
          assert.ok(!holdsNoNumber(result.value), name);
        } else {
          seen.problems += 1;
          assert.ok(
            known.has(result.error.key) && typeof result.error.field === "string",
            `${name} ${JSON.stringify(result.error)}`,
          );
        }
      }),
      { numRuns: Math.ceil(RUNS / CALLS.length) },
    );
  }
  const took = performance.now() - started;
  context.diagnostic(
    `${seen.values} values, ${seen.problems} problems in ${took.toFixed(0)} ms; ` +
    `the slowest call ${seen.slowest.toFixed(1)} ms`,
  );
  assert.ok(seen.values > RUNS / 20, "the inputs are not all refused");
});

test("legal loans always have a rate, from −90% to 10,000% a period, a week or 360 months", () => {
  const payments = fc
    .array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 360 })
    .filter((all) => all.some((one) => one > 0));
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), payments, (received, paid) => {
    const rate = got(ratePerPeriod(got(oneAdvance(received, paid))));
    assert.ok(rate > -1 && Number.isFinite(rate));
  }), { numRuns: 2000 });
});

test("legal offers always have a schedule and a rate, up to 100,000% a period, 30 years, 100 million yuan", () => {
  const offers = fc.record({
    loan: fc.record({
      method: fc.constantFrom("equal-payment", "equal-principal", "flat", "interest-only", "bullet"),
      principal: fc.integer({ min: 1, max: 1e10 }),
      rate: fc.constantFrom(0, 1e-12, 0.0005, 0.01, 1, 100, 1000),
      periods: fc.constantFrom(1, 2, 7, 12, 60, 360),
    }),
    perYear: fc.constantFrom(1, 12, 52, 365),
  });
  fc.assert(
    fc.property(offers, (one) => {
      const { rates, totals } = got(offer(one));
      assert.ok(got(rates).nominal >= 0 && totals.cost >= 0);
    }),
    { numRuns: 1000 },
  );
});

test("360 dated instalments have a rate by periods and one by days, and the two agree", () => {
  const loan360 = { method: "equal-payment", principal: 1e8, rate: 0.0041, periods: 360, first: "2026-01-31" };
  const {
    rates,
    dated: byDays,
    rows,
  } = got(
    offer({
      loan: loan360,
      fees: [{ name: "担保费", how: "each", rate: 0.0002, of: "outstanding" }],
      on: "2025-12-31",
    }),
  );
  assert.equal(rows[359].due, "2055-12-31");
  assert.ok(rates.ok && byDays?.ok);
  assert.ok(Math.abs((rates.value.effective ?? NaN) - byDays.value) < 1e-3);
});

/** @param {unknown} value @returns {boolean} */
function holdsNoNumber(value) {
  if (typeof value === "number") return !Number.isFinite(value);
  if (value && typeof value === "object" && "ok" in value) return "value" in value && holdsNoNumber(value.value);
  return value !== null && typeof value === "object" && Object.values(value).some(holdsNoNumber);
}
