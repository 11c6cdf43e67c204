/** How typed offers are read. Longer than 300 lines: one table of what people type. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import { LANGUAGES, speaker } from "../../../extension/core/i18n.js";
import { exampleIn } from "../../../extension/pages/planner-examples.js";
import { FEES, HOW } from "../../../extension/core/cost/fees.js";
import { read } from "../../../extension/pages/planner-reading.js";
import { EVERY, METHODS } from "../../../extension/pages/planner-repaying.js";

const ON = "2026-11-25";
/** @param {import("../../../extension/pages/planner-reading.js").Typed} typed */
const planOf = (typed) => {
  const { plan, mistakes } = read({ on: ON, ...typed });
  assert.deepEqual(mistakes, null);
  return /** @type {import("../../../extension/pages/planner-reading.js").Plan} */ (plan);
};
/** @param {import("../../../extension/pages/planner-reading.js").Plan} plan */
const rateOf = ({ offer: { rates } }) => (rates.ok ? (rates.value.nominal * 100).toFixed(2) : rates.error.key);
/** @param {import("../../../extension/pages/planner-reading.js").Typed} typed */
const mistakesIn = (typed) => read({ on: ON, ...typed }).mistakes;

/**
 * The examples whose figure is published (tests/cases/cost-examples.csv: cn-daily-5bp, cn-equal-fee-06, cn-714); the
 * others by 12 × IRR.
 */
