/** MD5 and SHA-224 against Node's own, around the edges of their blocks. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { md5, sha224 } from "../../../../extension/core/apk/old-hashes.js";

const LENGTHS = [0, 1, 3, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 100_001];

for (const [name, digest] of /** @type {const} */ ([["md5", md5], ["sha224", sha224]])) {
  test(`${name} is what Node says`, () => {
    for (const length of LENGTHS) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 131 + length) & 0xff);
      assert.equal(Buffer.from(digest(bytes)).toString("hex"), createHash(name).update(bytes).digest("hex"));
    }
  });
}
