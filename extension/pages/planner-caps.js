/** Which dated caps a yearly rate is held against, and why where there is none. Pure. */

/** @typedef {import("../core/i18n.js").Text} Text */
/**
 * @typedef {object} Cap
 * @property {string} id
 * @property {string[]} lenders
 * @property {number | null} annual
 * @property {number | null} lpr_times
 * @property {string} in_force
 * @property {boolean} [known_from]
 * @property {string} ends_on
 * @property {string} rank
 * @property {Text} says
 * @property {string} source
 * @property {string} checked_on
 * @property {string} known
 */
/** @typedef {{caps: Cap[], without: {lenders: string[], says: Text}[]}} Caps */
/** @typedef {{cap: Cap, limit: number | null, above: boolean | null}} Line  `limit` null: the LPR was not said */
/** @typedef {{lines: Line[], why: string, says: Text | null}} Held  `why`: key of a sentence where there is no line */

export const KINDS = /** @type {const} */ ([
  "unknown", "bank", "consumer-finance", "small-loan", "private", "platform", "abroad",
]);
/** Rates that differ by less are the same: half of the last digit that is shown. */
const SAME = 0.00005;

/**
 * @param {Caps | null} caps  of the edition
 * @param {{kind: string, on: string, lpr: number | null, rate: number | null}} asked  `on`: day of the contract; rates
 *   as fractions a year
 * @returns {Held}
 */
export function heldAgainst(caps, { kind, on, lpr, rate }) {
  const none = (/** @type {string} */ why, /** @type {Text | null} */ says = null) => ({ lines: [], why, says });
  if (!caps) return none("planner_caps_missing");
  if (kind === "unknown") return none("planner_caps_unknown");
  const without = caps.without.find(({ lenders }) => lenders.includes(kind));
  if (without) return none("planner_caps_none", without.says);
  const own = caps.caps.filter(({ lenders }) => lenders.includes(kind));
  const valid = own.filter(({ in_force, ends_on }) => in_force <= on && (!ends_on || on <= ends_on));
  const unsure = own.find(({ in_force, known_from }) => known_from && on < in_force);
  if (valid.length === 0 && unsure) return none("planner_caps_unknown_then", unsure.says);
  if (valid.length === 0) return none(own.length > 0 ? "planner_caps_none_then" : "planner_caps_none");
  const lines = valid.map((cap) => {
    const limit = cap.annual ?? (lpr === null ? null : lpr * (cap.lpr_times ?? 0));
    return { cap, limit, above: limit === null || rate === null ? null : rate > limit + SAME };
  });
  return { lines, why: "", says: null };
}
