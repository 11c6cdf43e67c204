/**
 * The second pass over scheme v1: the list of files is signed, and each file has its digest. Pure.
 *
 * Rules: AOSP, `StrictJarVerifier.java`, `StrictJarFile.java`, `ApkSignatureVerifier.java` (`verifyV1Signature`). What
 * Android reads in ways of its own, curves with SHA-224, and files of more than 64 MiB (16 of SHA-384 and SHA-512) are
 * not checked: `unsupported`.
 */

import { digestSaid, hasDigest, isDigest, readJarManifest } from "./jar-manifest.js";
import { LIST, MOST_BLOCK, asJava, signatureFiles } from "./jar-signature.js";
import { isSignedBlock } from "./pkcs7.js";
import { ApkRefused, Unsupported } from "./problems.js";
import { isStreamed, streamedDigest } from "./streamed-hashes.js";
import { contents, contentsInPieces } from "./zip-entry.js";

/** @typedef {import("./read.js").Apk} Apk */
/** @typedef {import("./facts.js").Signature} Signature */
/** @typedef {import("./jar-manifest.js").JarManifest} JarManifest */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** Bytes hashed, and bytes to hash. @typedef {{done: number, total: number}} Progress */

/** Bytes, unpacked: of a list, of one file, of all. */
const [MOST_LIST, MOST_FILE, MOST_FILES] = [16 * 1024 * 1024, 64 * 1024 * 1024, 1024 * 1024 * 1024];
/** Bytes of a file that WebCrypto hashes, and of one for whose hash there is nothing else. */
const [SMALL, MOST_WHOLE] = [1024 * 1024, 16 * 1024 * 1024];
const NEWER = ["2", "3"];
const BLOCK = /^(.*)\.(?:RSA|DSA|EC)$/su;

/**
 * Checks file by file. Of a file that cannot be unpacked it says `broken`.
 *
 * @param {Apk} apk @returns {AsyncGenerator<Progress, Signature>}
 */
export async function* checkJar(apk) {
  try {
    return { state: (yield* isWhole(apk)) ? "verified" : "broken", scheme: "v1" };
  } catch (error) {
    if (error instanceof Unsupported) return { state: "unsupported", scheme: "v1" };
    if (error instanceof ApkRefused) return { state: "broken", scheme: "v1" };
    throw error;
  }
}

/** @param {Apk} apk @returns {AsyncGenerator<Progress, boolean>} */
async function* isWhole(apk) {
  const { source, directory } = apk;
  const { entries } = directory;
  const listed = await contents(source, directory, asJava(/** @type {Entry} */ (entries.get(LIST))), MOST_LIST);
  const manifest = readJarManifest(listed);
  const signers = [];
  for (const file of signatureFiles(directory)) {
    const signer = await signerOf(apk, file, listed, manifest);
    if (!signer) return false;
    signers.push(signer);
  }
  if ([...manifest.files.keys()].some((name) => !entries.has(name))) return false;
  const files = [...entries.values()].filter(({ name }) => !name.endsWith("/") && !name.startsWith("META-INF/"));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > MOST_FILES || files.some((one) => Math.max(one.size, one.packed) > MOST_FILE)) throw new Unsupported();
  let done = 0;
  for (const entry of files) {
    const count = signers.filter((signer) => signer.files.has(entry.name)).length;
    const section = manifest.files.get(entry.name);
    if (!section || count === 0) return false;
    if (count < signers.length) throw new Unsupported();
    const said = digestSaid(section, "digest");
    if (!said) throw new Unsupported();
    if (!isDigest(said.text, await digestOf(apk, asJava(entry), said.hash))) return false;
    done += entry.size;
    yield { done, total };
  }
  return true;
}

/**
 * Large files are hashed piece by piece, by our own code. Throws Unsupported where that has not the hash.
 *
 * @param {Apk} apk @param {Entry} entry @param {string} hash
 */
async function digestOf({ source, directory }, entry, hash) {
  if (entry.size <= SMALL || (!isStreamed(hash) && entry.size <= MOST_WHOLE)) {
    return crypto.subtle.digest(hash, await contents(source, directory, entry, MOST_FILE));
  }
  if (!isStreamed(hash)) throw new Unsupported();
  return (await streamedDigest(hash, contentsInPieces(source, directory, entry, MOST_FILE))).buffer;
}

/**
 * What a signer signed; null where it does not fit.
 *
 * @param {Apk} apk @param {Entry} file @param {Uint8Array<ArrayBuffer>} listed @param {JarManifest} manifest
 */
async function signerOf({ source, directory }, file, listed, manifest) {
  const signed = directory.entries.get(file.name.replace(BLOCK, "$1.SF"));
  if (!signed || signed.name === file.name) throw new Unsupported();
  const data = await contents(source, directory, asJava(signed), MOST_LIST);
  const block = await contents(source, directory, asJava(file), MOST_BLOCK);
  if (!(await isSignedBlock(block, data))) return null;
  const signer = readJarManifest(data);
  const said = signer.main.headers;
  if (!said.has("signature-version") || said.get("created-by")?.includes("signtool")) throw new Unsupported();
  const newer = said.get("x-android-apk-signed") ?? "";
  if (NEWER.some((one) => newer.includes(one))) return null; // a newer signature was taken away
  if ((await hasDigest(signer.main, "digest-manifest-main-attributes", manifest.main.data)) === false) return null;
  if (await hasDigest(signer.main, "digest-manifest", listed)) return signer;
  for (const [name, section] of signer.files) {
    const listedOf = manifest.files.get(name);
    if (!listedOf) throw new Unsupported();
    if (!(await hasDigest(section, "digest", listedOf.data))) return null;
  }
  return signer;
}
