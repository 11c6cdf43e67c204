/**
 * How a key was changed for another: the proof of rotation of schemes v3 and v3.1. Pure.
 *
 * Layout: source.android.com, “APK Signature Scheme v3”; AOSP, `ApkSignatureSchemeV3Verifier.java`
 * (`verifyProofOfRotationStruct`).
 */

import { readCertificate } from "./certificate.js";
import { Malformed, Unsupported } from "./problems.js";
import { ALGORITHMS, fits } from "./signatures.js";
import { prefixed, sequence } from "./signing-block.js";
import { latin1 } from "./text.js";
import { View } from "./view.js";

/** @typedef {import("./signing-block.js").BlockSigner} BlockSigner */

const PROOF = 0x3ba06f8c;
const VERSION = 1;

/**
 * True where each certificate signed the next one and the last is the signer's; true as well without a proof. Throws
 * Unsupported.
 *
 * @param {BlockSigner} signer
 */
export async function isProven(signer) {
  const value = signer.attributes.get(PROOF);
  if (!value) return true;
  try {
    return await isChain(new View(value, "bad-signature"), signer);
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}

/** @param {View} value @param {BlockSigner} signer */
async function isChain(value, signer) {
  if (value.u32(0) !== VERSION) return false;
  let key = new Uint8Array();
  let algorithm = 0;
  /** @type {string[]} */
  const seen = [];
  for (const one of sequence(value.part(4, value.length - 4))) {
    const signed = prefixed(one, 0);
    const held = prefixed(signed, 0);
    const after = 4 + signed.length;
    const signature = prefixed(one, after + 8).bytes();
    const certificate = readCertificate(held.bytes());
    const whole = latin1(certificate.whole);
    if (seen.length > 0) {
      if (signed.u32(4 + held.length) !== algorithm || seen.includes(whole)) return false;
      const how = ALGORITHMS.get(algorithm);
      if (!how) throw new Unsupported();
      if (!(await fits(key, how, signature, signed.bytes()))) return false;
    }
    seen.push(whole);
    [key, algorithm] = [certificate.key, one.u32(after + 4)];
  }
  return seen.length > 0 && seen.at(-1) === latin1(signer.certificate.whole);
}