const REAL = { daily: "18.25", monthly: "13.03", withheld: "2234.69", free: "17.27", membership: "41.69" };
for (const language of LANGUAGES) {
  const texts = JSON.parse(
    await readFile(new URL(`../../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"),
  );
  for (const [name, rate] of Object.entries(REAL)) {
    test(`the example ${name}, filled in words of ${language}, really costs ${rate}% a year`, () => {
      const typed = exampleIn(name, speaker(texts, language));
      assert.equal(rateOf(planOf(typed)), rate);
      assert.equal(language.startsWith("zh") || !/\p{Script=Han}/u.test(Object.values(typed).join("")), true);
    });
  }
}

test("the guarantee fee of the example cn-guarantee is counted", () => {
  const plan = planOf({ amount: "1万", term: "12", rate: "年利率12%", "fee-guarantee": "80", "how-guarantee": "each" });
  assert.equal(rateOf(plan), "28.70");
  assert.deepEqual(plan.offer.costs.map(({ name, amount }) => [name, amount]), [["planner_fee_guarantee", 96_000]]);
  assert.equal(plan.quoted, 0.12);
});

test("everyday words and full-width digits are read", () => {
  const plan = planOf({ amount: "１万５", term: "一年", payment: "1,400元" });
  assert.deepEqual([plan.offer.principal, plan.offer.rows.length, plan.offer.totals.paid], [1_500_000, 12, 1_680_000]);
});

test("payments alone give the interest: it sums to what is paid beyond the loan, and the last leaves nothing", () => {
  const { offer, loan } = planOf({ amount: "10000", term: "12期", payment: "900" });
  assert.equal(offer.totals.interest, 80_000);
  assert.equal(offer.rows.reduce((sum, { principal }) => sum + principal, 0), 1_000_000);
  assert.equal(offer.rows.reduce((sum, { interest }) => sum + interest, 0), 80_000);
  assert.equal(offer.rows.at(-1)?.balance, 0);
  assert.equal(offer.rows[0].due, "2026-12-25");
  assert.equal(loan.method, "equal-payment");
});

test("a fee rate read with interest on what is owed also says what it is on the original principal", () => {
  const typed = { amount: "12000", term: "12", rate: "月费率0.6%" };
  const asFlat = (/** @type {import("../../../extension/pages/planner-reading.js").Typed} */ more) =>
    planOf({ ...typed, ...more }).asFlat;
  for (const method of ["equal-payment", "equal-principal"]) {
    assert.equal((Number(asFlat({ method })) * 100).toFixed(2), "13.03");
  }
  assert.equal((Number(asFlat({ rate: "0.6%月費率" })) * 100).toFixed(2), "13.03");
  for (const [field, text] of [
    ["method", "flat"],
    ["method", "interest-only"],
    ["method", "bullet"],
    ["rate", "月利率0.6%"],
    ["payment", "1072"],
  ]) {
    assert.equal(asFlat({ [field]: text }), null);
  }
});

test("one payment at the end has one rate, however its periods are counted; a fee with each makes it several", () => {
  const typed = { amount: "15000", term: "12", rate: "年利率12%", method: "bullet" };
  for (const [every, term] of [
    ["month", "12"],
    ["once", "一年"],
  ]) {
    const { offer, every: said, loan } = planOf({ ...typed, every, term });
    assert.deepEqual(
      [
        rateOf({ ...planOf({ ...typed, every, term }) }),
        offer.rows.length,
        offer.rows[0].due,
        offer.rows[0].total,
        said,
      ],
      ["12.00", 1, "2027-11-25", 1_680_000, "once"],
    );
    assert.equal(loan.periods, every === "once" ? 1 : 12);
  }
  assert.equal(rateOf(planOf({ ...typed, every: "week", term: "10周", rate: "日息0.1%" })), "36.50");
  assert.equal(planOf({ ...typed, first: "2027-01-05" }).offer.rows[0].due, "2027-12-05");
  const months = planOf({ ...typed, "fee-service": "10", "how-service": "each" });
  assert.deepEqual([months.offer.rows.length, months.every], [12, "month"]);
});

test("what was withheld is a cost with a name; named deductions are not counted twice", () => {
  const plan = planOf({
    amount: "1000",
    received: "850",
    term: "3期",
    payment: "400",
    "fee-service": "100",
    "how-service": "deducted",
  });
  assert.equal(plan.offer.received, 85_000);
  assert.deepEqual(
    plan.offer.costs.map(({ name, amount }) => [name, amount]),
    [
      ["planner_fee_service", 10_000],
      ["planner_cost_withheld", 5000],
    ],
  );
  assert.equal(plan.offer.totals.cost, 35_000);
});

test("weeks and two weeks have their own years", () => {
  assert.deepEqual(
    [planOf({ amount: "1000", term: "28天", every: "week", payment: "260" })].map(({ perYear, offer }) => [
      perYear,
      offer.rows.map(({ due }) => due),
    ]),
    [[52, ["2026-12-02", "2026-12-09", "2026-12-16", "2026-12-23"]]],
  );
  assert.equal(planOf({ amount: "1000", term: "28天", every: "two-weeks", payment: "510" }).offer.rows.length, 2);
});

test("mistakes are answered at their fields", () => {
  const right = { amount: "1万", term: "12期", payment: "900" };
  assert.equal(mistakesIn(right), null);
  assert.deepEqual(mistakesIn({}), {
    amount: "cost_missing",
    term: "cost_missing",
    payment: "planner_payment_or_rate",
  });
  assert.deepEqual(mistakesIn({ ...right, amount: "1,5" }), { amount: "cost_ambiguous" });
  assert.deepEqual(mistakesIn({ ...right, amount: "0" }), { amount: "cost_nothing_received" });
  assert.deepEqual(mistakesIn({ ...right, received: "2万" }), { received: "planner_received_more" });
  assert.deepEqual(mistakesIn({ ...right, received: "9900", "fee-service": "300", "how-service": "deducted" }), {
    received: "planner_received_fees",
  });
  assert.deepEqual(mistakesIn({ ...right, payment: "100" }), { payment: "planner_payment_low" });
  assert.deepEqual(mistakesIn({ ...right, payment: "", rate: "12%" }), { rate: "planner_rate_unsaid" });
  assert.deepEqual(mistakesIn({ ...right, term: "7天" }), { term: "planner_term_every" });
  assert.deepEqual(mistakesIn({ ...right, every: "once" }), { term: "planner_term_unit" });
  assert.deepEqual(mistakesIn({ ...right, on: "2026-02-30" }), { on: "cost_not_a_date" });
  assert.deepEqual(mistakesIn({ ...right, first: "2026-01-01" }), { first: "cost_dates_out_of_order" });
  assert.deepEqual(mistakesIn({ ...right, "fee-service": "年费率3%", "how-service": "deducted" }), {
    "fee-service": "planner_fee_unreadable",
  });
  for (const fee of ["每月80", "0.6", "一点"]) {
    assert.deepEqual(mistakesIn({ ...right, "fee-service": fee }), { "fee-service": "planner_fee_unreadable" });
  }
  for (const fee of ["0.6元", "0", "0.6%"]) assert.equal(mistakesIn({ ...right, "fee-service": fee }), null);
  for (const rate of ["3分利", "三分", "利息3分"]) {
    assert.deepEqual(mistakesIn({ ...right, rate }), { rate: "planner_rate_unsaid" });
  }
  assert.deepEqual(mistakesIn({ ...right, rate: "百分之几" }), { rate: "planner_rate_unreadable" });
  assert.deepEqual(mistakesIn({ ...right, "fee-membership": "20000", "how-membership": "before" }), {
    "fee-membership": "cost_nothing_received",
  });
});

test("whatever is typed, there is an answer, and every field named in a mistake was asked for", () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "",
      "0",
      "1万5",
      "1000",
      "99999999999",
      "-5",
      "12期",
      "1200期",
      "7天",
      "日息万五",
      "月费率0.6%",
      "年利率9999%",
      "年利率0.01%",
      "80",
    ),
  );
  const line = fc
    .tuple(fc.constantFrom("", "2026-12-20 ", "2027-1-5 ", "3月1日 ", "2026-01-01 ", "9999-12-31 "), words)
    .map((parts) => parts.join(""));
  const plans = fc.oneof(words, fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n")));
  const asked = fc.record({
    amount: words,
    received: words,
    term: words,
    payment: words,
    plan: plans,
    rate: words,
    on: fc.constantFrom(ON, "9999-12-31", ""),
    every: fc.constantFrom(...EVERY),
    method: fc.constantFrom(...METHODS, "x"),
    ...Object.fromEntries(
      FEES.flatMap((kind) => [
        [`fee-${kind}`, words],
        [`how-${kind}`, fc.constantFrom(...HOW)],
      ]),
    ),
  });
  fc.assert(fc.property(asked, (typed) => {
    const { plan, mistakes } = read(typed);
    if (plan) {
      assert.ok(plan.offer.rows.every((row) => [row.total, row.interest, row.balance].every(Number.isSafeInteger)));
    } else {
      assert.ok(
        Object.keys(mistakes).length > 0 && Object.keys(mistakes).every((field) => field in typed || field === "first"),
      );
    }
  }), { numRuns: 2000 });
});

test("a loan of the 31st is due at each month's end, also where no first day is typed", () => {
  const { offer } = planOf({ amount: "1万", term: "4", payment: "2600", on: "2027-01-31" });
  assert.deepEqual(offer.rows.map(({ due }) => due), ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]);
  const typed = planOf({ amount: "1万", term: "2", payment: "5100", on: "2027-01-31", first: "2027-02-28" });
  assert.deepEqual(typed.offer.rows.map(({ due }) => due), ["2027-02-28", "2027-03-28"]);
  const middle = planOf({ amount: "1万", term: "2", payment: "5100", on: "2027-01-30" });
  assert.deepEqual(middle.offer.rows.map(({ due }) => due), ["2027-02-28", "2027-03-30"]);
});

test("a wrong number of instalments is told as that", () => {
  const loan = { amount: "1万", payment: "1000" };
  assert.deepEqual(mistakesIn({ ...loan, term: "0" }), { term: "cost_too_small" });
  assert.deepEqual(mistakesIn({ ...loan, term: "1201" }), { term: "cost_too_large" });
  assert.deepEqual(mistakesIn({ ...loan, term: "1.5" }), { term: "cost_not_whole" });
  assert.deepEqual(mistakesIn({ ...loan, term: "12", every: "once" }), { term: "planner_term_unit" });
});

test("what cannot be read is answered with an example of that field", () => {
  const loan = { amount: "1万", term: "12" };
  assert.deepEqual(mistakesIn({ ...loan, rate: "LPR+50BP" }), { rate: "planner_rate_unreadable" });
  assert.deepEqual(mistakesIn({ ...loan, rate: "0.6" }), { rate: "planner_rate_unsaid" });
  assert.deepEqual(mistakesIn({ amount: "1万", payment: "1000", term: "很久" }), { term: "planner_term_unreadable" });
  assert.deepEqual(mistakesIn({ amount: "1万", payment: "1000", term: "半个月" }), { term: "planner_term_unreadable" });
});

test("no lender pays the borrower: a rate below nothing is a slip", () => {
  assert.deepEqual(mistakesIn({ amount: "1万", term: "12", rate: "年利率-5%" }), { rate: "cost_too_small" });
});

test("a first day out of order is told where it was typed, as is one beyond the calendar", () => {
  const loan = { amount: "1万", term: "12", payment: "1000" };
  assert.deepEqual(mistakesIn({ ...loan, first: "2026-11-01" }), { first: "cost_dates_out_of_order" });
  assert.deepEqual(mistakesIn({ ...loan, first: "9999-12-31" }), { first: "cost_too_large" });
});

test("payments of one's own by period: a small start and a balloon", () => {
  const plan = planOf({
    amount: "1万",
    method: "own",
    plan: `${"500\n".repeat(11)}6000`,
    "fee-service": "100",
    "how-service": "deducted",
  });
  assert.deepEqual(
    [plan.hasDates, plan.every, plan.offer.rows.length, plan.offer.rows[11].due],
    [false, "month", 12, "2027-11-25"],
  );
  assert.deepEqual(
    [plan.offer.totals.interest, plan.offer.totals.cost, plan.offer.rows[11].balance],
    [150_000, 160_000, 0],
  );
  assert.equal(rateOf(plan), "20.11");
  assert.equal(planOf({ amount: "1000", method: "own", every: "week", plan: "600\n600" }).perYear, 52);
});

test("payments of one's own on days: the rate of the regular loan where they are regular", () => {
  const regular = planOf({ amount: "1万", term: "12", payment: "968.49" });
  const dates = regular.offer.rows.map(({ due }) => `${due} 968.49`).join("\n");
  const own = planOf({ amount: "1万", method: "own", plan: dates, term: "nonsense", payment: "nonsense" });
  assert.deepEqual([own.hasDates, own.every, rateOf(own)], [true, "month", rateOf(regular)]);
  assert.deepEqual(own.offer.dated, regular.offer.dated);
  assert.deepEqual([own.offer.totals, own.offer.rows[0].due], [regular.offer.totals, "2026-12-25"]);
  assert.deepEqual(
    [2, 5, 40].map(
      (days) =>
        planOf({
          amount: "100",
          method: "own",
          plan: `2026-11-30 60\n${new Date(Date.UTC(2026, 10, 25) + 4 * days * 864e5).toISOString().slice(0, 10)} 60`,
        }).every,
    ),
    ["week", "week", "month"],
  );
});

test("one payment of one's own on a day is simple interest over its days", () => {
  const plan = planOf({ amount: "1000", received: "700", method: "own", plan: "2026-12-02 1000" });
  assert.deepEqual([plan.every, rateOf(plan)], ["once", "2234.69"]);
});

test("mistakes in a plan of one's own are told with their line", () => {
  const own = { amount: "1万", method: "own" };
  assert.deepEqual(mistakesIn(own), { plan: "cost_missing" });
  assert.deepEqual(mistakesIn({ ...own, plan: "6000\nfoo" }), { plan: { key: "planner_plan_unreadable", n: 2 } });
  assert.deepEqual(mistakesIn({ ...own, plan: "2026-12-01 6000\n2026-12-01 6000" }), {
    plan: { key: "cost_dates_not_later", n: 2 },
  });
  assert.deepEqual(mistakesIn({ ...own, plan: "5000\n4000" }), { plan: "planner_payment_low" });
  assert.deepEqual(mistakesIn({ ...own, plan: "2026-11-25 12000" }), { on: "cost_dates_out_of_order" });
  assert.deepEqual(mistakesIn({ ...own, plan: "12000", every: "once" }), { plan: "planner_plan_dates" });
});

test("360 dated lines of one's own are counted", () => {
  const lines = Array.from(
    { length: 360 },
    (_, at) => `${2027 + Math.floor(at / 12)}-${(at % 12) + 1}-${(at % 28) + 1} 888.49`,
  );
  assert.equal(planOf({ amount: "10万", method: "own", plan: lines.join("\n") }).offer.rows.length, 360);
});

test("a first payment sooner or later than a period makes the loan dearer or cheaper", () => {
  const loan = { amount: "1万", term: "12", payment: "888.49" };
  const rates = ["2026-11-28", "2026-12-25", "2027-04-25"].map((first) => Number(rateOf(planOf({ ...loan, first }))));
  assert.equal(rates[1], 12);
  assert.ok(rates[0] > 13.9 && rates[2] < 8, String(rates));
  const once = planOf({ amount: "1000", term: "7天", every: "once", payment: "1100", first: "2026-12-15" });
  assert.equal(rateOf(once), (10 * 365 / 20).toFixed(2));
});
