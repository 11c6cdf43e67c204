/**
 * Scheme v1: the signature files in META-INF, and the certificates in them. Pure.
 *
 * Files as AOSP's `StrictJarVerifier` takes them.
 */

import { namedCertificate } from "./pkcs7.js";
import { ApkRefused, Malformed } from "./problems.js";
import { byCodePoints } from "./text.js";
import { DEFLATED, contents } from "./zip-entry.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */

export const MOST_BLOCK = 4 * 1024 * 1024;
const BAD = "bad-signature";
export const LIST = "META-INF/MANIFEST.MF";
const FILE = /^META-INF\/.*\.(?:RSA|DSA|EC)$/su;
const MOST_SIGNERS = 10;

/**
 * The signature files, by name; each has its .SF. None without META-INF/MANIFEST.MF: Android counts no signature then
 * (`StrictJarVerifier`).
 *
 * @param {Directory} directory
 */
export function signatureFiles({ entries }) {
  if (!entries.has(LIST)) return [];
  const inside = [...entries.values()].filter(({ name }) => name.startsWith("META-INF/"));
  const names = new Set(inside.map(({ name }) => upper(name)));
  const isSignature = (/** @type {string} */ name) =>
    FILE.test(upper(name)) && names.has(upper(name).replace(/\.[A-Z]+$/u, ".SF"));
  const found = inside.filter(({ name }) => isSignature(name));
  return found.toSorted((one, other) => byCodePoints(one.name, other.name));
}

/** The capital letters of ASCII. @param {string} name */
const upper = (name) => name.replace(/[a-z]/gu, (letter) => letter.toUpperCase());

/**
 * The certificates that the signature files name. Throws Malformed.
 *
 * @param {Source} source @param {Directory} directory
 */
export async function jarSigners(source, directory) {
  const found = signatureFiles(directory);
  if (found.length > MOST_SIGNERS) throw new Malformed(BAD);
  const signers = [];
  for (const entry of found) {
    const block = await contents(source, directory, asJava(entry), MOST_BLOCK).catch(asMalformed);
    signers.push({ entry, certificate: namedCertificate(block) });
  }
  return signers;
}

/** Java unpacks whatever is not stored (AOSP, `StrictJarFile.getZipInputStream`). @param {Entry} entry */
export const asJava = (entry) => (entry.method ? { ...entry, method: DEFLATED } : entry);

/** @param {unknown} error @returns {never} */
function asMalformed(error) {
  throw error instanceof ApkRefused ? new Malformed(BAD) : error;
}
