import assert from "node:assert/strict";
import { test } from "node:test";
import { within } from "../../../../extension/core/util/timeout.js";

test("an answer that comes in time is the answer, its error too", async () => {
  assert.equal(await within(60_000, Promise.resolve("here"), "late"), "here");
  await assert.rejects(within(60_000, Promise.reject(new Error("gone")), "late"), /gone/u);
});

test("one that never comes is what was said for that", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const answer = within(4000, new Promise(() => undefined), "late");
  t.mock.timers.tick(4000);
  assert.equal(await answer, "late");
});
