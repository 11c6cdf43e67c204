/** Rows that stay in memory say what the database says, and ask it once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { remembered, warm } from "../../../../extension/core/edition/row-cache.js";
import { ROWS } from "../../sample-rows.js";

/** @typedef {import("../../../../extension/core/edition/database.js").Rows} Rows */

/** @type {import("../../../../extension/core/edition/database.js").StoreName[]} */
const STORES = ["meta", "names", "licences", "lenders", "hosts", "warned"];

test("every value is that of the database, and a store that was read is not read again", async () => {
  const rows = /** @type {Rows} */ (ROWS);
  let asked = 0;
  const counted = /** @type {Rows} */ ({
    many: (...how) => ((asked += 1), rows.many(...how)),
    one: (...how) => ((asked += 1), rows.one(...how)),
    all: (...how) => ((asked += 1), rows.all(...how)),
  });
  const held = remembered(counted);
  await warm(held);
  for (const store of STORES) {
    const all = await rows.all(store);
    assert.ok(all.length, store);
    const keys = [...all.map(([key]) => key), "of nobody"];
    assert.deepEqual(await held.many(store, keys), [...all.map(([, value]) => value), undefined]);
    assert.equal(await held.one(store, keys[0]), await held.one(store, keys[0]));
    const since = asked;
    await held.many(store, keys);
    assert.equal(asked, since);
    if (store !== "meta") assert.deepEqual(await held.all(store), all);
  }
});
