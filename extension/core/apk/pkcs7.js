/**
 * PKCS #7, as the signature files of scheme v1 hold it: who signed which bytes. Pure.
 *
 * Form: RFC 2315; what of it Android takes: AOSP, `PKCS7.java`, `SignerInfo.java`.
 */

import { readCertificate, subjectText } from "./certificate.js";
import { INTEGER, SEQUENCE, SET, derAt } from "./der.js";
import { digestOf } from "./hashes.js";
import { Malformed, Unsupported } from "./problems.js";
import { fits } from "./signatures.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {import("./certificate.js").Certificate} Certificate */
/** @typedef {import("./der.js").Der} Der */
/** @typedef {import("./hashes.js").Hash} Hash */
/** @typedef {import("./signatures.js").KeyKind} KeyKind */
/**
 * The type of what is signed (and more where it is held), the certificates, the signers.
 *
 * @typedef {{content: Der[], certificates: Der[], signers: Der[]}} SignedData
 */

const BAD = "bad-signature";
const [CERTIFICATES, STATED, OCTETS] = [0xa0, 0xa0, 0x04];
const [CONTENT_TYPE, MESSAGE_DIGEST] = ["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"];
/** @type {Map<string, Hash>} */
const DIGESTS = new Map([
  ["1.2.840.113549.2.5", "MD5"],
  ["1.3.14.3.2.26", "SHA-1"],
  ["2.16.840.1.101.3.4.2.1", "SHA-256"],
  ["2.16.840.1.101.3.4.2.2", "SHA-384"],
  ["2.16.840.1.101.3.4.2.3", "SHA-512"],
  ["2.16.840.1.101.3.4.2.4", "SHA-224"],
]);
const RSA = "RSASSA-PKCS1-v1_5";
const ECDSA = "ECDSA";
const DSA = "DSA";
/** The key of each, and its hash where it names one. @type {Map<string, [KeyKind, Hash?]>} */
const KEYS = new Map([
  ["1.2.840.113549.1.1.1", [RSA]],
  ["1.2.840.113549.1.1.4", [RSA, "MD5"]],
  ["1.2.840.113549.1.1.5", [RSA, "SHA-1"]],
  ["1.2.840.113549.1.1.11", [RSA, "SHA-256"]],
  ["1.2.840.113549.1.1.12", [RSA, "SHA-384"]],
  ["1.2.840.113549.1.1.13", [RSA, "SHA-512"]],
  ["1.2.840.113549.1.1.14", [RSA, "SHA-224"]],
  ["1.2.840.10040.4.1", [DSA]],
  ["1.2.840.10040.4.3", [DSA, "SHA-1"]],
  ["2.16.840.1.101.3.4.3.1", [DSA, "SHA-224"]],
  ["2.16.840.1.101.3.4.3.2", [DSA, "SHA-256"]],
  ["1.2.840.10045.2.1", [ECDSA]],
  ["1.2.840.10045.4.1", [ECDSA, "SHA-1"]],
  ["1.2.840.10045.4.3.2", [ECDSA, "SHA-256"]],
  ["1.2.840.10045.4.3.3", [ECDSA, "SHA-384"]],
  ["1.2.840.10045.4.3.4", [ECDSA, "SHA-512"]],
]);
/**
 * What Android takes since 5.1 (apksig, `OidConstants.java`), but for curves with SHA-224.
 *
 * @type {Map<KeyKind, Hash[]>}
 */
const HASHES = new Map([
  [RSA, ["MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512"]],
  [DSA, ["SHA-1", "SHA-224", "SHA-256"]],
  [ECDSA, ["SHA-1", "SHA-256", "SHA-384", "SHA-512"]],
]);

/** The certificate of the first signer. Throws Malformed. @param {Bytes} block */
export function namedCertificate(block) {
  const data = read(block);
  if (data.signers.length === 0) throw new Malformed(BAD);
  return certificateOf(data, data.signers[0]);
}

/**
 * True where the block signs these bytes. Throws Malformed, Unsupported.
 *
 * Of several signers Android takes the first that fits; here it must be the one that is named.
 *
 * @param {Bytes} block @param {Bytes} signed
 */
export async function isSignedBlock(block, signed) {
  const data = read(block);
  if (data.content.length !== 1) throw new Unsupported();
  const fitting = [];
  for (const one of data.signers) if (await isSignedBy(data, one, signed)) fitting.push(one);
  if (fitting.length === 0) return false;
  if (!isSame(certificateOf(data, fitting[0]).whole, namedCertificate(block).whole)) throw new Unsupported();
  return true;
}

/** @param {Bytes} block @returns {SignedData} */
function read(block) {
  const parts = derAt(block, 0).child(1).child(0, SEQUENCE).children();
  const held = parts.find(({ tag }) => tag === CERTIFICATES);
  const last = parts.at(-1);
  if (!held || last?.tag !== SET) throw new Malformed(BAD);
  const certificates = held.children().filter(({ tag }) => tag === SEQUENCE);
  return { content: parts.length > 2 ? parts[2].children() : [], certificates, signers: last.children() };
}

/**
 * A signer's certificate. Its issuer may be written in another kind of string than the certificate has.
 *
 * @param {SignedData} data @param {Der} signer @returns {Certificate}
 */
function certificateOf({ certificates }, signer) {
  const name = signer.child(1, SEQUENCE);
  const [issuer, serial] = [subjectText(name.child(0)), name.child(1, INTEGER)];
  for (const { whole } of certificates) {
    const certificate = readCertificate(whole);
    if (certificate.issuer === issuer && isSame(certificate.serial, serial.content)) return certificate;
  }
  throw new Malformed(BAD);
}

/** @param {SignedData} data @param {Der} signer @param {Bytes} signed */
async function isSignedBy(data, signer, signed) {
  const parts = signer.children();
  const [stated] = parts[3]?.tag === STATED ? parts.splice(3, 1) : [];
  if (parts.length < 5 || parts[4].tag !== OCTETS) throw new Malformed(BAD);
  const { hash, key } = algorithmOf(parts[2], parts[3]);
  let bytes = signed;
  if (stated) {
    const [type, digest] = [CONTENT_TYPE, MESSAGE_DIGEST].map((oid) => statedOf(stated, oid));
    if (!isSame(type.whole, data.content[0].whole)) return false;
    if (!isSame(digest.content, await digestOf(hash, signed))) return false;
    bytes = stated.whole.slice();
    bytes[0] = SET;
  }
  return fits(certificateOf(data, signer).key, { hash, key, salt: 0 }, parts[4].content, bytes);
}

/** Throws Unsupported. @param {Der} digest @param {Der} signature */
function algorithmOf(digest, signature) {
  const hash = DIGESTS.get(digest.child(0).oid());
  const [key, own] = KEYS.get(signature.child(0).oid()) ?? [];
  if (!hash || !key || (own && own !== hash) || !HASHES.get(key)?.includes(hash)) throw new Unsupported();
  return { hash, key };
}

/**
 * The one value of an attribute that is signed with the bytes. Throws Malformed.
 *
 * @param {Der} attributes @param {string} oid
 */
function statedOf(attributes, oid) {
  const found = attributes.children().filter((one) => one.child(0).oid() === oid);
  if (found.length !== 1 || found[0].child(1, SET).children().length !== 1) throw new Malformed(BAD);
  return found[0].child(1).child(0);
}

/** @param {Uint8Array} one @param {Uint8Array} other */
const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
