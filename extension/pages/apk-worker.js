/**
 * Reads one APK beside the page, piece by piece: at first what it says of itself, then whether its signature fits the
 * whole file. The page ends it when another file is chosen.
 */

import { check } from "../core/apk/check.js";
import { readIcon } from "../core/apk/icon.js";
import { ApkRefused } from "../core/apk/problems.js";
import { openApk, readOpened } from "../core/apk/read.js";
import { ofBlob } from "../core/apk/source.js";

/** @typedef {import("../core/apk/source.js").Source} Source */
/** @typedef {import("../core/apk/facts.js").Facts} Facts */
/**
 * What the page hears, in this order; `refused` is the last. `read`: bytes of the file that the first pass read;
 * `rest`: further permissions that it declares, one a line, "" for none.
 *
 * @typedef {{type: "facts", facts: Facts, rest: string, picture: ImageBitmap | null, read: number}
 *   | {type: "progress", done: number, total: number}
 *   | {type: "checked", signature: Facts["signature"]}
 *   | {type: "refused", code: import("../core/apk/problems.js").RefusalCode}} Heard
 */

/** More of either kind would hold the page's own thread up; honest apps declare a few dozen. */
const MOST_PERMISSIONS = 5000;
/** A picture is shown so wide and high, on screens of twice as many dots. */
const PICTURE = 128;
const worker = /** @type {any} */ (globalThis);

/** @param {Heard} heard @param {Transferable[]} [given] */
const tell = (heard, given = []) => worker.postMessage(heard, given);

worker.onmessage = async (/** @type {MessageEvent<File>} */ { data }) => {
  try {
    await readWhole(data);
  } catch (error) {
    tell({ type: "refused", code: error instanceof ApkRefused ? error.code : "unreadable" });
  }
};

/** @param {File} file */
async function readWhole(file) {
  const { source, done } = counted(ofBlob(file));
  const apk = await openApk(source);
  const facts = await readOpened(apk);
  const picture = await pictureOf(await readIcon(apk, facts.icon));
  tell({ type: "facts", ...bounded(facts), picture, read: done() }, picture ? [picture] : []);
  if (facts.signature.state !== "named") return;
  const steps = check(apk, facts);
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return tell({ type: "checked", signature: step.value });
    tell({ type: "progress", ...step.value });
  }
}

/**
 * With so many permissions as the page can take one by one; the rest as one text.
 *
 * @param {Facts} facts
 */
function bounded(facts) {
  const { permissions, permission_limits: limits, binds } = facts;
  const rest = [...permissions.slice(MOST_PERMISSIONS), ...binds.slice(MOST_PERMISSIONS)].join("\n");
  if (!rest) return { facts, rest };
  const names = new Set(permissions.slice(0, MOST_PERMISSIONS));
  const some = limits.filter(({ name }) => names.has(name));
  const kept = { permissions: [...names], permission_limits: some, binds: binds.slice(0, MOST_PERMISSIONS) };
  return { facts: { ...facts, ...kept }, rest };
}

/**
 * The same source, and how many bytes of it were read.
 *
 * @param {Source} source
 * @returns {{source: Source, done: () => number}}
 */
function counted(source) {
  let bytes = 0;
  const counting = async (/** @type {number} */ start, /** @type {number} */ length) => {
    const found = await source.read(start, length);
    bytes += found.length;
    return found;
  };
  /** @type {Source["reader"]} */
  const reader = (start, length) => {
    const found = source.reader?.(start, length);
    if (found) bytes += length;
    return found;
  };
  return { source: { size: source.size, read: counting, reader }, done: () => bytes };
}

/** @param {Blob | null} icon */
async function pictureOf(icon) {
  return icon && createImageBitmap(icon, { resizeWidth: PICTURE, resizeHeight: PICTURE }).catch(() => null);
}
