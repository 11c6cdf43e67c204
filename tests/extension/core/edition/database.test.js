import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepOnly, open, write } from "../../../../extension/core/edition/database.js";
import { slipKeys } from "../../../../extension/core/lookalike/keys.js";
import { CONTENT, verifiedSample } from "../../sample.js";

test("rows are read by their keys", async () => {
  await write("100", verifiedSample().rows);
  const rows = await open("100");
  assert.equal((await rows.one("lenders", "SG:0")).name, "1 - CASH PTE. LTD.");
  assert.deepEqual((await rows.one("lenders", "CN:0")).hosts, ["mucfc.com"]);
  assert.deepEqual(
    (await rows.many("hosts", ["1-cash.sg", "nobody.example"])).map((found) => found?.[0].verdict),
    ["licensed", undefined],
  );
  assert.equal((await rows.one("names", "同名")).length, 2);
  assert.equal((await rows.one("meta", "checklists"))[0].id, "cn/before-borrowing");
  assert.equal((await rows.one("meta", "help")).doors[0].phone, "110");
});

test("writing again replaces what an interrupted attempt left", async () => {
  const { rows } = verifiedSample();
  await write("101", rows);
  rows.hosts.delete("two.example");
  await write("101", rows);
  assert.equal(await (await open("101")).one("hosts", "two.example"), undefined);
});

test("an edition that could not be written bars nothing: written again it is there", async () => {
  const { rows } = verifiedSample();
  await assert.rejects(write("102", { ...rows, hosts: new Map([["two.example", () => undefined]]) }));
  await write("102", rows);
  assert.ok(await (await open("102")).one("meta", "manifest"));
});

test("an edition that is not there does not open", async () => {
  await assert.rejects(open("999"));
  assert.ok(!(await indexedDB.databases()).some(({ name }) => name === "edition-999"));
});

test("only the edition in hand is kept, also while an old one is still read", async () => {
  for (const id of ["201", "202"]) await write(id, verifiedSample().rows);
  await open("201");
  await keepOnly("202");
  const rows = await open("202");
  assert.ok(await rows.one("meta", "manifest"));
  const left = (await indexedDB.databases()).map(({ name }) => name);
  assert.deepEqual(left, ["edition-202"]);
});

/** How often rows are read meanwhile. @param {() => Promise<unknown>} act */
async function reads(act) {
  const { get } = IDBObjectStore.prototype;
  let count = 0;
  IDBObjectStore.prototype.get = function counted(key) {
    count += 1;
    return get.call(this, key);
  };
  try {
    await act();
  } finally {
    IDBObjectStore.prototype.get = get;
  }
  return count;
}

test("what no edition knows is told without reading a row", async () => {
  await write("300", verifiedSample().rows);
  const rows = await open("300");
  const unknown = () =>
    Promise.all([
      rows.many("hosts", ["nobody.example", "some.nobody.example"]),
      rows.many("warned", ["A".repeat(22), "A".repeat(8)]),
      rows.many("alike", slipKeys("nobody")),
    ]);
  assert.deepEqual(await unknown(), [2, 2, 3].map((count) => Array(count).fill(undefined)));
  assert.equal(await reads(unknown), 0, "the keys were read once");
  const known = () => rows.many("hosts", ["nobody.example", "msxf.com"]);
  assert.equal(await reads(known), 2, "a piece of the keys, and a row");
  assert.equal(await reads(known), 1);
});

test("a known host is found under each of its keys, with what else lies there", async () => {
  await write("301", verifiedSample().rows);
  const rows = await open("301");
  const found = await rows.many("alike", [...slipKeys("youdaodao"), ".youdaodao.com", "'youdaodai", "'nobody"]);
  const row = ["youdaodao.com", true, ["youdaodai"]];
  assert.deepEqual(found, [[row], [row], [row], [row], [row], undefined]);
  assert.equal((await rows.all("known")).length, CONTENT["known.json"].known.length);
});

