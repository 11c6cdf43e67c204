/** What a person typed about an offer, read: an offer that was counted, or what is wrong at which field. Pure. */

import { amountIn, rateIn, termIn } from "../cost/everyday.js";
import { FEES, feesOf, financed, HOW } from "../cost/fees.js";
import { oneAdvance } from "../cost/flows.js";
import { rounded } from "../cost/money.js";
import { addMonths, dayNumber, dayOf, parsed, written } from "../cost/months.js";
import { offer } from "../cost/offer.js";
import { ratePerPeriod } from "../cost/rate.js";
import { good } from "../cost/result.js";

/** @typedef {Record<string, string>} Typed  by field; what is missing was left empty */
/** @typedef {Record<string, string>} Mistakes  keys of sentences, by field */
/** @typedef {import("../cost/offer.js").Offer} Offer */
/** @typedef {"month" | "two-weeks" | "week" | "once"} Every */
/** @typedef {{offer: Offer, loan: Record<string, unknown>, every: Every, perYear: number, on: string, quoted: number | null}} Plan  `quoted`: the rate a year as it is advertised; `loan`: for early repayment */
/** @typedef {{plan: Plan, mistakes: null} | {plan: null, mistakes: Mistakes}} Read */

export const EVERY = /** @type {const} */ (["month", "two-weeks", "week", "once"]);
export const METHODS = /** @type {const} */ (["equal-payment", "equal-principal", "flat", "interest-only", "bullet"]);

const A_YEAR = { day: 365, month: 12, year: 1 };
/** @type {Record<Exclude<Every, "once">, {perYear: number, days: number, step: {every: string, times: number}}>} */
const STEPS = {
  month: { perYear: 12, days: 0, step: { every: "month", times: 1 } },
  "two-weeks": { perYear: 26, days: 14, step: { every: "week", times: 2 } },
  week: { perYear: 52, days: 7, step: { every: "week", times: 1 } },
};
const IS_RATE = /[%％‰‱率]|[百千万]分|^\s*[日天月年]/u;
/** Where the sentence of the mathematics gives examples of another field. */
const UNREADABLE = new Set(["cost_unreadable", "cost_ambiguous"]);
/** A number and nothing beside it. @param {string} text */
const isBare = (text) => /^\s*[\d０-９]+(?:[.．][\d０-９]+)?\s*$/u.test(text);
/** Which field a problem of the mathematics belongs to. @type {Record<string, string>} */
const FIELDS = { principal: "amount", periods: "term", count: "term", perYear: "term", payment: "payment", payments: "payment", flows: "payment", rate: "rate", method: "method", first: "first", on: "on" };

/**
 * @param {Typed} typed  amount, received, term, every, payment, rate, method, on, first, fee-… and how-… of each fee
 * @returns {Read}
 */
