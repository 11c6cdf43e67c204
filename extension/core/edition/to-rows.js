/** The files of an edition as rows by key. Pure. */

import { pairs, partsOf, rulesByPart, withParts } from "./client-files.js";
import { productsOf } from "./client-products.js";
import { withDates } from "./coverage.js";
import { knownHosts } from "./known-hosts.js";
import { OLD_MARK } from "./hashed-ids.js";
import { dated } from "./products.js";
import { Refused } from "./errors.js";
import { pointed } from "./pointed.js";
import { Sources } from "./sources.js";
import { company } from "../normalise/company.js";
import { licence } from "../normalise/licence.js";
import { folding } from "../normalise/text.js";

/** @typedef {import("./database.js").StoreName} StoreName */
/** @typedef {import("./database.js").Claim} Claim */
/** @typedef {import("./manifest.js").SignedManifest} SignedManifest */
/** @typedef {Record<Exclude<StoreName, "alike">, Map<string, any>>} Stores */
/** @typedef {Stores & {alike: import("./key-table.js").KeyTable}} Arranged */
/** @typedef {import("../normalise/text.js").Fold} Fold */
/** @typedef {(place: number) => number} SourceAt  from the place in a file's sources to that in the country's */

/** What may come behind the rest of an edition, and where it then stands. @type {Record<string, string>} */
const BEHIND = { "threat-points.json": "threat_points" };
const APP = "app:";
/** Instead of a name: the lender's own, and instead of a normal form: that of the name. */
const IMPLIED = 0;
/** Instead of an id: the register of its first listing, with its name or with its licence. */
const BY_NAME = 0;
const BY_LICENCE = 1;
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
    const needed = needing(files);
    const sources = new Sources(manifest, needed("documents.json"));
    const fold = pairs(needed("shared.json").fold);
    const rows = rowsOf(files, sources, folding(fold));
    const meta = metaOf(manifest, files, fold).set("sources", sources.byCountry());
    meta.set("apps", appsIn(rows.hosts)).set("behind", behind);
    return { meta, ...rows, ...knownHosts(needed("known.json").known, meta.get("tables")) };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new Refused("malformed", manifest.edition);
    throw error;
  }
}

/** A file by its name. Throws TypeError where it is missing. @param {Map<string, any>} files */
function needing(files) {
  return (/** @type {string} */ name) => {
    if (!files.has(name)) throw new TypeError(`no ${name}`);
    return files.get(name);
  };
}

/** What has come behind the rest, as values of `meta`. @param {(readonly [name: string, file: any])[]} files */
export function arrangedBehind(files) {
  return new Map([...files.map(([name, file]) => /** @type {const} */ ([BEHIND[name], file])), ["behind", []]]);
}

/** @param {SignedManifest} manifest @param {Map<string, any>} files @param {string} fold  a text of pairs */
function metaOf(manifest, files, fold) {
  const needed = needing(files);
  const { categories, ...coverage } = needed("coverage.json");
  const help = needed("help.json");
  const parts = partsOf(needed("laws.json"), help);
  const told = (/** @type {string} */ name) => withParts(files.get(name), parts);
  const { lenders = [] } = files.get("CN/lenders.json") ?? {};
  const places = new Set(needed("shared.json").places);
  const products = productsOf(needed("CN/products.json"), { lenders, places, fold: folding(fold) });
  return new Map(
    Object.entries({
      manifest: withDates(manifest, coverage),
      tables: {
        ...needed("shared.json"),
        fold,
        categories,
        public_suffixes: rulesByPart(needed("public-suffixes.json")),
        product_hosts: Object.keys(products.hosts),
      },
      checklists: [...told("checklists.json")],
      help: {
        ...help,
        ...told("letters.json"),
        threats: told("threats.json"),
        court_papers: told("court_papers.json"),
      },
      app_permissions: told("apps.json"),
      page_model: files.get("page-model.json") ?? null,
      threat_points: files.get("threat-points.json") ?? null,
      situation_table: files.get("situation-table.json") ?? null,
      products: dated(products, manifest),
    }),
  );
}

/** @param {Map<string, any>} files @param {Sources} sources @param {Fold} fold */
function rowsOf(files, sources, fold) {
  const into = { hosts: new Map(), warned: new Map(), names: new Map(), licences: new Map(), lenders: new Map() };
  for (const [name, file] of files) {
    const [, country] = LENDERS.exec(name) ?? WARNED.exec(name) ?? OLD.exec(name) ?? [];
    if (!country) continue;
    const at = sources.of(country, file.sources);
    if (LENDERS.test(name)) addLenders(into, { country, fold, at }, file);
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
 * @param {{country: string, fold: Fold, at: SourceAt}} of
 * @param {any} file
 */
function addLenders(into, of, file) {
  const { country, at } = of;
  const { hosts, lenders } = into;
  const keyOf = (/** @type {number} */ place) => `${country}:${place}`;
  for (const [place, row] of file.lenders.entries()) addLender(into, of, keyOf(place), row, file.sources);
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
}

/**
 * A lender, its names and its licence.
 *
 * @param {Pick<Stores, "names" | "licences" | "lenders">} into
 * @param {{country: string, fold: Fold, at: SourceAt}} of
 * @param {string} key
 * @param {any[]} row
 * @param {import("./sources.js").SourceRef[]} sources
 */
function addLender({ names, licences, lenders }, { country, fold, at }, key, row, sources) {
  const [told, name, category, number, verdict, reason, listed, own] = row;
  const listings = listed.map((/** @type {any[]} */ [source, ...rest]) => [at(source), ...rest]);
  const id = idOf(told, { name, number, listed }, sources, fold);
  const lender = { id, name, category, licence: number, verdict, reason, listings, key, country };
  lenders.set(key, { ...lender, hosts: [], others: [] });
  for (const [normal, kind, written, proof, source, ...rest] of own) {
    const text = written === IMPLIED ? name : written;
    const said = proof === undefined ? [] : [proof, at(source), ...rest];
    add(names, normal === IMPLIED ? company(text, fold) : normal, [key, kind, text, ...said]);
  }
  if (number) add(licences, licence(number, fold), key);
}

/**
 * @param {string | number} told
 * @param {{name: string, number: string, listed: any[][]}} lender
 * @param {import("./sources.js").SourceRef[]} sources
 * @param {Fold} fold
 */
function idOf(told, { name, number, listed }, sources, fold) {
  if (told !== BY_NAME && told !== BY_LICENCE) return told;
  const [register] = pointed(sources, listed[0][0]);
  return `${register}:${told === BY_LICENCE ? number : company(name, fold)}`;
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
