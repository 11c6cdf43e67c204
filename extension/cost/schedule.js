/**
 * Repayment schedules in whole fen: each instalment is rounded, the last absorbs the rest.
 *
 * equal-payment 等额本息 · equal-principal 等额本金 · flat 等本等息 (interest on the original principal throughout) ·
 * interest-only 先息后本 · bullet 一次性还本付息 (simple interest) · free (any payments). Formulas: docs/cost.md.
 */

import { MOST_FEN, rounded } from "./money.js";
import { dueDates } from "./months.js";
import { aChoice, aList, aNumber, anObject, bad, good } from "./result.js";

/** @typedef {typeof METHODS[number]} Method */
/** @typedef {{ n: number, due?: string, payment: number, principal: number, interest: number, balance: number }} Row  balance: what is owed after it */
/** @typedef {{ method: Method, principal: number, rate: number, periods: number, payments?: number[], exact: boolean }} Terms */
/** @typedef {{ terms: Terms, rows: Row[], totals: { principal: number, interest: number, paid: number }, left: number }} Schedule  left: owed after the last, 0 but for free */
/** @typedef {import("./result.js").Result<Schedule>} ScheduleResult */

export const METHODS = /** @type {const} */ (["equal-payment", "equal-principal", "flat", "interest-only", "bullet", "free"]);
export const MOST_PERIODS = 1200;

/**
 * @param {unknown} input {method, principal: fen, rate: per period, periods, payments?: fen each (free only),
 *   exact?: true (no rounding at all), first?: "2026-01-31", every?, times?, monthEnd?, anchor? (months.js, dueDates)}
 * @returns {ScheduleResult}
 */
export function schedule(input) {
  const read = termsOf(input);
  if (!read.ok) return read;
  const rows = rowsOf(read.value);
  if (rows.some((row) => !(Math.abs(row.payment) <= Number.MAX_SAFE_INTEGER && Math.abs(row.balance) <= Number.MAX_SAFE_INTEGER))) return bad("cost_too_large", "rate");
  const dates = datesOf(/** @type {Record<string, unknown>} */ (input), rows.length);
  if (!dates.ok) return dates;
  return good(summed(read.value, dates.value ? rows.map((row, at) => ({ ...row, due: /** @type {string[]} */ (dates.value)[at] })) : rows));
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
  const rate = aNumber(given.rate, "rate", { least: -0.99, most: 1000 });
  if (!rate.ok) return rate;
  const exact = given.exact === true;
  const shared = { method: method.value, principal: principal.value, rate: rate.value, exact };
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

/** @param {Record<string, unknown>} given @param {number} count @returns {import("./result.js").Result<string[] | null>} */
function datesOf({ first, every, times, monthEnd, anchor }, count) {
  return first === undefined || first === null ? good(null) : dueDates({ first, every, times, monthEnd, anchor, count });
}

/** The equal instalment of an annuity, unrounded: P × r / (1 − (1 + r)^−n). @param {number} principal @param {number} rate @param {number} periods */
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

/** Payments as they are; interest that a payment does not cover is added to what is owed. @param {Terms} terms @param {(balance: number) => number} interest @returns {Row[]} */
function freeRows({ principal, payments = [] }, interest) {
  let balance = principal;
  return payments.map((payment, at) => {
    const cost = interest(balance);
    const paid = Math.min(payment, Math.max(balance + cost, 0));
    balance += cost - paid;
    return { n: at + 1, payment: paid, principal: paid - cost, interest: cost, balance };
  });
}

/** @param {Terms} terms @param {Row[]} rows @returns {Schedule} */
export function summed(terms, rows) {
  const sum = (/** @type {"principal" | "interest" | "payment"} */ of) => rows.reduce((total, row) => total + row[of], 0);
  return { terms, rows, totals: { principal: sum("principal"), interest: sum("interest"), paid: sum("payment") }, left: rows[rows.length - 1].balance };
}
