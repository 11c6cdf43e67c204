/** How rows lie in a store of an edition: in buckets by the hash of their key; of some stores the keys beside them. */

import { hashesInPieces, hashesOf, hashOf, inPieces } from "./key-table.js";

export const BUCKETS = 2048;
/** The stores of which most pages are not, so that their keys are kept beside them. @type {string[]} */
export const WITH_KEYS = ["hosts", "warned"];

/** The number of the bucket that a key lies in. @param {string} key */
export const bucketOf = (key) => hashOf(key) % BUCKETS;

/** @param {Map<string, any>} rows */
export function inBuckets(rows) {
  /** @type {Map<number, Map<string, any>>} */
  const buckets = new Map();
  for (const [key, value] of rows) {
    const number = bucketOf(key);
    const bucket = buckets.get(number) ?? new Map();
    buckets.set(number, bucket.set(key, value));
  }
  return buckets;
}

/** Where a piece of a store's keys lies. Of `alike`, which has no buckets, all is in them. @param {number} number */
export const pieceKey = (number) => `keys-${number}`;

/** @param {IDBTransaction} transaction @param {Partial<import("./to-rows.js").Arranged>} arranged */
export function put(transaction, { alike, ...stores }) {
  if (alike) putPieces(transaction.objectStore("alike"), inPieces(alike));
  for (const [store, rows] of Object.entries(stores)) {
    const into = transaction.objectStore(store);
    for (const [number, bucket] of inBuckets(rows)) into.put(bucket, number);
    if (WITH_KEYS.includes(store)) putPieces(into, hashesInPieces(hashesOf(rows.keys())));
  }
}

/** @param {IDBObjectStore} into @param {Iterable<[number: number, piece: unknown]>} pieces */
function putPieces(into, pieces) {
  for (const [number, piece] of pieces) into.put(piece, pieceKey(number));
}
