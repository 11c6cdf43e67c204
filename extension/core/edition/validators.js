/** What the fields of a signed text look like. Pure. */

import { Refused } from "./errors.js";

/** @typedef {{sha256: string, size: number}} FileRef  a file by its content */

const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u;

/** 2026-11-24T12:00:00Z and no other way. @param {unknown} value @returns {value is string} */
export const isInstant = (value) => typeof value === "string" && INSTANT.test(value) && isInCalendar(value);
/** `Date.parse` takes 30 February for 2 March. @param {string} instant */
function isInCalendar(instant) {
  const at = Date.parse(instant);
  return !Number.isNaN(at) && new Date(at).toISOString() === instant.replace("Z", ".000Z");
}
/** A number or a version. @param {unknown} value @returns {value is number} */
export const isCounted = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 1;
/** @param {unknown} value @returns {value is string} */
export const isDigest = (value) => typeof value === "string" && /^[0-9a-f]{64}$/u.test(value);
/** @param {unknown} value @returns {value is string} */
export const isKeyId = (value) => typeof value === "string" && /^[0-9a-f]{16}$/u.test(value);
/** @param {any} value @returns {value is FileRef} */
export const isFileRef = (value) => isDigest(value?.sha256) && isCounted(value.size);

/** @param {unknown} value @param {number} most @param {(one: any) => boolean} fits @returns {value is any[]} */
export function isListOf(value, most, fits) {
  return Array.isArray(value) && value.length <= most && value.every(fits);
}

/**
 * @param {unknown} value
 * @param {(key: string, one: any) => boolean} fits
 * @param {number} [most]
 * @returns {value is Record<string, any>}
 */
export function isRecordOf(value, fits, most = Infinity) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= most && entries.every(([key, one]) => fits(key, one));
}

/** JSON from bytes in UTF-8. Throws Refused. @param {Uint8Array} bytes @returns {any} */
export function json(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refused("malformed");
  }
}
