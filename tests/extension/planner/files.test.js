import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LANGUAGES, speaker } from "../../../extension/background/says.js";
import { PROBLEMS } from "../../../extension/cost/result.js";
import { KINDS } from "../../../extension/pages/planner-caps.js";
import { EXAMPLES } from "../../../extension/pages/planner-examples.js";
import { calendarOf, monthsOf, tableOf } from "../../../extension/pages/planner-files.js";
import { read } from "../../../extension/pages/planner-reading.js";
import { money, percent } from "../../../extension/pages/planner-words.js";

const ROOT = new URL("../../../extension/", import.meta.url);
const catalogue = async (/** @type {string} */ language) => JSON.parse(await readFile(new URL(`_locales/${language}/messages.json`, ROOT), "utf8"));
const [CHINESE, ENGLISH] = await Promise.all(LANGUAGES.map(catalogue));
const say = speaker(CHINESE, "zh_CN");
const rowsOf = (/** @type {object} */ own) => read({ amount: "1万", term: "3期", payment: "3500", on: "2026-10-31", first: "2026-11-30", ...own }).plan?.offer.rows ?? [];

test("every problem, example and kind of lender is worded in both languages, and none says unlawful", () => {
  const keys = [...PROBLEMS, ...Object.keys(EXAMPLES).map((name) => `planner_example_${name}`), ...KINDS.map((kind) => `planner_kind_${kind.replaceAll("-", "_")}`)];
  for (const texts of [CHINESE, ENGLISH]) assert.deepEqual(keys.filter((key) => !texts[key]?.message), []);
  const planner = Object.entries(CHINESE).filter(([key]) => key.startsWith("planner_cap"));
  for (const [key, { message }] of planner) assert.doesNotMatch(message, /违法|非法/u, key);
});
test("the calendar has an event for each payment, reminders before it, and an amount", () => {
  const made = calendarOf(rowsOf({}), say, "2026-11-25T00:00:00Z");
  assert.ok(made.ok);
  assert.deepEqual(made.value.match(/DTSTART;VALUE=DATE:\d+/gu), ["20261130", "20261230", "20270130"].map((day) => `DTSTART;VALUE=DATE:${day}`));
  assert.equal(made.value.match(/BEGIN:VALARM/gu)?.length, 6);
  assert.match(made.value, /SUMMARY:还款3500\.00元/u);
});
test("the table says its columns in words and its sums in yuan", () => {
  const made = tableOf(rowsOf({}), say);
  assert.ok(made.ok);
  const [head, first] = made.value.split("\r\n");
  assert.match(head, /"还款日"/u);
  assert.match(first, /^1,"2026-11-30",3500,/u);
});
test("payments are gathered by month, months without one included", () => {
  assert.deepEqual(monthsOf(rowsOf({ term: "4期", every: "two-weeks", first: "2026-12-01" })), [{ month: "2026-12", due: 1_050_000 }, { month: "2027-01", due: 350_000 }]);
  assert.deepEqual(monthsOf(rowsOf({ term: "3个月", every: "once", payment: "10500", first: "" })), [{ month: "2027-01", due: 1_050_000 }]);
});
test("money and rates are written for reading", () => {
  assert.deepEqual([money(123_456_789), money(-5), money(99_900)], ["1,234,567.89", "-0.05", "999.00"]);
  assert.deepEqual([0.287, 22.3469, 0, -0.000001, 1001, null].map((rate) => percent(rate, say)), ["28.70%", "2,234.69%", "0.00%", "0.00%", "超过100,000.00%", "超过100,000.00%"]);
});
