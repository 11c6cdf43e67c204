/**
 * Editions made and signed by the tests: the few lenders that the fixture sites need, or a published
 * edition signed anew under other dates.
 */
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const DAY = 86_400;

/** @typedef {{id: string, fingerprint: string, raw: Buffer, privateKey: import("node:crypto").KeyObject}} Key */
/**
 * @typedef {object} Edition
 * @property {any} manifest
 * @property {Map<string, Buffer>} files  everything by name, manifest.json and manifest.sig included
 * @property {Key} [key]  that signed it
 */

/** @returns {Key} */
export function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.from(/** @type {string} */ (publicKey.export({ format: "jwk" }).x), "base64url");
  const fingerprint = sha256(raw).toString("hex");
  return { id: fingerprint.slice(0, 16), fingerprint, raw, privateKey };
}

/** Seconds → "2026-11-24T12:00:00Z". @param {number} seconds */
function utc(seconds) {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
}

export function now() {
  return Math.floor(Date.now() / 1000);
}

/**
 * The same content published at another moment, by another key.
 *
 * @param {Edition} edition
 * @param {{key: Key, published?: number, expires?: number}} as
 * @returns {Edition}
 */
export function republish(edition, { key, published = now(), expires = published + 45 * DAY }) {
  const content = new Map([...edition.files].filter(([name]) => !name.startsWith("manifest.")));
  const manifest = {
    ...edition.manifest,
    edition: published,
    published_at: utc(published),
    expires_at: utc(expires),
    key: key.id,
    files: Object.fromEntries(
      [...content].map(([name, body]) => [name, { sha256: sha256(body).toString("hex"), size: body.length }]),
    ),
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const signature = Buffer.from(sign(null, bytes, key.privateKey).toString("base64"));
  return { manifest, files: new Map([...content, ["manifest.json", bytes], ["manifest.sig", signature]]), key };
}

/**
 * The same edition with the signature of another.
 *
 * @param {Edition} edition
 * @param {Edition} other
 * @returns {Edition}
 */
export function signedAs(edition, other) {
  const signature = /** @type {Buffer} */ (other.files.get("manifest.sig"));
  return { ...edition, files: new Map(edition.files).set("manifest.sig", signature) };
}

/** @param {Edition} edition @returns {Edition} */
export function unsigned(edition) {
  return { ...edition, files: new Map([...edition.files].filter(([name]) => name !== "manifest.sig")) };
}

/**
 * The same edition with one bit of one file turned over.
 *
 * @param {Edition} edition
 * @param {string} name
 * @returns {Edition}
 */
export function flipped(edition, name) {
  const body = Buffer.from(/** @type {Buffer} */ (edition.files.get(name)));
  body[body.length >> 1] ^= 1;
  return { ...edition, files: new Map(edition.files).set(name, body) };
}

/** @param {string} folder @returns {Promise<Edition>} */
export async function readEdition(folder) {
  const manifestBytes = await readFile(join(folder, "manifest.json"));
  const manifest = JSON.parse(manifestBytes.toString());
  const names = Object.keys(manifest.files).filter((name) => !name.endsWith(".sqlite"));
  const files = await Promise.all(
    [...names, "manifest.json", "manifest.sig"].map(
      async (name) => /** @type {[string, Buffer]} */ ([name, await readFile(join(folder, name))]),
    ),
  );
  return { manifest, files: new Map(files) };
}

/** @param {Edition} edition @param {string} folder */
export async function writeEdition(edition, folder) {
  await mkdir(folder, { recursive: true });
  for (const [name, body] of edition.files) await writeFile(join(folder, name), body);
}

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash("sha256").update(bytes).digest();
}
