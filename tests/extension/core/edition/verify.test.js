import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fromBase64, isKey, Refused, verified } from "../../../../extension/core/edition/verify.js";
import { flipped, newKey, signedAs, unsigned } from "../../../browser/edition.js";
import { DAY, sample, TRUSTED } from "../../sample.js";

/** @typedef {import("../../../browser/edition.js").Edition} Edition */

const NOW = 1_795_564_800;
const OFFERED = sample({ published: NOW });

/**
 * @param {Edition} edition
 * @param {Partial<Parameters<typeof verified>[0]>} [more]
 */
function offer(edition, more = {}) {
  return verified({
    get: async (name) =>
      new Uint8Array(edition.files.get(name) ?? []).length
        ? new Uint8Array(/** @type {Buffer} */ (edition.files.get(name)))
        : null,
    keys: TRUSTED,
    held: NOW - DAY,
    now: NOW * 1000,
    ...more,
  });
}

/** @param {string} code @param {Promise<unknown>} offered */
function refused(code, offered) {
  return assert.rejects(offered, (error) => error instanceof Refused && error.code === code);
}

test("a newer, signed, whole edition is taken with its files", async () => {
  const found = await offer(OFFERED);
  assert.equal(found?.manifest.edition, NOW);
  assert.deepEqual([...(found?.files.keys() ?? [])].sort(), [
    "checklists.json", "cn.json", "known.json", "lt.json", "sg.json", "tables.json",
  ]);
});

test("the edition in hand is not taken again", async () => {
  assert.equal(await offer(OFFERED, { held: NOW }), null);
});

test("a file of servers is never fetched", async () => {
  const { manifest, files } = sample({ published: NOW });
  const asked = new Set();
  const get = async (/** @type {string} */ name) => {
    asked.add(name);
    return new Uint8Array(/** @type {Buffer} */ (files.get(name)));
  };
  await offer({ manifest, files }, { get });
  assert.ok(!asked.has("lookup.sqlite"));
  assert.equal(asked.size, 8);
});

for (const name of ["cn.json", "tables.json", "checklists.json"]) {
  test(`one flipped byte in ${name} is refused`, () => refused("tampered", offer(flipped(OFFERED, name))));
}

test("a flipped byte in the manifest is refused", async () => {
  const turned = flipped(OFFERED, "manifest.json");
  await assert.rejects(offer(turned), Refused);
});

test("a file longer than the manifest says is refused", () => {
  const longer = Buffer.concat([/** @type {Buffer} */ (OFFERED.files.get("cn.json")), Buffer.from(" ")]);
  return refused("tampered", offer({ ...OFFERED, files: new Map(OFFERED.files).set("cn.json", longer) }));
});

test("a missing signature is refused", () => refused("unsigned", offer(unsigned(OFFERED))));

test("a wrong signature is refused", () =>
  refused("bad_signature", offer(signedAs(OFFERED, sample({ published: NOW - 1 })))));

test("a signature that is no signature is refused", () =>
  refused(
    "bad_signature",
    offer({ ...OFFERED, files: new Map(OFFERED.files).set("manifest.sig", Buffer.from("no base64 !")) }),
  ));

test("an unknown key is refused", () => refused("unknown_key", offer(sample({ published: NOW, key: newKey() }))));

test("a stranger's key under a trusted id is refused", () => {
  const stranger = { ...newKey(), id: TRUSTED[0].id };
  return refused("bad_signature", offer(sample({ published: NOW, key: stranger })));
});

/** @type {{keys: {public: string, taken: boolean, why: string}[], signature: string}} */
const KEYS = JSON.parse(await readFile(new URL("../../../cases/keys.json", import.meta.url), "utf8"));

/** @param {string} text */
function taken(text) {
  try {
    return isKey(fromBase64(text));
  } catch {
    return false;
  }
}

for (const { public: text, taken: expected, why } of KEYS.keys) {
  test(`a public key is ${expected ? "taken" : "refused"}: ${why}`, () => assert.equal(taken(text), expected));
}

test("what nobody signed is refused under a trusted key of small order, which verifies anything", async () => {
  const [{ public: small }] = KEYS.keys;
  const manifest = /** @type {Buffer} */ (OFFERED.files.get("manifest.json"));
  const verifier = await crypto.subtle.importKey("raw", fromBase64(small), { name: "Ed25519" }, false, ["verify"]);
  assert.ok(
    await crypto.subtle.verify({ name: "Ed25519" }, verifier, fromBase64(KEYS.signature), new Uint8Array(manifest)),
  );
  const forged = new Map(OFFERED.files).set("manifest.sig", Buffer.from(KEYS.signature));
  await refused(
    "bad_signature",
    offer({ ...OFFERED, files: forged }, { keys: [{ id: TRUSTED[0].id, public: small }] }),
  );
});

test("an older number is refused", () => refused("older", offer(OFFERED, { held: NOW + 1 })));

test("an expiry past when offered is refused", () =>
  refused("expired", offer(sample({ published: NOW, expires: NOW + DAY }), { now: (NOW + DAY) * 1000 })));

test("another edition than the one announced is refused", () =>
  refused("malformed", offer(OFFERED, { announced: NOW + 5 })));

test("what is no manifest is refused", () =>
  refused(
    "malformed",
    offer({ ...OFFERED, files: new Map(OFFERED.files).set("manifest.json", Buffer.from("<html>")) }),
  ));

test("a file that is announced and missing is refused", () => {
  const files = new Map(OFFERED.files);
  files.delete("sg.json");
  return refused("unreachable", offer({ ...OFFERED, files }));
});
