import assert from "node:assert/strict";
import { test } from "node:test";
import { heldAgainst } from "../../../extension/pages/planner-caps.js";

const both = (/** @type {string} */ zh) => ({ zh_CN: zh, en: zh });
const cap = (/** @type {object} */ own) => ({
  lenders: ["small-loan"],
  annual: null,
  lpr_times: null,
  ends_on: "",
  rank: "媒体披露",
  says: both("说"),
  source: "",
  checked_on: "2026-11-24",
  known: "second-hand",
  ...own,
});
const CAPS = /** @type {any} */ ({
  caps: [
    cap({ id: "a", annual: 0.24, in_force: "2025-12-31", ends_on: "2027-12-31" }),
    cap({ id: "b", lpr_times: 4, in_force: "2028-01-01" }),
  ],
  without: [{ lenders: ["platform"], says: both("平台不放款") }],
});
const at = (/** @type {object} */ own) =>
  heldAgainst(CAPS, { kind: "small-loan", on: "2026-11-25", lpr: null, rate: 0.287, ...own });
const lines = (/** @type {object} */ own) => at(own).lines.map(({ cap: { id }, limit, above }) => [id, limit, above]);

test("only the cap of the contract's day is held against it, first and last day included", () => {
  assert.deepEqual(lines({}), [["a", 0.24, true]]);
  for (const on of ["2025-12-31", "2027-12-31"]) assert.deepEqual(lines({ on }), [["a", 0.24, true]]);
  assert.deepEqual([at({ on: "2025-12-30" }).why, at({ on: "2025-12-30" }).lines], ["planner_caps_none_then", []]);
});
test("before the day from which on a cap is known nobody knows, which is not that it does not hold", () => {
  const one = cap({
    id: "c",
    lenders: ["bank"],
    annual: 0.24,
    in_force: "2026-11-24",
    known_from: true,
    says: both("披露"),
  });
  const asked = (/** @type {string} */ on) =>
    heldAgainst(/** @type {any} */ ({ caps: [one], without: [] }), { kind: "bank", on, lpr: null, rate: 0.3 });
  assert.deepEqual([asked("2026-11-23").why, asked("2026-11-23").says?.zh_CN], ["planner_caps_unknown_then", "披露"]);
  assert.deepEqual([asked("2026-11-24").why, asked("2026-11-24").lines.length], ["", 1]);
});
test("exactly at the line is not above it, nor a difference that is not shown", () => {
  for (const rate of [0.24, 0.24004]) assert.deepEqual(lines({ rate }), [["a", 0.24, false]]);
  assert.deepEqual(lines({ rate: 0.2401 }), [["a", 0.24, true]]);
});
test("a multiple of the LPR waits for the LPR", () => {
  assert.deepEqual(lines({ on: "2028-01-01" }), [["b", null, null]]);
  assert.deepEqual(lines({ on: "2028-01-01", lpr: 0.03 }), [["b", 0.12, true]]);
});
test("where there is none it says why", () => {
  assert.equal(at({ kind: "unknown" }).why, "planner_caps_unknown");
  assert.deepEqual(
    [at({ kind: "platform" }).why, at({ kind: "platform" }).says?.zh_CN],
    ["planner_caps_none", "平台不放款"],
  );
  assert.equal(heldAgainst(null, { kind: "bank", on: "2026-11-25", lpr: null, rate: 1 }).why, "planner_caps_missing");
  assert.deepEqual(lines({ rate: null }), [["a", 0.24, null]]);
});