export function read(typed) {
  /** @type {Mistakes} */
  const mistakes = {};
  /** @template T @param {string} field @param {import("../cost/result.js").Result<T>} result @returns {T | undefined} */
  const take = (field, result) => {
    if (result.ok) return result.value;
    mistakes[field] ??= result.error.key;
    return undefined;
  };
  const given = (/** @type {string} */ field) => (typed[field] ?? "").trim() !== "";
  const sum = (/** @type {string} */ field) => take(field, amountIn(typed[field] ?? "", field));
  const every = EVERY.find((one) => one === typed.every) ?? "month";
  const amount = sum("amount");
  if (amount === 0) mistakes.amount = "cost_nothing_received";
  const received = given("received") ? sum("received") : amount;
  const term = termOf(typed.term ?? "", every);
  if (typeof term === "string") mistakes.term = term;
  const payment = given("payment") ? sum("payment") : undefined;
  const rate = given("rate") ? take("rate", rateIn(typed.rate)) : undefined;
  if (rate && rate.rate < 0) mistakes.rate = "cost_too_small";
  else if ((rate && rate.per === null && rate.rate !== 0) || (mistakes.rate && isBare(typed.rate))) mistakes.rate = "planner_rate_unsaid";
  else if (UNREADABLE.has(mistakes.rate)) mistakes.rate = "planner_rate_unreadable";
  if (!given("payment") && !given("rate")) mistakes.payment = "planner_payment_or_rate";
  const on = take("on", parsed(typed.on, "on"));
  const first = given("first") ? take("first", parsed(typed.first, "first")) : null;
  const perYear = typeof term === "string" ? 12 : term.perYear;
  const fees = FEES.filter((kind) => given(`fee-${kind}`)).map((kind) => feeOf(kind, typed, perYear, take));
  if (Object.keys(mistakes).length > 0 || amount === undefined || received === undefined || typeof term === "string" || !on) return { plan: null, mistakes };
  const withheld = withheldOf(amount, received, fees);
  if (typeof withheld === "string") return { plan: null, mistakes: { received: withheld } };
  const all = withheld > 0 ? [...fees, { name: "planner_cost_withheld", kind: "other", how: "deducted", amount: withheld }] : fees;
  const quoted = rate ? rate.rate * A_YEAR[rate.per ?? "year"] : null;
  const due = first ? written(first) : firstDue(written(on), term, every);
  const dates = { first: due, ...(every === "once" ? {} : STEPS[every].step), ...(first || every !== "month" ? {} : { anchor: on.day }) };
  const counted = payment === undefined
    ? byRate({ method: every === "once" ? "bullet" : typed.method || METHODS[0], principal: amount, rate: (quoted ?? 0) / perYear, periods: term.periods, ...dates }, all, perYear, written(on))
    : byPayment({ principal: amount, payment, periods: term.periods, dates }, all, perYear, written(on));
  if (!counted.ok) return { plan: null, mistakes: { [fieldOf(counted.error, all, first !== null)]: counted.error.key } };
  return { plan: { ...counted.value, every, perYear, on: written(on), quoted }, mistakes: null };
}

/** The field that a problem of the mathematics belongs to. @param {import("../cost/result.js").Problem} problem @param {{kind: string, how: string, name: string}[]} fees @param {boolean} hasFirst */
function fieldOf({ field, at }, fees, hasFirst) {
  if (hasFirst && (field === "on" || field === "count")) return "first";
  const fee = at === undefined ? field === "fees" && fees.find(({ how }) => how === "before" || how === "deducted") : fees[at];
  if (fee) return fee.name === "planner_cost_withheld" ? "received" : `fee-${fee.kind}`;
  return FIELDS[field] ?? "amount";
}

/** @typedef {{periods: number, perYear: number, days: number, months: number}} Term */

/** @param {string} text @param {Every} every @returns {Term | string} */
function termOf(text, every) {
  const bare = isBare(text);
  const result = termIn(bare && every !== "once" ? `${text.trim()}期` : text);
  if (!result.ok && bare && every === "once") return "planner_term_unit";
  if (!result.ok) return UNREADABLE.has(result.error.key) ? "planner_term_unreadable" : result.error.key;
  const { unit, count } = result.value;
  if (every === "once") {
    if (unit === "period") return "planner_term_unit";
    return { periods: 1, perYear: unit === "day" ? 365 / count : 12 / count, days: unit === "day" ? count : 0, months: unit === "month" ? count : 0 };
  }
  const { perYear, days } = STEPS[every];
  const periods = unit === "period" || (unit === "month" && every === "month") ? count : unit === "day" && days > 0 ? count / days : NaN;
  return Number.isInteger(periods) ? { periods, perYear, days, months: every === "month" ? 1 : 0 } : "planner_term_every";
}

/** @param {string} on @param {Term} term @param {Every} every */
function firstDue(on, { days, months }, every) {
  const day = parsed(on);
  if (days > 0 && day.ok) return written(dayOf(dayNumber(day.value) + days));
  const moved = addMonths(on, every === "once" ? months : 1);
  return moved.ok ? moved.value : on;
}

/**
 * @param {typeof FEES[number]} kind @param {Typed} typed @param {number} perYear
 * @param {<T>(field: string, result: import("../cost/result.js").Result<T>) => T | undefined} take
 */
