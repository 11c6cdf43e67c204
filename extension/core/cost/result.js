/**
 * What every function of this folder answers: a value, or a problem with a stable key.
 *
 * Nothing here throws at bad input. The key is worded in _locales under the same name.
 */

/** @typedef {typeof PROBLEMS[number]} Key */
/**
 * @typedef {object} Problem  `field` is the input meant, `at` its place in a list
 * @property {Key} key
 * @property {string} field
 * @property {number} [at]
 * @property {number[]} [rates]
 */
/**
 * @template T
 * @typedef {{ ok: true, value: T } | { ok: false, error: Problem }} Result
 */

export const PROBLEMS = /** @type {const} */ ([
  "cost_missing",
  "cost_not_a_number",
  "cost_not_whole",
  "cost_too_small",
  "cost_too_large",
  "cost_too_many",
  "cost_not_a_list",
  "cost_not_an_object",
  "cost_not_text",
  "cost_unknown_choice",
  "cost_not_a_date",
  "cost_dates_out_of_order",
  "cost_dates_not_later",
  "cost_dates_mixed",
  "cost_ambiguous",
  "cost_unreadable",
  "cost_nothing_received",
  "cost_nothing_paid",
  "cost_no_rate",
  "cost_several_rates",
  "cost_rate_beyond_numbers",
  "cost_early_needs_contract",
]);

/**
 * @template T
 * @param {T} value
 * @returns {{ ok: true, value: T }}
 */
export const good = (value) => ({ ok: true, value });

/**
 * @param {Key} key
 * @param {string} field
 * @param {number} [at]
 * @returns {{ ok: false, error: Problem }}
 */
export const bad = (key, field, at) => ({ ok: false, error: at === undefined ? { key, field } : { key, field, at } });

/**
 * The first answer that is a problem, or null.
 *
 * @param {...Result<unknown>} results
 * @returns {{ ok: false, error: Problem } | null}
 */
export function firstBad(...results) {
  for (const result of results) if (!result.ok) return result;
  return null;
}

/**
 * @param {unknown} value
 * @param {string} field
 * @returns {Result<Record<string, unknown>>}
 */
export function anObject(value, field) {
  if (value === undefined || value === null) return bad("cost_missing", field);
  if (typeof value !== "object" || Array.isArray(value)) return bad("cost_not_an_object", field);
  return good(/** @type {Record<string, unknown>} */ (value));
}

/**
 * A list of one to `most` entries.
 *
 * @param {unknown} value
 * @param {string} field
 * @param {number} most
 * @returns {Result<unknown[]>}
 */
export function aList(value, field, most = 10_000) {
  if (value === undefined || value === null) return bad("cost_missing", field);
  if (!Array.isArray(value)) return bad("cost_not_a_list", field);
  if (value.length === 0) return bad("cost_missing", field);
  return value.length > most ? bad("cost_too_many", field) : good(value);
}

/**
 * A finite number between two bounds, both allowed.
 *
 * @param {unknown} value
 * @param {string} field
 * @param {{ least: number, most: number, whole?: boolean, at?: number }} bounds
 * @returns {Result<number>}
 */
export function aNumber(value, field, { least, most, whole = false, at }) {
  if (value === undefined || value === null || value === "") return bad("cost_missing", field, at);
  if (typeof value !== "number" || Number.isNaN(value)) return bad("cost_not_a_number", field, at);
  if (value < least) return bad("cost_too_small", field, at);
  if (value > most) return bad("cost_too_large", field, at);
  return whole && !Number.isInteger(value) ? bad("cost_not_whole", field, at) : good(value);
}

/**
 * @template {string} T
 * @param {unknown} value
 * @param {string} field
 * @param {readonly T[]} choices
 * @returns {Result<T>}
 */
export function aChoice(value, field, choices) {
  if (value === undefined || value === null || value === "") return bad("cost_missing", field);
  const found = choices.find((choice) => choice === value);
  return found === undefined ? bad("cost_unknown_choice", field) : good(found);
}
