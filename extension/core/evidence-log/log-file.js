/**
 * The log as one file, and a file into the log.
 *
 * The file: 8 bytes that say what it is, then pieces, each with its length in 4 bytes before it. The
 * first piece is a lockbox in JSON, with a key of this file's own. The second, sealed, is every
 * record; the others, sealed, are attachments in the order in which the second names them. A piece is
 * sealed for its number and for its being the last or not: none can be left out, doubled or moved.
 */

import { randomId } from "../util/random-id.js";
import { isEntry, unreadable } from "./entry.js";
import { fromJson, newLockbox, openLockbox, seal, sha256, toJson, unseal } from "./seal.js";
import { Trouble } from "./error-codes.js";

/** @typedef {import("./seal.js").Bytes} Bytes */
/** @typedef {import("./vault.js").Vault} Vault */
/** @typedef {import("./entry.js").Entry} Entry */
/**
 * @typedef {{added: number, same: number, both: number, kept: number, left: string[]}} Merged  `both`: differs from
 *   ours, taken beside it; `kept`: details of which ours stay; `left`: what in the file is no entry of ours, named
 *   and not taken
 */

const MAGIC = new TextEncoder().encode("XCZJ\r\n\x1a\n");
const LONGEST_LOCKBOX = 4096;

/**
 * @param {Vault} vault @param {string} passphrase  of the file; another than the log's may be chosen
 * @returns {Promise<{blob: Blob, entries: number, missing: number}>} `missing`: records and files that do not open
 */
export async function exported(vault, passphrase) {
  const { records: all, damaged } = await vault.records();
  const records = all.filter(({ kind }) => kind !== "unsaved");
  const ids = records.filter(isEntry).flatMap(({ attachments }) => attachments.map(({ id }) => id));
  const readable = await readableOf(vault, ids);
  const { lockbox, key } = await newLockbox(passphrase);
  const sealed = (/** @type {number} */ n, /** @type {Bytes} */ bytes) =>
    seal(key, placeOf(n, n === readable.length), bytes);
  /** @type {BlobPart[]} */
  const parts = [MAGIC, ...piece(fromJson(lockbox)), ...piece(await sealed(0, fromJson({ records, files: readable })))];
  for (const [n, id] of readable.entries()) parts.push(...piece(await sealed(n + 1, await vault.file(id))));
  const blob = new Blob(parts, { type: "application/octet-stream" });
  return { blob, entries: records.filter(isEntry).length, missing: damaged + ids.length - readable.length };
}

/** @param {Vault} vault @param {string[]} ids */
async function readableOf(vault, ids) {
  const found = [];
  for (const id of ids) if (await vault.file(id).then(() => true, () => false)) found.push(id);
  return found;
}

/** @param {number} n @param {boolean} isLast */
const placeOf = (n, isLast) => `export:1:${n}:${isLast ? "last" : "more"}`;

/** @param {Bytes} bytes @returns {BlobPart[]} */
function piece(bytes) {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return [length, bytes];
}

/**
 * Everything in a file, checked. Nothing is written.
 *
 * @param {Blob} file @param {string} passphrase
 * @returns {Promise<{records: any[], files: Map<string, Bytes>}>}
 * @throws {Trouble} `foreign`, `passphrase`, `damaged`, `newer`
 */
export async function opened(file, passphrase) {
  const start = await bytesOf(file, 0, MAGIC.length);
  if (start.some((byte, n) => byte !== MAGIC[n]) || start.length < MAGIC.length) throw new Trouble("foreign");
  const first = await pieceAt(file, MAGIC.length, LONGEST_LOCKBOX);
  const key = await openLockbox(toJson(first.bytes), passphrase);
  let { bytes, next } = await pieceAt(file, first.next, file.size);
  const { records, files: ids } = toJson(await unseal(key, placeOf(0, next === file.size), bytes));
  const files = new Map();
  for (const [n, id] of ids.entries()) {
    ({ bytes, next } = await pieceAt(file, next, file.size));
    files.set(id, await unseal(key, placeOf(n + 1, next === file.size), bytes));
  }
  const known = Array.isArray(records) && records.every((one) => one?.kind === "entry" || isDetails(one));
  if (next !== file.size || !known) throw new Trouble("damaged");
  return { records, files };
}

