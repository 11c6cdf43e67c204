/** Whose weights judge a page: those of the edition in hand, where they are sound. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownSignals, signalsBy } from "../../../extension/browser/own-signals.js";
import { WEIGHTS } from "../own-signals.js";
import { workerWithSample } from "../worker-api.js";

await workerWithSample();

/** @param {any} table @returns {import("../../../extension/core/edition/database.js").Rows} */
const edition = (table) => ({ one: async () => table, many: async () => [], all: async () => [] });

test("sound weights of the edition are used", async () => {
  const { weights } = await signalsBy(edition({ ...WEIGHTS, offers_from: WEIGHTS.offers_from + 1 }));
  assert.equal(weights.offers_from, WEIGHTS.offers_from + 1);
});

for (const [name, table] of /** @type {[string, any][]} */ ([
  ["none", undefined],
  ["null", null],
  ["broken ones", { ...WEIGHTS, signals: "x" }],
  ["hostile ones", { ...WEIGHTS, offers_from: 0 }],
])) {
  test(`an edition with ${name} leaves the shipped ones`, async () => {
    assert.equal(await signalsBy(edition(table)), await ownSignals());
  });
}
