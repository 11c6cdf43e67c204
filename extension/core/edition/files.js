/**
 * Files of editions by their SHA-256, in a database of their own: those of the edition in hand, so that only what
 * changed is fetched, and those of one that is being fetched, so that an interrupted download goes on.
 */

import { sha256 } from "./ed25519.js";
import { Refused } from "./errors.js";
import { committed, openDatabase, resultOf } from "../util/indexed-db.js";

/** @typedef {import("./validators.js").FileRef} FileRef */
/** @typedef {import("./requests.js").Tree} Tree */
/** @typedef {(ref: FileRef) => Promise<Uint8Array<ArrayBuffer>>} Read  throws Refused */
/** @typedef {(ref: FileRef) => boolean} IsHeld */

const NAME = "files";

/**
 * With a reader of files: one is held already, or fetched, checked and kept.
 *
 * @template T
 * @param {Tree} tree
 * @param {(read: Read, isHeld: IsHeld) => Promise<T>} act
 * @returns {Promise<T>}
 */
export function reading(tree, act) {
  return using(async (db) => {
    const held = new Set(await resultOf(storeOf(db, "readonly").getAllKeys()));
    /** @type {Promise<unknown>[]} */
    const keeping = [];
    try {
      return await act(async (ref) => {
        if (held.has(ref.sha256)) return resultOf(storeOf(db, "readonly").get(ref.sha256));
        const bytes = await mustBe(await tree.file(placeOf(ref.sha256), ref.size), ref);
        keeping.push(resultOf(storeOf(db, "readwrite").put(bytes, ref.sha256)).catch(() => undefined));
        return bytes;
      }, ({ sha256: digest }) => held.has(digest));
    } finally {
      await Promise.all(keeping);
    }
  });
}

/**
 * The tree, of which these files came with the extension: what has the hash of one is not fetched.
 *
 * @param {Tree} tree
 * @param {Promise<Uint8Array<ArrayBuffer>>[]} own  what is asked before they are there need not wait for them
 * @returns {Tree}
 */
export function withOwn(tree, own) {
  const placed = own.map(async (body) => /** @type {const} */ ([placeOf(await sha256(await body)), await body]));
  const held = Promise.all(placed).then((all) => new Map(all));
  return { ...tree, file: async (path, limit) => (await held).get(path) ?? tree.file(path, limit) };
}

/** @param {string} digest */
const placeOf = (digest) => `v2/files/${digest}.json`;

/**
 * The bytes, where they are those that were named. Throws Refused.
 *
 * @param {Uint8Array<ArrayBuffer> | null} bytes
 * @param {FileRef} ref
 */
export async function mustBe(bytes, ref) {
  if (!bytes) throw new Refused("unreachable");
  if (bytes.length !== ref.size || (await sha256(bytes)) !== ref.sha256) throw new Refused("tampered");
  return bytes;
}

/** Forget every file but these. @param {Iterable<string>} digests */
export function keepFiles(digests) {
  const kept = new Set(digests);
  return using(async (db) => {
    const store = storeOf(db, "readwrite");
    for (const key of await resultOf(store.getAllKeys())) if (!kept.has(String(key))) store.delete(key);
    await committed(store.transaction);
  });
}

/** @param {IDBDatabase} db @param {IDBTransactionMode} mode */
function storeOf(db, mode) {
  return db.transaction(NAME, mode).objectStore(NAME);
}

/** @template T @param {(db: IDBDatabase) => Promise<T>} act */
async function using(act) {
  const db = await openDatabase(NAME, [NAME]);
  try {
    return await act(db);
  } finally {
    db.close();
  }
}
