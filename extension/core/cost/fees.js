/**
 * What is charged beside the interest, each cost by its name, in whole fen.
 *
 * A fee is {name, kind, how, amount | rate, of?, at?, to?}. `how` says when it is paid: deducted (withheld from the
 * money paid out, 砍头息) · before (paid by the borrower first, 会员费) · financed (added to the loan and repaid with it) ·
 * each (with every instalment) · once (with instalment number `at`). `rate` is a fraction of the principal of the
 * contract; for `each`, `of: "outstanding"` takes what is owed before the instalment.
 */

import { MOST_FEN, rounded } from "./money.js";
import { aChoice, aList, aNumber, anObject, bad, good } from "./result.js";

/** @typedef {typeof FEES[number]} Kind */
/** @typedef {typeof HOW[number]} How */
/**
 * @typedef {object} Fee
 * @property {string} name
 * @property {Kind} kind
 * @property {How} how
 * @property {number} [amount]
 * @property {number} [rate]
 * @property {"original" | "outstanding"} of
 * @property {number} at
 * @property {PaidTo} to
 */
/** @typedef {typeof PAID_TO[number]} PaidTo */
/** @typedef {{ name: string, kind: Kind, how: How, to: PaidTo, amount: number }} Cost  what a fee comes to in all */
/**
 * @typedef {object} Charged  before: withheld or paid first; each: with every instalment
 * @property {number} before
 * @property {number[]} each
 * @property {Cost[]} costs
 */

/** The kinds of fees. */
export const FEES = /** @type {const} */ (["service", "guarantee", "insurance", "membership", "other"]);
/** The usual one first. */
export const HOW = /** @type {const} */ (["each", "deducted", "before", "financed", "once"]);
/** Who collects it, as the table of all costs must say; "unsaid" where it does not. */
export const PAID_TO = /** @type {const} */ (["unsaid", "lender", "guarantor", "insurer", "platform", "other"]);
const BASES = /** @type {const} */ (["original", "outstanding"]);
const MOST_FEES = 50;

/**
 * @param {unknown} input a list of fees; nothing and an empty list mean none
 * @param {number} periods
 * @returns {import("./result.js").Result<Fee[]>}
 */
export function feesOf(input, periods) {
  if (input === undefined || input === null || (Array.isArray(input) && input.length === 0)) return good([]);
  const list = aList(input, "fees", MOST_FEES);
  if (!list.ok) return list;
  const fees = [];
  for (const [index, one] of list.value.entries()) {
    const fee = feeOf(one, periods);
    if (!fee.ok) return bad(fee.error.key, fee.error.field, index);
    fees.push(fee.value);
  }
  return good(fees);
}

/** @param {unknown} input @param {number} periods @returns {import("./result.js").Result<Fee>} */
function feeOf(input, periods) {
  const object = anObject(input, "fees");
  if (!object.ok) return object;
  const { name = "", kind = "other", how, amount, rate, of = "original", at, to = "unsaid" } = object.value;
  if (typeof name !== "string") return bad("cost_not_text", "name");
  const [sort, way, base, payee] = [
    aChoice(kind, "kind", FEES),
    aChoice(how, "how", HOW),
    aChoice(of, "of", BASES),
    aChoice(to, "to", PAID_TO),
  ];
  if (!sort.ok) return sort;
  if (!way.ok) return way;
  if (!base.ok) return base;
  if (!payee.ok) return payee;
  const number = aNumber(how === "once" ? at : 1, "at", { least: 1, most: periods, whole: true });
  if (!number.ok) return number;
  if (amount !== undefined && rate !== undefined) return bad("cost_ambiguous", "amount");
  const value =
    rate === undefined
      ? aNumber(amount, "amount", { least: -MOST_FEN, most: MOST_FEN, whole: true })
      : aNumber(rate, "rate", { least: -1, most: 1000 });
  if (!value.ok) return value;
  const worth = rate === undefined ? { amount: value.value } : { rate: value.value };
  return good({ name, kind: sort.value, how: way.value, of: base.value, at: number.value, to: payee.value, ...worth });
}

/** What is added to the principal. @param {readonly Fee[]} fees @param {number} principal in fen */
export const financed = (fees, principal) =>
  sumOf(fees.filter(({ how }) => how === "financed").map((fee) => worth(fee, principal)));

/**
 * Every fee laid on the rows of a schedule.
 *
 * @param {readonly Fee[]} fees
 * @param {number} asked the principal before financed fees
 * @param {{ terms: { principal: number }, rows: readonly { balance: number }[] }} plan
 * @returns {Charged}
 */
export function charged(fees, asked, { terms, rows }) {
  const owed = [terms.principal, ...rows.map(({ balance }) => balance)];
  const each = rows.map(() => 0);
  let before = 0;
  const costs = fees.map((fee) => {
    const { name, kind, how, to } = fee;
    const amounts = rows.map((_, at) => instalment(fee, terms.principal, owed[at], at + 1));
    amounts.forEach((amount, at) => { each[at] += amount; });
    const first = how === "each" || how === "once" ? 0 : worth(fee, asked);
    if (how === "deducted" || how === "before") before += first;
    return { name, kind, how, to, amount: first + sumOf(amounts) };
  });
  return { before, each, costs };
}

/** @param {Fee} fee @param {number} principal @param {number} owed @param {number} n */
function instalment(fee, principal, owed, n) {
  if (fee.how === "each") return worth(fee, fee.of === "outstanding" ? owed : principal);
  return fee.how === "once" && fee.at === n ? worth(fee, principal) : 0;
}

/** @param {Fee} fee @param {number} principal */
const worth = ({ amount, rate = 0 }, principal) => amount ?? rounded(rate * principal);

/** @param {readonly number[]} amounts */
const sumOf = (amounts) => amounts.reduce((sum, amount) => sum + amount, 0);
