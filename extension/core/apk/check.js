/**
 * The second pass: does the signature fit the whole file? Pure.
 *
 * Schemes v2, v3 and v3.1: source.android.com, “APK Signature Scheme v2”; AOSP, `ApkSigningBlockUtils.java`,
 * `ApkSignatureSchemeV2Verifier.java`. Of several schemes the newest is checked, as on a phone of today; v3.1 speaks
 * for the newest phones alone, so v3 is checked with it. Without any of these, v1 (`jar-check.js`). Signatures over
 * fs-verity trees alone are not checked: `unsupported`.
 */

import { checkJar } from "./jar-check.js";
import { signatureFiles } from "./jar-signature.js";
import { isSameKey } from "./keys.js";
import { PIECE, pieces } from "./pieces.js";
import { Malformed, Unsupported } from "./problems.js";
import { isProven } from "./rotation.js";
import { ALGORITHMS, isSigned } from "./signatures.js";
import { blockSigners, readSigningBlock } from "./signing-block.js";
import { View } from "./view.js";

/** @typedef {import("./read.js").Apk} Apk */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").Scheme} Scheme */
/** @typedef {import("./facts.js").Signature} Signature */
/** @typedef {import("./signing-block.js").BlockSigner} BlockSigner */
/** @typedef {import("./signing-block.js").SigningBlock} SigningBlock */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {import("./jar-check.js").Progress} Progress */

const STRIPPED = 0xbeeff00d;
const V3 = "3,0,0,0";
const ROTATES_SINCE = 0x559f8b02;
/** An app that was made for this API level needs a newer scheme than v1 (AOSP, `ApkSignatureVerifier.java`). */
const NEEDS_V2 = 30;
const STARTS_AT = 16;
/** Bytes before each piece: a mark and a number. */
const HEAD = 5;
/** @type {Scheme[]} */
const NEWEST_FIRST = ["v3.1", "v3", "v2"];

/**
 * Checks the signature piece by piece: yields after each, and returns what it found. Throws ApkRefused where the file
 * cannot be read.
 *
 * @param {Apk} apk
 * @param {Facts} facts
 * @returns {AsyncGenerator<Progress, Signature>}
 */
export async function* check(apk, facts) {
  const found = await prepared(apk);
  if (!found) return yield* withoutBlock(apk, facts);
  if ("state" in found) return found;
  const { block, scheme, signers, algorithms } = found;
  const hashes = [...new Set(algorithms.map(hashOf))].toSorted();
  const digests = yield* digestsOf(apk, block, hashes);
  const fits = signers.every((one, at) => {
    const digest = one.digests.get(algorithms[at]);
    return digest && String(digest) === String(digests.get(hashOf(algorithms[at])));
  });
  return { state: fits ? "verified" : "broken", scheme };
}

/**
 * The signers whose signatures fit what they signed; or the answer, where the file need not be hashed; null without a
 * block.
 *
 * @param {Apk} apk
 * @returns {Promise<Signature | null |
 *   {block: SigningBlock, scheme: Scheme, signers: BlockSigner[], algorithms: number[]}>}
 */
async function prepared(apk) {
  try {
    const block = await readSigningBlock(apk.source, apk.directory);
    const scheme = NEWEST_FIRST.find((one) => block?.values.has(one));
    if (!block || !scheme) return null;
    const signers = signersOf(block, scheme);
    const algorithms = signers.map(strongest).filter((one) => one !== undefined);
    if (!signers.every(isAlike) || isStripped(block, signers)) return { state: "broken", scheme };
    if (algorithms.length < signers.length) return { state: "unsupported", scheme };
    for (const [at, one] of signers.entries()) {
      const state = await stateOf(one, algorithms[at]);
      if (state !== "verified") return { state, scheme };
    }
    return { block, scheme, signers, algorithms };
  } catch (error) {
    if (error instanceof Malformed) return { state: "broken", scheme: null };
    throw error;
  }
}

/** @param {BlockSigner} signer @param {number} algorithm @returns {Promise<Signature["state"]>} */
async function stateOf(signer, algorithm) {
  try {
    return (await isSigned(signer, algorithm)) && (await isProven(signer)) ? "verified" : "broken";
  } catch (error) {
    if (error instanceof Unsupported) return "unsupported";
    throw error;
  }
}

