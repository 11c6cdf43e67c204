/** Questions by name or licence number: one lender, several, or nobody. The words are the server's. */

import { begun, bracketed, isLabel, pieces } from "./strip-context.js";
import { renaming } from "./former-names.js";
import { byLicence, claimsOf, common, lendersAt, nothing, summary, warnedNames } from "./lookup.js";
import { nameEvidence } from "./evidence.js";
import { company } from "../names/company.js";
import { ends, judgeMissing, LEAST_LATIN, near } from "./not-found.js";
import { kindOf } from "./pasted.js";
import { short } from "./related.js";
import { listed } from "../i18n.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Evidence} Evidence */
/** @typedef {import("./lookup.js").KnownLender} KnownLender */
/** @typedef {import("./lookup.js").Answer["query"]} Query */
/**
 * @typedef {{answer: import("./lookup.js").Answer, words: import("../i18n.js").Values, isReported?: boolean, own?:
 *   {verdict: string, reason: string}}} Asked  `isReported`: only third parties give the lender this name; `own`:
 *   what stands for the lender itself, where the answer does not say so much
 */

const MOST = 5;
const GONE = ["absent", "unnamed"];

/**
 * A legal name outranks brands and short names. A name that a regulator warns of is never answered
 * by a brand alone: the two may be strangers.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @returns {Promise<Asked>}
 */
export async function askName(rows, query) {
  const { sources } = await common(rows);
  const [normal, found] = await bearing(rows, query);
  const legal = found.filter(([, kind]) => kind === "legal");
  const keys = [...new Set((legal.length ? legal : found).map(([key]) => key))];
  const bearers = keys.length > 1 ? await lendersAt(rows, keys) : [];
  const said = (legal.length ? [] : found).flatMap((row) => {
    const one = nameEvidence(sources[row[0].split(":")[0]], row);
    const bearer = bearers.find(({ key }) => key === row[0]);
    return one ? [bearer ? { ...one, lender: bearer.name } : one] : [];
  });
  const warned = found.length ? await warnedNames(rows, normal, true) : [];
  if (warned.length && !legal.length) return ambiguous(rows, query, await lendersAt(rows, keys), [...warned, ...said]);
  return askLenders(rows, query, keys, [...said, ...warned]);
}

/**
 * The answer about the one lender found; several are shown and none is chosen.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {string[]} keys
 * @param {Evidence[]} [before]  evidence of the name
 * @returns {Promise<Asked>}
 */
export async function askLenders(rows, query, keys, before = []) {
  const lenders = await lendersAt(rows, keys);
  if (!lenders.length) return askMissing(rows, query);
  const present = lenders.filter(({ reason }) => !GONE.includes(reason));
  const standing = present.length ? present : lenders;
  if (standing.length > 1) return ambiguous(rows, query, standing, before);
  const [lender] = standing;
  const shared = await common(rows);
  const { categories } = shared.tables;
  const kind = categories.find(({ country, category }) => country === lender.country && category === lender.category);
  const isOfKind = lender.reason === "no_register" && kind?.ask;
  const reason = isOfKind ? (kind.category === "platform" ? "platform" : "category") : lender.reason;
  const verdict = /** @type {import("./lookup.js").Verdict} */ (lender.verdict);
  const own = { ...nothing(shared, query.normal, reason, lender.country), query, verdict, lender: summary(lender) };
  const words = wordsFor({ ...own, evidence: lender.evidence }, { manifest: shared.manifest, categories });
  const named = before.filter(({ type }) => type === "name");
  const renamed = renaming(named, lender.name);
  const isReported = !renamed.former && named.length > 0 && named.every(({ proof }) => proof === "reported");
  const answer = { ...own, evidence: [...before, ...lender.evidence, ...(await claimsOf(rows, lender))] };
  const judged = renamed.unproven ? { verdict: /** @type {const} */ ("uncovered"), reason: "renamed" } : {};
  return { answer: { ...answer, ...judged }, words: { ...words, ...renamed }, isReported, own: { verdict, reason } };
}

