import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rateOf } from "../../../../extension/core/cost/bisection.js";
import { got, problem } from "./got.js";

/** @param {[amount: number, whole: number, odd?: number][]} flows */
const terms = (...flows) => flows.map(([amount, whole, odd = 0]) => ({ amount, whole, odd }));

test("one change of sign has its rate, zero and below it included", () => {
  assert.equal(got(rateOf(terms([100, 0], [-100, 1]))), 0);
  assert.ok(Math.abs(got(rateOf(terms([100, 0], [-121, 2]))) - 0.1) < 1e-12);
  assert.ok(Math.abs(got(rateOf(terms([100, 0], [-25, 2]))) + 0.5) < 1e-12);
});

test("a fraction of a period bears simple interest", () => {
  assert.ok(Math.abs(got(rateOf(terms([100, 0], [-105, 0, 0.5]))) - 0.1) < 1e-12);
  assert.ok(Math.abs(got(rateOf(terms([100, 0], [-100 * 1.1 * 1.05, 1, 0.5]))) - 0.1) < 1e-12);
});

test("of several roots the only one that is not negative is meant; two such are named; none is said", () => {
  const two = rateOf(terms([1000, 0], [-2300, 1], [1320, 2]));
  assert.ok(!two.ok);
  assert.deepEqual(two.error.rates?.map((rate) => rate.toFixed(6)), ["0.100000", "0.200000"]);
  assert.ok(Math.abs(got(rateOf(terms([1000, 0], [-1600, 1], [550, 2]))) - 0.1) < 1e-12);
  assert.equal(problem(rateOf(terms([1, 0], [-1, 1], [1, 2]))), "cost_no_rate flows");
});

test("a rate beyond numbers is said to be so", () => {
  assert.equal(problem(rateOf(terms([1, 0], [-1e15, 0.001]))), "cost_rate_beyond_numbers flows");
});

test("any rate from −99% to 10 million percent is found again", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.99, max: 1e5, noNaN: true }),
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (rate, whole, odd) => {
        const owed = 100 * (1 + rate) ** whole * (1 + odd * rate);
        if (!(owed > 1e-100 && owed < 1e200)) return;
        assert.ok(Math.abs(got(rateOf(terms([100, 0], [-owed, whole, odd]))) - rate) <= 1e-9 * (1 + Math.abs(rate)));
      },
    ),
  );
});
