/**
 * Scheme v1: the certificates in META-INF, and what they sign. Pure.
 *
 * Files as AOSP's `StrictJarVerifier` takes them; PKCS #7 after RFC 2315.
 */

import { readCertificate, subjectText } from "./certificate.js";
import { INTEGER, SEQUENCE, SET, derAt } from "./der.js";
import { ApkRefused, Malformed, Unsupported } from "./problems.js";
import { fits } from "./signatures.js";
import { byCodePoints } from "./text.js";
import { DEFLATED, contents } from "./zip-entry.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** @typedef {import("./certificate.js").Certificate} Certificate */
/** @typedef {import("./der.js").Der} Der */
/** @typedef {import("./signatures.js").Algorithm} Algorithm */
/** @typedef {import("./signatures.js").Hash} Hash */

export const MOST_BLOCK = 4 * 1024 * 1024;
const BAD = "bad-signature";
export const LIST = "META-INF/MANIFEST.MF";
const FILE = /^META-INF\/.*\.(?:RSA|DSA|EC)$/su;
const [CERTIFICATES, STATED, OCTETS] = [0xa0, 0xa0, 0x04];
const [CONTENT_TYPE, MESSAGE_DIGEST] = ["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"];
/** @type {Map<string, Hash>} */
const DIGESTS = new Map([
  ["1.3.14.3.2.26", "SHA-1"],
  ["2.16.840.1.101.3.4.2.1", "SHA-256"],
  ["2.16.840.1.101.3.4.2.2", "SHA-384"],
  ["2.16.840.1.101.3.4.2.3", "SHA-512"],
]);
const RSA = "RSASSA-PKCS1-v1_5";
const ECDSA = "ECDSA";
/** The key of each, and its hash where it names one. @type {Map<string, [Algorithm["key"], Hash?]>} */
const KEYS = new Map([
  ["1.2.840.113549.1.1.1", [RSA]],
  ["1.2.840.113549.1.1.5", [RSA, "SHA-1"]],
  ["1.2.840.113549.1.1.11", [RSA, "SHA-256"]],
  ["1.2.840.113549.1.1.12", [RSA, "SHA-384"]],
  ["1.2.840.113549.1.1.13", [RSA, "SHA-512"]],
  ["1.2.840.10045.2.1", [ECDSA]],
  ["1.2.840.10045.4.1", [ECDSA, "SHA-1"]],
  ["1.2.840.10045.4.3.2", [ECDSA, "SHA-256"]],
  ["1.2.840.10045.4.3.3", [ECDSA, "SHA-384"]],
  ["1.2.840.10045.4.3.4", [ECDSA, "SHA-512"]],
]);
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

/**
 * True where the block in PKCS #7 signs these bytes. Throws Malformed, Unsupported.
 *
 * @param {Uint8Array<ArrayBuffer>} block @param {Uint8Array<ArrayBuffer>} signed
 */
export async function isSignedBlock(block, signed) {
  const data = derAt(block, 0).child(1).child(0, SEQUENCE).children();
  const infos = data.at(-1)?.children() ?? [];
  const kind = data[2]?.children() ?? [];
  if (infos.length !== 1 || kind.length !== 1) throw new Unsupported();
  const parts = infos[0].children();
  const [stated] = parts[3]?.tag === STATED ? parts.splice(3, 1) : [];
  if (parts.length < 5 || parts[4].tag !== OCTETS) throw new Malformed(BAD);
  const hash = DIGESTS.get(parts[2].child(0).oid());
  const [key, own] = KEYS.get(parts[3].child(0).oid()) ?? [];
  if (!hash || !key || (own && own !== hash)) throw new Unsupported();
  let bytes = signed;
  if (stated) {
    const [type, digest] = [CONTENT_TYPE, MESSAGE_DIGEST].map((oid) => statedOf(stated, oid));
    if (!type || !digest || !isSame(type.whole, kind[0].whole)) return false;
    if (!isSame(digest.content, new Uint8Array(await crypto.subtle.digest(hash, signed)))) return false;
    bytes = stated.whole.slice();
    bytes[0] = SET;
  }
  return fits(signerOf(block).key, { hash, key, salt: 0 }, parts[4].content, bytes);
}

/**
 * The one value of an attribute that is signed with the bytes; null for none and for more.
 *
 * @param {Der} attributes @param {string} oid
 */
function statedOf(attributes, oid) {
  const found = attributes.children().filter((one) => one.child(0).oid() === oid);
  if (found.length !== 1 || found[0].child(1, SET).children().length !== 1) return null;
  return found[0].child(1).child(0);
}

/** @param {Uint8Array} one @param {Uint8Array} other */
const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
