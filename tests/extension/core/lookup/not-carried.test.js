import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "../../../../extension/core/answer/ask.js";
import { leftOut } from "../../../../extension/core/lookup/not-carried.js";
import { ROWS } from "../../sample-rows.js";

const speaking = { say: (/** @type {string} */ key) => key, language: /** @type {const} */ ("zh_CN") };
const LEFT = { id: "in-long-list", country: "IN", kind: "licence", title: { zh_CN: "长名单", en: "long list" } };

/** The sample, which says that it holds another register, of which it covers nothing. */
const rows = /** @type {import("../../../../extension/core/edition/database.js").Rows} */ (
  /** @type {unknown} */ ({
    many: async (/** @type {any} */ store, /** @type {string[]} */ keys) =>
      (await ROWS.many(store, keys)).map((value, at) => withLeft(store, keys[at], value)),
    one: async (/** @type {any} */ store, /** @type {string} */ key) =>
      withLeft(store, key, await ROWS.one(store, key)),
    all: (/** @type {any} */ store) => ROWS.all(store),
  })
);

/** @param {string} store @param {string} key @param {any} value */
function withLeft(store, key, value) {
  return store === "meta" && key === "manifest" ? { ...value, registers: [...value.registers, LEFT] } : value;
}

/** @param {string} text */
async function leftFor(text) {
  const answer = await ask(rows, text, /** @type {any} */ (speaking));
  return (await leftOut(rows, /** @type {any} */ (answer))).map(({ id }) => id);
}

test("a Latin name that nobody here bears may be on a list that is not held whole", async () => {
  assert.deepEqual(await leftFor("Vishesh Credits Private Limited"), ["in-long-list"]);
});

test("a name in Chinese, an address and a lender that is known are on none of those", async () => {
  for (const text of ["天天速贷", "https://example.com/apply", "1 - CASH PTE. LTD."]) {
    assert.deepEqual(await leftFor(text), [], text);
  }
});
