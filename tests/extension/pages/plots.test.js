/** The figures behind the drawings: places follow values, and labels stay apart and inside. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { pointsOf } from "../../../extension/pages/court-timeline.js";
import { hoursOf, shaded } from "../../../extension/pages/log-hours.js";
import { ratesOf } from "../../../extension/pages/planner-plots.js";
import { across, heightOf, placed, ticks, WIDTH } from "../../../extension/pages/plots.js";
import { linksOf } from "../../../extension/pages/product-chain.js";

const NIGHT = { since: "22:00", until: "08:00" };
const at = (/** @type {string[]} */ ...times) => times.map((time) => ({ time }));

test("places lie inside the drawing, and twice the value is twice as far", () => {
  assert.ok(across(0) > 0 && across(1) < WIDTH);
  assert.equal(across(0.5) - across(0), across(1) - across(0.5));
});

test("a scale has round ends at or just above the largest value, and few marks", () => {
  const ends = [0.002, 0.1, 0.24, 0.2401, 0.3130, 1, 22.3469, 999].map((largest) => {
    const marks = ticks(largest);
    assert.equal(marks[0], 0);
    assert.ok(marks.length >= 3 && marks.length <= 5, String(marks));
    return Number(marks[marks.length - 1].toPrecision(6));
  });
  assert.deepEqual(ends, [0.002, 0.1, 0.3, 0.3, 0.4, 1, 30, 1000]);
});

test("labels stay inside, and those that would touch stand in rows", () => {
  const [first, far, near, end] = placed([
    { x: 0, text: "到手10,000.00" },
    { x: 250, text: "上限" },
    { x: 20, text: "多付" },
    { x: WIDTH, text: "100%" },
  ]);
  assert.deepEqual([first.row, far.row, near.row, end.row], [0, 0, 1, 0]);
  assert.ok(first.x > 20 && end.x < WIDTH - 10);
  assert.equal(heightOf([first, near]), 2 * heightOf([first]));
  assert.equal(heightOf([]), 0);
});

test("the real rate stands beside what was advertised and each cap that is a number, once", () => {
  /** @type {any} */
  const plan = { offer: { rates: { ok: true, value: { nominal: 0.287 } } }, quoted: 0.18 };
  /** @type {any} */
  const held = { lines: [{ limit: 0.24 }, { limit: null }, { limit: 0.24 }] };
  assert.deepEqual(ratesOf(plan, held), [
    { kind: "real", rate: 0.287 }, { kind: "quoted", rate: 0.18 }, { kind: "cap", rate: 0.24 },
  ]);
  assert.equal(ratesOf({ ...plan, quoted: null }, { lines: [] }).length, 1);
});

test("a rate that is not known or beyond all sense is not drawn", () => {
  for (const rates of [{ ok: false }, { ok: true, value: { nominal: 1001 } }]) {
    assert.deepEqual(ratesOf(/** @type {any} */ ({ offer: { rates }, quoted: 0.1 }), { lines: [] }), []);
  }
});

test("days of a court paper stand in their order: before the last day, on it, after it, and served by notice", () => {
  const kinds = (/** @type {string} */ today, /** @type {string | null} */ served = null) =>
    pointsOf({ received: "2026-11-02", served, today, last: "2026-12-17" }).map((one) => `${one.kind} ${one.after}`);
  assert.deepEqual(kinds("2026-11-02"), ["received 0", "today 0", "last 45"]);
  assert.deepEqual(kinds("2026-11-22", "2026-12-02"), ["received 0", "today 20", "served 30", "last 45"]);
  assert.deepEqual(kinds("2026-12-17"), ["received 0", "last 45", "today 45"]);
  assert.deepEqual(kinds("2026-12-18"), ["received 0", "last 45", "today 46"]);
});

test("contacts count in their hour, and the night begins and ends on its minutes", () => {
  const { counts, night, busiest } = hoursOf(at("00:00", "07:59", "08:00", "10:05", "10:55", "21:59", "22:00"), NIGHT);
  assert.equal(counts.length, 24);
  assert.deepEqual([counts[7], counts[8], counts[10], counts[23]], [1, 1, 2, 0]);
  assert.deepEqual({ night, busiest }, { night: 3, busiest: 10 });
});

test("a night over midnight is shaded at both ends of the day, another once", () => {
  assert.deepEqual(shaded(NIGHT), [[0, 8 / 24], [22 / 24, 1]]);
  assert.deepEqual(shaded({ since: "01:30", until: "06:00" }), [[1.5 / 24, 0.25]]);
});

test("of a product only lenders that are said to lend have a name; whom to pay is read in the contract", () => {
  /** @type {import("../../../extension/core/i18n.js").Speaking} */
  const context = { say: (key) => key, language: "zh_CN" };
  const lender = (/** @type {string} */ name, /** @type {string} */ tie) => /** @type {any} */ ({ name, tie });
  const names = (/** @type {any[]} */ lenders) => {
    const links = linksOf({ name: "快钱花", operator: null, lenders }, context);
    return links.map(({ is, says }) => is || says);
  };
  const rest = ["快钱花", "chain_collector_unknown", "chain_payee_unknown"];
  const named = [lender("甲公司", "named-by"), lender("乙公司", "group-lender")];
  assert.deepEqual(names(named), ["chain_lender_unknown", ...rest]);
  assert.deepEqual(names([lender("甲公司", "lender"), lender("乙公司", "named-by")]), ["甲公司", ...rest]);
});
