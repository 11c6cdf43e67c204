/** The parts of the extension that a document asks for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bring } from "../../../extension/worker/parts.js";

/** What is run where, in a browser whose document has begun or not. @param {boolean} begun */
async function ranWhere(begun) {
  /** @type {unknown[]} */
  const ran = [];
  const scope = /** @type {any} */ (globalThis);
  if (begun) scope.xianchaNeed = () => undefined;
  scope.chrome = {
    scripting: {
      executeScript: async (/** @type {any} */ { target, func, files }) => {
        if (files) ran.push([target, files]);
        return [{ result: func?.() }];
      },
    },
  };
  const answer = await bring({ part: "reminders", tabId: 7, frameId: 0, document: "D1" });
  delete scope.xianchaNeed;
  delete scope.chrome;
  return { answer, ran };
}

test("a part runs in the document that asked", async () => {
  const { answer, ran } = await ranWhere(true);
  assert.equal(answer, true);
  assert.deepEqual(ran, [[{ tabId: 7, documentIds: ["D1"] }, ["data/reminders.js"]]]);
});

test("a document in which nothing of ours has come gets no part", async () => {
  assert.deepEqual(await ranWhere(false), { answer: null, ran: [] });
});
