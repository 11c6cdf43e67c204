/**
 * Over all that the suites asked for: the edition's files from the configured server, the test pages, and nothing else.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keptRequests, PLANTED, sortOf } from "./network.js";

const kept = await keptRequests(process.env.XIANCHA_REQUESTS ?? "");

test("every request of every browser is one that should be made", () => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const wrong = [];
  for (const by of kept) {
    for (const request of by.requests) {
      const sort = sortOf(request, by);
      const line = `${by.kind} ${sort}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
      if (sort.startsWith("unexpected")) wrong.push(`${by.suite} ${by.kind} ${request.method} ${request.url}: ${sort}`);
    }
  }
  for (const [line, count] of [...counts].toSorted()) console.log(`${line}: ${count}`);
  assert.ok(kept.length > 0 && kept.some(({ requests }) => requests.length > 0), "the recording works");
  const isPlanted = (/** @type {string} */ one) => one.includes(PLANTED);
  const isFound = wrong.some(isPlanted) || kept.every(({ suite }) => suite !== "network.test.js");
  assert.ok(isFound, "what is asked for while no suite drives a browser is found");
  assert.deepEqual(wrong.filter((one) => !isPlanted(one)), []);
});
