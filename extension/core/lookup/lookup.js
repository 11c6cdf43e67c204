/** Questions to the edition in hand; answers have the shape of the server's API. */

import { isRetracted } from "./without-retracted.js";
import { mark, OLD_MARK } from "../edition/hashed-ids.js";
import { nothing, retracted, summary } from "./empty.js";
import { channelAt, claimEvidence, listing, warning } from "./evidence.js";
import { ownerAmong } from "./branches.js";
import { company } from "../normalise/company.js";
import { folding } from "../normalise/text.js";
import { host, walk } from "../normalise/host.js";
import { licence } from "../normalise/licence.js";
import { PublicSuffixes } from "../normalise/public-suffixes.js";
import { memoised } from "../util/memoise.js";
import { warnedAnswer, warningsAt } from "./warnings.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").Source} Source */
/**
 * @typedef {"warned" | "ended" | "suspended" | "licensed" | "partner" | "lookalike" | "claimed" | "uncovered" |
 *   "unlisted" | "none"} Verdict
 */
/** @typedef {{id: string, name: string, country: string, category: string, licence: string}} Lender */
/**
 * @typedef {object} Evidence
 * @property {"listing" | "claim" | "name"} type
 * @property {string} [kind]  of a name: brand, short, english, former
 * @property {string} [name]
 * @property {string} [now]  of a former name: what is called so now
 * @property {string} [on]  and since when
 * @property {string} register
 * @property {string} [status]
 * @property {string} [proof]
 * @property {{type: string, value: string}} [channel]
 * @property {string} as_of
 * @property {string} retrieved_at
 * @property {string} sha256
 * @property {string} url
 * @property {string} [via]
 * @property {string} [seen_on]
 * @property {string[]} [links]
 * @property {string} [note]
 * @property {string} [lender]
 * @property {string} [named_by]
 * @property {string} [role]
 * @property {string} [waits]
 */
/**
 * @typedef {object} Answer
 * @property {{text: string, type: string, normal: string}} query
 * @property {Verdict} verdict
 * @property {string} reason
 * @property {string} [says]
 * @property {Lender | null} lender
 * @property {Evidence[]} evidence
 * @property {import("../edition/coverage.js").Covered[]} covered
 * @property {import("../edition/coverage.js").NotCovered[]} not_covered
 * @property {{name: string, lender: Lender | null}[]} suggestions  near names; never an answer. Of a product's name no
 *   lender
 * @property {import("../edition/products.js").Product} [product]  what people call the thing that they borrow with
 * @property {string} [retracted]  the day on which what was said of it was taken back
 * @property {Omit<import("../lookalike/host-index.js").Imitation, "owner">} [imitates]
 * @property {number} edition
 * @property {string} expires
 * @property {boolean} expired
 */
/**
 * @typedef {object} Found
 * @property {Answer} answer
 * @property {string} matched  the host or parent that the edition knows, "" where none
 */
/** @typedef {import("../edition/database.js").LenderRow & {evidence: Evidence[]}} KnownLender */

/**
 * @typedef {object} Tables
 * @property {import("../normalise/text.js").Fold} fold
 * @property {import("../normalise/public-suffixes.js").PublicSuffixes} suffixes
 * @property {import("../normalise/host.js").Shared} shared
 * @property {import("../normalise/host.js").Shared} shorteners  shared hosts whose links open elsewhere
 * @property {import("../edition/database.js").Category[]} categories
 * @property {import("../normalise/app.js").Stores} stores
 * @property {import("../lookalike/common-words.js").Published} lookalike
 * @property {string[][]} groups
 * @property {string[]} [namesakes]  names of known hosts that are words or surnames too
 * @property {string[]} places
 * @property {string[]} superApps  packages of apps whose main use is another than loans
 * @property {ReadonlySet<string> | null} productHosts  those of products; null where nobody wrote them apart
 * @property {(normal: string) => string} ownerOf  whose branch a name is
 */
