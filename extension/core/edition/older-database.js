/**
 * Rewrites what an older version of this extension wrote. The first version of the database had its known hosts as one
 * value and no keys beside its buckets; the second had all of `alike` in one piece.
 */

import { KEYS, put } from "./buckets.js";
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
  return version === 1 ? fromFirst(db, transaction) : fromSecond(transaction);
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

/** @param {IDBTransaction} transaction */
async function fromSecond(transaction) {
  const store = transaction.objectStore("alike");
  const alike = await resultOf(store.get(KEYS));
  store.delete(KEYS);
  put(transaction, { alike });
}
