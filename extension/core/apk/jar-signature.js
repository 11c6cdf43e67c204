/**
 * Scheme v1: the certificates in META-INF. Pure.
 *
 * Files as AOSP's `StrictJarVerifier` takes them; PKCS #7 after RFC 2315.
 */

import { readCertificate, subjectText } from "./certificate.js";
import { INTEGER, SEQUENCE, SET, derAt } from "./der.js";
import { ApkRefused, Malformed } from "./problems.js";
import { byCodePoints } from "./text.js";
import { DEFLATED, contents } from "./zip-entry.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** @typedef {import("./certificate.js").Certificate} Certificate */

const MOST_BLOCK = 4 * 1024 * 1024;
const BAD = "bad-signature";
const LIST = "META-INF/MANIFEST.MF";
const FILE = /^META-INF\/.*\.(?:RSA|DSA|EC)$/su;
const CERTIFICATES = 0xa0;
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
    signers.push({ entry, certificate: signerOf(block) });
  }
  return signers;
}

/** Java unpacks whatever is not stored (AOSP, `StrictJarFile.getZipInputStream`). @param {Entry} entry */
export const asJava = (entry) => (entry.method ? { ...entry, method: DEFLATED } : entry);

/** @param {unknown} error @returns {never} */
function asMalformed(error) {
  throw error instanceof ApkRefused ? new Malformed(BAD) : error;
}

/**
 * The certificate of the first signer in PKCS #7. Its issuer may be written in another kind of string than the
 * certificate has.
 *
 * @param {Uint8Array<ArrayBuffer>} block @returns {Certificate}
 */
function signerOf(block) {
  const data = derAt(block, 0).child(1).child(0, SEQUENCE).children();
  const holder = data.find((one) => one.tag === CERTIFICATES);
  const last = data.at(-1);
  if (!holder || last?.tag !== SET) throw new Malformed(BAD);
  const signer = last.child(0, SEQUENCE).child(1, SEQUENCE);
  const [issuer, serial] = [subjectText(signer.child(0)), signer.child(1, INTEGER)];
  for (const one of holder.children().filter(({ tag }) => tag === SEQUENCE)) {
    const certificate = readCertificate(one.whole);
    if (certificate.issuer === issuer && isSame(certificate.serial, serial.content)) return certificate;
  }
  throw new Malformed(BAD);
}

/** @param {Uint8Array} one @param {Uint8Array} other */
const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
