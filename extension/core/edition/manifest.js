/** The manifest of an edition: its files by content address, and what changes at each refresh. */

import { mapped } from "./at-once.js";
import { reading } from "./files.js";
import { Refused } from "./refusals.js";
import { isCounted, isDigest, isInstant, isRecordOf, json } from "./shapes.js";
import { withoutFull, writtenOut } from "./short-files.js";

/** @typedef {import("./shapes.js").FileRef} FileRef */
/** @typedef {[as_of: string, retrieved_at: string]} DocumentNow */
/**
 * @typedef {object} RegisterNow  what a refresh changes of a register
 * @property {string} as_of
 * @property {string} retrieved_at
 * @property {number} rows
 * @property {DocumentNow[]} documents
 * @property {Record<string, [as_of: string, rows: number]>} covered
 */
/**
 * @typedef {object} SignedManifest
 * @property {"edition"} type
 * @property {2} format
 * @property {number} edition
 * @property {string} published_at
 * @property {string} expires_at
 * @property {Record<string, FileRef>} files  a name that ends in `/` is an index: the names in it follow its own
 * @property {Record<string, RegisterNow>} registers
 */

/**
 * @typedef {object} Contents
 * @property {Map<string, any>} contents  by name, short ones written out
 * @property {string[]} digests  of all that was read
 */

/** The database of servers. Browsers leave it. */
const DATABASE = "lookup.sqlite";
const DATABASE_LIMIT = 2 ** 34;
const INDEX_LIMIT = 2 ** 20;
const FILE_LIMIT = 2 ** 26;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}\/?$/u;
/** What browsers read: an index of a country has two capital letters. */
const READ = /^(?:coverage\.json|known\.json|laws\.json|tables\/|content\/|[A-Z]{2}\/)$/u;

/** @param {any} said @returns {said is SignedManifest} */
export function isManifest(said) {
  return (
    said?.type === "edition" &&
    said.format === 2 &&
    isCounted(said.edition) &&
    isInstant(said.published_at) &&
    isInstant(said.expires_at) &&
    isRecordOf(said.files, isNamed) &&
    isRecordOf(said.registers, (_, one) => isInstant(one?.retrieved_at) && Array.isArray(one.documents))
  );
}

/** @param {string} name @param {any} ref */
function isNamed(name, ref) {
  const isBounded = Number.isSafeInteger(ref?.size) && ref.size >= 0 && ref.size <= limitOf(name);
  return NAME.test(name) && isDigest(ref?.sha256) && isBounded;
}

/** @param {string} name */
function limitOf(name) {
  if (name === DATABASE) return DATABASE_LIMIT;
  return name.endsWith("/") ? INDEX_LIMIT : FILE_LIMIT;
}

/**
 * Every file of an edition that a browser reads, by its name; those that are not held are fetched. Throws Refused.
 *
 * @param {SignedManifest} manifest
 * @param {import("./fetching.js").Tree} tree
 * @returns {Promise<Contents>}
 */
export function contentsOf({ files }, tree) {
  return reading(tree, async (bytesOf) => {
    const all = (/** @type {[string, FileRef][]} */ named) =>
      mapped(named, async ([name, ref]) => /** @type {const} */ ([name, json(await bytesOf(ref))]));
    const top = Object.entries(files).filter(([name]) => READ.test(name));
    const found = await all(top);
    const parts = found.filter(([name]) => name.endsWith("/")).flatMap(([name, index]) => namedIn(name, index));
    const contents = new Map([...found.filter(([name]) => !name.endsWith("/")), ...(await all(parts))]);
    return { contents: writtenOut(contents), digests: [...top, ...parts].map(([, { sha256 }]) => sha256) };
  });
}

/**
 * The files that an index names and browsers read, by their whole names. Throws Refused where it is none.
 *
 * @param {string} folder
 * @param {unknown} index
 * @returns {[string, FileRef][]}
 */
function namedIn(folder, index) {
  const isFlat = (/** @type {string} */ name) => !name.endsWith("/") && name !== DATABASE;
  if (!isRecordOf(index, (name, ref) => isNamed(name, ref) && isFlat(name))) throw new Refused("malformed");
  return withoutFull(Object.entries(index).map(([name, ref]) => [folder + name, ref]));
}
