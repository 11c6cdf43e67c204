import assert from "node:assert/strict";
import { test } from "node:test";
import { whenIdle } from "../../../extension/pages/idle-lock.js";

test("what lies open is locked after the time without a touch, once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const target = new EventTarget();
  let locked = 0;
  whenIdle(target, 10, () => (locked += 1));
  t.mock.timers.tick(9 * 60_000);
  target.dispatchEvent(new Event("keydown"));
  t.mock.timers.tick(9 * 60_000);
  assert.equal(locked, 0);
  t.mock.timers.tick(60_000);
  assert.equal(locked, 1);
  t.mock.timers.tick(60 * 60_000);
  assert.equal(locked, 1);
});

test("a watch that was stopped locks nothing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let locked = 0;
  whenIdle(new EventTarget(), 10, () => (locked += 1))();
  t.mock.timers.tick(60 * 60_000);
  assert.equal(locked, 0);
});
