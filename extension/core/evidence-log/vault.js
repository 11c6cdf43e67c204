/**
 * The log in IndexedDB, everything sealed. What can be seen without the passphrase: that there is a
 * log, how many records and files it holds, and their lengths rounded up to 4 KiB.
 *
 * `lockbox` holds the sealed key, `records` one sealed record per random id, `files` the attachments
 * likewise. Whatever belongs together is written in one transaction: all of it, or nothing.
 */

import { committed, deleteDatabase, openDatabase, resultOf } from "../util/indexed-db.js";
import { fromJson, newLockbox, openLockbox, relock, seal, toJson, unseal } from "./seal.js";
import { Trouble, storageTrouble } from "./error-codes.js";

/** @typedef {import("./seal.js").Bytes} Bytes */
/** @typedef {{id: string, kind: string}} Stored  a record; `kind` is sealed with the rest */
/** @typedef {{id: string, bytes: Bytes}} File */
/** @typedef {"lockbox" | "records" | "files"} StoreName */

const NAME = "evidence";
/** @type {StoreName[]} */
const STORES = ["lockbox", "records", "files"];
const ONLY = "lockbox";
/** The record of what was typed and not saved when the log was locked; it is not exported. */
export const UNSAVED = "00000000-0000-4000-8000-000000000000";

/** Is there a log in this browser? */
export async function exists() {
  return using(async (db) => (await lockboxIn(db)) !== undefined);
}

/** @param {string} passphrase @throws {Trouble} `exists`, `full`, `storage` */
export async function create(passphrase) {
  const { lockbox, key } = await newLockbox(passphrase);
  const db = await open();
  await inOne(db, (store) => store("lockbox").add(lockbox, ONLY));
  return new Vault(db, key);
}

/** @param {string} passphrase @throws {Trouble} `passphrase`, `damaged`, `newer`, `gone`, `storage` */
export async function unlock(passphrase) {
  const db = await open();
  try {
    const lockbox = await lockboxIn(db);
    if (!lockbox) throw new Trouble("gone");
    return new Vault(db, await openLockbox(lockbox, passphrase));
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * @param {string} old
 * @param {string} passphrase
 * @throws {Trouble} `passphrase`, `damaged`, `gone`, `full`, `storage`
 */
export async function changePassphrase(old, passphrase) {
  await using(async (db) => {
    const lockbox = await lockboxIn(db);
    if (!lockbox) throw new Trouble("gone");
    const changed = await relock(lockbox, old, passphrase);
    await inOne(db, (store) => store("lockbox").put(changed, ONLY));
  });
}

/** Delete everything. Other tabs that hold the log open let go of it. @throws {Trouble} `storage` */
export async function erase() {
  await deleteDatabase(NAME).catch((error) => {
    throw storageTrouble(error);
  });
}

/** A log that is open. */
export class Vault {
  /** @param {IDBDatabase} db @param {CryptoKey} key */
  constructor(db, key) {
    this.db = db;
    this.key = key;
    /** Called when another tab erases the log. @type {() => void} */
    this.onerased = () => {};
    db.onversionchange = () => {
      db.close();
      this.onerased();
    };
  }

  /**
   * Every record; those that do not open are counted, not hidden.
   *
   * @returns {Promise<{records: any[], damaged: number}>}
   */
  async records() {
    const [ids, sealed] = await reading(this.db, "records", (store) => [store.getAllKeys(), store.getAll()]);
    const opened = await Promise.all(
      sealed.map((/** @type {Bytes} */ one, /** @type {number} */ n) => opensAs(this.key, `record:${ids[n]}`, one)),
    );
    const records = opened.filter((one) => one !== null);
    return { records, damaged: opened.length - records.length };
  }

  /** The bytes of an attachment. @param {string} id @returns {Promise<Bytes>} @throws {Trouble} `damaged` */
  async file(id) {
    const [sealed] = await reading(this.db, "files", (store) => [store.get(id)]);
    if (!sealed) throw new Trouble("damaged");
    return unseal(this.key, `file:${id}`, sealed);
  }

  /** @param {string} id */
  async hasFile(id) {
    return (await reading(this.db, "files", (store) => [store.count(id)]))[0] > 0;
  }

  /**
   * Write and remove together. Everything is sealed before the transaction begins.
   *
   * @param {{records?: Stored[], files?: File[], without?: {records?: string[], files?: string[]}}} change
   * @throws {Trouble} `full`, `gone`, `storage`; then nothing was written
   */
  async save({ records = [], files = [], without = {} }) {
    const sealedRecords = await Promise.all(records.map((one) => seal(this.key, `record:${one.id}`, fromJson(one))));
    const sealedFiles = await Promise.all(files.map(({ id, bytes }) => seal(this.key, `file:${id}`, bytes)));
    await inOne(this.db, (store) => {
      records.forEach(({ id }, n) => store("records").put(sealedRecords[n], id));
      files.forEach(({ id }, n) => store("files").put(sealedFiles[n], id));
      for (const id of without.records ?? []) store("records").delete(id);
      for (const id of without.files ?? []) store("files").delete(id);
    });
  }

  /** Forget the key. */
  lock() {
    this.db.close();
  }
}

/**
 * @param {CryptoKey} key
 * @param {string} place
 * @param {Bytes} sealed
 * @returns {Promise<any>} null where it does not open
 */
async function opensAs(key, place, sealed) {
  try {
    return toJson(await unseal(key, place, sealed));
  } catch {
    return null;
  }
}

/** @template T @param {(db: IDBDatabase) => Promise<T>} act */
async function using(act) {
  const db = await open();
  try {
    return await act(db);
  } finally {
    db.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
async function open() {
  try {
    const db = await openDatabase(NAME, STORES);
    db.onversionchange = () => db.close();
    return db;
  } catch (error) {
    throw storageTrouble(error);
  }
}

/** @param {IDBDatabase} db @returns {Promise<import("./seal.js").Lockbox | undefined>} */
async function lockboxIn(db) {
  return (await reading(db, "lockbox", (store) => [store.get(ONLY)]))[0];
}

/**
 * @param {IDBDatabase} db
 * @param {StoreName} name
 * @param {(store: IDBObjectStore) => IDBRequest[]} ask
 * @returns {Promise<any[]>}
 */
async function reading(db, name, ask) {
  try {
    return await Promise.all(ask(db.transaction(name).objectStore(name)).map(resultOf));
  } catch (error) {
    throw storageTrouble(error);
  }
}

/**
 * One transaction over everything, on disk when it is done.
 *
 * @param {IDBDatabase} db
 * @param {(store: (name: StoreName) => IDBObjectStore) => void} act
 */
async function inOne(db, act) {
  try {
    const transaction = db.transaction(STORES, "readwrite", { durability: "strict" });
    const ended = committed(transaction);
    try {
      act((name) => transaction.objectStore(name));
    } catch (error) {
      transaction.abort();
      await ended.catch(() => {});
      throw error;
    }
    await ended;
  } catch (error) {
    throw storageTrouble(error);
  }
}
