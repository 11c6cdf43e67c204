/** Bundles: ZIP files of APKs, as XAPK, APKS and APKM are. Pure. */

import { ApkRefused } from "./problems.js";
import { byCodePoints, latin1, latin1Bytes, utf8 } from "./text.js";
import { unpacked } from "./unpacked.js";
import { DEFLATED, contents, locate } from "./zip-entry.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./zip-directory.js").Directory} Directory */
/** @typedef {import("./zip-directory.js").Entry} Entry */
/** @typedef {import("./facts.js").Bundle} Bundle */

/** Bytes of a base APK that was packed: one that lies in the bundle as it is has no bound. */
const MOST_BASE = 256 * 1024 * 1024;
const MOST_LISTED = 1024 * 1024;
const USUAL = ["base.apk", "base-master.apk", "splits/base-master.apk"];

/**
 * The base APK in a bundle. Throws ApkRefused, also where this is no bundle.
 *
 * @param {Source} source @param {Directory} directory @returns {Promise<{base: Source, bundle: Bundle}>}
 */
export async function findBase(source, directory) {
  const apks = new Map([...directory.entries].filter(([name]) => isApk(name)));
  if (apks.size === 0) throw new ApkRefused("no-manifest");
  const entry = baseOf(apks, await listed(source, directory));
  const bundle = { base: utf8(latin1Bytes(entry.name)), apks: apks.size };
  if (entry.method !== DEFLATED) return { base: await locate(source, directory, entry), bundle };
  return { base: await unpacked(source, directory, entry, MOST_BASE), bundle };
}

/**
 * By the bundle's own list, by its usual names, by its package's name, or the only one.
 *
 * @param {Map<string, Entry>} apks @param {{name: string, base: string}} said
 */
function baseOf(apks, said) {
  for (const name of [said.base, ...USUAL, `${said.name}.apk`]) {
    const entry = apks.get(name);
    if (entry) return entry;
  }
  const whole = [...apks.values()].filter(({ name }) => !isPart(name));
  if (whole.length === 0) throw new ApkRefused("no-base");
  return whole.toSorted((one, other) => other.size - one.size || byCodePoints(other.name, one.name))[0];
}

/**
 * Package and base APK as an XAPK's manifest.json or an APKM's info.json name them.
 *
 * @param {Source} source @param {Directory} directory
 */
async function listed(source, directory) {
  for (const name of ["manifest.json", "info.json"]) {
    const entry = directory.entries.get(name);
    const said = entry && (await parsed(source, directory, entry));
    if (said && typeof said === "object" && !Array.isArray(said)) {
      return { name: asName(said.package_name), base: asName(splitOf(said.split_apks)) };
    }
  }
  return { name: "", base: "" };
}

/** @param {Source} source @param {Directory} directory @param {Entry} entry @returns {Promise<any>} */
async function parsed(source, directory, entry) {
  try {
    return JSON.parse(utf8(await contents(source, directory, entry, MOST_LISTED)));
  } catch (error) {
    if (error instanceof ApkRefused || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {unknown} splits */
function splitOf(splits) {
  return Array.isArray(splits) ? splits.find((one) => one?.id === "base")?.file : null;
}

/** As the names of entries are kept. @param {unknown} value */
const asName = (value) => (typeof value === "string" ? latin1(new TextEncoder().encode(value)) : "");

/** @param {string} name */
const isApk = (name) => /\.apk$/iu.test(name);

/** True for what is made for some phones only: config.zh.apk, split_config.arm64_v8a.apk. @param {string} name */
function isPart(name) {
  const last = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  return /^(?:config\.|split_|base-)/u.test(last) && last !== "base-master.apk";
}
