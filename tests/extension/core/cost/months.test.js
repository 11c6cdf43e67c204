import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addMonths,
  dayNumber,
  dayOf,
  daysBetween,
  dueDates,
  parsed,
  written,
} from "../../../../extension/core/cost/months.js";
import { got, problem } from "./got.js";

test("months keep their end", () => {
  assert.deepEqual(got(dueDates({ first: "2026-01-31", count: 4 })), [
    "2026-01-31",
    "2026-02-28",
    "2026-03-31",
    "2026-04-30",
  ]);
  assert.deepEqual(got(dueDates({ first: "2028-01-30", count: 3 })), ["2028-01-30", "2028-02-29", "2028-03-30"]);
  assert.deepEqual(got(dueDates({ first: "2026-02-28", count: 2 })), ["2026-02-28", "2026-03-28"]);
  assert.deepEqual(got(dueDates({ first: "2026-02-28", count: 2, monthEnd: true })), ["2026-02-28", "2026-03-31"]);
  assert.deepEqual(got(dueDates({ first: "2026-02-28", count: 2, anchor: 30 })), ["2026-02-28", "2026-03-30"]);
  assert.deepEqual(got(dueDates({ first: "2026-02-27", count: 2, anchor: 30 })), ["2026-02-27", "2026-03-27"]);
  assert.equal(got(addMonths("2026-03-31", -1)), "2026-02-28");
});

test("weeks, days, half months and quarters", () => {
  assert.deepEqual(got(dueDates({ first: "2026-12-28", count: 2, every: "week" })), ["2026-12-28", "2027-01-04"]);
  assert.deepEqual(got(dueDates({ first: "2026-12-31", count: 2, every: "day", times: 7 })), [
    "2026-12-31",
    "2027-01-07",
  ]);
  assert.deepEqual(got(dueDates({ first: "1978-03-01", count: 4, every: "half-month" })), [
    "1978-03-01",
    "1978-03-16",
    "1978-04-01",
    "1978-04-16",
  ]);
  assert.deepEqual(got(dueDates({ first: "2026-11-30", count: 2, times: 3 })), ["2026-11-30", "2027-02-28"]);
});

test("days are counted as the calendar counts them, and back", () => {
  assert.equal(got(daysBetween("1994-01-01", "1995-07-01")), 546);
  assert.equal(got(daysBetween("1978-01-03", "1978-09-15")), 255);
  fc.assert(fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
    const day = dayOf(number);
    assert.equal(dayNumber(day), number);
    assert.equal(new Date(number * 86_400_000).toISOString().slice(0, 10), written(day));
    assert.deepEqual(parsed(written(day)), { ok: true, value: day });
  }));
});

test("what is no date is said so", () => {
  for (const text of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "26-01-01",
    "2026/01/01",
    "0000-01-01",
    20260101,
    new Date(0),
  ]) {
    assert.equal(problem(parsed(text)), "cost_not_a_date date");
  }
  assert.equal(problem(parsed("")), "cost_missing date");
  assert.equal(problem(addMonths("9999-12-01", 1)), "cost_too_large months");
  assert.equal(problem(addMonths("0001-01-01", -1)), "cost_too_small months");
  assert.equal(problem(dueDates({ first: "2026-01-31", count: 1e9 })), "cost_too_large count");
  assert.equal(problem(dueDates({ first: "2026-01-31", count: 3, every: "moon" })), "cost_unknown_choice every");
});
