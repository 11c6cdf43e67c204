import assert from "node:assert/strict";
import { test } from "node:test";
import { mapped } from "../../../../extension/core/edition/at-once.js";

test("what comes of each stands in their order, and never more than six are begun at once", async () => {
  let running = 0;
  let most = 0;
  const made = await mapped(Array.from({ length: 40 }, (_, n) => n), async (n) => {
    running += 1;
    most = Math.max(most, running);
    for (let turns = 0; turns < (n * 7) % 5; turns += 1) await null;
    running -= 1;
    return n * 2;
  });
  assert.deepEqual(made, Array.from({ length: 40 }, (_, n) => n * 2));
  assert.ok(most > 1 && most <= 6, String(most));
});

test("after one failed no other is begun, and its reason is given", async () => {
  let begun = 0;
  const going = mapped(Array.from({ length: 40 }, (_, n) => n), async (n) => {
    begun += 1;
    if (n === 2) throw new Error("two");
  });
  await assert.rejects(going, /two/u);
  assert.ok(begun <= 8, String(begun));
});
