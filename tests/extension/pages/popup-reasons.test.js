import assert from "node:assert/strict";
import { test } from "node:test";
import { sumSaid } from "../../../extension/pages/popup-reasons.js";

test("the sum never looks like what is needed unless it is that", () => {
  assert.deepEqual(sumSaid(2.25, 2.28), { points: "+2.25", from: "2.28" });
  assert.deepEqual(sumSaid(2.83, 2.28), { points: "+2.8", from: "2.3" });
  assert.deepEqual(sumSaid(-1.04, 2.28), { points: "−1.0", from: "2.3" });
  assert.deepEqual(sumSaid(2.28, 2.28), { points: "+2.3", from: "2.3" });
});