/**
 * Who bears the name, is the firm whose branch it is, or stands before the bracket; with the normal form of the
 * name that they bear.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @returns {Promise<[string, NameRow[]]>}
 */
async function bearing(rows, { text, normal }) {
  const { fold, ownerOf } = (await common(rows)).tables;
  const found = await rows.one("names", normal);
  if (found) return [normal, found];
  const owned = await ofOwner(rows, normal);
  if (owned) return [ownerOf(normal), owned];
  const parts = bracketed(text);
  return [parts ? company(parts[0], fold) : normal, await inBracket(rows, text)];
}

/**
 * The firm whose branch this is.
 *
 * @param {Rows} rows
 * @param {string} normal
 * @returns {Promise<NameRow[] | undefined>}
 */
async function ofOwner(rows, normal) {
  const owner = (await common(rows)).tables.ownerOf(normal);
  return owner ? rows.one("names", owner) : undefined;
}

/**
 * Who is called so by law, where the bracket behind says its role or another of its names.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<NameRow[]>}
 */
async function inBracket(rows, text) {
  const { fold } = (await common(rows)).tables;
  const parts = bracketed(text);
  const found = parts ? await legally(rows, parts[0], fold) : [];
  if (!parts || !found.length || isLabel(parts[1], fold)) return found;
  const inside = company(parts[1], fold);
  const bearers = /** @type {NameRow[]} */ ((await rows.one("names", inside)) ?? []).map(([key]) => key);
  const owners = await ownersOf(rows, inside);
  return found.filter(([key]) => bearers.includes(key) || owners.includes(key));
}

/**
 * Whom a text names beside something else: behind a label, before a bracket, next to others.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<string[]>} the keys of the lenders
 */
async function heldIn(rows, text) {
  const { fold } = (await common(rows)).tables;
  const { around, beside } = pieces(text);
  const named = around.map(async (piece) => {
    const normal = company(piece, fold);
    return /** @type {NameRow[]} */ ((await rows.one("names", normal)) ?? (await ofOwner(rows, normal)) ?? []);
  });
  const start = begun(company(text, fold));
  const [some, numbers, others, first] = await Promise.all([
    Promise.all(named),
    Promise.all(around.map((piece) => byLicence(rows, piece))),
    Promise.all(beside.map((piece) => legally(rows, piece, fold))),
    start ? /** @type {Promise<NameRow[] | undefined>} */ (rows.one("names", start)) : undefined,
  ]);
  const keyOf = (/** @type {NameRow} */ [key]) => key;
  return [
    ...some.flat().map(keyOf),
    ...numbers.flat().map(({ key }) => key),
    ...others.flat().map(keyOf),
    ...(first ?? []).map(keyOf),
  ];
}

/**
 * Who is or was called so by law, and no brand.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {import("../names/text.js").Fold} table
 * @returns {Promise<NameRow[]>}
 */
async function legally(rows, text, table) {
  const found = /** @type {NameRow[]} */ ((await rows.one("names", company(text, table))) ?? []);
  return found.filter(([, kind]) => kind === "legal" || kind === "former");
}

/**
 * @param {Rows} rows
 * @param {Query} query
 * @param {KnownLender[]} lenders
 * @param {Evidence[]} before
 * @returns {Promise<Asked>}
 */
async function ambiguous(rows, query, lenders, before) {
  const shared = await common(rows);
  const owned = await Promise.all(
    lenders.map(async (one) =>
      [...one.evidence, ...(await claimsOf(rows, one))].map((evidence) => ({ ...evidence, lender: one.name })),
    ),
  );
  const answer = nothing(shared, query.normal, "ambiguous", lenders[0]?.country);
  return { answer: { ...answer, query, verdict: "uncovered", evidence: [...before, ...owned.flat()] }, words: {} };
}

