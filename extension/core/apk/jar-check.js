/**
 * The second pass over scheme v1: the list of files is signed, and each file has its digest. Pure.
 *
 * Rules: AOSP, `StrictJarVerifier.java`, `StrictJarFile.java`, `ApkSignatureVerifier.java` (`verifyV1Signature`). What
 * Android reads in ways of its own, and curves with SHA-224, are not checked: `unsupported`. Browsers hash bytes only
 * whole, so what unpacks to more than the limits below is `large`.
 */

import { digestSaid, hasDigest, isDigest, readJarManifest } from "./jar-manifest.js";
import { LIST, MOST_BLOCK, asJava, signatureFiles } from "./jar-signature.js";
import { isSignedBlock } from "./pkcs7.js";
import { ApkRefused, Unsupported } from "./problems.js";
import { LOCAL_SIZE, contents } from "./zip-entry.js";

/** @typedef {import("./read.js").Apk} Apk */
/** @typedef {import("./facts.js").Signature} Signature */
/** @typedef {import("./jar-manifest.js").JarManifest} JarManifest */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** Bytes hashed, and bytes to hash. @typedef {{done: number, total: number}} Progress */

/** Bytes, unpacked: of a list, of one file, of all. */
const [MOST_LIST, MOST_FILE, MOST_FILES] = [8 * 1024 * 1024, 12 * 1024 * 1024, 256 * 1024 * 1024];
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
    if (error instanceof ApkRefused) return { state: error.code === "too-large" ? "large" : "broken", scheme: "v1" };
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
  const files = signedFiles(directory);
  const [total, largest] = sizesOf(files);
  let done = 0;
  const room = new Uint8Array(largest);
  for (const entry of files) {
    const count = signers.filter((signer) => signer.files.has(entry.name)).length;
    const section = manifest.files.get(entry.name);
    if (!section || count === 0) return false;
    if (count < signers.length) throw new Unsupported();
    const said = digestSaid(section, "digest");
    if (!said) throw new Unsupported();
    const bytes = await contents(source, directory, asJava(entry), MOST_FILE, room);
    if (!isDigest(said.text, await crypto.subtle.digest(said.hash, bytes))) return false;
    done += entry.size;
    yield { done, total };
  }
  return true;
}

/** All but folders and what lies in META-INF, as they lie in the file. @param {Directory} directory */
function signedFiles({ entries }) {
  const files = [...entries.values()].filter(({ name }) => !name.endsWith("/") && !name.startsWith("META-INF/"));
  return files.toSorted((one, other) => one.offset - other.offset);
}

/**
 * Bytes of all together, and of the largest. Throws ApkRefused where they are too many, and Unsupported where one lies
 * in another: no honest file needs that, and each would be unpacked again.
 *
 * @param {Entry[]} files
 */
function sizesOf(files) {
  let [total, largest, end] = [0, 0, 0];
  for (const { name, offset, method, packed, size } of files) {
    if (offset < end) throw new Unsupported();
    total += size;
    largest = Math.max(largest, size, packed);
    end = offset + LOCAL_SIZE + name.length + (method ? packed : size);
  }
  if (largest > MOST_FILE || total > MOST_FILES) throw new ApkRefused("too-large");
  return [total, largest];
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
