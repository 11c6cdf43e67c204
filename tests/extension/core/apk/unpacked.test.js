/** A packed file in another one, read at any place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";

import { pieces } from "../../../../extension/core/apk/pieces.js";
import { held } from "../../../../extension/core/apk/source.js";
import { unpacked } from "../../../../extension/core/apk/unpacked.js";

const KEPT = 4 * 1024 * 1024;
const LOCAL_SIZE = 30;
const DATA = new Uint8Array(KEPT + 300_000).map((_, at) => (at % 1000 === 0 ? at / 1000 : 0));
const PACKED = deflateRawSync(DATA, { level: 1 });

/** A file that holds nothing but this one, packed. @param {Uint8Array} packed */
async function read(packed) {
  const file = new Uint8Array(LOCAL_SIZE + 1 + packed.length);
  const entry = { name: "a", flags: 8, method: 8, crc: 0, packed: packed.length, size: DATA.length, offset: 0 };
  const header = new DataView(file.buffer);
  header.setUint32(0, 0x04034b50, true);
  header.setUint16(6, 8, true);
  header.setUint16(26, 1, true);
  file[LOCAL_SIZE] = 97;
  file.set(packed, LOCAL_SIZE + 1);
  const directory = { entries: new Map([["a", entry]]), start: file.length, size: 0, end: file.length, wide: false };
  return unpacked(held(file), directory, entry, DATA.length);
}

const whole = await read(PACKED);

test("any part of it is what it unpacks to", async () => {
  const place = fc.tuple(fc.integer({ min: 0, max: DATA.length }), fc.integer({ min: 0, max: 3000 }));
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 4 }), async (places) => {
      for (const [at, length] of places) assert.deepEqual(await whole.read(at, length), DATA.slice(at, at + length));
    }),
    { numRuns: 20 },
  );
});

test("in pieces, across what is kept of its end", async () => {
  const found = [];
  for await (const piece of pieces(whole, 5, whole.size - 5, 3)) found.push(piece.slice(3));
  assert.deepEqual(Buffer.concat(found), Buffer.from(DATA.subarray(5)));
});

test("one that is cut, or goes on, is refused", async () => {
  await assert.rejects(read(PACKED.subarray(0, -2)), { code: "bad-inflate" });
  await assert.rejects(read(deflateRawSync(new Uint8Array(DATA.length + 1))), { code: "bad-inflate" });
});
