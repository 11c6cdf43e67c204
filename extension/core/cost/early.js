/**
 * Repaying early, after an instalment has been paid: all of it, or a part with a shorter term (缩期, the instalment
 * stays) or smaller instalments (减供, the term stays). In whole fen.
 */

import { MOST_FEN, rounded } from "./money.js";
import { rowsOf, schedule, summed } from "./schedule.js";
import { aChoice, aNumber, anObject, bad, good } from "./result.js";

/** @typedef {import("./schedule.js").Row} Row */
/** @typedef {import("./schedule.js").Terms} Terms */
/**
 * @typedef {Row & { prepaid: number, penalty: number }} EarlyRow  the sum paid early and its charge, in the row after
 *   which it is paid
 */
/**
 * @typedef {object} Early
 * @property {EarlyRow[]} rows of the whole loan; only the row of the early repayment has prepaid and penalty other than
 *   0
 * @property {{ principal: number, interest: number, penalty: number, paid: number }} totals
 * @property {number} savedInterest against the schedule without it
 * @property {number} saved the same less the penalty
 * @property {number} fewer instalments that are no longer due
 */

export const MODES = /** @type {const} */ (["shorten", "reduce"]);
const FLAT = /** @type {const} */ (["proportional", "unchanged"]);

/**
 * @param {unknown} loan see schedule.js
 * @param {unknown} input {after: number of instalments paid, amount: fen of principal or "all", mode?: "shorten" |
 *   "reduce", penalty?: fen, penaltyRate?: fraction of the principal repaid early, flat?: "proportional" | "unchanged"}
 * @returns {import("./result.js").Result<Early>}
 */
export function early(loan, input) {
  const plan = schedule(loan);
  if (!plan.ok) return plan;
  const object = anObject(input, "early");
  if (!object.ok) return object;
  const { terms, rows } = plan.value;
  if (terms.method === "free" || terms.periods === 1) return bad("cost_early_needs_contract", "method");
  const after = aNumber(object.value.after, "after", { least: 1, most: terms.periods - 1, whole: true });
  if (!after.ok) return after;
  const owed = rows[after.value - 1].balance;
  if (owed <= 0) return bad("cost_too_large", "after");
  const amount =
    object.value.amount === "all"
      ? good(owed)
      : aNumber(object.value.amount, "amount", { least: 1, most: owed, whole: true });
  if (!amount.ok) return amount;
  const penalty = penaltyOf(object.value, amount.value);
  if (!penalty.ok) return penalty;
  const rest =
    amount.value === owed ? good([]) : remaining(terms, rows, after.value, owed - amount.value, object.value);
  if (!rest.ok) return rest;
  const all = joined(terms, rows, after.value, { prepaid: amount.value, penalty: penalty.value }, rest.value);
  const { principal, interest, paid } = summed(terms, all).totals;
  const savedInterest = plan.value.totals.interest - interest;
  return good({
    rows: all,
    totals: {
      principal: principal + amount.value,
      interest,
      penalty: penalty.value,
      paid: paid + amount.value + penalty.value,
    },
    savedInterest,
    saved: savedInterest - penalty.value,
    fewer: rows.length - all.length,
  });
}

/**
 * The rows up to the early repayment, which also pays the interest that a bullet loan has borne until then, and what is
 * left after it.
 *
 * @param {Terms} terms
 * @param {readonly Row[]} rows
 * @param {number} after
 * @param {{ prepaid: number, penalty: number }} sums
 * @param {readonly Row[]} rest
 * @returns {EarlyRow[]}
 */