/** @param {Apk} apk @param {Facts} facts @returns {AsyncGenerator<Progress, Signature>} */
async function* withoutBlock(apk, facts) {
  if (signatureFiles(apk.directory).length === 0) return { state: "unsigned", scheme: null };
  const found = yield* checkJar(apk);
  const madeFor = facts.target_sdk ?? facts.min_sdk;
  const isOld = found.state === "verified" && typeof madeFor === "number" && madeFor >= NEEDS_V2;
  return isOld ? { ...found, state: "outdated" } : found;
}

/** @param {SigningBlock} block @param {Scheme} scheme */
function signersOf({ values }, scheme) {
  /** @type {Scheme[]} */
  const schemes = scheme === "v3.1" ? [scheme, "v3"] : [scheme];
  return schemes.flatMap((one) => {
    const value = values.get(one);
    return value ? blockSigners(one, value) : [];
  });
}

/** True where its key is its certificate's, and each of its signatures has its digest. @param {BlockSigner} signer */
function isAlike({ key, certificate, digests, signatures }) {
  const isOwn = signatures.size > 0 && isSameKey(key, certificate.key);
  return isOwn && String([...digests.keys()]) === String([...signatures.keys()]);
}

/**
 * True where a scheme was taken away of which an older one, or a newer one, tells.
 *
 * @param {SigningBlock} block @param {BlockSigner[]} signers
 */
function isStripped({ values }, signers) {
  if (!values.has("v3")) {
    const says = signers.some((one) => one.scheme === "v2" && String(one.attributes.get(STRIPPED)) === V3);
    return says || values.has("v3.1");
  }
  const newer = signers.filter(({ scheme }) => scheme === "v3.1").map(({ minSdk }) => minSdk ?? 0);
  const since = newer.length > 0 ? Math.min(...newer) : -1;
  return signers.filter(({ scheme }) => scheme === "v3").some(({ attributes }) => {
    const said = attributes.get(ROTATES_SINCE);
    return said && !(said.length === 4 && new View(said).u32(0) === since);
  });
}

/** @param {BlockSigner} signer @returns {number | undefined} */
function strongest({ signatures }) {
  const known = [...signatures.keys()].filter((one) => ALGORITHMS.has(one));
  return known.toSorted((one, other) => (hashOf(one) < hashOf(other) ? 1 : hashOf(one) > hashOf(other) ? -1 : 0))[0];
}

/** @param {number} algorithm */
const hashOf = (algorithm) => ALGORITHMS.get(algorithm)?.hash ?? "";

/**
 * The digest of all but the signing block, by hash: over those of pieces of 1 MiB.
 *
 * @param {Apk} apk @param {SigningBlock} block @param {string[]} hashes
 * @returns {AsyncGenerator<Progress, Map<string, Bytes>>}
 */
async function* digestsOf({ source, directory }, block, hashes) {
  const sections = [
    { start: 0, size: block.start },
    { start: directory.start, size: directory.size },
    { start: directory.end, size: source.size - directory.end },
  ];
  const total = sections.reduce((sum, { size }) => sum + size, 0);
  const count = sections.reduce((sum, { size }) => sum + Math.ceil(size / PIECE), 0);
  /** @type {Map<string, Bytes[]>} */
  const all = new Map(hashes.map((name) => [name, [headed(new Uint8Array(HEAD), 0x5a, count)]]));
  let done = 0;
  for (const { start, size } of sections) {
    for await (const piece of pieces(source, start, size, HEAD)) {
      const length = piece.length - HEAD;
      headed(piece, 0xa5, length);
      if (start === directory.end) new DataView(piece.buffer).setUint32(HEAD + STARTS_AT, block.start, true);
      for (const [name, digests] of all) digests.push(await digest(name, piece));
      done += length;
      yield { done, total };
    }
  }
  const found = [...all].map(async ([name, digests]) => {
    const joined = new Uint8Array(await new Blob(digests).arrayBuffer());
    return /** @type {const} */ ([name, await digest(name, joined)]);
  });
  return new Map(await Promise.all(found));
}

/**
 * The same bytes, which begin with a mark and a number now.
 *
 * @param {Bytes} bytes @param {number} mark @param {number} number
 */
function headed(bytes, mark, number) {
  bytes[0] = mark;
  new DataView(bytes.buffer).setUint32(1, number, true);
  return bytes;
}

/** @param {string} name @param {Bytes} bytes */
const digest = async (name, bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes));