/**
 * @typedef {object} Common
 * @property {import("../edition/coverage.js").Manifest} manifest
 * @property {Tables} tables
 * @property {Record<string, Source[]>} sources
 */

/** Hosts of a lender, and apps and phones, that an answer by name shows. */
const SHOWN_OF_EACH = 5;
/** Of several lenders on one host the first of these verdicts stands for the host. */
const STRENGTH = ["warned", "licensed", "partner", "suspended", "ended", "uncovered"];

/** @type {WeakMap<Rows, Promise<Common>>} */
const known = new WeakMap();

/** What every question to one edition needs. @param {Rows} rows @returns {Promise<Common>} */
export function common(rows) {
  return memoised(known, rows, () => read(rows));
}

/** @param {Rows} rows @returns {Promise<Common>} */
async function read(rows) {
  const [manifest, tables, sources] = await rows.many("meta", ["manifest", "tables", "sources"]);
  /** Of most pages no name is asked about. @type {import("../normalise/text.js").Fold | undefined} */
  let fold;
  return {
    manifest,
    sources,
    tables: {
      get fold() {
        return (fold ??= folding(tables.fold));
      },
      suffixes: new PublicSuffixes(tables.public_suffixes),
      shared: new Set(tables.shared_hosts),
      shorteners: new Set(tables.shorteners),
      categories: tables.categories,
      stores: tables.stores,
      lookalike: tables.lookalike,
      groups: tables.groups,
      namesakes: tables.namesakes,
      places: tables.places,
      superApps: tables.super_apps ?? [],
      productHosts: tables.product_hosts ? new Set(tables.product_hosts) : null,
      ownerOf: ownerAmong(tables.places),
    },
  };
}

/**
 * What the edition says of the host of an address.
 *
 * @param {Rows} rows
 * @param {string} address
 * @returns {Promise<Found>}
 */
export async function byHost(rows, address) {
  const shared = await common(rows);
  const normal = host(address, shared.tables.suffixes);
  if (!normal) return { answer: nothing(shared, "", "unknown"), matched: "" };
  const steps = walk(normal, shared.tables);
  const marked = Promise.all(steps.map((step) => mark("host", step)));
  const [warned, hosts] = await Promise.all([
    marked.then((marks) => warningsAt(rows, marks)),
    rows.many("hosts", steps),
  ]);
  const at = steps.findIndex((_, step) => warned[step] || hosts[step]);
  if (at < 0) {
    const reason = steps.length === 0 ? "shared_host" : "unknown";
    return { answer: nothing(shared, normal, reason), matched: "" };
  }
  const answer = warned[at]
    ? warnedAnswer(shared, normal, warned[at])
    : await listedAnswer(rows, shared, normal, { type: "host", value: steps[at] }, hosts[at]);
  return { answer, matched: steps[at] };
}

/**
 * What the edition says of a phone or an app, null where it says nothing.
 *
 * @param {Rows} rows
 * @param {"phone" | "app"} type
 * @param {string} value  in normal form
 * @returns {Promise<Answer | null>}
 */
export async function byChannel(rows, type, value) {
  const shared = await common(rows);
  const channel = `${type}:${value}`;
  const [[warned], found] = await Promise.all([
    warningsAt(rows, [await mark(type, value)]),
    rows.one("hosts", channel),
  ]);
  if (warned) return warnedAnswer(shared, value, warned, type === "app" ? "app" : "host");
  return found ? listedAnswer(rows, shared, value, { type, value }, found) : null;
}

/**
 * The warnings that contain this name, with `own` those about firms that bear it.
 *
 * @param {Rows} rows
 * @param {string} normal
 * @param {boolean} own
 * @returns {Promise<Evidence[]>}
 */
export async function warnedNames(rows, normal, own) {
  const [{ sources }, whole] = await Promise.all([common(rows), mark("name", normal)]);
  const [found, old] = await rows.many("warned", [whole, whole.slice(0, OLD_MARK)].map((one) => `name:${one}`));
  const rowsFound = /** @type {import("../edition/database.js").WarnedRow[]} */ (found ?? old ?? []);
  return rowsFound.filter((row) => row[2] || !own).map((row) => warning(sources, row));
}

