/**
 * The APK signing block: signers of schemes v2, v3 and v3.1. Pure.
 *
 * Layout: source.android.com, “APK Signature Scheme v2” and “v3”; AOSP, `ApkSigningBlockUtils.java`.
 */

import { readCertificate } from "./certificate.js";
import { Malformed } from "./problems.js";
import { readExactly } from "./source.js";
import { latin1 } from "./text.js";
import { View } from "./view.js";

/** @typedef {import("./facts.js").Scheme} Scheme */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * One signer: what is signed, by which certificate, and for which API levels.
 *
 * @typedef {{scheme: Scheme, signed: Bytes, digests: Map<number, Bytes>,
 *   certificate: import("./certificate.js").Certificate, attributes: Map<number, Bytes>,
 *   signatures: Map<number, Bytes>, key: Bytes, minSdk: number | null, maxSdk: number | null}} BlockSigner
 */

/**
 * Where it begins, and the value of each scheme in it.
 *
 * @typedef {{start: number, values: Map<Scheme, View>}} SigningBlock
 */

const MOST_BLOCK = 16 * 1024 * 1024;
const MAGIC = "APK Sig Block 42";
const FOOTER = 24;
const BAD = "bad-signature";
/** @type {Map<number, Scheme>} */
const SCHEMES = new Map([
  [0x7109871a, "v2"],
  [0xf05368c0, "v3"],
  [0x1b93ad61, "v3.1"],
]);
const MOST_SIGNERS = 10;

/**
 * Null where there is none: also where Android looks for none. Throws Malformed.
 *
 * @param {import("./source.js").Source} source
 * @param {import("./zip-directory.js").Directory} directory
 * @returns {Promise<SigningBlock | null>}
 */
export async function readSigningBlock(source, directory) {
  if (directory.wide || directory.start + directory.size !== directory.end) return null;
  if (directory.start < FOOTER + 8) return null;
  const footer = new View(await readExactly(source, directory.start - FOOTER, FOOTER));
  if (latin1(footer.bytes(8)) !== MAGIC) return null;
  const size = footer.u64(0);
  const start = directory.start - size - 8;
  if (size < FOOTER || start < 0 || size > MOST_BLOCK) throw new Malformed(BAD);
  const block = new View(await readExactly(source, start, size + 8), BAD);
  if (block.u64(0) !== size) throw new Malformed(BAD);
  return { start, values: valuesOf(block.part(8, size - FOOTER)) };
}

/** @param {View} pairs */
function valuesOf(pairs) {
  /** @type {Map<Scheme, View>} */
  const found = new Map();
  let at = 0;
  while (at < pairs.length) {
    const length = pairs.u64(at);
    if (length < 4) throw new Malformed(BAD);
    const pair = pairs.part(at + 8, length);
    const scheme = SCHEMES.get(pair.u32(0));
    if (scheme && !found.has(scheme)) found.set(scheme, pair.part(4, length - 4));
    at += 8 + length;
  }
  return found;
}

/** The signers of one scheme. Throws Malformed. @param {Scheme} scheme @param {View} value */
export function blockSigners(scheme, value) {
  const signers = sequence(prefixed(value, 0));
  if (signers.length < 1 || signers.length > MOST_SIGNERS) throw new Malformed(BAD);
  return signers.map((each) => signerOf(scheme, each));
}

/** @param {Scheme} scheme @param {View} signer @returns {BlockSigner} */
function signerOf(scheme, signer) {
  const [isV2, levels] = [scheme === "v2", scheme === "v2" ? 0 : 8];
  const signed = prefixed(signer, 0);
  const after = 4 + signed.length;
  const [minSdk, maxSdk] = isV2 ? [null, null] : [signer.u32(after), signer.u32(after + 4)];
  const signatures = prefixed(signer, after + levels);
  const key = prefixed(signer, after + levels + 4 + signatures.length);
  const digests = prefixed(signed, 0);
  const certificates = prefixed(signed, 4 + digests.length);
  const at = 8 + digests.length + certificates.length;
  if (!isV2 && (signed.u32(at) !== minSdk || signed.u32(at + 4) !== maxSdk)) throw new Malformed(BAD);
  const [first] = sequence(certificates);
  if (!first) throw new Malformed(BAD);
  return {
    scheme,
    signed: signed.bytes(),
    digests: byAlgorithm(digests),
    certificate: readCertificate(first.bytes()),
    attributes: attributesOf(signed, at + levels),
    signatures: byAlgorithm(signatures),
    key: key.bytes(),
    minSdk,
    maxSdk,
  };
}

/** Some old signers leave the list out. @param {View} signed @param {number} at @returns {Map<number, Bytes>} */
function attributesOf(signed, at) {
  if (at === signed.length) return new Map();
  return new Map(sequence(prefixed(signed, at)).map((one) => [one.u32(0), one.bytes(4)]));
}

/** @param {View} list @returns {Map<number, Bytes>} */
function byAlgorithm(list) {
  return new Map(sequence(list).map((one) => [one.u32(0), prefixed(one, 4).bytes()]));
}

/** What follows its length, in 32 bits. @param {View} view @param {number} at */
export function prefixed(view, at) {
  return view.part(at + 4, view.u32(at));
}

/** Parts one after the other, each behind its length. @param {View} view */
export function sequence(view) {
  /** @type {View[]} */
  const found = [];
  let at = 0;
  while (at < view.length) {
    const one = prefixed(view, at);
    found.push(one);
    at += 4 + one.length;
  }
  return found;
}
