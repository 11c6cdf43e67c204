import assert from "node:assert/strict";
import { test } from "node:test";
import { queues } from "../../../../extension/core/util/queue.js";

const inTurn = queues();

test("steps of one queue do not overlap, and one that fails stops none", async () => {
  /** @type {string[]} */
  const seen = [];
  const step = (/** @type {string} */ name) => async () => {
    seen.push(`${name} begins`);
    await null;
    seen.push(`${name} ends`);
    if (name === "two") throw new Error(name);
    return name;
  };
  const all = await Promise.allSettled(["one", "two", "three"].map((name) => inTurn("here", step(name))));
  assert.deepEqual(seen, ["one", "two", "three"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  assert.deepEqual(all.map(({ status }) => status), ["fulfilled", "rejected", "fulfilled"]);
});

test("another queue does not wait", async () => {
  let end = () => {};
  const waiting = inTurn("slow", () => new Promise((resolve) => void (end = () => resolve("slow"))));
  assert.equal(await inTurn("quick", async () => "quick"), "quick");
  end();
  assert.equal(await waiting, "slow");
});

test("nor do the same names of other queues", async () => {
  const other = queues();
  void inTurn("one", () => new Promise(() => undefined));
  assert.equal(await other("one", async () => "other"), "other");
});