/** @param {Blob} file @param {number} at @param {number} most @returns {Promise<{bytes: Bytes, next: number}>} */
async function pieceAt(file, at, most) {
  const head = await bytesOf(file, at, 4);
  const length = head.length === 4 ? new DataView(head.buffer).getUint32(0) : Infinity;
  if (length > Math.min(most, file.size - at - 4)) throw new Trouble("damaged");
  return { bytes: await bytesOf(file, at + 4, length), next: at + 4 + length };
}

/** @param {Blob} file @param {number} at @param {number} length @returns {Promise<Bytes>} */
async function bytesOf(file, at, length) {
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}

/**
 * Take a file into the log, all of it in one transaction. Nothing that is there is written over: an
 * entry that differs from ours is taken beside it, under an id that a second import gives again.
 *
 * @param {Vault} vault @param {Blob} file @param {string} passphrase @returns {Promise<Merged>}
 */
export async function imported(vault, file, passphrase) {
  const theirs = await opened(file, passphrase);
  const ours = new Map((await vault.records()).records.map((one) => [one.id, one]));
  /** @type {Merged} */
  const merged = { added: 0, same: 0, both: 0, kept: 0, left: unreadable(theirs.records) };
  /** @type {{records: any[], files: import("./vault.js").File[]}} */
  const change = { records: [], files: [] };
  for (const record of theirs.records) {
    if (isDetails(record)) takeDetails(record, ours, change, merged);
    if (!isEntry(record)) continue;
    const id = await freeId(record, ours);
    if (id === null) {
      merged.same += 1;
      continue;
    }
    const attachments = await filesOf(record, theirs.files, vault, change);
    change.records.push({ ...record, id, attachments });
    merged[id === record.id ? "added" : "both"] += 1;
  }
  await vault.save(change);
  return merged;
}

/** Under which id to take a record, null where we have it. @param {Entry} record @param {Map<string, any>} ours */
async function freeId(record, ours) {
  const mine = ours.get(record.id);
  if (!mine) return record.id;
  const content = contentOf(record);
  if (contentOf(mine) === content) return null;
  const beside = `${record.id.slice(0, 36)}-${(await sha256(fromJson(content))).slice(0, 16)}`;
  return ours.has(beside) ? null : beside;
}

/** What an entry says, in any order of its fields. @param {Entry} record */
function contentOf(record) {
  const fields = Object.entries(record).filter(([name]) => name !== "id" && name !== "attachments");
  return JSON.stringify([[...fields].sort(), record.attachments.map(({ name, sha256: sum }) => [name, sum])]);
}

/**
 * Each file is taken under an id of its own, unless we have it; what is not what the entry says is refused.
 *
 * @param {Entry} record
 * @param {Map<string, Bytes>} files
 * @param {Vault} vault
 * @param {{files: import("./vault.js").File[]}} change
 */
async function filesOf(record, files, vault, change) {
  const taken = [];
  for (const attachment of record.attachments) {
    const bytes = files.get(attachment.id);
    if (bytes && (await sha256(bytes)) !== attachment.sha256) throw new Trouble("damaged");
    const isTaken = (await vault.hasFile(attachment.id)) || change.files.some(({ id }) => id === attachment.id);
    const id = bytes && isTaken ? randomId() : attachment.id;
    if (bytes) change.files.push({ id, bytes });
    taken.push({ ...attachment, id });
  }
  return taken;
}

/** @param {any} record @param {Map<string, any>} ours @param {{records: any[]}} change @param {Merged} merged */
function takeDetails(record, ours, change, merged) {
  const mine = [...ours.values()].find(({ kind, lender }) => kind === record.kind && lender === record.lender);
  if (!mine) change.records.push({ ...record, id: ours.has(record.id) ? randomId() : record.id });
  else if (JSON.stringify(mine.fields) !== JSON.stringify(record.fields)) merged.kept += 1;
}

/** @param {any} record */
function isDetails(record) {
  const fields = Object.values(record?.fields ?? { "": null });
  const isKind = record?.kind === "me" || record?.kind === "loan";
  return (
    isKind &&
    ["id", "lender"].every((name) => typeof record[name] === "string") &&
    fields.every((one) => typeof one === "string")
  );
}
