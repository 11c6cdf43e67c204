/** What a person typed about an offer, read: an offer that was counted, or what is wrong at which field. Pure. */

import { amountIn, rateIn } from "../core/cost/parse-amounts.js";
import { FEES, feesOf, financed, HOW, PAID_TO } from "../core/cost/fees.js";
import { rounded } from "../core/cost/money.js";
import { parsed } from "../core/cost/months.js";
import { offer } from "../core/cost/offer.js";
import { isBare, OWN, repayingOf, UNREADABLE } from "./planner-repaying.js";

/** @typedef {Record<string, string>} Typed  by field; what is missing was left empty */
/** @typedef {string | {key: string, n: number}} Mistake  key of a sentence; `n`: in which line */
/** @typedef {Record<string, Mistake>} Mistakes  by field */
/** @typedef {import("../core/cost/offer.js").Offer} Offer */
/** @typedef {import("./planner-repaying.js").Repaying} Repaying */
/**
 * @typedef {object} Plan
 * @property {Offer} offer
 * @property {Record<string, unknown>} loan  for early repayment
 * @property {import("./planner-repaying.js").Every} every
 * @property {number} perYear
 * @property {boolean} hasDates
 * @property {string} on
 * @property {number | null} quoted  the rate a year as it is advertised
 * @property {number | null} asFlat  what a fee rate really costs if it is taken of the original principal
 */
/** @typedef {{plan: Plan, mistakes: null} | {plan: null, mistakes: Mistakes}} Read */
/** @typedef {ReturnType<typeof readerOf>} Reader */

const A_YEAR = { day: 365, month: 12, year: 1 };
/** A bare "0.6" may be meant as a share as well. */
const A_YUAN = 100;
const IS_RATE = /[%％‰‱率]|[百千万]分|^\s*[日天月年]/u;
/** 分 and 厘 without the time that they are meant for: "3分利". */
const OLD = /^[^日天月年之]*[分厘][^日天月年之]*$/u;
const FEE_RATE = /[费費]率/u;
/** The ways of repaying with interest on what is still owed. */
const ON_OWED = new Set(["equal-payment", "equal-principal"]);
/** Which field a problem of the mathematics belongs to. @type {Record<string, string>} */
const FIELDS = {
  principal: "amount",
  periods: "term",
  count: "term",
  perYear: "term",
  payment: "payment",
  payments: "payment",
  flows: "payment",
  rate: "rate",
  method: "method",
  first: "first",
  on: "on",
};

/**
 * @param {Typed} typed  amount, received, term, every, payment, plan, rate, method, on, first, fee-…, how-… and to-… of
 *   each fee
 * @returns {Read}
 */
export function read(typed) {
  const reader = readerOf(typed);
  const { mistakes, take, given, sum } = reader;
  const amount = sum("amount");
  if (amount === 0) mistakes.amount = "cost_nothing_received";
  const received = given("received") ? sum("received") : amount;
  const quoted = given("rate") ? quotedRate(reader) : null;
  take("on", parsed(typed.on, "on"));
  const { on = "" } = typed;
  const repaying = repayingOf(reader, on, quoted);
  const fees = FEES.filter((kind) => given(`fee-${kind}`)).map((kind) => feeOf(kind, reader, repaying?.perYear ?? 12));
  if (Object.keys(mistakes).length > 0 || amount === undefined || received === undefined || !repaying) {
    return { plan: null, mistakes };
  }
  const withheld = withheldOf(amount, received, fees);
  if (typeof withheld === "string") return { plan: null, mistakes: { received: withheld } };
  const all =
    withheld > 0
      ? [...fees, { name: "planner_cost_withheld", kind: "other", how: "deducted", amount: withheld }]
      : fees;
  return counted(reader, repaying, amount, all, on, quoted);
}

/** @param {Typed} typed */
function readerOf(typed) {
  /** @type {Mistakes} */
  const mistakes = {};
  /**
   * @template T
   * @param {string} field
   * @param {import("../core/cost/result.js").Result<T>} result
   * @returns {T | undefined}
   */
  const take = (field, result) => {
    if (result.ok) return result.value;
    mistakes[field] ??= result.error.key;
    return undefined;
  };
  const given = (/** @type {string} */ field) => (typed[field] ?? "").trim() !== "";
  const sum = (/** @type {string} */ field) => take(field, amountIn(typed[field] ?? "", field));
  return { typed, mistakes, take, given, sum };
}

/** The rate that was typed, for a year. @param {Reader} reader */
function quotedRate({ typed, mistakes, take }) {
  const rate = take("rate", rateIn(typed.rate));
  if (rate && rate.rate < 0) mistakes.rate = "cost_too_small";
  else if (
    (rate && rate.per === null && rate.rate !== 0) ||
    (mistakes.rate && (isBare(typed.rate) || OLD.test(typed.rate)))
  ) {
    mistakes.rate = "planner_rate_unsaid";
  } else if (UNREADABLE.has(/** @type {string} */ (mistakes.rate))) mistakes.rate = "planner_rate_unreadable";
  return rate ? rate.rate * A_YEAR[rate.per ?? "year"] : null;
}

