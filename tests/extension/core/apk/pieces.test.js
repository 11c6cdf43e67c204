import assert from "node:assert/strict";
import { test } from "node:test";

import { PIECE, pieces } from "../../../../extension/core/apk/pieces.js";
import { ApkRefused } from "../../../../extension/core/apk/problems.js";
import { held, ofBlob, windowOf } from "../../../../extension/core/apk/source.js";

const HEAD = 5;
const BYTES = Uint8Array.from({ length: 2 * PIECE + 70_000 }, (_, at) => at % 251);
const SOURCES = { "a file": ofBlob(new Blob([BYTES])), "bytes in memory": held(BYTES) };

/** Copies of the pieces. @param {Parameters<typeof pieces>} asked */
async function all(...asked) {
  const found = [];
  for await (const piece of pieces(...asked)) found.push(piece.slice());
  return found;
}

for (const [name, source] of Object.entries(SOURCES)) {
  test(`${name}: pieces are what a range says`, async () => {
    for (const [start, size] of [[0, BYTES.length], [7, PIECE], [PIECE + 1, PIECE + 1], [9, 0]]) {
      const found = (await all(source, start, size, HEAD)).map((one) => one.subarray(HEAD));
      assert.ok(found.slice(0, -1).every((one) => one.length === PIECE));
      assert.deepEqual(Buffer.concat(found), Buffer.from(BYTES.subarray(start, start + size)));
    }
  });

  test(`${name}: a part of a part, and what ends before`, async () => {
    const part = windowOf(windowOf(source, 100, 1000), 10, 500);
    assert.deepEqual(await all(part, 5, 20, 0), [BYTES.slice(115, 135)]);
    await assert.rejects(all(part, 490, 20, 0), ApkRefused);
  });
}
