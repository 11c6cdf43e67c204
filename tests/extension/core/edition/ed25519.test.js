import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { isSigned, keyId, publicKey } from "../../../../extension/core/edition/ed25519.js";
import { newKey } from "../../../browser/publisher.js";

/** @type {{public: string, taken: boolean}[]} */
const KEYS = JSON.parse(await readFile(new URL("../../../cases/keys.json", import.meta.url), "utf8")).keys;
const NOTHING = new Uint8Array();

test("what is a key is the same on both sides", () => {
  for (const { public: text, taken } of KEYS) assert.equal(publicKey(text) !== null, taken, text);
});

test("a key is named by the beginning of its digest", async () => {
  const key = newKey();
  assert.equal(await keyId(/** @type {any} */ (publicKey(key.public))), key.id);
});

test("a point of small order verifies nothing, and neither does what is no signature", async () => {
  const zeros = Buffer.alloc(64).toString("base64");
  for (const { public: text, taken } of KEYS) if (!taken) assert.equal(await isSigned(text, NOTHING, zeros), false);
  for (const wrong of ["", "no base64 !", zeros]) assert.equal(await isSigned(newKey().public, NOTHING, wrong), false);
});
