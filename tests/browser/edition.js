/** Editions of the second format that the tests publish: trees of files, signed by a publisher of theirs. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { keysOf, sealed, sha256 } from "./publisher.js";

export const DAY = 86_400;
/** Where the files lie that a browser reads in Chinese, the language of most suites. */
export const FOLDER = "zh-CN/";

/** @typedef {import("./publisher.js").Publisher} Publisher */
/** @typedef {Map<string, Buffer>} Tree  by path below `editions/` */
/**
 * @typedef {object} Content  what an edition is made of
 * @property {Map<string, Buffer>} files  by the names in its manifest and indexes
 * @property {Record<string, any>} registers
 */
/** @typedef {Content & {number: number, tree: Tree}} Edition */
/**
 * @typedef {object} How
 * @property {Publisher} by
 * @property {number} [published]  seconds; the edition's number
 * @property {number} [expires]
 * @property {number} [issued]  when the timestamp was signed
 * @property {import("./publisher.js").Key[]} [signers]  of the manifest
 * @property {import("./publisher.js").Key} [stamper]
 * @property {{version: number, entries: object[]}} [retractions]
 */

/** Seconds → "2026-11-24T12:00:00Z". @param {number} seconds */
function utc(seconds) {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
}

export function now() {
  return Math.floor(Date.now() / 1000);
}

/**
 * Content published by somebody at some moment.
 *
 * @param {Content} content
 * @param {How} how
 * @returns {Edition}
 */
export function published({ files, registers }, how) {
  const { by, published: number = now(), expires = number + 45 * DAY, issued = now(), retractions } = how;
  /** @type {Tree} */
  const tree = new Map();
  const said = {
    type: "edition",
    format: 2,
    edition: number,
    published_at: utc(number),
    expires_at: utc(expires),
    files: indexed(files, tree),
    registers,
  };
  const manifest = Buffer.from(sealed(said, how.signers ?? [by.editions]));
  tree.set(`v2/manifests/${number}.json`, manifest);
  tree.set(`v2/manifests/${number}.json.gz`, gzipSync(manifest));
  const list = retractions && sealed({ type: "retractions", issued_at: utc(issued), ...retractions }, [by.editions]);
  const stamp = {
    type: "timestamp",
    issued_at: utc(issued),
    keys: by.list.version,
    edition: { number, ...refOf(manifest) },
    ...(list && { retractions: { version: retractions?.version, ...put(tree, Buffer.from(list)) } }),
  };
  tree.set("v2/timestamp.json", Buffer.from(sealed(stamp, [how.stamper ?? by.timestamp])));
  tree.set("v2/keys.json", keysOf(by));
  return { files, registers, number, tree };
}

/**
 * The files of a manifest: those in folders behind an index of each.
 *
 * @param {Map<string, Buffer>} files
 * @param {Tree} tree
 */
function indexed(files, tree) {
  /** @type {Record<string, {sha256: string, size: number}>} */
  const found = {};
  /** @type {Record<string, Record<string, {sha256: string, size: number}>>} */
  const indexes = {};
  for (const [name, body] of files) {
    const [, folder, rest] = /^([^/]+\/)(.+)$/u.exec(name) ?? [];
    if (folder) (indexes[folder] ??= {})[rest] = put(tree, body);
    else found[name] = put(tree, body);
  }
  for (const [folder, index] of Object.entries(indexes)) found[folder] = put(tree, Buffer.from(JSON.stringify(index)));
  return found;
}

/** Puts a file where its content says, compressed too. @param {Tree} tree @param {Buffer} body */
function put(tree, body) {
  const ref = refOf(body);
  tree.set(`v2/files/${ref.sha256}.json`, body);
  tree.set(`v2/files/${ref.sha256}.json.gz`, gzipSync(body));
  return ref;
}

/** @param {Buffer} body */
function refOf(body) {
  return { sha256: sha256(body), size: body.length };
}

/**
 * The same edition with one file replaced in its place, as a server may.
 *
 * @param {Edition} edition
 * @param {string} name
 * @param {(body: Buffer) => Buffer} change  of the compressed bytes
 * @returns {Edition}
 */
export function withFile(edition, name, change) {
  const path = pathOf(edition, name);
  const body = /** @type {Buffer} */ (edition.tree.get(path));
  return { ...edition, tree: new Map(edition.tree).set(path, change(body)) };
}

/** The same without a file. @param {Edition} edition @param {string} name @returns {Edition} */
export function without(edition, name) {
  const tree = new Map(edition.tree);
  tree.delete(pathOf(edition, name));
  return { ...edition, tree };
}

/** Where a file of an edition lies, compressed. @param {Edition} edition @param {string} name */
export function pathOf({ files }, name) {
  return `v2/files/${sha256(/** @type {Buffer} */ (files.get(name)))}.json.gz`;
}

/** The same edition with one bit of one file turned over. @param {Edition} edition @param {string} name */
export function flipped(edition, name) {
  const body = Buffer.from(/** @type {Buffer} */ (edition.files.get(name)));
  body[body.length >> 1] ^= 1;
  return withFile(edition, name, () => gzipSync(body));
}

/**
 * The content of the newest edition in a tree: what browsers read of it in these languages.
 *
 * @param {string} folder
 * @param {string[]} [languages]  the folders of each
 * @returns {Promise<Content>}
 */
export async function readContent(folder, languages = [FOLDER]) {
  const said = async (/** @type {string} */ path) => JSON.parse(JSON.parse(await text(path)).signed);
  const text = (/** @type {string} */ path) => readFile(join(folder, path), "utf8");
  const body = (/** @type {{sha256: string}} */ ref) => readFile(join(folder, `v2/files/${ref.sha256}.json`));
  const { edition } = await said("v2/timestamp.json");
  const manifest = await said(`v2/manifests/${edition.number}.json`);
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  for (const name of languages) {
    const index = JSON.parse(String(await body(manifest.files[name])));
    for (const [part, ref] of Object.entries(index)) files.set(name + part, await body(ref));
  }
  return { files, registers: manifest.registers };
}

/** Every file of a content in one language by its name there, as JSON. @param {Content} content */
export function saidIn({ files }) {
  const bare = (/** @type {string} */ name) => name.slice(name.indexOf("/") + 1);
  return new Map([...files].map(([name, body]) => [bare(name), JSON.parse(String(body))]));
}

/** As an extension is packed: nothing compressed. @param {Edition} edition @param {string} folder */
export async function writeTree({ tree }, folder) {
  await rm(folder, { recursive: true, force: true });
  for (const [path, body] of tree) {
    if (path.endsWith(".gz")) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), body);
  }
}
