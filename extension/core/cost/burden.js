/**
 * What instalments mean for a household: how much of the income they take each month, and when the money runs out. In
 * whole fen.
 */

import { MOST_FEN, rounded } from "./money.js";
import { MOST_PERIODS } from "./months.js";
import { aList, aNumber, anObject, bad, good } from "./result.js";

/**
 * @typedef {object} Month  due: this loan and other debts; left: savings at its end, negative when short
 * @property {number} n
 * @property {number} due
 * @property {number} left
 */
/**
 * @typedef {object} Burden
 * @property {number} income a month, after the cut
 * @property {number | null} share the largest month's debts over the income; null without income
 * @property {number} spare the income less spending and the largest month's debts; negative when short
 * @property {Month[]} months
 * @property {number | null} runsOut the first month (from 1) that savings and income do not cover; null when all are
 *   covered
 */

/**
 * @param {unknown} input {payments: fen each month, income: fen a month, spending?, debts?: other debts a month,
 *   savings?: fen, incomeCut?: 0.2 for the stress of a fifth less}
 * @returns {import("./result.js").Result<Burden>}
 */
export function burden(input) {
  const object = anObject(input, "burden");
  if (!object.ok) return object;
  const list = aList(object.value.payments, "payments", MOST_PERIODS);
  if (!list.ok) return list;
  const cut = aNumber(object.value.incomeCut ?? 0, "incomeCut", { least: 0, most: 1 });
  if (!cut.ok) return cut;
  const sums = { income: 0, spending: 0, debts: 0, savings: 0 };
  for (const field of /** @type {const} */ (["income", "spending", "debts", "savings"])) {
    const sum = aNumber(object.value[field] ?? (field === "income" ? undefined : 0), field, {
      least: 0,
      most: MOST_FEN,
      whole: true,
    });
    if (!sum.ok) return sum;
    sums[field] = sum.value;
  }
  const dues = [];
  for (const [at, one] of list.value.entries()) {
    const payment = aNumber(one, "payments", {
      least: -MOST_FEN,
      most: Number.MAX_SAFE_INTEGER / MOST_PERIODS,
      whole: true,
      at,
    });
    if (!payment.ok) return bad(payment.error.key, "payments", at);
    dues.push(payment.value + sums.debts);
  }
  return good(lived(dues, rounded(sums.income * (1 - cut.value)), sums));
}

/**
 * @param {number[]} dues
 * @param {number} income
 * @param {{ spending: number, savings: number }} sums
 * @returns {Burden}
 */
function lived(dues, income, { spending, savings }) {
  let left = savings;
  const months = dues.map((due, at) => {
    left += income - spending - due;
    return { n: at + 1, due, left };
  });
  const largest = Math.max(...dues);
  const short = months.find((month) => month.left < 0);
  return {
    income,
    share: income > 0 ? largest / income : null,
    spare: income - spending - largest,
    months,
    runsOut: short ? short.n : null,
  };
}
