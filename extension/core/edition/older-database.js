/**
 * Rewrites what an older version of this extension wrote. The first version of the database had its known hosts as one
 * value and no keys beside its buckets; the second had all of `alike` in one piece, and with the third the keys of
 * each other store.
 */

import { KEYS, put, putPieces, WITH_KEYS } from "./buckets.js";
import { hashesInPieces, inPieces } from "./key-table.js";
import { knownHosts } from "./known-hosts.js";
import { resultOf } from "../indexed-db.js";

/**
 * While the database is opened in its new version.
 *
 * @param {number} version
 * @param {IDBDatabase} db
 * @param {IDBTransaction} transaction
 */
export function rewrite(version, db, transaction) {
  return version === 1 ? fromFirst(db, transaction) : fromWhole(version, transaction);
}

/** @param {IDBDatabase} db @param {IDBTransaction} transaction */
async function fromFirst(db, transaction) {
  for (const name of ["known", "alike"]) db.createObjectStore(name);
  const all = async (/** @type {string} */ name) => {
    const buckets = await resultOf(transaction.objectStore(name).getAll());
    return new Map(buckets.flatMap((bucket) => [...bucket]));
  };
  const [meta, hosts, warned] = await Promise.all([all("meta"), all("hosts"), all("warned")]);
  const { known, alike } = knownHosts(meta.get("known"), meta.get("tables"));
  meta.delete("known");
  transaction.objectStore("meta").clear();
  put(transaction, { meta, hosts, warned, known, alike });
}

/** @param {number} version @param {IDBTransaction} transaction */
async function fromWhole(version, transaction) {
  if (version === 2) await cut(transaction.objectStore("alike"), inPieces);
  for (const store of WITH_KEYS) await cut(transaction.objectStore(store), hashesInPieces);
}

/** @param {IDBObjectStore} store @param {(whole: any) => Iterable<[number: number, piece: unknown]>} pieces */
async function cut(store, pieces) {
  const whole = await resultOf(store.get(KEYS));
  store.delete(KEYS);
  putPieces(store, pieces(whole));
}
