/**
 * The rows of an edition in IndexedDB: one database per edition, written in one go. Rows lie in
 * small buckets by the hash of their key: a worker just woken loads nothing big, and an edition of
 * any size is written in a few thousand puts. Of the stores that every page is looked up in, the keys
 * lie beside the buckets as well: what is not there, as with most pages, is told without reading a row.
 */

import { committed, deleteDatabase, openDatabase, resultOf } from "../util/indexed-db.js";
import { bucketOf, BUCKETS, inBuckets, pieceKey, put, WITH_KEYS } from "./buckets.js";
import { mayHold, pieceOf, placesOf } from "./key-table.js";
import { memoised } from "../util/memoise.js";

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
/**
 * `known`: the hosts that may be imitated, by their place; `alike`: of these all that lie under a key of
 * core/lookalike/keys.js, and those that chance adds.
 *
 * @typedef {"meta" | "hosts" | "warned" | "names" | "licences" | "lenders" | "known" | "alike"} StoreName
 */
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
/**
 * A host that may be imitated; `owner`: whose it is said to be, where no lender claims it.
 *
 * @typedef {[host: string, proven: boolean, spellings: string[], owner?: string]} KnownRow
 */
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
 * @typedef {{fold: string, public_suffixes: import("../normalise/public-suffixes.js").PublishedSuffixes, shared_hosts:
 *   string[], categories: Category[], stores: import("../normalise/app.js").Stores, lookalike:
 *   import("../lookalike/common-words.js").Published, groups: string[][], namesakes?: string[], places: string[],
 *   shorteners?: string[], super_apps?: string[], product_hosts?: string[]}} Tables  `super_apps`: apps whose main use
 *   is another than loans; `product_hosts`: hosts of products
 */

/** @type {StoreName[]} */
export const STORES = ["meta", "hosts", "warned", "names", "licences", "lenders", "known", "alike"];
/** So many are read in one go where all are read: a page stays quick between them. */
const AT_ONCE = 128;

/** @param {string} id */
const nameOf = (id) => `edition-${id}`;

/** Reads rows of one edition. */
export class OpenRows {
  /** @param {IDBDatabase} db */
  constructor(db) {
    this.db = db;
    this.closed = false;
    /** Of the keys of a store. @type {Map<string, Promise<any>>} */
    this.pieces = new Map();
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
    if (store === "alike") return this.#alike(keys);
    const held = WITH_KEYS.includes(store) ? await this.#held(store, keys) : keys;
    if (!held.length) return keys.map(() => undefined);
    const from = this.db.transaction(store).objectStore(store);
    const buckets = new Map(held.map((key) => [key, resultOf(from.get(bucketOf(key)))]));
    return Promise.all(keys.map(async (key) => (await buckets.get(key))?.get(key)));
  }

  /** The known hosts under each key. @param {string[]} keys @returns {Promise<(KnownRow[] | undefined)[]>} */
  async #alike(keys) {
    const pieces = await this.#piecesOf("alike", keys);
    const places = keys.map((key, n) => (pieces[n] ? placesOf(pieces[n], key).map(String) : []));
    const all = [...new Set(places.flat())];
    const rows = all.length ? await this.many("known", all) : [];
    const at = new Map(all.map((place, n) => [place, rows[n]]));
    return places.map((found) => (found.length ? found.map((place) => at.get(place)) : undefined));
  }

  /** Those of these keys that may be there. @param {StoreName} store @param {string[]} keys */
  async #held(store, keys) {
    const pieces = await this.#piecesOf(store, keys);
    return keys.filter((key, n) => pieces[n] && mayHold(pieces[n], key));
  }

  /**
   * In which each key would lie, undefined where nothing does; read once while the worker lives.
   *
   * @param {StoreName} store
   * @param {string[]} keys
   * @returns {Promise<any[]>}
   */
  #piecesOf(store, keys) {
    /** @type {IDBObjectStore | undefined} */
    let from;
    const read = (/** @type {number} */ at) => {
      from ??= this.db.transaction(store).objectStore(store);
      return resultOf(from.get(pieceKey(at)));
    };
    const piece = (/** @type {number} */ at) => memoised(this.pieces, `${store} ${at}`, () => read(at));
    return Promise.all(keys.map((key) => piece(pieceOf(key))));
  }

  /**
   * Every key and value of a store: for what is asked seldom.
   *
   * @param {StoreName} store
   * @returns {Promise<[string, any][]>}
   */
  async all(store) {
    const from = this.db.transaction(store).objectStore(store);
    const starts = Array.from({ length: BUCKETS / AT_ONCE }, (_, n) => n * AT_ONCE);
    const parts = starts.map((start) => resultOf(from.getAll(IDBKeyRange.bound(start, start + AT_ONCE, false, true))));
    return (await Promise.all(parts)).flat().flatMap((bucket) => [...bucket]);
  }

  /** @param {StoreName} store @param {string} key @returns {Promise<any>} */
  async one(store, key) {
    return (await this.many(store, [key]))[0];
  }
}

/** The rows of an edition. Rejects where there are none. @param {string} id @returns {Promise<OpenRows>} */
export async function open(id) {
  const request = indexedDB.open(nameOf(id));
  request.onupgradeneeded = () => request.transaction?.abort();
  return new OpenRows(await resultOf(request));
}

/**
 * Write a verified edition. What an interrupted attempt left is thrown away first.
 *
 * @param {string} id
 * @param {import("./to-rows.js").Arranged} arranged
 */
export async function write(id, arranged) {
  await deleteDatabase(nameOf(id));
  const db = await openDatabase(nameOf(id), STORES);
  try {
    const transaction = db.transaction(STORES, "readwrite");
    put(transaction, arranged);
    await committed(transaction);
  } finally {
    db.close();
  }
}

/**
 * Puts values into the `meta` of an edition that is there, all or none.
 *
 * @param {string} id
 * @param {Map<string, any>} meta
 */
export async function amend(id, meta) {
  const { db } = await open(id);
  try {
    const transaction = db.transaction("meta", "readwrite");
    const into = transaction.objectStore("meta");
    for (const [number, bucket] of inBuckets(meta)) {
      const held = (await resultOf(into.get(number))) ?? new Map();
      into.put(new Map([...held, ...bucket]), number);
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