/** @param {Rows} rows @param {Query} query @returns {Promise<Asked>} */
async function askMissing(rows, query) {
  const shared = await common(rows);
  const { manifest, tables } = shared;
  const own = await warnedNames(rows, query.normal, true);
  const countryOf = (/** @type {Evidence} */ { register }) =>
    manifest.registers.find(({ id }) => id === register)?.country ?? "";
  const isKnown = (/** @type {string} */ country) =>
    manifest.covered.some((one) => one.country === country && one.whole && one.category !== "warning");
  if (own.length && own.every((one) => isKnown(countryOf(one)))) {
    const answer = {
      ...nothing(shared, query.normal, "name", countryOf(own[0])),
      query,
      verdict: /** @type {const} */ ("warned"),
      evidence: own,
    };
    return { answer, words: wordsFor(answer, { manifest, categories: tables.categories }) };
  }
  const words = kindOf(query.text, tables.fold);
  const names = /** @type {[string, NameRow[]][]} */ (words ? [] : await rows.all("names"));
  const held = words ? [] : await heldIn(rows, query.text);
  const known = words || query.normal.length < LEAST_LATIN ? [] : await ownersOf(rows, query.normal);
  const sure = await lendersAt(rows, [...new Set([...held, ...known])]);
  const suggested = near(query.normal, names).filter(({ row: [key] }) => !sure.some((one) => one.key === key));
  const warned = await warnedNames(rows, query.normal, false);
  const pasted = /** @type {const} */ ({ verdict: "none", reason: words, category: null });
  const { categories, fold } = tables;
  const isNear = ends(query.normal, names);
  const judged = words ? pasted : judgeMissing(query, { isNear, categories, fold, isHeld: held.length > 0 });
  const { verdict, reason, category } = warned.length
    ? { verdict: /** @type {const} */ ("uncovered"), reason: "warned_name", category: null }
    : judged;
  const alike = (
    await lendersAt(
      rows,
      suggested.map(({ row }) => row[0]),
    )
  ).map((lender, at) => ({ name: suggested[at].row[2], lender: summary(lender) }));
  const named = sure.map((lender) => ({ name: lender.name, lender: summary(lender) }));
  const suggestions = [...named, ...alike].slice(0, MOST);
  const answer = {
    ...nothing(shared, query.normal, reason, category?.country),
    query,
    verdict,
    evidence: warned,
    suggestions,
  };
  const about = {
    text: query.text,
    role: /** @type {const} */ ("party"),
    legal: false,
    licence: false,
    line: 0,
    lenders: [],
    category,
  };
  return { answer, words: wordsFor(answer, { manifest, categories: tables.categories, about }) };
}

/**
 * Whose known host begins with this label: "msxf" is how people call msxf.com.
 *
 * @param {Rows} rows
 * @param {string} label
 */
async function ownersOf(rows, label) {
  if (!/^[a-z0-9]+$/u.test(label)) return [];
  const known = /** @type {import("../edition/database.js").KnownRow[]} */ ((await rows.one("meta", "known")) ?? []);
  const hosts = known.map(([host]) => host).filter((host) => host.startsWith(`${label}.`));
  const found = /** @type {import("../edition/database.js").HostRow[][]} */ (await rows.many("hosts", hosts));
  return [...new Set(found.flat().flatMap(({ country, claims }) => claims.map((claim) => `${country}:${claim[0]}`)))];
}

/**
 * Whose lists of collection agencies were read: what is not on them proves nothing.
 *
 * @param {import("../edition/verify.js").Manifest} manifest
 * @param {import("../names/text.js").Fold} table
 */
export function collectorLists({ collector_lists: lists = [], covered }, table) {
  const read = lists.map(({ lender, as_of }) => `${short(company(lender, table))} ${as_of}`);
  const whole = covered.find((one) => one.country === "CN" && one.category === "consumer-finance" && one.whole);
  return {
    n: read.length,
    all: whole ? String(whole.rows) : "—",
    read: listed(read),
  };
}
