import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import "fake-indexeddb/auto";
import "./quick-derivation.js";
import { exported, imported, opened } from "../../../../extension/core/evidence-log/log-file.js";
import { attach, isEntry } from "../../../../extension/core/evidence-log/entry.js";
import { utf8 } from "../../../../extension/core/evidence-log/seal.js";
import { create, erase } from "../../../../extension/core/evidence-log/vault.js";
import { entry } from "./log-sample.js";

const OF_FILE = "只给备份用的口令";
const NOW = new Date("2026-11-25T12:00:00Z");
/** @type {import("../../../../extension/core/evidence-log/vault.js").Vault} */
let vault;

beforeEach(async () => {
  vault = await create("下雨天 慢慢走 回家");
  const { attachment, file } = await attach({ name: "录音.m4a", type: "audio/mp4", bytes: utf8("声音") }, NOW);
  const records = [
    entry({ id: "1", attachments: [attachment] }),
    entry({ id: "2", words: "原话" }),
    { id: "3", kind: "me", lender: "", fields: { name: "王某" } },
  ];
  await vault.save({ records, files: [file] });
});
afterEach(elsewhere);

async function elsewhere() {
  vault.lock();
  await erase();
}

/** A log of another browser. */
async function another() {
  await elsewhere();
  vault = await create("另一台电脑的口令");
}

test("a log carried to another browser is the same log", async () => {
  const before = (await vault.records()).records;
  const { blob, entries, missing } = await exported(vault, OF_FILE);
  assert.deepEqual([entries, missing], [2, 0]);
  await another();
  assert.deepEqual(await imported(vault, blob, OF_FILE), { added: 2, same: 0, both: 0, kept: 0, left: [] });
  const { records } = await vault.records();
  assert.deepEqual(records.toSorted(byId), before.toSorted(byId));
  assert.deepEqual(await vault.file(records.toSorted(byId)[0].attachments[0].id), utf8("声音"));
});

test("the file opens with its own passphrase alone", async () => {
  const { blob } = await exported(vault, OF_FILE);
  await assert.rejects(opened(blob, "下雨天 慢慢走 回家"), { code: "passphrase" });
});

test("a second import adds nothing", async () => {
  const { blob } = await exported(vault, OF_FILE);
  assert.deepEqual(await imported(vault, blob, OF_FILE), { added: 0, same: 2, both: 0, kept: 0, left: [] });
});

test("what differs is taken beside ours, once, and our details stay", async () => {
  const { blob } = await exported(vault, OF_FILE);
  await vault.save({
    records: [
      entry({ id: "2", words: "改过的话" }),
      /** @type {any} */ ({ id: "3", kind: "me", lender: "", fields: { name: "李某" } }),
    ],
  });
  assert.deepEqual(await imported(vault, blob, OF_FILE), { added: 0, same: 1, both: 1, kept: 1, left: [] });
  assert.deepEqual(await imported(vault, blob, OF_FILE), { added: 0, same: 2, both: 0, kept: 1, left: [] });
  const { records } = await vault.records();
  assert.deepEqual(records.map(({ words }) => words).filter(Boolean).toSorted(), ["原话", "改过的话"].toSorted());
  assert.equal(records.find(({ kind }) => kind === "me").fields.name, "李某");
});

test("a damaged, cut, lengthened or foreign file is refused in those words, and nothing is taken", async () => {
  const { blob } = await exported(vault, OF_FILE);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  await another();
  for (const at of [60, 500, bytes.length - 5]) {
    const turned = bytes.slice();
    turned[at] ^= 1;
    await assert.rejects(imported(vault, new Blob([turned]), OF_FILE), { code: "damaged" }, `byte ${at}`);
  }
  for (const length of [10, 300, 5000, bytes.length - 1]) {
    await assert.rejects(
      imported(vault, new Blob([bytes.slice(0, length)]), OF_FILE),
      { code: "damaged" },
      `length ${length}`,
    );
  }
  await assert.rejects(imported(vault, new Blob([bytes, "x"]), OF_FILE), { code: "damaged" });
  for (const foreign of ["", "PK\u0003\u0004 a zip"]) {
    await assert.rejects(imported(vault, new Blob([foreign]), OF_FILE), { code: "foreign" });
  }
  assert.deepEqual(await vault.records(), { records: [], damaged: 0 });
});

test("a file of which the last piece was cut off whole is refused", async () => {
  const { blob } = await exported(vault, OF_FILE);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const ends = [];
  for (let at = 8; at < bytes.length; at += 4 + new DataView(bytes.buffer).getUint32(at)) ends.push(at);
  assert.equal(ends.length, 3);
  await assert.rejects(opened(new Blob([bytes.slice(0, ends[2])]), OF_FILE), { code: "damaged" });
});

test("an entry of another format is named and left out; the others are taken, and the log can be shown", async () => {
  const wrong = {
    channel: "fax",
    whom: "neighbour",
    answered: "perhaps",
    date: "2026-13-40",
    time: "25:61",
    words: 7,
    attachments: [{ id: "a", name: "b", type: "c", sha256: "d", added_at: "e", size: -1 }],
  };
  const records = Object.entries(wrong).map(([name, value]) =>
    entry({ id: `w-${name}`, date: "2026-11-21", [name]: value }),
  );
  await vault.save({ records });
  const { blob } = await exported(vault, OF_FILE);
  await another();
  const { added, left } = await imported(vault, blob, OF_FILE);
  assert.equal(added, 2);
  assert.deepEqual(left.map((one) => /\((\w+)\)$/u.exec(one)?.[1]).toSorted(), Object.keys(wrong).toSorted());
  assert.ok(left.includes("2026-11-21 12:00 (channel)"));
  assert.ok((await vault.records()).records.every((one) => one.kind !== "entry" || isEntry(one)));
});

test("a record of a kind that is none of ours makes the file no file of ours", async () => {
  await vault.save({ records: [/** @type {any} */ ({ id: "x", kind: "spell", lender: "", fields: {} })] });
  const { blob } = await exported(vault, OF_FILE);
  await another();
  await assert.rejects(imported(vault, blob, OF_FILE), { code: "damaged" });
});

test("an import without room takes nothing", async (t) => {
  const { blob } = await exported(vault, OF_FILE);
  await another();
  const put = IDBObjectStore.prototype.put;
  t.mock.method(
    IDBObjectStore.prototype,
    "put",
    /** @this {IDBObjectStore} @param {any} value @param {any} key */ function (value, key) {
      if (this.name === "files") throw new DOMException("no room", "QuotaExceededError");
      return put.call(this, value, key);
    },
  );
  await assert.rejects(imported(vault, blob, OF_FILE), { code: "full" });
  assert.equal((await vault.records()).records.length, 0);
});

/** @param {{id: string}} a @param {{id: string}} b */
function byId(a, b) {
  return a.id.localeCompare(b.id);
}
