/** The manifest of an edition: its files by content address, and what changes at each refresh. */

import { reading } from "./files.js";
import { Refused } from "./refusals.js";
import { isCounted, isDigest, isInstant, isRecordOf, json } from "./shapes.js";

/** @typedef {import("./files.js").FileRef} FileRef */
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
 * @property {Map<string, any>} contents  by name, each as it is written
 * @property {string[]} digests  of all that was read
 */

const INDEX_LIMIT = 2 ** 20;
const FILE_LIMIT = 2 ** 26;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}\/?$/u;
/** What browsers read: an index of a country has two capital letters. */
const READ = /^(?:coverage\.json|known\.json|tables\/|content\/|[A-Z]{2}\/)$/u;

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
  const limit = name.endsWith("/") ? INDEX_LIMIT : FILE_LIMIT;
  const isBounded = name.endsWith(".sqlite") || ref?.size <= limit;
  return NAME.test(name) && isDigest(ref?.sha256) && Number.isSafeInteger(ref.size) && ref.size >= 0 && isBounded;
}

/**
 * Every file of an edition that a browser reads, by its name; those that are not held are fetched. Throws Refused.
 *
 * @param {SignedManifest} manifest
 * @param {import("./fetching.js").Tree} tree
 * @returns {Promise<Contents>}
 */
export function contentsOf({ files }, tree) {
  const contents = new Map();
  /** @type {string[]} */
  const digests = [];
  return reading(tree, async (bytesOf) => {
    const read = async (/** @type {FileRef} */ ref) => {
      digests.push(ref.sha256);
      return json(await bytesOf(ref));
    };
    for (const [name, ref] of Object.entries(files).filter(([one]) => READ.test(one))) {
      const found = await read(ref);
      if (!name.endsWith("/")) contents.set(name, found);
      else for (const [part, one] of namedIn(found)) contents.set(name + part, await read(one));
    }
    return { contents, digests };
  });
}

/**
 * The files that an index names. Throws Refused where it is none.
 *
 * @param {unknown} index
 * @returns {[string, FileRef][]}
 */
function namedIn(index) {
  if (!isRecordOf(index, (name, ref) => isNamed(name, ref) && !name.endsWith("/"))) throw new Refused("malformed");
  return Object.entries(index);
}
