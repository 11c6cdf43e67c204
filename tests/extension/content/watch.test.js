/** When a page is looked at, by a clock that the test turns. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const WATCH = await readFile(new URL("../../../extension/content/watch.js", import.meta.url), "utf8");

class Element {}

/** A page, or a small frame, with the watching script in it. What is seen of it is its address. */
function watched({ isFrame = false, hasRoom = true, isLong = false, hasEyes = true } = {}) {
  let now = 0;
  let last = 0;
  /** @type {Map<number, {due: number, run: () => void}>} */
  const timers = new Map();
  /** @type {(changes: {target: string}[]) => void} */
  let changed = () => undefined;
  const head = { contains: (/** @type {string} */ target) => target === "title" };
  const location = { href: "http://a.test/" };
  /** @type {{at: number, facts: any, isLarge: boolean}[]} */
  const sent = [];
  /** @type {number[]} */
  const looks = [];
  /** @type {(event: any) => void} */
  let hear = () => undefined;
  /** @type {(event: any) => void} */
  let loaded = () => undefined;
  /** @type {() => void} */
  let getsRoom = () => undefined;
  /** @type {(message: object, sender: object) => void} */
  let tell = () => undefined;
  let watching = 0;
  let idleMoments = 0;
  const window = { top: /** @type {any} */ (null) };
  window.top = isFrame ? {} : window;
  let isLost = false;
  const world = vm.createContext({
    location,
    window,
    xianchaIsWithin: () => false,
    xianchaWrittenIn: (/** @type {any} */ { isWritten }) => (isWritten ? {} : null),
    xianchaIsWrittenInFrames: () => false,
    xianchaRootsInView: () => [],
    xianchaRoom: () => ({
      matches: hasRoom,
      addEventListener: (/** @type {string} */ _, /** @type {() => void} */ run) => void (getsRoom = run),
    }),
    xianchaPlaceOfFrame: () => ({ isLarge: !isFrame, around: "" }),
    xianchaMatches: () => true,
    Element,
    document: {
      head,
      contains: () => true,
      addEventListener: (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
        void (type === "load" && (loaded = listener)),
    },
    performance: { now: () => now },
    xianchaIsShown: () => false,
    xianchaOncePresent: (/** @type {() => void} */ begin) => begin(),
    xianchaListen: () => undefined,
    xianchaHear: (/** @type {typeof hear} */ listener) => void (hear = listener),
    addEventListener: () => undefined,
    MutationObserver: class {
      /** @param {typeof changed} told */
      constructor(told) {
        changed = told;
      }
      /** @param {unknown} root @param {{subtree?: boolean}} how */
      observe(root, { subtree = false }) {
        if (subtree) watching++;
      }
      disconnect() {
        changed = () => undefined;
      }
    },
    setTimeout: (/** @type {() => void} */ run, /** @type {number} */ wait) => {
      timers.set(++last, { due: now + wait, run });
      return last;
    },
    clearTimeout: (/** @type {number} */ timer) => timers.delete(timer),
    requestIdleCallback: (/** @type {() => void} */ run) => {
      idleMoments++;
      timers.set(++last, { due: now, run });
    },
    xianchaAsksOnlyWords: () => isLong,
    xianchaHas: () => hasEyes,
    xianchaNeed: async () => {
      if (isLost) throw new Error("the worker was stopped");
      hasEyes = true;
    },
    xianchaRemind: () => undefined,
    xianchaGlance: () => ({ isOpen: !location.href.endsWith("/news"), facts: null }),
    xianchaObserve: () => {
      looks.push(now);
      return { title: location.href };
    },
    chrome: {
      runtime: {
        id: "me",
        onMessage: { addListener: (/** @type {typeof tell} */ listener) => void (tell = listener) },
        sendMessage: async (/** @type {any} */ { facts, isLarge }) => {
          if (isLost) throw new Error("the worker was stopped");
          sent.push({ at: now, facts, isLarge });
        },
      },
    },
  });
  /** The scripts come. */
  const send = () => vm.runInContext(WATCH, world);
  send();
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
  const lose = (/** @type {boolean} */ lost) => void (isLost = lost);
  const use = (name = "pointerdown", isTrusted = true) => hear({ type: name, isTrusted, target: new Element() });
  const load = (/** @type {string} */ localName, isWritten = false) =>
    loaded({ target: Object.assign(new Element(), { localName, isWritten }) });
  const change = () => changed([{ target: "body" }]);
  const grow = () => getsRoom();
  const now_ = () => now;
  const watches = () => watching;
  const remind = () => tell({ type: "remind", on: true }, { id: "me" });
  const waits = () => idleMoments;
  return { location, sent, waits, looks, pass, tick, lose, use, load, grow, send, watches, now: now_, change, remind };
}

test("a page that stands still is looked at once", () => {
  const { looks, pass } = watched();
  pass(60_000);
  assert.deepEqual(looks, [0]);
});

test("a page of which only words are asked waits for no idle moment", () => {
  for (const isLong of [true, false]) {
    const { looks, waits, pass } = watched({ isLong });
    pass(60_000);
    assert.deepEqual([looks, waits()], [[0], isLong ? 0 : 1]);
  }
});

test("scripts that come twice look once", () => {
  const { looks, pass, send, watches } = watched();
  send();
  pass(60_000);
  assert.deepEqual([looks, watches()], [[0], 1]);
});

test("a frame without room is neither looked at nor watched until it has some, or a person uses it", () => {
  for (const what of /** @type {const} */ (["grow", "use"])) {
    const frame = watched({ isFrame: true, hasRoom: false });
    frame.pass(60_000);
    assert.deepEqual([frame.looks, frame.watches()], [[], 0]);
    frame[what]();
    frame.pass(5000);
    assert.ok(frame.looks.length > 0 && frame.watches() === 1, what);
  }
});

test("a page that ticks is looked at ever more seldom, and told of once", () => {
  const { looks, sent, tick } = watched();
  tick(3000);
  const gaps = looks.slice(1).map((at, n) => at - looks[n]);
  assert.ok(gaps.every((gap, n) => n === 0 || gap >= Math.min(gaps[n - 1], 59_000)), gaps.join());
  assert.ok(looks.length <= 18, `${looks.length} looks in five minutes`);
  assert.equal(sent.length, 1);
});

test("a page that ticks for an hour is never looked at for the last time, and once a minute at most", () => {
  const { looks, tick } = watched();
  tick(36_000);
  const gaps = looks.slice(1).map((at, n) => at - looks[n]);
  assert.ok(Math.max(...gaps) <= 61_000, `${Math.max(...gaps)} ms`);
  assert.ok(looks.length < 75, `${looks.length} looks`);
});

test("where a person begins to use a page that ticks, it is looked at soon, and scripts hasten nothing", () => {
  const { looks, tick, use, now } = watched();
  tick(3000);
  const before = looks.length;
  use("pointerdown", false);
  tick(15);
  assert.equal(looks.length, before);
  const from = now();
  use("focusin");
  tick(10);
  assert.equal(looks.length, before + 1);
  assert.ok(looks[before] - from <= 900, `${looks[before] - from} ms`);
});

test("looks for a person have a budget of their own, and it has an end", () => {
  const { looks, tick, use } = watched();
  for (let n = 0; n < 200; n++) {
    use("keydown");
    tick(20);
  }
  assert.ok(looks.length > 30 && looks.length < 65, `${looks.length} looks`);
});

test("a small frame counts from when a person fills it in, also where it is about to be looked at", () => {
  const { sent, change, pass, use } = watched({ isFrame: true });
  change();
  pass(100);
  use();
  pass(5000);
  assert.deepEqual(sent.map(({ isLarge }) => isLarge), [false, true]);
});

test("what a stopped worker did not hear is told again", async () => {
  const { location, sent, lose, change, pass } = watched();
  lose(true);
  location.href = "http://a.test/loans";
  change();
  pass(1000);
  assert.equal(sent.length, 1);
  lose(false);
  await new Promise((heard) => setImmediate(heard));
  pass(5000);
  assert.deepEqual(sent.map(({ facts }) => facts.title), ["http://a.test/", "http://a.test/loans"]);
});

test("where the worker was stopped before it brought the reminders, it is told of the page again", async () => {
  const { sent, lose, pass, remind } = watched();
  lose(true);
  remind();
  await new Promise((heard) => setImmediate(heard));
  lose(false);
  pass(5000);
  assert.equal(sent.length, 2);
});

test("a page is looked at again when a frame of its own making has come, however late", () => {
  const { looks, pass, load } = watched();
  pass(60_000);
  load("img");
  load("iframe");
  pass(5000);
  assert.deepEqual(looks, [0]);
  load("iframe", true);
  pass(5000);
  assert.equal(looks.length, 2);
});

test("frames that come one after another are asked together, once the page is idle", () => {
  const { looks, waits, pass, load } = watched();
  pass(60_000);
  const before = waits();
  for (let n = 0; n < 30; n++) load("iframe");
  pass(5000);
  assert.equal(waits() - before, 1);
  load("iframe", true);
  pass(5000);
  assert.equal(looks.length, 2);
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

test("what was glanced at before the eyes came says nothing of another address", async () => {
  for (const address of ["http://a.test/", "http://a.test/news"]) {
    const { location, looks, pass } = watched({ hasEyes: false });
    location.href = address;
    await new Promise((come) => setImmediate(come));
    pass(0);
    assert.deepEqual(looks, address.endsWith("/news") ? [] : [0]);
  }
});

test("a page that changes its address all the time is looked at all the same, 60 times and then once a minute", () => {
  const { location, looks, pass, change } = watched();
  for (let n = 0; n < 3000; n++) {
    location.href = `http://a.test/${n}`;
    change();
    pass(50);
  }
  assert.ok(looks[1] <= 1000, `${looks[1]} ms`);
  assert.ok(looks.length >= 60 && looks.length <= 63, `${looks.length} looks`);
});
