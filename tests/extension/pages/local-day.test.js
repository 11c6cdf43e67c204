import assert from "node:assert/strict";
import { test } from "node:test";
import { localDay } from "../../../extension/pages/local-day.js";

test("the day is the one on the wall", () => {
  assert.equal(localDay(new Date(2026, 0, 5, 0, 5)), "2026-01-05");
  assert.equal(localDay(new Date(2026, 11, 31, 23, 55)), "2026-12-31");
});
