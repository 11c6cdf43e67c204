/**
 * Repayment schedules in whole fen: each instalment is rounded, the last absorbs the rest.
 *
 * equal-payment 等额本息 · equal-principal 等额本金 · flat 等本等息 (interest on the original principal throughout) ·
 * interest-only 先息后本 · bullet 一次性还本付息 (simple interest) · free (any payments). Formulas: docs/cost.md.
 */

import { freeRows, impliedRows } from "./free-repayment.js";
import { MOST_FEN, rounded } from "./money.js";
import { daysBetween, dueDates, listedDates, MOST_PERIODS } from "./months.js";
import { aChoice, aList, aNumber, anObject, bad, good } from "./result.js";

/** @typedef {typeof METHODS[number]} Method */
/**
 * @typedef {object} Row  balance: what is owed after it
 * @property {number} n
 * @property {string} [due]
 * @property {number} payment
 * @property {number} principal
 * @property {number} interest
 * @property {number} balance
 */
/**
 * @typedef {object} Terms  isFound: the rate follows from the payments
 * @property {Method} method
 * @property {number} principal
 * @property {number} rate
 * @property {number} periods
 * @property {number[]} [payments]
 * @property {boolean} exact
 * @property {boolean} isFound
 */
/**
 * @typedef {object} Schedule  left: owed after the last, 0 but for free
 * @property {Terms} terms
 * @property {Row[]} rows
 * @property {{ principal: number, interest: number, paid: number }} totals
 * @property {number} left
 */
/** @typedef {import("./result.js").Result<Schedule>} ScheduleResult */

export const METHODS = /** @type {const} */ ([
  "equal-payment", "equal-principal", "flat", "interest-only", "bullet", "free",
]);

/**
 * @param {unknown} input {method, principal: fen, rate: per period (free: found from the payments when absent),
 *   periods, payments?: fen each (free only), exact?: true (no rounding at all), first?: "2026-01-31", every?, times?,
 *   monthEnd?, anchor? (months.js, dueDates), or dates?: each due date, with on?: "2026-01-01" the day of payout}
 * @returns {ScheduleResult}
 */
export function schedule(input) {
  const read = termsOf(input);
  if (!read.ok) return read;
  const given = /** @type {Record<string, unknown>} */ (input);
  const dates = datesOf(given, read.value.periods);
  if (!dates.ok) return dates;
  const plan = read.value.isFound
    ? implied(read.value, given, dates.value)
    : good({ rate: read.value.rate, rows: rowsOf(read.value) });
  if (!plan.ok) return plan;
  const { rate, rows } = plan.value;
  if (
    rows.some(
      (row) => !(Math.abs(row.payment) <= Number.MAX_SAFE_INTEGER && Math.abs(row.balance) <= Number.MAX_SAFE_INTEGER),
    )
  ) {
    return bad("cost_too_large", "rate");
  }
  const due = dates.value;
  return good(summed({ ...read.value, rate }, due ? rows.map((row, at) => ({ ...row, due: due[at] })) : rows));
}

/**
 * By days where each date was given, else by period.
 *
 * @param {Terms} terms
 * @param {Record<string, unknown>} given
 * @param {string[] | null} due
 */
function implied(terms, given, due) {
  if (!given.dates || !due) return impliedRows(terms, Array.from({ length: terms.periods }, (_, n) => n + 1));
  const days = [];
  for (const date of due) {
    const day = daysBetween(given.on, date);
    if (!day.ok) return bad(day.error.key, "on");
    days.push(day.value);
  }
  return days[0] > 0 ? impliedRows(terms, days) : bad("cost_dates_out_of_order", "on");
}

