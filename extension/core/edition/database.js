/**
 * The rows of an edition in IndexedDB: one database per edition, written in one go. Rows lie in
 * small buckets by the hash of their key: a worker just woken loads nothing big, and an edition of
 * any size is written in a few thousand puts.
 */

import { committed, deleteDatabase, openDatabase, resultOf } from "../indexed-db.js";

/**
 * The rows of an edition, whoever reads them: the worker from its database, a page by asking the worker.
 *
 * @typedef {object} Rows
 * @property {(store: StoreName, keys: string[]) => Promise<any[]>} many  the values at these keys, undefined where
 *   there is none
 * @property {(store: StoreName, key: string) => Promise<any>} one
 * @property {(store: StoreName) => Promise<[string, any][]>} all  every key and value of a store: for what is asked
 *   seldom
 */
/** @typedef {"meta" | "hosts" | "warned" | "names" | "licences" | "lenders"} StoreName */
/**
 * @typedef {object} Source
 * @property {string} register
 * @property {string} as_of
 * @property {string} retrieved_at
 * @property {string} sha256
 * @property {string} url
 * @property {string} via
 */
/**
 * @typedef {object} Naming  who names a partner, as what, and what that waits for
 * @property {string} [named_by]
 * @property {string} [role]
 * @property {string} [waits]
 */
/**
 * @typedef {[lender: number, proof: string, source: number, seenOn: string, links: string[], note: string, naming?:
 *   Naming]} Claim
 */
/**
 * @typedef {{country: string, verdict: string, reason: string, claims: Claim[], on?: string}} HostRow  `on`: the day on
 *   which it was taken back
 */
/**
 * @typedef {object} LenderRow
 * @property {string} key  country and place in the country's file
 * @property {string} id
 * @property {string} name
 * @property {string} country
 * @property {string} category
 * @property {string} licence
 * @property {string} verdict
 * @property {string} reason
 * @property {[source: number, status: string, naming?: Naming][]} listings
 * @property {string[]} hosts  every host known of this lender, proven or reported
 * @property {string[]} [others]  its phones and apps, with their type before them
 * @property {string} [on]  the day on which it was taken back
 */
/**
 * @typedef {[lenderKey: string, kind: string, text: string, proof?: string, source?: number, links?: string[],
 *   renamed?: {now?: string, on?: string}]} NameRow  a legal name says nothing of its proof; `renamed`: what a
 *   former one is called now, where that is not the legal name, and since when
 */
/**
 * @typedef {[country: string, source: number, own?: boolean, note?: string]} WarnedRow  `own`, of a name: the firm that
 *   bears it is warned of; `note`: the words of the row
 */
/** @typedef {[host: string, proven: boolean, spellings: string[]]} KnownRow  a host that may be imitated */
/**
 * @typedef {object} Category
 * @property {string} country
 * @property {string} category
 * @property {string[]} marks
 * @property {boolean} lends
 * @property {boolean} whole
 * @property {import("../i18n.js").Text} title
 * @property {import("./coverage.js").Ask | null} ask
 */
/**
 * @typedef {{fold: string, public_suffixes: import("../names/public-suffixes.js").PublishedSuffixes, shared_hosts:
 *   string[], categories: Category[], stores: import("../names/app.js").Stores, lookalike:
 *   import("../lookalike/common-words.js").Published, groups: string[][], places: string[],
 *   shorteners?: string[]}} Tables
 */

/** @type {StoreName[]} */
export const STORES = ["meta", "hosts", "warned", "names", "licences", "lenders"];

const BUCKETS = 2048;

/** The number of the bucket that a key lies in (FNV-1a). @param {string} key */
function bucketOf(key) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < key.length; n += 1) hash = Math.imul(hash ^ key.charCodeAt(n), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

/** @param {Map<string, any>} rows */
function inBuckets(rows) {
  /** @type {Map<number, Map<string, any>>} */
  const buckets = new Map();
  for (const [key, value] of rows) {
    const number = bucketOf(key);
    const bucket = buckets.get(number) ?? new Map();
    buckets.set(number, bucket.set(key, value));
  }
  return buckets;
}

/** @param {string} id */
const nameOf = (id) => `edition-${id}`;

/** Reads rows of one edition. */
export class OpenRows {
  /** @param {IDBDatabase} db */
  constructor(db) {
    this.db = db;
    this.closed = false;
    db.onclose = () => (this.closed = true);
    db.onversionchange = () => {
      this.closed = true;
      db.close();
    };
  }

  /**
   * The values at these keys, undefined where there is none.
   *
   * @param {StoreName} store
   * @param {string[]} keys
   * @returns {Promise<any[]>}
   */
  async many(store, keys) {
    const from = this.db.transaction(store).objectStore(store);
    const buckets = await Promise.all(keys.map((key) => resultOf(from.get(bucketOf(key)))));
    return buckets.map((bucket, n) => bucket?.get(keys[n]));
  }

  /**
   * Every key and value of a store: for what is asked seldom.
   *
   * @param {StoreName} store
   * @returns {Promise<[string, any][]>}
   */
  async all(store) {
    const buckets = await resultOf(this.db.transaction(store).objectStore(store).getAll());
    return buckets.flatMap((bucket) => [...bucket]);
  }

  /** @param {StoreName} store @param {string} key @returns {Promise<any>} */
  async one(store, key) {
    return (await this.many(store, [key]))[0];
  }
}

/** @param {string} id @returns {Promise<OpenRows>} */
export async function open(id) {
  const request = indexedDB.open(nameOf(id));
  request.onupgradeneeded = () => request.transaction?.abort();
  return new OpenRows(await resultOf(request));
}

/**
 * Write a verified edition. What an interrupted attempt left is thrown away first.
 *
 * @param {string} id
 * @param {Record<StoreName, Map<string, any>>} arranged
 */
export async function write(id, arranged) {
  await deleteDatabase(nameOf(id));
  const db = await openDatabase(nameOf(id), STORES);
  try {
    const transaction = db.transaction(STORES, "readwrite");
    for (const [store, rows] of Object.entries(arranged)) {
      const into = transaction.objectStore(store);
      for (const [number, bucket] of inBuckets(rows)) into.put(bucket, number);
    }
    await committed(transaction);
  } finally {
    db.close();
  }
}

/** Delete every edition but this one; whoever still reads one lets go of it. @param {string} id */
export async function keepOnly(id) {
  const names = (await indexedDB.databases()).map(({ name = "" }) => name);
  const old = names.filter((name) => name.startsWith("edition-") && name !== nameOf(id));
  await Promise.all(old.map(remove));
}

/** @param {string} name */
function remove(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}
