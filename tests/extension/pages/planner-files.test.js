import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LANGUAGES, speaker } from "../../../extension/core/i18n.js";
import { PROBLEMS } from "../../../extension/core/cost/result.js";
import { KINDS } from "../../../extension/pages/planner-caps.js";
import { EXAMPLES } from "../../../extension/pages/planner-examples.js";
import { calendarOf, costsOf, monthsOf, tableOf } from "../../../extension/pages/planner-files.js";
import { read } from "../../../extension/pages/planner-reading.js";
import { money, percent } from "../../../extension/pages/planner-words.js";

const ROOT = new URL("../../../extension/", import.meta.url);
const catalogue = async (/** @type {string} */ language) =>
  JSON.parse(await readFile(new URL(`_locales/${language}/messages.json`, ROOT), "utf8"));
const [CHINESE, ENGLISH] = await Promise.all(LANGUAGES.map(catalogue));
const say = speaker(CHINESE, "zh_CN");
const offerOf = (/** @type {object} */ own) => {
  const { plan } = read({ amount: "1万", term: "3期", payment: "3500", on: "2026-10-31", first: "2026-11-30", ...own });
  assert.ok(plan);
  return plan.offer;
};
const rowsOf = (/** @type {object} */ own) => offerOf(own).rows;

test("every problem, example and kind of lender is worded in both languages, and none says unlawful", () => {
  const keys = [
    ...PROBLEMS,
    ...Object.keys(EXAMPLES).map((name) => `planner_example_${name}`),
    ...KINDS.map((kind) => `planner_kind_${kind.replaceAll("-", "_")}`),
  ];
  for (const texts of [CHINESE, ENGLISH]) assert.deepEqual(keys.filter((key) => !texts[key]?.message), []);
  const planner = Object.entries(CHINESE).filter(([key]) => key.startsWith("planner_cap"));
  for (const [key, { message }] of planner) assert.doesNotMatch(message, /违法|非法/u, key);
});
test("the calendar has an event for each payment, reminders before it, and an amount", () => {
  const made = calendarOf(rowsOf({}), say, "2026-11-25T00:00:00Z");
  assert.ok(made.ok);
  assert.deepEqual(
    made.value.match(/DTSTART;VALUE=DATE:\d+/gu),
    ["20261130", "20261230", "20270130"].map((day) => `DTSTART;VALUE=DATE:${day}`),
  );
  assert.equal(made.value.match(/BEGIN:VALARM/gu)?.length, 6);
  assert.match(made.value, /SUMMARY:还款3500\.00元/u);
});
test("the table says its columns in words and its sums in yuan", () => {
  const made = tableOf(offerOf({ "fee-guarantee": "80", "how-guarantee": "each", "to-guarantee": "guarantor" }), say);
  assert.ok(made.ok);
  const [head, first, , , , ...costs] = made.value.split("\r\n");
  assert.match(head, /"还款日"/u);
  assert.match(first, /^1,"2026-11-30",3580,/u);
  assert.deepEqual(costs, ['"名目","谁收","怎么收","一共（元）"', '"利息（或按费率收的费）","放款方","",500', '"担保费","担保公司","每期都收",240', ""]);
});
test("who collects a cost is said for each, also that it was not written down", () => {
  const costs = costsOf(offerOf({ received: "9900", "fee-insurance": "50", "to-insurance": "insurer" }), say);
  assert.deepEqual(
    costs.map(([name, to]) => [name, to]),
    [
      ["利息（或按费率收的费）", "放款方"],
      ["保险费", "保险公司"],
      ["没有说明就先扣的钱", "没写明"],
    ],
  );
});
test("a plan of one's own has its days in calendar, table and months, none for a period without payment", () => {
  const own = { method: "own", plan: "2026-11-05 3000\n2026-12-31 0\n2027-02-10 8000" };
  const made = calendarOf(rowsOf(own), say, "2026-11-25T00:00:00Z");
  assert.deepEqual(made.ok && made.value.match(/DTSTART;VALUE=DATE:\d+/gu), [
    "DTSTART;VALUE=DATE:20261105",
    "DTSTART;VALUE=DATE:20270210",
  ]);
  const table = tableOf(offerOf(own), say);
  assert.match(table.ok ? table.value.split("\r\n")[3] : "", /^3,"2027-02-10",8000,/u);
  assert.deepEqual(
    monthsOf(rowsOf(own)).map(({ due }) => due),
    [300_000, 0, 0, 800_000],
  );
});
test("payments are gathered by month, months without one included", () => {
  assert.deepEqual(monthsOf(rowsOf({ term: "4期", every: "two-weeks", first: "2026-12-01" })), [
    { month: "2026-12", due: 1_050_000 },
    { month: "2027-01", due: 350_000 },
  ]);
  assert.deepEqual(monthsOf(rowsOf({ term: "3个月", every: "once", payment: "10500", first: "" })), [
    { month: "2027-01", due: 1_050_000 },
  ]);
});
test("money and rates are written for reading", () => {
  assert.deepEqual([money(123_456_789), money(-5), money(99_900)], ["1,234,567.89", "-0.05", "999.00"]);
  assert.deepEqual([0.287, 22.3469, 0, -0.000001, 1001, null].map((rate) => percent(rate, say)), [
    "28.70%", "2,234.69%", "0.00%", "0.00%", "超过100,000.00%", "超过100,000.00%",
  ]);
});
