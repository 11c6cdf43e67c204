/** The list of retractions: what is taken back, whatever an edition says. Pure. */

import { isCounted, isInstant, isListOf } from "./validators.js";

/** @typedef {{what: "host" | "app" | "phone" | "name" | "lender", value: string, on: string}} Retraction */
/**
 * @typedef {object} Retractions  what a later version leaves out is taken back no more
 * @property {"retractions"} type
 * @property {number} version
 * @property {string} issued_at
 * @property {Retraction[]} entries
 */

const MOST = { entries: 5000, value: 300 };
const WHAT = ["host", "app", "phone", "name", "lender"];

/** @param {any} said @returns {said is Retractions} */
export function isRetractions(said) {
  return (
    said?.type === "retractions" &&
    isCounted(said.version) &&
    isInstant(said.issued_at) &&
    isListOf(said.entries, MOST.entries, isRetraction)
  );
}

/** @param {any} one */
function isRetraction(one) {
  const { what, value, on } = one ?? {};
  const isValue = typeof value === "string" && value !== "" && value.length <= MOST.value;
  const isDay = typeof on === "string" && /^\d{4}-\d\d-\d\d$/u.test(on) && !Number.isNaN(Date.parse(on));
  return WHAT.includes(what) && isValue && isDay;
}

/**
 * Since when each is taken back, by what it is and its value.
 *
 * @param {Retraction[]} entries
 * @returns {Map<string, string>}
 */
export function byMark(entries) {
  return new Map(entries.map(({ what, value, on }) => [`${what}:${value}`, on]));
}
