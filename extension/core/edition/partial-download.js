/**
 * Files of an edition that is being fetched, by their checksum, in a database of their own: a download that was
 * interrupted goes on where it stopped.
 */

import { deleteDatabase, openDatabase, resultOf } from "../indexed-db.js";

/** @typedef {import("./verify.js").Kept} Kept */

const NAME = "fetched";
const STORE = "files";

/** @type {Kept} */
export const keptFiles = {
  get: (sha256) => using("readonly", (store) => store.get(sha256)),
  put: (sha256, bytes) => using("readwrite", (store) => store.put(bytes, sha256)).then(() => undefined),
};

/** The edition is taken, or will not be. */
export async function dropFiles() {
  await deleteDatabase(NAME);
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act */
async function using(mode, act) {
  const db = await openDatabase(NAME, [STORE]);
  try {
    return await resultOf(act(db.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    db.close();
  }
}
