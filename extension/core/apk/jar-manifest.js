/**
 * The lists of scheme v1: META-INF/MANIFEST.MF and the .SF files. Pure.
 *
 * Form: AOSP, `StrictJarManifestReader.java`. What it reads in ways of its own is `Unsupported` here.
 */

import { ApkRefused, Unsupported } from "./problems.js";
import { latin1 } from "./text.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/**
 * Its headers by their names in small letters, and its bytes up to the next one.
 *
 * @typedef {{headers: Map<string, string>, data: Bytes}} Section
 */
/**
 * The main section, and one by name of each file. Texts are bytes as Latin-1.
 *
 * @typedef {{main: Section, files: Map<string, Section>}} JarManifest
 */

/** The strongest first, as Android asks (`StrictJarVerifier.DIGEST_ALGORITHMS`). @type {[string, string][]} */
const HASHES = [
  ["sha-512", "SHA-512"],
  ["sha-384", "SHA-384"],
  ["sha-256", "SHA-256"],
  ["sha1", "SHA-1"],
];
/** Some five for each file: a list of ten thousand files has a quarter of them. */
const MOST_LINES = 200_000;
const HEADER = /^([A-Za-z0-9_-]{1,70}): (.*)$/su;

/** Throws Unsupported, and ApkRefused where it is too long. @param {Bytes} data @returns {JarManifest} */
export function readJarManifest(data) {
  const [main, ...others] = sectionsOf(data);
  /** @type {Map<string, Section>} */
  const files = new Map();
  for (const one of others) {
    const [[first, name]] = one.headers;
    if (first !== "name" || files.has(name)) throw new Unsupported();
    files.set(name, one);
  }
  return { main, files };
}

/**
 * Whether it holds the digest of these bytes; null where it holds no such digest.
 *
 * @param {Section} section @param {string} of @param {Bytes} data
 */
export async function hasDigest(section, of, data) {
  const said = digestSaid(section, of);
  return said && isDigest(said.text, await crypto.subtle.digest(said.hash, data));
}

/** The strongest digest that it holds, and WebCrypto's name of it. @param {Section} section @param {string} of */
export function digestSaid({ headers }, of) {
  for (const [name, hash] of HASHES) {
    const text = headers.get(`${name}-${of}`);
    if (text !== undefined) return { hash, text };
  }
  return null;
}

/** @param {string} text @param {ArrayBuffer} digest */
export const isDigest = (text, digest) => btoa(latin1(new Uint8Array(digest))) === text;

/** @param {Bytes} data */
function sectionsOf(data) {
  const text = latin1(data);
  /** @type {Section[]} */
  const found = [];
  /** @type {string[]} */
  let lines = [];
  let [start, at, hasEnded] = [0, 0, false];
  for (let count = 1; at < text.length; count++) {
    if (count > MOST_LINES) throw new ApkRefused("too-large");
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end).replace(/\r$/u, "");
    if (end < 0 || line.includes("\r") || line.includes("\0") || (!line && lines.length === 0)) throw new Unsupported();
    if (line && hasEnded) {
      found.push({ headers: headersOf(lines), data: data.subarray(start, at) });
      [start, lines] = [at, []];
    }
    hasEnded = !line;
    if (line) lines.push(line);
    at = end + 1;
  }
  return [...found, { headers: headersOf(lines), data: data.subarray(start) }];
}

/** A line that begins with a space goes on from the one before. @param {string[]} lines */
function headersOf(lines) {
  /** @type {Map<string, string[]>} */
  const pieces = new Map();
  /** @type {string[]} */
  let last = [];
  for (const line of lines) {
    const [, name, value] = HEADER.exec(line) ?? [];
    if (line.startsWith(" ") && pieces.size > 0) {
      last.push(line.slice(1));
    } else if (name && !pieces.has(name.toLowerCase())) {
      last = [value];
      pieces.set(name.toLowerCase(), last);
    } else {
      throw new Unsupported();
    }
  }
  return new Map([...pieces].map(([name, each]) => [name, each.join("")]));
}