/**
 * @param {Rows} rows
 * @param {Common} shared
 * @param {string} normal
 * @param {{type: string, value: string}} channel  what is listed: a phone, an app, a host: `normal` or a parent
 * @param {import("../edition/database.js").HostRow[]} found
 * @returns {Promise<Answer>}
 */
async function listedAnswer(rows, shared, normal, channel, found) {
  const [best] = [...found].sort((a, b) => STRENGTH.indexOf(a.verdict) - STRENGTH.indexOf(b.verdict));
  if (isRetracted(best)) return retracted(shared, normal, best.on);
  const claims = [best, ...found.filter((row) => row !== best)].flatMap((row) =>
    row.claims.map((claim) => ({ country: row.country, claim })),
  );
  const keys = [...new Set(claims.map(({ country, claim }) => `${country}:${claim[0]}`))];
  const lenders = await lendersAt(rows, keys);
  const evidence = lenders.flatMap((lender, n) => [
    ...lender.evidence,
    ...claims
      .filter(({ country, claim }) => `${country}:${claim[0]}` === keys[n])
      .map(({ country, claim }) => claimEvidence(shared.sources[country], claim, channel)),
  ].map((one) => (keys.length > 1 ? { ...one, lender: lender.name } : one)));
  return {
    ...nothing(shared, normal, best.reason, best.country),
    verdict: /** @type {Verdict} */ (best.verdict),
    lender: summary(lenders[0]),
    evidence,
  };
}

/**
 * The lenders of these keys with what the registers say of them.
 *
 * @param {Rows} rows
 * @param {string[]} keys
 * @returns {Promise<KnownLender[]>}
 */
export async function lendersAt(rows, keys) {
  const { sources } = await common(rows);
  const found = /** @type {import("../edition/database.js").LenderRow[]} */ (await rows.many("lenders", keys));
  return found.map((lender) => ({
    ...lender,
    evidence: lender.listings.map(([source, status, naming]) =>
      listing(sources[lender.country][source], status, naming),
    ),
  }));
}

/**
 * What ties this lender to the hosts, apps and phones known of it.
 *
 * @param {Rows} rows
 * @param {KnownLender} lender
 * @returns {Promise<Evidence[]>}
 */
export async function claimsOf(rows, { key, country, hosts, others = [] }) {
  const { sources } = await common(rows);
  const shown = [...hosts.slice(0, SHOWN_OF_EACH), ...others.slice(0, SHOWN_OF_EACH)];
  const found = /** @type {import("../edition/database.js").HostRow[][]} */ (await rows.many("hosts", shown));
  return found.flatMap((entries, n) =>
    entries
      .filter((entry) => entry.country === country)
      .flatMap((entry) => entry.claims.filter((claim) => `${country}:${claim[0]}` === key))
      .map((claim) => claimEvidence(sources[country], claim, channelAt(shown[n]))),
  );
}

/**
 * The lenders that bear this name, legal, brand, English or former.
 *
 * @param {Rows} rows
 * @param {string} name
 * @returns {Promise<KnownLender[]>}
 */
export async function byName(rows, name) {
  const { tables } = await common(rows);
  const found = /** @type {import("../edition/database.js").NameRow[] | undefined} */ (
    await rows.one("names", company(name, tables.fold))
  );
  return lendersAt(rows, [...new Set((found ?? []).map(([key]) => key))]);
}

/** The lenders with this licence number. @param {Rows} rows @param {string} number @returns {Promise<KnownLender[]>} */
export async function byLicence(rows, number) {
  const { tables } = await common(rows);
  return lendersAt(rows, [...new Set((await rows.one("licences", licence(number, tables.fold))) ?? [])].map(String));
}

/** What the values of an answer's sentence are taken from. @param {Rows} rows */
export async function valuesContext(rows) {
  const { manifest, tables } = await common(rows);
  return { manifest, categories: tables.categories };
}
