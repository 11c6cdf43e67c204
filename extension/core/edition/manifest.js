/** The manifest of an edition: its files by content address, and what changes at each refresh. */

import { hasOwn } from "../util/has-own.js";
import { mapped } from "./at-once.js";
import { reading } from "./files.js";
import { Refused } from "./errors.js";
import { isCounted, isDigest, isInstant, isRecordOf, json } from "./validators.js";
import { languagesFor, tagOf } from "../i18n.js";

/** @typedef {import("./validators.js").FileRef} FileRef */
/** @typedef {import("./files.js").Read} Read */
/** @typedef {import("../i18n.js").Language} Language */
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
 * @property {Map<string, any>} contents  by name
 * @property {string[]} digests  of all that was read, and of what comes behind it
 * @property {[name: string, ref: FileRef][]} behind  what is to be fetched once the rest is in hand
 * @property {Language} language  for whose readers the texts are
 */

/**
 * @typedef {object} Less  files that this reader does not fetch now
 * @property {string[]} [left]  it has no use for them
 * @property {string[]} [later]  no answer needs them: they come behind the rest, where they are not held
 */

/** The database of servers. Browsers leave it. */
const DATABASE = "lookup.sqlite";
const DATABASE_LIMIT = 2 ** 34;
const INDEX_LIMIT = 2 ** 20;
const FILE_LIMIT = 2 ** 26;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}\/?$/u;
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
 * Every file of an edition that a browser reads in this language, by its name; those that are not held are fetched.
 * Throws Refused.
 *
 * @param {SignedManifest} manifest
 * @param {import("./requests.js").Tree} tree
 * @param {Language} [language]
 * @param {Less} [less]
 * @returns {Promise<Contents>}
 */
export async function contentsOf({ files }, tree, language = "zh_CN", { left = [], later = [] } = {}) {
  const index = languagesFor(language).map((one) => `${tagOf(one)}/`).find((one) => hasOwn(files, one));
  if (!index) throw new Refused("malformed");
  return reading(tree, async (bytesOf, isHeld) => {
    const named = namedIn(json(await bytesOf(files[index]))).filter(([name]) => !left.includes(name));
    const behind = named.filter(([name, one]) => later.includes(name) && !isHeld(one));
    const contents = new Map(await read(named.filter((one) => !behind.includes(one)), bytesOf));
    const digests = [files[index], ...named.map(([, one]) => one)].map(({ sha256 }) => sha256);
    return { contents, behind, digests, language };
  });
}

/**
 * What comes behind the rest of an edition, by its name; what is held already is not fetched. Throws Refused.
 *
 * @param {Contents["behind"]} behind
 * @param {import("./requests.js").Tree} tree
 */
export function behindOf(behind, tree) {
  return reading(tree, (bytesOf) => read(behind, bytesOf));
}

/** @param {[string, FileRef][]} named @param {Read} bytesOf */
function read(named, bytesOf) {
  return mapped(named, async ([name, ref]) => /** @type {const} */ ([name, json(await bytesOf(ref))]));
}

/** The files that an index names. Throws Refused where it is none. @param {unknown} index */
function namedIn(index) {
  const isFlat = (/** @type {string} */ name) => !name.endsWith("/") && name !== DATABASE;
  if (!isRecordOf(index, (name, ref) => isNamed(name, ref) && isFlat(name))) throw new Refused("malformed");
  return /** @type {[string, FileRef][]} */ (Object.entries(index));
}
