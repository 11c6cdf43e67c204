/** SHA-1 and SHA-256 piece by piece against Node's own, around the edges of their blocks. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { isStreamed, streamedDigest } from "../../../../extension/core/apk/streamed-hashes.js";

const LENGTHS = [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_001];
const CUTS = [1, 63, 64, 65, 1000];

/** @param {Uint8Array<ArrayBuffer>} bytes @param {number} cut */
async function* cutUp(bytes, cut) {
  for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
}

for (const [hash, name] of [["SHA-1", "sha1"], ["SHA-256", "sha256"]]) {
  test(`${hash} of pieces is what Node says of the whole`, async () => {
    for (const length of LENGTHS) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 131 + length) & 0xff);
      const expected = createHash(name).update(bytes).digest("hex");
      for (const cut of CUTS) {
        assert.equal(Buffer.from(await streamedDigest(hash, cutUp(bytes, cut))).toString("hex"), expected);
      }
    }
  });
}

test("no other hash is streamed", () => {
  assert.deepEqual(["SHA-384", "SHA-512", "MD5"].filter(isStreamed), []);
});
