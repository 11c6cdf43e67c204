import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import "fake-indexeddb/auto";
import "./quick-derivation.js";
import { utf8 } from "../../../../extension/core/evidence-log/seal.js";
import { changePassphrase, create, erase, exists, unlock } from "../../../../extension/core/evidence-log/vault.js";
import { entry } from "./log-sample.js";

const PASSPHRASE = "下雨天 慢慢走 回家";
/** @type {import("../../../../extension/core/evidence-log/vault.js").Vault} */
let vault;

beforeEach(async () => {
  vault = await create(PASSPHRASE);
});
afterEach(async () => {
  vault.lock();
  await erase();
});

test("what was saved is there after unlocking", async () => {
  const one = entry({ words: "再不还就找你家人" });
  await vault.save({ records: [one], files: [{ id: "f", bytes: utf8("录音") }] });
  vault.lock();
  vault = await unlock(PASSPHRASE);
  assert.deepEqual(await vault.records(), { records: [one], damaged: 0 });
  assert.deepEqual(await vault.file("f"), utf8("录音"));
});

test("nothing lies in the clear", async () => {
  await vault.save({
    records: [entry({ words: "secret words", number: "13800000000" })],
    files: [{ id: "f", bytes: utf8("secret recording") }],
  });
  const stored = Buffer.concat(
    (await everything()).map((one) => Buffer.from(one instanceof Uint8Array ? one : JSON.stringify(one))),
  );
  for (const word of ["secret", "13800000000", "entry", "debtor", PASSPHRASE]) {
    assert.equal(stored.includes(Buffer.from(word)), false, word);
  }
});

test("a wrong passphrase opens nothing and changes nothing", async () => {
  await assert.rejects(unlock("不是这一句"), { code: "passphrase" });
  await assert.rejects(changePassphrase("不是这一句", "新的一句口令"), { code: "passphrase" });
  (await unlock(PASSPHRASE)).lock();
});

test("after a change of passphrase the new one opens everything", async () => {
  await vault.save({ records: [entry()] });
  await changePassphrase(PASSPHRASE, "新的一句口令");
  await assert.rejects(unlock(PASSPHRASE), { code: "passphrase" });
  const again = await unlock("新的一句口令");
  assert.equal((await again.records()).records.length, 1);
  again.lock();
});

test("an entry and its files are written together or not at all", async (t) => {
  const put = IDBObjectStore.prototype.put;
  t.mock.method(
    IDBObjectStore.prototype,
    "put",
    /** @this {IDBObjectStore} @param {any} value @param {any} key */ function (value, key) {
      if (this.name === "files") throw new DOMException("no room", "QuotaExceededError");
      return put.call(this, value, key);
    },
  );
  await assert.rejects(vault.save({ records: [entry()], files: [{ id: "f", bytes: utf8("录音") }] }), { code: "full" });
  assert.deepEqual(await vault.records(), { records: [], damaged: 0 });
});

test("a record that rotted is counted, and the others open", async () => {
  await vault.save({ records: [entry({ id: "a" }), entry({ id: "b" })] });
  const [sealed] = await ask("records", (store) => store.get("a"));
  sealed[20] ^= 1;
  await ask("records", (store) => store.put(sealed, "a"));
  const { records, damaged } = await vault.records();
  assert.deepEqual([records.map(({ id }) => id), damaged], [["b"], 1]);
});

test("a record moved into another's place does not open", async () => {
  await vault.save({ records: [entry({ id: "a" }), entry({ id: "b" })] });
  const [sealed] = await ask("records", (store) => store.get("a"));
  await ask("records", (store) => store.put(sealed, "b"));
  assert.equal((await vault.records()).damaged, 1);
});

test("a second log is not made over the first", async () => {
  await assert.rejects(create("另一句口令来了"), { code: "exists" });
  (await unlock(PASSPHRASE)).lock();
});

test("erasing leaves nothing, and the open log is told", async () => {
  await vault.save({ records: [entry()] });
  const told = new Promise((resolve) => (vault.onerased = () => resolve(true)));
  await erase();
  assert.equal(await told, true);
  assert.equal(await exists(), false);
  await assert.rejects(unlock(PASSPHRASE), { code: "gone" });
  await assert.rejects(vault.save({ records: [entry()] }), { code: "gone" });
});

/** @param {string} name @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any[]>} */
function ask(name, act) {
  return new Promise((resolve, reject) => {
    const request = act(vault.db.transaction(name, "readwrite").objectStore(name));
    request.onsuccess = () => resolve([request.result]);
    request.onerror = () => reject(request.error);
  });
}

async function everything() {
  const found = [];
  for (const name of vault.db.objectStoreNames) {
    for (const what of /** @type {const} */ (["getAll", "getAllKeys"])) {
      found.push(...(await ask(name, (store) => store[what]()))[0]);
    }
  }
  return found;
}
