/** No key that was put in is missed, whatever it is; what was not is found by chance at most. */
import "../../effort.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  hashesInPieces,
  hashesOf,
  inPieces,
  keyTable,
  mayHold,
  pieceOf,
  placesOf,
} from "../../../../extension/core/edition/key-table.js";

test("every key that was put in is found", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (keys) => {
      const hashes = hashesOf(keys);
      return keys.every((key) => mayHold(hashes, key));
    }),
  );
});

test("every key that was put in is found in its piece", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (keys) => {
      const pieces = new Map(hashesInPieces(hashesOf(keys)));
      return keys.every((key) => mayHold(pieces.get(pieceOf(key)) ?? new Uint32Array(), key));
    }),
  );
});

test("every place of a key is found", () => {
  const entry = fc.tuple(fc.string({ maxLength: 2 }), fc.nat({ max: 2 ** 21 - 1 }));
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const table = keyTable(entries);
      return entries.every(([key, place]) => placesOf(table, key).includes(place));
    }),
  );
});

test("in its pieces a table says the same", () => {
  const entry = fc.tuple(fc.string(), fc.nat({ max: 2 ** 21 - 1 }));
  fc.assert(
    fc.property(fc.array(entry), fc.string(), (entries, other) => {
      const table = keyTable(entries);
      const pieces = new Map(inPieces(table));
      const placesIn = (/** @type {string} */ key) => {
        const piece = pieces.get(pieceOf(key));
        return piece ? placesOf(piece, key) : [];
      };
      for (const key of [other, ...entries.map(([one]) => one)]) assert.deepEqual(placesIn(key), placesOf(table, key));
    }),
  );
});

test("places are those of the key, in order", () => {
  const table = keyTable([["b", 2], ["a", 7], ["b", 1], ["c", 2 ** 21 - 1]]);
  assert.deepEqual(["a", "b", "c", "d"].map((key) => placesOf(table, key)), [[7], [1, 2], [2 ** 21 - 1], []]);
});

test("of 50,000 hosts and 50,000 others hardly one is taken for another", () => {
  const hosts = (/** @type {string} */ ending) => Array.from({ length: 50_000 }, (_, n) => `lender-${n}.${ending}`);
  const hashes = hashesOf(hosts("example"));
  assert.equal(hashes.byteLength, 200_000);
  assert.ok(hosts("test").filter((host) => mayHold(hashes, host)).length < 10);
  assert.equal(mayHold(hashesOf([]), "a.example"), false);
});
