import assert from "node:assert/strict";
import { test } from "node:test";
import { ownPlanIn } from "../../../../extension/core/cost/own-plan.js";
import { got } from "./got.js";

const ON = "2026-11-25";
/** @param {string} text */
const wrong = (text) => {
  const result = ownPlanIn(text, ON);
  return result.ok ? result.value : `${result.error.key} ${result.error.field} ${result.error.at ?? ""}`.trim();
};

test("amounts by period, a line for each", () => {
  assert.deepEqual(got(ownPlanIn("500\n\n 1千2 \n0\n￥１，０００.50元", ON)), {
    payments: [50_000, 120_000, 0, 100_050],
    dates: null,
  });
});

test("days and amounts, as people write them", () => {
  const lines = [
    "2026-12-20 500", "2027/1/5，1千", "2027.2.1: 600元", "2027年3月1日还700", "２０２７年４月１日　８００", "20270501 900", "5月20日 1000",
    "1月3日付1100", "2028-02-29\t1200",
  ];
  assert.deepEqual(got(ownPlanIn(lines.join("\r\n"), ON)), {
    payments: [50_000, 100_000, 60_000, 70_000, 80_000, 90_000, 100_000, 110_000, 120_000],
    dates: [
      "2026-12-20", "2027-01-05", "2027-02-01", "2027-03-01", "2027-04-01", "2027-05-01", "2027-05-20", "2028-01-03",
      "2028-02-29",
    ],
  });
});

test("a day without a year is the next one", () => {
  assert.deepEqual(got(ownPlanIn("11月25日 1\n2月29日 2", ON)).dates, ["2027-11-25", "2028-02-29"]);
});

test("what is wrong is told with its line", () => {
  assert.equal(wrong(" \n "), "cost_missing plan");
  assert.equal(wrong("500\n\n2026-12-20 500"), "cost_dates_mixed plan 2");
  assert.equal(wrong("2026-12-20 500\n500"), "cost_dates_mixed plan 1");
  assert.equal(wrong("2026-02-30 500"), "cost_not_a_date plan 0");
  assert.equal(wrong("2月30日 500"), "cost_not_a_date plan 0");
  assert.equal(wrong("2026-12-20 500\n2026-12-20 500"), "cost_dates_not_later plan 1");
  assert.equal(wrong("2026-12-20"), "cost_missing plan 0");
  assert.equal(wrong("500\n1,5"), "cost_ambiguous plan 1");
  assert.equal(wrong("1 888.49"), "cost_ambiguous plan 0");
  assert.equal(wrong("20/12/2026 500"), "cost_ambiguous plan 0");
  assert.equal(wrong("2026-12-20500"), "cost_ambiguous plan 0");
  assert.equal(wrong("每月五号"), "cost_unreadable plan 0");
  assert.equal(wrong("500\n".repeat(1201)), "cost_too_many plan");
  assert.deepEqual(
    [ownPlanIn(undefined, ON), ownPlanIn(500, ON)].map((one) => !one.ok && one.error.key),
    ["cost_missing", "cost_not_text"],
  );
});

test("360 dated lines are read", () => {
  const lines = Array.from({ length: 360 }, (_, at) => `${2027 + Math.floor(at / 12)}-${at % 12 + 1}-15 888.49`);
  assert.equal(got(ownPlanIn(lines.join("\n"), ON)).dates?.at(-1), "2056-12-15");
});
