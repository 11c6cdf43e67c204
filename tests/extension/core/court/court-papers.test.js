/** The table of court papers that was made by hand, and what holds for every day; the server satisfies the same. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import fc from "fast-check";

import {
  Calendar,
  count,
  daysBetween,
  FIRST,
  received,
} from "../../../../extension/core/court/court-deadlines.js";
import { named } from "../../../../extension/core/court/court-names.js";
import { folding } from "../../../../extension/core/normalise/text.js";

/** @param {string} name */
const read = async (name) =>
  JSON.parse(await readFile(new URL(`../../../cases/${name}.json`, import.meta.url), "utf8"));
const [TABLE, COURT] = await Promise.all([read("court-papers"), read("court-content")]);
const FOLD = folding(COURT.fold);
const CALENDAR = new Calendar(COURT.holidays);
const WEEKDAYS = "日一二三四五六";
/** @type {import("../../../../extension/core/court/court-deadlines.js").Paper[]} */
const COUNTING = COURT.papers.filter((/** @type {any} */ { deadlines }) =>
  deadlines.some((/** @type {any} */ { written }) => !written),
);
const DAY = fc
  .integer({ min: 0, max: daysBetween(FIRST, "2026-12-31") })
  .map((n) => new Date(Date.parse(FIRST) + n * 86_400_000).toISOString().slice(0, 10));
const PAPER = fc.constantFrom(...COUNTING);
const WAY = fc.constantFrom(...COURT.ways.map((/** @type {any} */ { id }) => id));

/** @param {any} paper @param {string | null} day @param {string} way @param {boolean} [sure] */
const counted = (paper, day, way, sure = true) => count(paper, { day, sure, way }, COURT.ways, CALENDAR);

describe("each paper of the table ends on its day", () => {
  for (const one of TABLE.cases) {
    test(one.name, () => {
      const paper = COURT.papers.find((/** @type {any} */ { id }) => id === one.paper);
      const found = counted(paper, one.received ?? one.earliest ?? null, one.way, one.received !== null);
      const lines = found.lines.map(({ id, on, counted: before, written }) =>
        written
          ? { id, written }
          : on
            ? { id, on, weekday: WEEKDAYS[new Date(on).getUTCDay()], counted: before }
            : { id, on },
      );
      assert.deepEqual(lines, one.deadlines);
      assert.deepEqual(found.notes, one.notes);
      assert.equal(found.served, one.served ?? null);
    });
  }
});

test("a paper is known by the names that people write", () => {
  for (const { written, paper, papers = [paper] } of [...TABLE.cases, ...TABLE.names]) {
    assert.deepEqual(named(written, COURT.papers, FOLD), papers, written);
  }
});

test("a day is read, or it is said what is wrong with it", () => {
  for (const { typed, read: wanted } of TABLE.typed) {
    const found = received(typed, TABLE.today);
    assert.equal("day" in found ? found.day : found.wrong, wanted, typed);
  }
});

test("no last day is before the count or a day off", () => {
  fc.assert(
    fc.property(PAPER, DAY, WAY, (paper, day, way) => {
      const found = counted(paper, day, way);
      found.lines.forEach(({ on, counted: before, written, known }, n) => {
        if (written) return assert.equal(on, null);
        assert.ok(on && before && before > (found.served ?? day) && on >= before);
        const { days } = paper.deadlines[n];
        if (days) assert.equal(daysBetween(found.served ?? day, before), days);
        if (known) assert.ok(!CALENDAR.isOff(on));
        else assert.ok(on === before && found.notes.includes("holidays-unknown"));
      });
    }),
  );
});

test("what is received later never ends earlier", () => {
  fc.assert(
    fc.property(PAPER, DAY, DAY, WAY, (paper, one, other, way) => {
      const [first, second] = [one, other].sort().map((day) => counted(paper, day, way).lines);
      first.forEach(({ on }, n) => assert.ok((on ?? "") <= (second[n].on ?? "")));
    }),
  );
});

test("the earliest day that can be gives the same and says so", () => {
  fc.assert(
    fc.property(PAPER, DAY, (paper, day) => {
      const [sure, assumed] = [true, false].map((is) => counted(paper, day, "signed", is));
      assert.deepEqual(assumed, { ...sure, notes: ["assumed", ...sure.notes] });
    }),
  );
});
