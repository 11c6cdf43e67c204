/**
 * A repayment plan in everyday words, a line for each payment: "500", or "2026-12-20 500" with the day it is due.
 *
 * All lines have a date or none has. Dates are written year first, or as 12月20日 for the next such day.
 */

import { amountIn } from "./parse-amounts.js";
import { MOST_PERIODS, parsed, written } from "./months.js";
import { bad, good } from "./result.js";

/** @typedef {{ payments: number[], dates: string[] | null }} OwnPlan  fen; dates are null for payments by period */

const FULL = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*[日号]|(?=[\s,;:]|$))/u;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(?=[\s,;:])/u;
const SHORT = /^()(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/u;
/** A sum, or the number of an instalment and a sum. */
const TWO_NUMBERS = /\d\s+\d/u;
const BETWEEN = /^[\s,;:]*(?:[还還付])?/u;

/**
 * @param {unknown} text
 * @param {unknown} after the day of payout, "2026-11-25": from it 12月20日 is counted
 * @param {string} [field]
 * @returns {import("./result.js").Result<OwnPlan>} in a problem `at` is the line as typed, from 0
 */
export function ownPlanIn(text, after, field = "plan") {
  if (text === undefined || text === null) return bad("cost_missing", field);
  if (typeof text !== "string") return bad("cost_not_text", field);
  const payout = parsed(after, "after");
  if (!payout.ok) return payout;
  const lines = text
    .normalize("NFKC")
    .split("\n")
    .map((line, at) => ({ line: line.trim(), at }))
    .filter(({ line }) => line !== "");
  if (lines.length === 0) return bad("cost_missing", field);
  if (lines.length > MOST_PERIODS) return bad("cost_too_many", field);
  /** @type {number[]} */
  const payments = [];
  /** @type {string[]} */
  const dates = [];
  for (const { line, at } of lines) {
    const found = FULL.exec(line) ?? COMPACT.exec(line) ?? SHORT.exec(line);
    if (payments.length > 0 && Boolean(found) !== dates.length > 0) return bad("cost_dates_mixed", field, at);
    const date = found && dayIn(found, dates[dates.length - 1] ?? written(payout.value));
    if (found && !date) return bad("cost_not_a_date", field, at);
    if (date && dates.length > 0 && date <= dates[dates.length - 1]) return bad("cost_dates_not_later", field, at);
    const sum = found ? line.slice(found[0].length).replace(BETWEEN, "") : line;
    const amount = TWO_NUMBERS.test(sum) ? bad("cost_ambiguous", field) : amountIn(sum, field);
    if (!amount.ok) return bad(amount.error.key, field, at);
    payments.push(amount.value);
    if (date) dates.push(date);
  }
  return good({ payments, dates: dates.length > 0 ? dates : null });
}

/** The day of the year that is written, or the next such day. @param {RegExpExecArray} found @param {string} after */
function dayIn([, year, month, day], after) {
  const years = year
    ? [year]
    : [0, 1, 2, 3, 4].map((more) => String(Number(after.slice(0, 4)) + more).padStart(4, "0"));
  const dates = years
    .map((one) => parsed(`${one}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`))
    .flatMap((one) => (one.ok ? [written(one.value)] : []));
  return year ? dates[0] : dates.find((one) => one > after);
}
