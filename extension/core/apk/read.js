/** The first pass: what an APK says of itself, from as few of its bytes as possible. Pure. */

import { findBase } from "./bundle.js";
import { jarSigners } from "./jar-signature.js";
import {
  ICON,
  LABEL,
  MIN_SDK,
  TARGET_SDK,
  VERSION_CODE,
  VERSION_MAJOR,
  VERSION_NAME,
  readManifest,
} from "./manifest.js";
import { ApkRefused, Malformed } from "./problems.js";
import { Resolved } from "./resolved.js";
import { Resources } from "./resources.js";
import { blockSigners, readSigningBlock } from "./signing-block.js";
import { hex } from "./text.js";
import { readDirectory } from "./zip-directory.js";
import { DEFLATED, contents } from "./zip-entry.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").Signer} Signer */
/** @typedef {import("./certificate.js").Certificate} Certificate */

/**
 * An opened APK: itself, or the base of a bundle.
 *
 * @typedef {{source: Source, directory: Directory, bundle: Facts["bundle"]}} Apk
 */

const MANIFEST = "AndroidManifest.xml";
const RESOURCES = "resources.arsc";
const MOST_MANIFEST = 8 * 1024 * 1024;
const MOST_RESOURCES = 32 * 1024 * 1024;
const ENCRYPTED = 1;
const NEWEST_FIRST = ["v3.1", "v3", "v2", "v1"];

/** The APK, or the base APK of a bundle. Throws ApkRefused. @param {Source} source @returns {Promise<Apk>} */
export async function openApk(source) {
  const directory = await readDirectory(source);
  if (directory.entries.has(MANIFEST)) return { source, directory, bundle: null };
  const { base, bundle } = await findBase(source, directory);
  const inner = await readDirectory(base);
  if (!inner.entries.has(MANIFEST)) throw new ApkRefused("no-base");
  return { source: base, directory: inner, bundle };
}

/** What an opened APK says, its signature unchecked. Throws ApkRefused. @param {Apk} apk @returns {Promise<Facts>} */
export async function readOpened(apk) {
  const entry = /** @type {Entry} */ (apk.directory.entries.get(MANIFEST));
  const manifest = readManifest(await contents(apk.source, apk.directory, entry, MOST_MANIFEST));
  const hasReferences = [...manifest.values.values()].some((one) => typeof one === "object" && one);
  const { resources, note } = hasReferences ? await resourcesOf(apk) : { resources: null, note: "" };
  const named = new Resolved(manifest.values, resources);
  const { signers, signature } = await signaturesOf(apk);
  return {
    package: manifest.package,
    split: manifest.split,
    version_name: named.text(VERSION_NAME),
    version_code: named.number(VERSION_CODE),
    version_code_major: named.number(VERSION_MAJOR),
    min_sdk: named.level(MIN_SDK),
    target_sdk: named.level(TARGET_SDK),
    label: named.text(LABEL),
    labels: named.texts(LABEL),
    icon: named.picture(ICON),
    permissions: manifest.permissions,
    permission_limits: manifest.limits,
    binds: manifest.binds,
    signers,
    signature,
    bundle: apk.bundle,
    notes: [...oddities(entry), ...(note ? [note] : []), ...named.notes],
  };
}

/** Tricks that Android lets pass and that readers stumble over. @param {Entry} manifest */
function oddities({ flags, method }) {
  const notes = [];
  if (flags & ENCRYPTED) notes.push("encrypted-flag");
  if (method !== 0 && method !== DEFLATED) notes.push("unknown-method");
  return notes;
}

/** @param {Apk} apk @returns {Promise<{resources: Resources | null, note: string}>} */
async function resourcesOf({ source, directory }) {
  const entry = directory.entries.get(RESOURCES);
  if (!entry) return { resources: null, note: "" };
  try {
    return { resources: new Resources(await contents(source, directory, entry, MOST_RESOURCES)), note: "" };
  } catch (error) {
    if (!(error instanceof ApkRefused)) throw error;
    return { resources: null, note: error.code === "too-large" ? "resources-large" : "resources-damaged" };
  }
}

/**
 * Every certificate that is named; what Android cannot read counts as broken. Of an APK with a newer scheme Android
 * does not look at v1.
 *
 * @param {Apk} apk @returns {Promise<Pick<Facts, "signers" | "signature">>}
 */
async function signaturesOf({ source, directory }) {
  /** @type {Signer[]} */
  const signers = [];
  let isBroken = false;
  try {
    const block = await readSigningBlock(source, directory);
    for (const [scheme, value] of block?.values ?? []) {
      for (const one of blockSigners(scheme, value)) {
        signers.push(await signer(scheme, one.certificate, one.minSdk, one.maxSdk));
      }
    }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    isBroken = true;
  }
  try {
    for (const one of await jarSigners(source, directory)) signers.push(await signer("v1", one.certificate));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    isBroken ||= signers.length === 0;
  }
  signers.sort((one, other) => NEWEST_FIRST.indexOf(one.scheme) - NEWEST_FIRST.indexOf(other.scheme));
  const state = isBroken ? "broken" : signers.length > 0 ? "named" : "unsigned";
  return { signers, signature: { state, scheme: null } };
}

/**
 * @param {Signer["scheme"]} scheme @param {Certificate} certificate
 * @param {number | null} [minSdk] @param {number | null} [maxSdk] @returns {Promise<Signer>}
 */
async function signer(scheme, certificate, minSdk = null, maxSdk = null) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", certificate.whole));
  return { scheme, sha256: hex(digest), subject: certificate.subject, min_sdk: minSdk, max_sdk: maxSdk };
}
