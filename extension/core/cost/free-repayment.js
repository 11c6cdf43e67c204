/**
 * Free repayment, 自由还款: payments as they are. With a rate, interest that a payment does not cover is added to what is
 * owed. Without one, the interest is what makes the payments repay the loan: the rate is found from them.
 */

import { rounded } from "./money.js";
import { ratePerPeriod } from "./rate.js";
import { good } from "./result.js";

/** @typedef {import("./schedule.js").Row} Row */
/** @typedef {import("./schedule.js").Terms} Terms */

/** @param {Terms} terms @param {(balance: number) => number} interest @returns {Row[]} */
export function freeRows({ principal, payments = [] }, interest) {
  let balance = principal;
  return payments.map((payment, at) => {
    const cost = interest(balance);
    const paid = Math.min(payment, Math.max(balance + cost, 0));
    balance += cost - paid;
    return { n: at + 1, payment: paid, principal: paid - cost, interest: cost, balance };
  });
}

/**
 * What is owed after each payment is what the later ones are worth then.
 *
 * @param {Terms} terms
 * @param {readonly number[]} times of the payments, in periods or days
 * @returns {import("./result.js").Result<{ rate: number, rows: Row[] }>} per such period or day
 */
export function impliedRows({ principal, payments = [], exact }, times) {
  const found = ratePerPeriod([
    { at: 0, amount: principal },
    ...payments.map((payment, n) => ({ at: times[n], amount: -payment })),
  ]);
  if (!found.ok) return found;
  const cut = exact ? (/** @type {number} */ amount) => amount : rounded;
  const owed = [0];
  for (let n = payments.length - 1; n > 0; n -= 1) {
    owed.unshift((owed[0] + payments[n]) / (1 + found.value) ** (times[n] - times[n - 1]));
  }
  const rows = payments.map((payment, n) => {
    const balance = cut(owed[n]);
    const repaid = (n === 0 ? principal : cut(owed[n - 1])) - balance;
    return { n: n + 1, payment, principal: repaid, interest: payment - repaid, balance };
  });
  return good({ rate: found.value, rows });
}
