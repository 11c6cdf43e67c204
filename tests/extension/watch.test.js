/** When a page is looked at, by a clock that the test turns. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const WATCH = await readFile(new URL("../../extension/content/watch.js", import.meta.url), "utf8");

/** A page with the watching script in it. What is seen of it is its address. */
function watched() {
  let now = 0;
  let last = 0;
  /** @type {Map<number, {due: number, run: () => void}>} */
  const timers = new Map();
  /** @type {(changes: {target: string}[]) => void} */
  let changed = () => undefined;
  const head = { contains: (/** @type {string} */ target) => target === "title" };
  const location = { href: "http://a.test/" };
  /** @type {{at: number, facts: any}[]} */
  const sent = [];
  /** @type {number[]} */
  const looks = [];
  vm.runInNewContext(WATCH, {
    location,
    document: { head, contains: () => true },
    performance: { now: () => now },
    addEventListener: () => undefined,
    MutationObserver: class {
      /** @param {typeof changed} told */
      constructor(told) {
        changed = told;
      }
      observe() {}
      disconnect() {
        changed = () => undefined;
      }
    },
    setTimeout: (/** @type {() => void} */ run, /** @type {number} */ wait) => {
      timers.set(++last, { due: now + wait, run });
      return last;
    },
    clearTimeout: (/** @type {number} */ timer) => timers.delete(timer),
    requestIdleCallback: (/** @type {() => void} */ run) => timers.set(++last, { due: now, run }),
    xianchaObserve: () => {
      looks.push(now);
      return { title: location.href };
    },
    chrome: { runtime: { sendMessage: async (/** @type {any} */ { facts }) => void sent.push({ at: now, facts }) } },
  });
  const pass = (/** @type {number} */ milliseconds) => {
    const end = now + milliseconds;
    for (;;) {
      const [next] = [...timers].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due);
      if (!next) break;
      timers.delete(next[0]);
      now = Math.max(now, next[1].due);
      next[1].run();
    }
    now = end;
  };
  /** Something changes every 100 milliseconds. @param {number} times @param {string} [target] */
  const tick = (times, target = "clock") => {
    for (let n = 0; n < times; n++) {
      changed([{ target }]);
      pass(100);
    }
  };
  pass(0);
  return { location, sent, looks, pass, tick, now: () => now, change: () => changed([{ target: "body" }]) };
}

test("a page that stands still is looked at once", () => {
  const { looks, pass } = watched();
  pass(60_000);
  assert.deepEqual(looks, [0]);
});

test("a page that ticks is looked at ever more seldom, and told of once", () => {
  const { looks, sent, tick } = watched();
  tick(3000);
  const gaps = looks.slice(1).map((at, n) => at - looks[n]);
  assert.deepEqual(gaps, gaps.toSorted((a, b) => a - b));
  assert.equal(looks.length, 12);
  assert.equal(sent.length, 1);
});

test("a title that ticks makes nobody look again", () => {
  const { looks, tick } = watched();
  tick(100, "title");
  assert.deepEqual(looks, [0]);
});

test("a change of route is looked at soon, however long the page has ticked", () => {
  for (const seconds of [1, 5, 20, 60, 200]) {
    const { location, sent, tick, now } = watched();
    tick(10 * seconds);
    location.href = "http://a.test/loans";
    const from = now();
    tick(20);
    const [{ at, facts }] = sent.slice(-1);
    assert.equal(facts.title, location.href, `after ${seconds} s`);
    assert.ok(at - from <= 1000, `${at - from} ms after ${seconds} s`);
  }
});

test("a page that changes its address all the time is looked at all the same, and no more than 60 times", () => {
  const { location, looks, pass, change } = watched();
  for (let n = 0; n < 3000; n++) {
    location.href = `http://a.test/${n}`;
    change();
    pass(50);
  }
  assert.ok(looks[1] <= 1000, `${looks[1]} ms`);
  assert.equal(looks.length, 60);
});