function joined(terms, rows, after, sums, rest) {
  const none = { prepaid: 0, penalty: 0 };
  const kept = rows.slice(0, after).map((row) => ({ ...row, ...none }));
  const last = kept[after - 1];
  const borne = terms.method === "bullet" ? terms.principal * terms.rate * after : 0;
  const accrued = terms.exact ? borne : rounded(borne);
  kept[after - 1] = {
    ...last,
    interest: last.interest + accrued,
    payment: last.payment + accrued,
    balance: last.balance - sums.prepaid,
    ...sums,
  };
  const later = rest.map((row, at) => {
    const { n, due } = rows[after + at];
    return { ...row, n, ...none, ...(due === undefined ? {} : { due }) };
  });
  return [...kept, ...later];
}

/** @param {Record<string, unknown>} input @param {number} amount @returns {import("./result.js").Result<number>} */
function penaltyOf({ penalty, penaltyRate }, amount) {
  if (penalty !== undefined && penaltyRate !== undefined) return bad("cost_ambiguous", "penalty");
  if (penaltyRate !== undefined) {
    const rate = aNumber(penaltyRate, "penaltyRate", { least: 0, most: 10 });
    return rate.ok ? good(rounded(rate.value * amount)) : rate;
  }
  return aNumber(penalty ?? 0, "penalty", { least: 0, most: MOST_FEN, whole: true });
}

/**
 * What is still to be paid. A bullet loan, and 先息后本 with a shorter term, hang on what the contract says.
 *
 * @param {Terms} terms
 * @param {readonly Row[]} rows
 * @param {number} after
 * @param {number} balance
 * @param {Record<string, unknown>} input
 * @returns {import("./result.js").Result<Row[]>}
 */
function remaining(terms, rows, after, balance, input) {
  const mode = aChoice(input.mode, "mode", MODES);
  if (!mode.ok) return mode;
  const periods = terms.periods - after;
  if (terms.method === "bullet") return bad("cost_early_needs_contract", "amount");
  if (terms.method === "flat") return flat(terms, rows, after, balance, input, mode.value);
  if (mode.value === "reduce") return good(rowsOf({ ...terms, principal: balance, periods }));
  if (terms.method === "interest-only") return bad("cost_early_needs_contract", "mode");
  return good(shortened(balance, periods, ({ owed }) => {
    const cost = terms.exact ? owed * terms.rate : rounded(owed * terms.rate);
    return { interest: cost, repaid: terms.method === "equal-payment" ? rows[0].payment - cost : rows[0].principal };
  }));
}

/**
 * Interest of 等本等息 after a part was repaid: in proportion to the balance, or as before, as the contract says.
 *
 * @param {Terms} terms
 * @param {readonly Row[]} rows
 * @param {number} after
 * @param {number} balance
 * @param {Record<string, unknown>} input
 * @param {"shorten" | "reduce"} mode
 * @returns {import("./result.js").Result<Row[]>}
 */
function flat(terms, rows, after, balance, input, mode) {
  const how = aChoice(input.flat, "flat", FLAT);
  if (!how.ok) return bad(input.flat === undefined ? "cost_early_needs_contract" : how.error.key, "flat");
  const before = rows[after - 1].balance;
  const full = rows[0].interest * (how.value === "unchanged" ? 1 : balance / before);
  const interest = terms.exact ? full : rounded(full);
  const periods = terms.periods - after;
  const even = terms.exact ? balance / periods : rounded(balance / periods);
  return good(shortened(balance, periods, () => ({ interest, repaid: mode === "reduce" ? even : rows[0].principal })));
}

/**
 * Instalments until nothing is owed, at most `periods`; the last absorbs the rest.
 *
 * @param {number} balance
 * @param {number} periods
 * @param {(state: { owed: number }) => { interest: number, repaid: number }} rule
 * @returns {Row[]}
 */
function shortened(balance, periods, rule) {
  const rows = [];
  let owed = balance;
  for (let n = 1; n <= periods && owed > 0; n += 1) {
    const { interest, repaid } = rule({ owed });
    const principal = n === periods ? owed : Math.min(Math.max(repaid, 0), owed);
    owed -= principal;
    rows.push({ n, payment: principal + interest, principal, interest, balance: owed });
  }
  return rows;
}