/**
 * @param {Reader} reader
 * @param {Repaying} repaying
 * @param {number} amount
 * @param {{kind: string, how: string, name: string}[]} fees
 * @param {string} on
 * @param {number | null} quoted
 * @returns {Read}
 */
function counted(
  { typed, given },
  { loan, payments, periods, perYear, every, hasDates, early },
  amount,
  fees,
  on,
  quoted,
) {
  const isOwn = typed.method === OWN;
  const wrong = (/** @type {string} */ field, /** @type {string} */ key) => ({
    plan: null,
    mistakes: { [isOwn && field === "payment" ? "plan" : field]: key },
  });
  const list = feesOf(fees, periods);
  const owed = amount + (list.ok ? financed(list.value, amount) : 0);
  if (payments && payments.reduce((sum, one) => sum + one, 0) < owed) return wrong("payment", "planner_payment_low");
  const asked = { loan: { ...loan, principal: amount }, fees, perYear, on, ...(hasDates ? { unit: every } : {}) };
  const found = offer(asked);
  if (!found.ok) return wrong(fieldOf(found.error, fees, !isOwn && given("first")), found.error.key);
  const { principal, rate } = found.value;
  const equal = payments && !isOwn ? { method: periods === 1 ? "bullet" : "equal-payment", rate, periods } : {};
  return {
    plan: {
      offer: found.value,
      loan: { ...loan, ...equal, ...early, principal },
      every,
      perYear,
      hasDates,
      on,
      quoted,
      asFlat: flatOf(typed, asked),
    },
    mistakes: null,
  };
}

/**
 * A 费率 is often taken of the original principal, whatever the way of repaying is called.
 *
 * @param {Record<string, string>} typed
 * @param {{loan: Record<string, unknown>}} asked
 */
function flatOf({ rate = "" }, asked) {
  if (!FEE_RATE.test(rate) || !ON_OWED.has(String(asked.loan.method))) return null;
  const found = offer({ ...asked, loan: { ...asked.loan, method: "flat" } });
  return found.ok && found.value.rates.ok ? found.value.rates.value.nominal : null;
}

/**
 * The field that a problem of the mathematics belongs to.
 *
 * @param {import("../core/cost/result.js").Problem} problem
 * @param {{kind: string, how: string, name: string}[]} fees
 * @param {boolean} hasFirst
 */
function fieldOf({ field, at }, fees, hasFirst) {
  if (hasFirst && (field === "on" || field === "count")) return "first";
  const fee =
    at === undefined ? field === "fees" && fees.find(({ how }) => how === "before" || how === "deducted") : fees[at];
  if (fee) return fee.name === "planner_cost_withheld" ? "received" : `fee-${fee.kind}`;
  return FIELDS[field] ?? "amount";
}

/** @param {typeof FEES[number]} kind @param {Reader} reader @param {number} perYear */
function feeOf(kind, { typed, mistakes, take }, perYear) {
  const field = `fee-${kind}`;
  const how = HOW.find((one) => one === typed[`how-${kind}`]) ?? "each";
  const to = PAID_TO.find((one) => one === typed[`to-${kind}`]) ?? "unsaid";
  const fee = { name: `planner_fee_${kind}`, kind, how, to, ...(how === "once" ? { at: 1 } : {}) };
  const unreadable = () => { mistakes[field] = "planner_fee_unreadable"; };
  if (!IS_RATE.test(typed[field])) {
    const amount = take(field, amountIn(typed[field], field)) ?? 0;
    if (
      UNREADABLE.has(/** @type {string} */ (mistakes[field])) ||
      (isBare(typed[field]) && amount > 0 && amount < A_YUAN)
    ) {
      unreadable();
    }
    return { ...fee, amount };
  }
  const rate = take(field, rateIn(typed[field], field));
  if (!rate || (rate.per !== null && how !== "each")) unreadable();
  if (!rate) return { ...fee, amount: 0 };
  return { ...fee, rate: rate.per === null ? rate.rate : rate.rate * A_YEAR[rate.per] / perYear };
}

/**
 * What was withheld beside the fees that are named.
 *
 * @param {number} amount
 * @param {number} received
 * @param {{how: string, amount?: number, rate?: number}[]} fees
 * @returns {number | string}
 */
function withheldOf(amount, received, fees) {
  if (received === 0) return "cost_nothing_received";
  if (received > amount) return "planner_received_more";
  if (received === amount) return 0;
  const named = fees
    .filter(({ how }) => how === "deducted")
    .reduce((sum, fee) => sum + (fee.amount ?? rounded((fee.rate ?? 0) * amount)), 0);
  return named > amount - received ? "planner_received_fees" : amount - received - named;
}
