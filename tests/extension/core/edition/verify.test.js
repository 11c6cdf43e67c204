import assert from "node:assert/strict";
import { sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fromBase64, isKey, Refused, verified } from "../../../../extension/core/edition/verify.js";
import { flipped, newKey, republish, signedAs, unsigned } from "../../../browser/edition.js";
import { DAY, KEY, sample, TRUSTED } from "../../sample.js";

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

/** The edition with more files or other ones, signed. @param {[string, Buffer][]} more */
function signedWith(more) {
  const files = /** @type {Map<string, Buffer>} */ (new Map([...OFFERED.files, ...more]));
  return republish({ ...OFFERED, files }, { key: KEY, published: NOW });
}

/** The edition under this manifest, signed as it stands. @param {any} manifest */
function under(manifest) {
  const bytes = Buffer.from(JSON.stringify(manifest));
  const signature = Buffer.from(sign(null, bytes, KEY.privateKey).toString("base64"));
  const files = new Map([...OFFERED.files, ["manifest.json", bytes], ["manifest.sig", signature]]);
  return { ...OFFERED, manifest, files: /** @type {Map<string, Buffer>} */ (files) };
}

/** @param {string} name @param {{sha256?: string, size?: number}} other */
function listing(name, other) {
  const { files } = OFFERED.manifest;
  return under({ ...OFFERED.manifest, files: { ...files, [name]: { ...files[name], ...other } } });
}

test("files of servers and others are never fetched", async () => {
  const { files } = signedWith(
    ["lookup.sqlite", "cn.json.gz", "old-cn.json", "x/cn.json"].map((name) => [name, Buffer.from("{}")]),
  );
  /** @type {string[]} */
  const asked = [];
  const get = async (/** @type {string} */ name) => {
    asked.push(name);
    return new Uint8Array(/** @type {Buffer} */ (files.get(name)));
  };
  assert.ok(await offer(OFFERED, { get }));
  assert.deepEqual(asked.toSorted(), [
    "checklists.json", "cn.json", "known.json", "lt.json", "manifest.json", "manifest.sig", "sg.json", "tables.json",
  ]);
});

test("an edition with the announced number is taken", async () => {
  assert.equal((await offer(OFFERED, { announced: NOW }))?.manifest.edition, NOW);
});

test("a line break after the signature does no harm", async () => {
  const sig = Buffer.concat([/** @type {Buffer} */ (OFFERED.files.get("manifest.sig")), Buffer.from("\n")]);
  assert.ok(await offer({ ...OFFERED, files: new Map(OFFERED.files).set("manifest.sig", sig) }));
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

test("a manifest that is missing is unreachable", () => {
  const files = new Map(OFFERED.files);
  files.delete("manifest.json");
  return refused("unreachable", offer({ ...OFFERED, files }));
});

/** @type {[string, any][]} */
const BROKEN = [
  ["another format", { format: 2 }],
  ["a number that is no whole one", { edition: NOW + 0.5 }],
  ["a number below one", { edition: 0 }],
  ["no moment of publication", { published_at: "soon" }],
  ["no expiry", { expires_at: "never" }],
  ["a text instead of files", { files: "tables.json checklists.json known.json" }],
  ["nothing instead of files", { files: null }],
  ["no known hosts", { files: { ...OFFERED.manifest.files, "known.json": undefined } }],
  ["no registers", { registers: {} }],
  ["no list of what is covered", { covered: null }],
  ["no list of what is not covered", { not_covered: undefined }],
];
for (const [what, facts] of BROKEN) {
  test(`a signed manifest with ${what} is refused`, () =>
    refused("malformed", offer(under({ ...OFFERED.manifest, ...facts }), { held: -1 })));
}

test("a signed manifest that holds nothing names no key", () => refused("unknown_key", offer(under(null))));

test("a file that is listed with nothing about it is refused", () => {
  const { files } = OFFERED.manifest;
  return refused("malformed", offer(under({ ...OFFERED.manifest, files: { ...files, "cn.json": null } })));
});

test("a file of another size than the manifest says is refused, whatever its checksum", () => {
  const { size } = OFFERED.manifest.files["cn.json"];
  return refused("tampered", offer(listing("cn.json", { size: size + 1 })));
});

test("a file of more than 64 MiB is refused before it is asked for", async () => {
  const MOST = 2 ** 26;
  for (const [size, code] of /** @type {[number, string][]} */ ([[MOST, "tampered"], [MOST + 1, "malformed"]])) {
    await refused(code, offer(listing("cn.json", { size })));
  }
});

test("a signed file that is no UTF-8 is refused", () =>
  refused("malformed", offer(signedWith([["cn.json", Buffer.from('{"note": "\xff"}', "latin1")]]))));

test("what an interrupted attempt left is not fetched or kept again", async () => {
  const { files } = OFFERED.manifest;
  const left = files["cn.json"].sha256;
  /** @type {string[]} */
  const put = [];
  const kept = {
    get: async (/** @type {string} */ sha256) =>
      sha256 === left ? new Uint8Array(/** @type {Buffer} */ (OFFERED.files.get("cn.json"))) : undefined,
    put: async (/** @type {string} */ sha256) => void put.push(sha256),
  };
  const without = { ...OFFERED, files: new Map(OFFERED.files) };
  without.files.delete("cn.json");
  assert.ok((await offer(without, { kept }))?.files.has("cn.json"));
  const others = ["checklists.json", "known.json", "lt.json", "sg.json", "tables.json"];
  assert.deepEqual(put.toSorted(), others.map((name) => files[name].sha256).toSorted());
});
