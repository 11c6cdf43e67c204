/** How a document asks for what looks closer, by a clock that the test turns. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const NEED = await readFile(new URL("../../../extension/content/load-part.js", import.meta.url), "utf8");

/** A document whose worker answers as it is told to. @param {(bring: () => void) => Promise<unknown>} answer */
function documentWith(answer) {
  /** @type {(() => void)[]} */
  const timers = [];
  /** @type {any} */
  const here = {
    asked: 0,
    setTimeout: (/** @type {() => void} */ run) => timers.push(run),
    xianchaPlaceOfFrame: () => ({ around: "" }),
    chrome: {
      runtime: { sendMessage: () => (here.asked++, answer(() => void (here.xianchaObserve = () => null))) },
    },
  };
  vm.runInNewContext(NEED, here);
  return { here, need: () => here.xianchaNeed("eyes"), passTime: () => timers.splice(0).forEach((run) => run()) };
}

test("what several ask for at once is brought once, and is there for good", async () => {
  const { here, need } = documentWith(async (bring) => bring());
  await Promise.all([need(), need()]);
  await need();
  assert.equal(here.asked, 1);
});

test("what does not come is asked for again by who needs it", async () => {
  let isRefused = true;
  const { here, need } = documentWith(async (bring) => (isRefused ? Promise.reject(new Error("stopped")) : bring()));
  await assert.rejects(need(), /no eyes/u);
  isRefused = false;
  await need();
  assert.equal(here.asked, 2);
});

test("a worker that never answers is not waited for for ever", async () => {
  let isHung = true;
  const { here, need, passTime } = documentWith(async (bring) => (isHung ? new Promise(() => {}) : bring()));
  const first = need();
  passTime();
  await assert.rejects(first, /no eyes/u);
  isHung = false;
  await need();
  assert.equal(here.asked, 2);
});
