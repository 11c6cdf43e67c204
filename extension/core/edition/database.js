/**
 * The rows of an edition in IndexedDB: one database per edition, written in one go. Rows lie in
 * small buckets by the hash of their key: a worker just woken loads nothing big, and an edition of
 * any size is written in a few thousand puts.
 */

import { committed, deleteDatabase, openDatabase, resultOf } from "../indexed-db.js";

/** @typedef {import("./verify.js").Manifest} Manifest */
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
/** @typedef {{country: string, verdict: string, reason: string, claims: Claim[]}} HostRow */
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
 * @property {string[]} [others]  its phones and apps, with their type before them; older databases have none
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
 * @property {import("./verify.js").Ask | null} ask
 */
/**
 * @typedef {{fold: string, suffixes: string[], public_suffixes?:
 *   import("../names/public-suffixes.js").PublishedSuffixes, shared_hosts: string[], categories: Category[], stores?:
 *   import("../names/app.js").Stores, lookalike?: import("../lookalike/common-words.js").Published, groups?:
 *   string[][], places?: string[]}} Tables  older editions lack `public_suffixes`, `lookalike`, `stores`, `groups` and
 *   `places`
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

/** @param {number} edition */
const nameOf = (edition) => `edition-${edition}`;

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

/** @param {number} edition @returns {Promise<OpenRows>} */
export async function open(edition) {
  const request = indexedDB.open(nameOf(edition));
  request.onupgradeneeded = () => request.transaction?.abort();
  return new OpenRows(await resultOf(request));
}

/**
 * Write a verified edition. What an interrupted attempt left is thrown away first.
 *
 * @param {Manifest} manifest
 * @param {Map<string, any>} files
 */
export async function write(manifest, files) {
  await deleteDatabase(nameOf(manifest.edition));
  const db = await openDatabase(nameOf(manifest.edition), STORES);
  const transaction = db.transaction(STORES, "readwrite");
  for (const [store, rows] of Object.entries(arranged(manifest, files))) {
    const into = transaction.objectStore(store);
    for (const [number, bucket] of inBuckets(rows)) into.put(bucket, number);
  }
  await committed(transaction);
  db.close();
}

/** Delete every edition but this one; whoever still reads one lets go of it. @param {number} edition */
export async function keepOnly(edition) {
  const names = (await indexedDB.databases()).map(({ name = "" }) => name);
  const old = names.filter((name) => name.startsWith("edition-") && name !== nameOf(edition));
  await Promise.all(old.map(remove));
}

/** @param {string} name */
function remove(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}

/**
 * The files of an edition as rows by key.
 *
 * @param {Manifest} manifest
 * @param {Map<string, any>} files
 * @returns {Record<StoreName, Map<string, any>>}
 */
function arranged(manifest, files) {
  const countries = [...files.values()].filter((file) => Array.isArray(file.lenders));
  const into = { hosts: new Map(), warned: new Map(), names: new Map(), licences: new Map(), lenders: new Map() };
  for (const file of countries) addCountry(into, file);
  const { checklists, doors, questions, breaches, caps, letters, phones } = files.get("checklists.json");
  const meta = new Map(
    Object.entries({
      manifest,
      tables: files.get("tables.json"),
      checklists,
      help: { doors, questions, breaches, caps, letters, phones },
      known: files.get("known.json").known,
      sources: Object.fromEntries(countries.map(({ country, sources }) => [country, sources])),
    }),
  );
  return { meta, ...into };
}

/**
 * Phones and apps lie among the hosts with their type before them, warned names among the warned
 * hosts: a database made before they were published is still read.
 *
 * @param {Omit<Record<StoreName, Map<string, any>>, "meta">} into
 * @param {any} file  older ones have no `others` and no `warned_names`
 */
function addCountry({ hosts, warned, names, licences, lenders }, file) {
  const { country } = file;
  /** @param {number} index */
  const keyOf = (index) => `${country}:${index}`;
  file.lenders.forEach((/** @type {any} */ lender, /** @type {number} */ index) => {
    lenders.set(keyOf(index), { ...lender, key: keyOf(index), country, hosts: [], others: [] });
  });
  /** @param {Claim[]} claims */
  const ownersOf = (claims) => [...new Set(claims.map(([index]) => index))].map((index) => lenders.get(keyOf(index)));
  for (const [host, verdict, reason, claims] of file.hosts) {
    add(hosts, host, { country, verdict, reason, claims });
    for (const owner of ownersOf(claims)) owner.hosts.push(host);
  }
  for (const [type, value, verdict, reason, claims] of file.others ?? []) {
    add(hosts, `${type}:${value}`, { country, verdict, reason, claims });
    for (const owner of ownersOf(claims)) owner.others.push(`${type}:${value}`);
  }
  for (const [normal, index, ...rest] of file.names) add(names, normal, [keyOf(index), ...rest]);
  for (const [normal, index] of file.licences) add(licences, normal, keyOf(index));
  for (const [hash, source, note] of file.warned) {
    add(warned, hash, note ? [country, source, false, note] : [country, source]);
  }
  for (const [hash, ...rest] of file.warned_names ?? []) add(warned, `name:${hash}`, [country, ...rest]);
}

/** @param {Map<string, any[]>} map @param {string} key @param {any} value */
function add(map, key, value) {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
