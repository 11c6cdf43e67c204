/** Single signatures, blocks of them, keys and proofs of rotation: cases that the server shares. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readCertificate } from "../../../../extension/core/apk/certificate.js";
import { isSameKey } from "../../../../extension/core/apk/keys.js";
import { isSignedBlock } from "../../../../extension/core/apk/pkcs7.js";
import { Malformed, Unsupported } from "../../../../extension/core/apk/problems.js";
import { isProven } from "../../../../extension/core/apk/rotation.js";
import { fits } from "../../../../extension/core/apk/signatures.js";

const [cases, { blocks }] = ["signatures", "blocks"].map((name) =>
  JSON.parse(readFileSync(new URL(`../../../cases/apk-${name}.json`, import.meta.url), "utf8")),
);
const PROOF = 0x3ba06f8c;
/** @type {Record<string, import("../../../../extension/core/apk/signatures.js").Hash>} */
const HASHES = {
  md5: "MD5",
  sha1: "SHA-1",
  sha224: "SHA-224",
  sha256: "SHA-256",
  sha384: "SHA-384",
  sha512: "SHA-512",
};
/** @type {Record<string, import("../../../../extension/core/apk/signatures.js").Algorithm["key"]>} */
const KEYS = { "rsa": "RSASSA-PKCS1-v1_5", "rsa-pss": "RSA-PSS", "ecdsa": "ECDSA", "dsa": "DSA" };

/** @param {string} hex */
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));

/** @param {Promise<boolean>} asked @param {string} yes */
async function saidOf(asked, yes) {
  try {
    return (await asked) ? yes : "broken";
  } catch (error) {
    if (error instanceof Unsupported) return "unsupported";
    if (error instanceof Malformed) return "broken";
    throw error;
  }
}

for (const { name, key, hash, kind, salt, signature, signed, says } of cases.signatures) {
  test(`a signature fits or not: ${name}`, async () => {
    const how = { hash: HASHES[hash], key: KEYS[kind], salt };
    assert.equal(await saidOf(fits(bytes(key), how, bytes(signature), bytes(signed)), "fits"), says);
  });
}

for (const { name, block, signed, says } of blocks) {
  test(`a block signs a file or not: ${name}`, async () => {
    assert.equal(await saidOf(isSignedBlock(bytes(block), bytes(signed)), "fits"), says);
  });
}

for (const { name, proof, certificate, says } of cases.rotations) {
  test(`a change of keys is proven or not: ${name}`, async () => {
    const signer = signerOf(certificate, new Map([[PROOF, bytes(proof)]]));
    assert.equal(await saidOf(isProven(signer), "proven"), says);
  });
}

test("without a proof nothing is to be proven", async () => {
  assert.equal(await isProven(signerOf(cases.rotations[0].certificate, new Map())), true);
});

for (const { name, one, other, says } of cases.keys) {
  test(`keys are the same or not: ${name}`, () => {
    assert.equal(isSameKey(bytes(one), bytes(other)), says);
    assert.equal(isSameKey(bytes(other), bytes(one)), says);
  });
}

/** @param {string} hex @param {Map<number, Uint8Array<ArrayBuffer>>} attributes */
function signerOf(hex, attributes) {
  const certificate = readCertificate(bytes(hex));
  const none = new Map();
  const levels = { minSdk: 28, maxSdk: 33 };
  const signed = new Uint8Array();
  return {
    scheme: /** @type {const} */ ("v3"),
    signed,
    digests: none,
    certificate,
    attributes,
    signatures: none,
    key: certificate.key,
    ...levels,
  };
}
