/** Answers that say little: nothing, or that what was said was taken back; and a lender in short. Pure. */

/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./lookup.js").Common} Common */

/** @param {import("../edition/database.js").LenderRow} lender @returns {import("./lookup.js").Lender} */
export function summary({ id, name, country, category, licence: number }) {
  return { id, name, country, category, licence: number };
}

/** @param {Common} shared @param {string} normal @param {string} reason @param {string} [country] @returns {Answer} */
export function nothing({ manifest }, normal, reason, country) {
  /** @param {{country: string}} entry */
  const here = (entry) => !country || entry.country === country;
  return {
    query: { text: normal, type: "host", normal },
    verdict: "none",
    reason,
    lender: null,
    evidence: [],
    covered: manifest.covered.filter(here),
    not_covered: manifest.not_covered.filter(here),
    suggestions: [],
    edition: manifest.edition,
    expires: manifest.expires_at,
    expired: Date.parse(manifest.expires_at) <= Date.now(),
  };
}

/**
 * What was said of it was taken back, and nothing else is shown.
 *
 * @param {Common} shared
 * @param {string} normal
 * @param {string} [on]
 * @returns {Answer}
 */
export function retracted(shared, normal, on = "") {
  return { ...nothing(shared, normal, "retracted"), verdict: "uncovered", retracted: on };
}
