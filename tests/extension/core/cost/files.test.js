import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csv } from "../../../../extension/core/cost/csv.js";
import { calendar } from "../../../../extension/core/cost/ics.js";
import { rounded, yuan } from "../../../../extension/core/cost/money.js";
import { got, problem } from "./got.js";

const STAMP = "2026-01-01T08:00:00Z";
const one = (/** @type {object} */ event) =>
  calendar({ stamp: STAMP, events: [{ date: "2026-12-31", title: "还款", ...event }] });

test("a due date is an all-day event with its reminders", () => {
  const text = got(one({}));
  for (const line of [
    "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20260101T080000Z", "TRIGGER:-P2DT15H",
    "TRIGGER:PT9H", "SUMMARY:还款",
  ]) {
    assert.ok(text.includes(`\r\n${line}\r\n`), line);
  }
  assert.equal(text, got(one({})), "the same input gives the same text");
});

test("no line is longer than 75 octets, none breaks a character, and no text can add a line", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
          fc.constantFrom("\n", "\r", ";", ",", "\\", "还", "\ud800"),
        ),
        maxLength: 300,
      }),
      (title) => {
        const lines = got(
          calendar({
            stamp: STAMP,
            reminders: [],
            events: [{ date: "2026-01-31", title, note: "END:VEVENT\r\nBEGIN:VEVENT" }],
          }),
        ).split("\r\n");
        for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/u.test(line));
        assert.equal(lines.filter((line) => line.startsWith("BEGIN:")).length, 2);
      },
    ),
  );
});

test("a calendar without days, dates or a moment is refused", () => {
  assert.equal(problem(calendar({ stamp: STAMP, events: [] })), "cost_missing events");
  assert.equal(problem(one({ date: "2026-02-30" })), "cost_not_a_date date");
  assert.equal(problem(one({ title: 5 })), "cost_not_text title");
  assert.equal(problem(calendar({ events: [{ date: "2026-01-31", title: "" }] })), "cost_missing stamp");
  assert.equal(
    problem(calendar({ stamp: "2026-01-01", events: [{ date: "2026-01-31", title: "" }] })),
    "cost_not_a_date stamp",
  );
  assert.equal(
    problem(calendar({ stamp: STAMP, reminders: [1.5], events: [{ date: "2026-01-31", title: "" }] })),
    "cost_not_whole reminders",
  );
});

test("no cell of a table becomes a formula", () => {
  const dangerous = [
    "=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠x", "\ufeff=1", "\n=1",
  ];
  const lines = got(csv(dangerous.map((cell) => [cell])));
  assert.equal([...lines.matchAll(/"'/gu)].length, dangerous.length);
  assert.equal(
    got(
      csv([
        ["名称", "金额"],
        ['他说"好"', -5.5],
        ["a,b", null],
      ]),
    ),
    '\ufeff"名称","金额"\r\n"他说""好""",-5.5\r\n"a,b",\r\n',
  );
  assert.equal(problem(csv([[NaN]])), "cost_not_text rows");
  assert.equal(problem(csv([])), "cost_missing rows");
});

test("fen are rounded half away from zero and written in full", () => {
  assert.deepEqual(
    [rounded(0.5), rounded(-0.5), rounded(1.005 * 100), rounded(2.4), rounded(-0.2)],
    [1, -1, 101, 2, 0],
  );
  assert.deepEqual([yuan(123_450), yuan(-5), yuan(0)], ["1234.50", "-0.05", "0.00"]);
});
