import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ITERATIONS,
  newLockbox,
  openLockbox,
  relock,
  seal,
  sha256,
  unseal,
  utf8,
} from "../../../../extension/core/evidence-log/seal.js";

const PASSPHRASE = "下雨天 慢慢走 回家";
const { lockbox, key } = await newLockbox(PASSPHRASE);

test("what is sealed comes back, and only for the place it was sealed for", async () => {
  const sealed = await seal(key, "record:1", utf8("夜里十一点打来"));
  assert.deepEqual(await unseal(key, "record:1", sealed), utf8("夜里十一点打来"));
  await assert.rejects(unseal(key, "record:2", sealed), { code: "damaged" });
});

test("the same words are never sealed alike, and their length does not show", async () => {
  const [one, two, longer] = await Promise.all(
    [utf8("甲"), utf8("甲"), utf8("甲".repeat(1000))].map((bytes) => seal(key, "p", bytes)),
  );
  assert.notDeepEqual(one, two);
  assert.notDeepEqual(one.slice(0, 12), two.slice(0, 12));
  assert.equal(one.length, longer.length);
});

test("any turned bit is noticed", async () => {
  const sealed = await seal(key, "p", utf8("证据"));
  for (const at of [0, 12, sealed.length - 1]) {
    const turned = sealed.slice();
    turned[at] ^= 1;
    await assert.rejects(unseal(key, "p", turned), { code: "damaged" });
  }
});

test("a lockbox opens with its passphrase, however the keyboard composes it", async () => {
  const sealed = await seal(key, "p", utf8("a"));
  const { lockbox: typed } = await newLockbox("ｃａｆé 六个字");
  await openLockbox(typed, "cafe\u0301 六个字");
  assert.deepEqual(await unseal(await openLockbox(lockbox, PASSPHRASE), "p", sealed), utf8("a"));
});

test("a wrong passphrase, damage and a newer version are told apart", async () => {
  await assert.rejects(openLockbox(lockbox, "另一句口令"), { code: "passphrase" });
  const turned = lockbox.key.startsWith("A") ? "B" : "A";
  await assert.rejects(openLockbox({ ...lockbox, key: turned + lockbox.key.slice(1) }, PASSPHRASE), {
    code: "damaged",
  });
  await assert.rejects(openLockbox({ ...lockbox, version: /** @type {any} */ (2) }, PASSPHRASE), { code: "newer" });
  await assert.rejects(openLockbox(/** @type {any} */ (null), PASSPHRASE), { code: "damaged" });
});

test("the derivation does OWASP's work, and a lockbox cannot ask for less or for a frozen browser", async () => {
  assert.ok(ITERATIONS >= 600_000);
  assert.equal(lockbox.iterations, ITERATIONS);
  for (const iterations of [1000, 2 ** 31]) {
    await assert.rejects(openLockbox({ ...lockbox, iterations }, PASSPHRASE), { code: "damaged" });
  }
});

test("another passphrase opens the same key, the old one no longer", async () => {
  const sealed = await seal(key, "p", utf8("a"));
  const changed = await relock(lockbox, PASSPHRASE, "新的一句口令");
  assert.deepEqual(await unseal(await openLockbox(changed, "新的一句口令"), "p", sealed), utf8("a"));
  await assert.rejects(openLockbox(changed, PASSPHRASE), { code: "passphrase" });
  assert.notEqual(changed.salt, lockbox.salt);
});

test("the checksum is SHA-256", async () => {
  assert.equal(await sha256(utf8("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
