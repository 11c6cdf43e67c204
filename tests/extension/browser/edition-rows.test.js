import assert from "node:assert/strict";
import { test } from "node:test";
import { areaOver } from "../storage-areas.js";
import { rowsFromWorker } from "../../../extension/browser/edition-rows.js";

const EDITION = { id: "7-aa", number: 7, publisher: "p", signers: ["k"] };

/** What a worker answers, one time after the other. @param {(() => any)[]} answers */
function worker(answers) {
  const local = areaOver(new Map([["edition", EDITION]]));
  const sendMessage = async () => /** @type {() => any} */ (answers.shift())();
  Object.assign(globalThis, { chrome: { storage: { local }, runtime: { sendMessage } } });
}
const stopped = () => {
  throw new Error("the message channel closed before a response was received");
};

for (const [what, first] of /** @type {[string, () => any][]} */ ([
  ["was stopped before it answered", stopped],
  ["lost its rows to another edition meanwhile", () => null],
])) {
  test(`a worker that ${what} is asked once more`, async () => {
    worker([first, () => [{ name: "招联" }]]);
    assert.deepEqual(await (await rowsFromWorker())?.one("lenders", "CN:0"), { name: "招联" });
  });
}

test("a worker that has no rows is asked no third time", async () => {
  worker([() => null, () => null, () => assert.fail("asked again")]);
  await assert.rejects(async () => (await rowsFromWorker())?.one("lenders", "CN:0"), /no rows/u);
});
