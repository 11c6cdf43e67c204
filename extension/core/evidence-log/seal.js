/**
 * Sealing bytes with AES-GCM under a random key, and that key under a passphrase.
 *
 * A lockbox holds the random key, sealed by a key derived from the passphrase. So changing the
 * passphrase writes the lockbox alone. The derivation is PBKDF2-HMAC-SHA-256 with the iterations
 * that OWASP's Password Storage Cheat Sheet is quoted with (600,000; the sheet itself was not read),
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
 */

import { Trouble } from "./error-codes.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/**
 * @typedef {object} Lockbox  everything in base64 but the numbers
 * @property {1} version
 * @property {number} iterations
 * @property {string} salt
 * @property {string} key  the sealed random key
 * @property {string} check  SHA-256 of the rest: damage is not taken for a wrong passphrase
 */

export const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;
const IV = 12;
const KEY = 32;
const BLOCK = 4096;
/** @type {1} */
const VERSION = 1;

/**
 * Seal bytes for one place: what is sealed for one does not open in another. The length is rounded
 * up, so that it tells little.
 *
 * @param {CryptoKey} key @param {string} place @param {Bytes} bytes
 * @returns {Promise<Bytes>} the random IV, then what is sealed
 */
export async function seal(key, place, bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 4) / BLOCK) * BLOCK);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, 4);
  return sealExactly(key, place, padded);
}

/**
 * @param {CryptoKey} key
 * @param {string} place
 * @param {Bytes} sealed
 * @returns {Promise<Bytes>}
 * @throws {Trouble} `damaged`
 */
export async function unseal(key, place, sealed) {
  const padded = await unsealExactly(key, place, sealed);
  const length = new DataView(padded.buffer).getUint32(0);
  if (length > padded.length - 4) throw new Trouble("damaged");
  return padded.slice(4, 4 + length);
}

/** A new random key in a new lockbox. @param {string} passphrase */
export async function newLockbox(passphrase) {
  const raw = crypto.getRandomValues(new Uint8Array(KEY));
  return { lockbox: await lock(raw, passphrase), key: await usable(raw) };
}

/**
 * The key in a lockbox.
 *
 * @param {Lockbox} lockbox
 * @param {string} passphrase
 * @throws {Trouble} `passphrase`, `damaged`, `newer`
 */
export async function openLockbox(lockbox, passphrase) {
  return usable(await unlock(lockbox, passphrase));
}

/** The same key under another passphrase. @param {Lockbox} lockbox @param {string} old @param {string} passphrase */
export async function relock(lockbox, old, passphrase) {
  return lock(await unlock(lockbox, old), passphrase);
}

/** @param {Bytes} raw @param {string} passphrase @returns {Promise<Lockbox>} */
async function lock(raw, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const outer = await derived(passphrase, salt, ITERATIONS);
  const about = { version: VERSION, iterations: ITERATIONS, salt: toBase64(salt) };
  const sealed = await sealExactly(outer, placeOf(about), raw);
  const unchecked = { ...about, key: toBase64(sealed) };
  return { ...unchecked, check: await checkOf(unchecked) };
}

/** @param {Lockbox} lockbox @param {string} passphrase */
async function unlock(lockbox, passphrase) {
  if (Number.isSafeInteger(lockbox?.version) && lockbox.version > VERSION) throw new Trouble("newer");
  const { version, iterations, salt, key, check } = whole(lockbox);
  if (check !== (await checkOf({ version, iterations, salt, key }))) throw new Trouble("damaged");
  const outer = await derived(passphrase, fromBase64(salt), iterations);
  const raw = await unsealExactly(outer, placeOf({ version, iterations, salt }), fromBase64(key)).catch(() => {
    throw new Trouble("passphrase");
  });
  if (raw.length !== KEY) throw new Trouble("damaged");
  return raw;
}

/** Weaker or absurd work is refused before it is done. @param {any} box @returns {Lockbox} */
function whole(box) {
  const isWhole =
    box?.version === VERSION &&
    Number.isSafeInteger(box.iterations) &&
    box.iterations >= ITERATIONS &&
    box.iterations <= MOST_ITERATIONS &&
    [box.salt, box.key, box.check].every((one) => typeof one === "string");
  if (!isWhole) throw new Trouble("damaged");
  return box;
}

/** @param {Pick<Lockbox, "version" | "iterations" | "salt">} about */
const placeOf = ({ version, iterations, salt }) => `lockbox:${version}:${iterations}:${salt}`;

/** @param {Omit<Lockbox, "check">} box */
async function checkOf({ version, iterations, salt, key }) {
  return sha256(utf8(JSON.stringify([version, iterations, salt, key])));
}

/**
 * The same words typed on another keyboard give the same key (NFKC).
 *
 * @param {string} passphrase
 * @param {Bytes} salt
 * @param {number} iterations
 */
async function derived(passphrase, salt, iterations) {
  const typed = await crypto.subtle.importKey("raw", utf8(passphrase.normalize("NFKC")), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    typed,
    { name: "AES-GCM", length: 8 * KEY },
    false,
    ["encrypt", "decrypt"],
  );
}

/** @param {Bytes} raw */
function usable(raw) {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** @param {CryptoKey} key @param {string} place @param {Bytes} bytes @returns {Promise<Bytes>} */
async function sealExactly(key, place, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(place) }, key, bytes);
  const both = new Uint8Array(IV + sealed.byteLength);
  both.set(iv);
  both.set(new Uint8Array(sealed), IV);
  return both;
}

/** @param {CryptoKey} key @param {string} place @param {Bytes} sealed @returns {Promise<Bytes>} */
async function unsealExactly(key, place, sealed) {
  const how = { name: "AES-GCM", iv: sealed.slice(0, IV), additionalData: utf8(place) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.slice(IV)));
  } catch (error) {
    throw new Trouble("damaged", error);
  }
}

/** @param {Bytes} bytes @returns {Promise<string>} 64 hex digits */
export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text @returns {Bytes} */
export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** @param {any} value @returns {Bytes} */
export function fromJson(value) {
  return utf8(JSON.stringify(value));
}

/** @param {Bytes} bytes @returns {any} @throws {Trouble} `damaged` */
export function toJson(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Trouble("damaged", error);
  }
}

/** @param {Bytes} bytes */
function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

/** @param {string} text @returns {Bytes} */
function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch (error) {
    throw new Trouble("damaged", error);
  }
}
