/** The timestamp: which edition and which list of retractions are newest, today. Pure. */

import { isCounted, isFileRef, isInstant } from "./validators.js";

/** @typedef {import("./validators.js").FileRef} FileRef */
/**
 * @typedef {object} Timestamp
 * @property {"timestamp"} type
 * @property {string} issued_at
 * @property {number} keys  version of the list of keys
 * @property {FileRef & {number: number}} edition
 * @property {FileRef & {version: number}} [retractions]
 */

const DAY = 86_400_000;
/** Bytes that each has at most. */
export const TIMESTAMP_LIMIT = 2 ** 12;
const MANIFEST_LIMIT = 2 ** 18;
const RETRACTIONS_LIMIT = 2 ** 20;
/** How far it may be ahead of the reader's clock, and from which age on a server that answers with it is frozen. */
const AHEAD = DAY;
const FROZEN = 3 * DAY;

/** @param {any} said @returns {said is Timestamp} */
export function isTimestamp(said) {
  return (
    said?.type === "timestamp" &&
    isInstant(said.issued_at) &&
    isCounted(said.keys) &&
    isFileRef(said.edition) &&
    isCounted(/** @type {any} */ (said.edition).number) &&
    said.edition.size <= MANIFEST_LIMIT &&
    (said.retractions === undefined || said.retractions === null || isNamedList(said.retractions))
  );
}

/** @param {any} named */
function isNamedList(named) {
  return isFileRef(named) && isCounted(/** @type {any} */ (named).version) && named.size <= RETRACTIONS_LIMIT;
}

/** Is it dated after tomorrow? @param {Timestamp} said @param {number} now  ms */
export function isAhead({ issued_at }, now) {
  return Date.parse(issued_at) > now + AHEAD;
}

/**
 * Does a server that answers with it stand still?
 *
 * @param {Pick<Timestamp, "issued_at">} said
 * @param {number} now  ms
 */
export function isFrozen({ issued_at }, now) {
  return Date.parse(issued_at) < now - FROZEN;
}
