/**
 * Files of editions by their SHA-256, in a database of their own: those of the edition in hand, so that only what
 * changed is fetched, and those of one that is being fetched, so that an interrupted download goes on.
 */

import { sha256 } from "./ed25519.js";
import { Refused } from "./refusals.js";
import { committed, openDatabase, resultOf } from "../indexed-db.js";

/** @typedef {{sha256: string, size: number}} FileRef */
/** @typedef {import("./fetching.js").Tree} Tree */

const NAME = "files";

/**
 * The bytes of a file: held already, or fetched, checked and kept. Throws Refused.
 *
 * @param {Tree} tree
 * @param {FileRef} ref
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function fileFrom(tree, ref) {
  const held = await using("readonly", (store) => store.get(ref.sha256)).catch(() => undefined);
  if (held) return held;
  const bytes = await tree.file(`v2/files/${ref.sha256}.json`, ref.size);
  await mustBe(bytes, ref);
  await using("readwrite", (store) => store.put(bytes, ref.sha256)).catch(() => undefined);
  return /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
}

/**
 * Are these the bytes that were named? Throws Refused where they are not.
 *
 * @param {Uint8Array<ArrayBuffer> | null} bytes
 * @param {FileRef} ref
 */
export async function mustBe(bytes, ref) {
  if (!bytes) throw new Refused("unreachable");
  if (bytes.length !== ref.size || (await sha256(bytes)) !== ref.sha256) throw new Refused("tampered");
}

/** Forget every file but these. @param {Iterable<string>} digests */
export async function keepFiles(digests) {
  const kept = new Set(digests);
  const db = await openDatabase(NAME, [NAME]);
  try {
    const transaction = db.transaction(NAME, "readwrite");
    const store = transaction.objectStore(NAME);
    for (const key of await resultOf(store.getAllKeys())) if (!kept.has(String(key))) store.delete(key);
    await committed(transaction);
  } finally {
    db.close();
  }
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act */
async function using(mode, act) {
  const db = await openDatabase(NAME, [NAME]);
  try {
    return await resultOf(act(db.transaction(NAME, mode).objectStore(NAME)));
  } finally {
    db.close();
  }
}
