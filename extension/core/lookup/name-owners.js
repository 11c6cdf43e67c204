/** Whom a text names: the lenders of an edition that bear a name in it. */

import { begun, bracketed, isLabel, pieces } from "./branches.js";
import { byLicence, common } from "./lookup.js";
import { company } from "../normalise/company.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Answer["query"]} Query */

/**
 * Who bears the name, is the firm whose branch it is, or is named before the bracket; with the normal form of the
 * name that they bear.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @returns {Promise<[string, NameRow[]]>}
 */
export async function bearing(rows, { text, normal }) {
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
export async function heldIn(rows, text) {
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
 * @param {import("../normalise/text.js").Fold} table
 * @returns {Promise<NameRow[]>}
 */
async function legally(rows, text, table) {
  const found = /** @type {NameRow[]} */ ((await rows.one("names", company(text, table))) ?? []);
  return found.filter(([, kind]) => kind === "legal" || kind === "former");
}

/**
 * Whose known host begins with this label: "msxf" is how people call msxf.com.
 *
 * @param {Rows} rows
 * @param {string} label
 */
export async function ownersOf(rows, label) {
  if (!/^[a-z0-9]+$/u.test(label)) return [];
  const known = /** @type {[string, import("../edition/database.js").KnownRow][]} */ (await rows.all("known"));
  const claimed = known.flatMap(([, [host, , , owner]]) => (owner ? [] : [host]));
  const hosts = claimed.filter((host) => host.startsWith(`${label}.`));
  const found = /** @type {import("../edition/database.js").HostRow[][]} */ (await rows.many("hosts", hosts));
  return [...new Set(found.flat().flatMap(({ country, claims }) => claims.map((claim) => `${country}:${claim[0]}`)))];
}
