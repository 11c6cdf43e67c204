/** The files of an edition as rows by key. Pure. */

import { withDates } from "./coverage.js";
import { knownHosts } from "./known-hosts.js";
import { OLD_MARK } from "./hashed-ids.js";
import { dated } from "./products.js";
import { Refused } from "./errors.js";
import { Sources } from "./sources.js";

/** @typedef {import("./database.js").StoreName} StoreName */
/** @typedef {import("./database.js").Claim} Claim */
/** @typedef {import("./manifest.js").SignedManifest} SignedManifest */
/** @typedef {Record<Exclude<StoreName, "alike">, Map<string, any>>} Stores */
/** @typedef {Stores & {alike: import("./key-table.js").KeyTable}} Arranged */
/** @typedef {(place: number) => number} SourceAt  from the place in a file's sources to that in the country's */

const HELP = ["doors", "questions", "breaches", "caps", "letters", "phones", "threats", "court_papers"];
/** What may come behind the rest of an edition, and where it then stands. @type {Record<string, string>} */
const BEHIND = { "threat-points.json": "threat_points" };
const APP = "app:";
const LENDERS = /^([A-Z]{2})\/lenders\.json$/u;
const WARNED = /^([A-Z]{2})\/warned\/[0-9a-f]{2,}\.json$/u;
const OLD = /^([A-Z]{2})\/old-warned\.json$/u;

/**
 * Throws Refused where a file is missing or has another shape than its readers expect.
 *
 * @param {SignedManifest} manifest
 * @param {Map<string, any>} files
 * @param {import("./manifest.js").Contents["behind"]} [behind]
 * @returns {Arranged}
 */
export function arranged(manifest, files, behind = []) {
  try {
    const sources = new Sources(manifest, files);
    const rows = rowsOf(files, sources);
    const meta = metaOf(manifest, files, sources).set("apps", appsIn(rows.hosts)).set("behind", behind);
    return { meta, ...rows, ...knownHosts(files.get("known.json").known, meta.get("tables")) };
  } catch (error) {
    if (error instanceof TypeError) throw new Refused("malformed", manifest.edition);
    throw error;
  }
}

/** What has come behind the rest, as values of `meta`. @param {(readonly [name: string, file: any])[]} files */
export function arrangedBehind(files) {
  return new Map([...files.map(([name, file]) => /** @type {const} */ ([BEHIND[name], file])), ["behind", []]]);
}

/** @param {SignedManifest} manifest @param {Map<string, any>} files @param {Sources} sources */
function metaOf(manifest, files, sources) {
  const content = (/** @type {string} */ name) => files.get(`content/${name}.json`);
  return new Map(
    Object.entries({
      manifest: withDates(manifest, files.get("coverage.json")),
      tables: {
        ...files.get("tables/shared.json"),
        categories: files.get("tables/categories.json"),
        public_suffixes: files.get("tables/public-suffixes.json"),
        product_hosts: Object.keys(files.get("CN/products.json")?.hosts ?? {}),
      },
      checklists: content("order").map((/** @type {string} */ id) => content(`checklists/${id}`)),
      help: Object.fromEntries(HELP.map((one) => [one, content(one)])),
      app_permissions: content("apps"),
      page_model: files.get("tables/page-model.json") ?? null,
      threat_points: files.get("tables/threat-points.json") ?? null,
      topics: files.get("tables/topics.json") ?? null,
      products: dated(files.get("CN/products.json"), manifest),
      sources: sources.byCountry(),
    }),
  );
}

/** @param {Map<string, any>} files @param {Sources} sources */
function rowsOf(files, sources) {
  const into = { hosts: new Map(), warned: new Map(), names: new Map(), licences: new Map(), lenders: new Map() };
  for (const [name, file] of files) {
    const [, country] = LENDERS.exec(name) ?? WARNED.exec(name) ?? OLD.exec(name) ?? [];
    if (!country) continue;
    const at = sources.of(country, file.sources);
    if (LENDERS.test(name)) addLenders(into, country, file, at);
    else if (OLD.test(name)) addOld(into.warned, country, file, at);
    else addWarned(into.warned, country, file, at);
  }
  return into;
}

/** The ids of apps, which lie among the hosts. @param {Map<string, any>} hosts */
function appsIn(hosts) {
  return [...hosts.keys()].filter((key) => key.startsWith(APP)).map((key) => key.slice(APP.length));
}

/**
 * Phones and apps lie among the hosts with their type before them.
 *
 * @param {Pick<Stores, "hosts" | "names" | "licences" | "lenders">} into
 * @param {string} country
 * @param {any} file
 * @param {SourceAt} at
 */
function addLenders({ hosts, names, licences, lenders }, country, file, at) {
  const keyOf = (/** @type {number} */ place) => `${country}:${place}`;
  file.lenders.forEach((/** @type {any} */ lender, /** @type {number} */ place) => {
    const listings = lender.listings.map((/** @type {any[]} */ [source, ...rest]) => [at(source), ...rest]);
    lenders.set(keyOf(place), { ...lender, listings, key: keyOf(place), country, hosts: [], others: [] });
  });
  const ownersOf = (/** @type {Claim[]} */ claims) =>
    [...new Set(claims.map(([place]) => place))].map((place) => lenders.get(keyOf(place)));
  const claimed = (/** @type {any[]} */ claims) =>
    claims.map(([place, proof, source, ...rest]) => [place, proof, at(source), ...rest]);
  for (const [host, verdict, reason, claims] of file.hosts) {
    add(hosts, host, { country, verdict, reason, claims: claimed(claims) });
    for (const owner of ownersOf(claims)) owner.hosts.push(host);
  }
  for (const [type, value, verdict, reason, claims] of file.others) {
    add(hosts, `${type}:${value}`, { country, verdict, reason, claims: claimed(claims) });
    for (const owner of ownersOf(claims)) owner.others.push(`${type}:${value}`);
  }
  for (const [normal, place, kind, text, proof, source, ...rest] of file.names) {
    const told = proof === undefined ? [] : [proof, at(source), ...rest];
    add(names, normal, [keyOf(place), kind, text, ...told]);
  }
  for (const [normal, place] of file.licences) add(licences, normal, keyOf(place));
}

/**
 * Warned names lie among the warned hosts, with that before them.
 *
 * @param {Map<string, any[]>} warned
 * @param {string} country
 * @param {any} file
 * @param {SourceAt} at
 */
function addWarned(warned, country, file, at) {
  for (const [mark, source, note] of file.warned) {
    add(warned, mark, note ? [country, at(source), false, note] : [country, at(source)]);
  }
  for (const [mark, source, ...rest] of file.warned_names) add(warned, `name:${mark}`, [country, at(source), ...rest]);
}

/**
 * What only old lists warn of, by the beginning of its mark.
 *
 * @param {Map<string, any[]>} warned
 * @param {string} country
 * @param {any} file
 * @param {SourceAt} at
 */
function addOld(warned, country, file, at) {
  for (const [source, note, marks] of file.warned) {
    for (let n = 0; n < marks.length; n += OLD_MARK) {
      add(warned, marks.slice(n, n + OLD_MARK), [country, at(source), false, note]);
    }
  }
  for (const [source, own, note, marks] of file.old_names ?? []) {
    for (let n = 0; n < marks.length; n += OLD_MARK) {
      add(warned, `name:${marks.slice(n, n + OLD_MARK)}`, [country, at(source), own, ...(note ? [note] : [])]);
    }
  }
  addWarned(warned, country, { ...file, warned: [] }, at);
}

/** @param {Map<string, any[]>} map @param {string} key @param {any} value */
function add(map, key, value) {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