function feeOf(kind, typed, perYear, take) {
  const field = `fee-${kind}`;
  const how = HOW.find((one) => one === typed[`how-${kind}`]) ?? "each";
  const fee = { name: `planner_fee_${kind}`, kind, how, ...(how === "once" ? { at: 1 } : {}) };
  if (!IS_RATE.test(typed[field])) return { ...fee, amount: take(field, amountIn(typed[field], field)) ?? 0 };
  const rate = take(field, rateIn(typed[field], field));
  if (!rate) return { ...fee, amount: 0 };
  if (rate.per !== null && how !== "each") take(field, { ok: false, error: { key: "cost_ambiguous", field } });
  return { ...fee, rate: rate.per === null ? rate.rate : rate.rate * A_YEAR[rate.per] / perYear };
}

/** What was withheld beside the fees that are named. @param {number} amount @param {number} received @param {{how: string, amount?: number, rate?: number}[]} fees @returns {number | string} */
function withheldOf(amount, received, fees) {
  if (received === 0) return "cost_nothing_received";
  if (received > amount) return "planner_received_more";
  if (received === amount) return 0;
  const named = fees.filter(({ how }) => how === "deducted").reduce((sum, fee) => sum + (fee.amount ?? rounded((fee.rate ?? 0) * amount)), 0);
  return named > amount - received ? "planner_received_fees" : amount - received - named;
}

/** @param {Record<string, unknown>} loan @param {unknown[]} fees @param {number} perYear @param {string} on @returns {import("../cost/result.js").Result<{offer: Offer, loan: Record<string, unknown>}>} */
function byRate(loan, fees, perYear, on) {
  const counted = offer({ loan, fees, perYear, on });
  return counted.ok ? good({ offer: counted.value, loan: { ...loan, principal: counted.value.principal } }) : counted;
}

/**
 * Equal payments as the lender names them: what of each is interest follows from the rate that makes them repay the loan.
 *
 * @param {{principal: number, payment: number, periods: number, dates: Record<string, unknown>}} asked
 * @param {unknown[]} fees @param {number} perYear @param {string} on
 * @returns {import("../cost/result.js").Result<{offer: Offer, loan: Record<string, unknown>}>}
 */
function byPayment({ principal, payment, periods, dates }, fees, perYear, on) {
  const list = feesOf(fees, periods);
  if (!list.ok) return list;
  const owed = principal + financed(list.value, principal);
  if (payment * periods < owed) return { ok: false, error: { key: /** @type {any} */ ("planner_payment_low"), field: "payment" } };
  const payments = Array.from({ length: periods }, () => payment);
  const flows = oneAdvance(owed, payments);
  const rate = flows.ok ? ratePerPeriod(flows.value) : flows;
  if (!rate.ok) return rate;
  // A hair above the rate, so that no payment is cut for a last binary digit; the rows are counted anew below.
  const above = rate.value * (1 + 1e-9) + 1e-12;
  const counted = offer({ loan: { method: "free", principal, rate: above, payments, exact: true, ...dates }, fees, perYear, on });
  if (!counted.ok) return counted;
  const rows = withInterest(counted.value.rows, owed, payment, rate.value);
  const { fees: charged, paid, cost } = counted.value.totals;
  const totals = { interest: payment * periods - owed, fees: charged, paid: rounded(paid), cost: rounded(cost) };
  return good({ offer: { ...counted.value, rows, totals }, loan: { method: periods === 1 ? "bullet" : "equal-payment", principal: owed, rate: rate.value, periods, ...dates } });
}

/** What is owed after each payment is what the later ones are worth then. @param {import("../cost/offer.js").OfferRow[]} rows @param {number} owed @param {number} payment @param {number} rate */
function withInterest(rows, owed, payment, rate) {
  const balances = rows.map(() => 0);
  for (let at = rows.length - 2; at >= 0; at -= 1) balances[at] = (balances[at + 1] + payment) / (1 + rate);
  return rows.map((row, at) => {
    const principal = rounded(at === 0 ? owed : balances[at - 1]) - rounded(balances[at]);
    return { ...row, payment, principal, interest: payment - principal, balance: rounded(balances[at]), total: payment + row.fee };
  });
}