/** @param {unknown} input @returns {import("./result.js").Result<Terms>} */
export function termsOf(input) {
  const object = anObject(input, "loan");
  if (!object.ok) return object;
  const given = object.value;
  const method = aChoice(given.method, "method", METHODS);
  if (!method.ok) return method;
  const principal = aNumber(given.principal, "principal", { least: 1, most: MOST_FEN, whole: true });
  if (!principal.ok) return principal;
  const isFound = method.value === "free" && (given.rate === undefined || given.rate === null);
  const rate = isFound ? good(0) : aNumber(given.rate, "rate", { least: -0.99, most: 1000 });
  if (!rate.ok) return rate;
  const shared = {
    method: method.value,
    principal: principal.value,
    rate: rate.value,
    exact: given.exact === true,
    isFound,
  };
  if (method.value === "free") {
    const payments = amounts(given.payments);
    return payments.ok ? good({ ...shared, periods: payments.value.length, payments: payments.value }) : payments;
  }
  const periods = aNumber(given.periods, "periods", { least: 1, most: MOST_PERIODS, whole: true });
  return periods.ok ? good({ ...shared, periods: periods.value }) : periods;
}

/** @param {unknown} payments @returns {import("./result.js").Result<number[]>} */
function amounts(payments) {
  const list = aList(payments, "payments", MOST_PERIODS);
  if (!list.ok) return list;
  const read = [];
  for (const [at, one] of list.value.entries()) {
    const amount = aNumber(one, "payments", { least: 0, most: MOST_FEN, whole: true, at });
    if (!amount.ok) return amount;
    read.push(amount.value);
  }
  return good(read);
}

/**
 * @param {Record<string, unknown>} given
 * @param {number} count
 * @returns {import("./result.js").Result<string[] | null>}
 */
function datesOf({ dates, first, every, times, monthEnd, anchor }, count) {
  if (dates !== undefined && dates !== null) return listedDates(dates, count);
  return first === undefined || first === null
    ? good(null)
    : dueDates({ first, every, times, monthEnd, anchor, count });
}

/**
 * The equal instalment of an annuity, unrounded: P × r / (1 − (1 + r)^−n).
 *
 * @param {number} principal
 * @param {number} rate
 * @param {number} periods
 */
export function annuity(principal, rate, periods) {
  return rate === 0 ? principal / periods : principal * rate / -Math.expm1(-periods * Math.log1p(rate));
}

/** @param {Terms} terms @returns {Row[]} */
export function rowsOf(terms) {
  const { principal, rate, periods, method } = terms;
  const cut = terms.exact ? (/** @type {number} */ amount) => amount : rounded;
  const interest = (/** @type {number} */ balance) => cut(balance * rate);
  if (method === "free") return freeRows(terms, interest);
  const instalment = cut(annuity(principal, rate, periods));
  const part = cut(principal / periods);
  /** @type {Record<Exclude<Method, "free">, (balance: number, n: number) => { due: number, interest: number }>} */
  const rules = {
    "equal-payment": (balance) => ({ due: instalment - interest(balance), interest: interest(balance) }),
    "equal-principal": (balance) => ({ due: part, interest: interest(balance) }),
    flat: () => ({ due: part, interest: interest(principal) }),
    "interest-only": (balance) => ({ due: 0, interest: interest(balance) }),
    bullet: (_, n) => ({ due: 0, interest: n === periods ? cut(principal * rate * periods) : 0 }),
  };
  const rows = [];
  let balance = principal;
  for (let n = 1; n <= periods; n += 1) {
    const { due, interest: cost } = rules[method](balance, n);
    const repaid = n === periods ? balance : Math.min(Math.max(due, 0), balance);
    balance = n === periods ? 0 : balance - repaid;
    rows.push({ n, payment: repaid + cost, principal: repaid, interest: cost, balance });
  }
  return rows;
}

/** @param {Terms} terms @param {Row[]} rows @returns {Schedule} */
export function summed(terms, rows) {
  const sum = (/** @type {"principal" | "interest" | "payment"} */ of) =>
    rows.reduce((total, row) => total + row[of], 0);
  return {
    terms,
    rows,
    totals: { principal: sum("principal"), interest: sum("interest"), paid: sum("payment") },
    left: rows[rows.length - 1].balance,
  };
}
