/** In what way an offer is repaid: equal payments, a way that contracts name, or a plan of one's own. Pure. */

import { termIn } from "../core/cost/parse-amounts.js";
import { FEES } from "../core/cost/fees.js";
import { addMonths, dayNumber, dayOf, parsed, written } from "../core/cost/months.js";
import { ownPlanIn } from "../core/cost/own-plan.js";

/** @typedef {import("./planner-reading.js").Reader} Reader */
/** @typedef {typeof EVERY[number]} Every */
/**
 * @typedef {object} Repaying
 * @property {Record<string, unknown>} loan  for the mathematics, without its principal
 * @property {number[] | null} payments
 * @property {number} periods
 * @property {number} perYear
 * @property {Every} every
 * @property {boolean} hasDates  the days count, not only the periods
 * @property {{rate: number, periods: number}} [early]  the periods in which one payment at the end can be repaid early
 */
/** @typedef {{periods: number, perYear: number, days: number, months: number}} Term */

export const EVERY = /** @type {const} */ (["month", "two-weeks", "week", "once"]);
export const OWN = "own";
export const METHODS = /** @type {const} */ ([
  "equal-payment",
  "equal-principal",
  "flat",
  "interest-only",
  "bullet",
  OWN,
]);

/** @type {Record<Exclude<Every, "once">, {perYear: number, days: number, step: {every: string, times: number}}>} */
const STEPS = {
  month: { perYear: 12, days: 0, step: { every: "month", times: 1 } },
  "two-weeks": { perYear: 26, days: 14, step: { every: "week", times: 2 } },
  week: { perYear: 52, days: 7, step: { every: "week", times: 1 } },
};
/** Where the sentence of the mathematics gives examples of another field. */
export const UNREADABLE = new Set(["cost_unreadable", "cost_ambiguous"]);
/** A number and nothing beside it. @param {string} text */
export const isBare = (text) => /^\s*[\d０-９]+(?:[.．][\d０-９]+)?\s*$/u.test(text);

/**
 * @param {Reader} reader
 * @param {string} on
 * @param {number | null} rate  a year, as quoted
 * @returns {Repaying | undefined} nothing where there is a mistake
 */
export function repayingOf(reader, on, rate) {
  return reader.typed.method === OWN ? own(reader, on) : usual(reader, on, rate);
}

/** @param {Reader} reader @param {string} on @param {number | null} rate @returns {Repaying | undefined} */
function usual({ typed, mistakes, take, given, sum }, on, rate) {
  const typedTerm = termOf(typed.term ?? "", everyOf(typed));
  const payment = given("payment") ? sum("payment") : undefined;
  if (!given("payment") && !given("rate")) mistakes.payment = "planner_payment_or_rate";
  const start = given("first") ? take("first", parsed(typed.first, "first")) : null;
  if (typeof typedTerm === "string") {
    mistakes.term = typedTerm;
    return undefined;
  }
  const isSole = isOnePayment(typed, given);
  const every = isSole ? "once" : everyOf(typed);
  const term = isSole ? wholeOf(typedTerm) : typedTerm;
  const first =
    isSole && start
      ? dayFrom(firstDue(written(start), wholeOf({ ...typedTerm, periods: typedTerm.periods - 1 })))
      : start;
  const { periods, perYear } = term;
  const payments = payment === undefined ? null : Array.from({ length: periods }, () => payment);
  const method = every === "once" ? "bullet" : typed.method || METHODS[0];
  const way = payments ? { method: "free", payments } : { method, rate: (rate ?? 0) / perYear, periods };
  const isOdd = first ? written(first) !== firstDue(on, term) : false;
  const year = isOdd && first && every === "once" ? 365 / daysTo(on, written(first)) : perYear;
  const early = isSole ? { early: { rate: (rate ?? 0) / typedTerm.perYear, periods: typedTerm.periods } } : {};
  return {
    loan: { ...way, ...datesOf(on, term, every, first) },
    payments,
    periods,
    perYear: year,
    every,
    hasDates: isOdd && every !== "once",
    ...early,
  };
}

/**
 * Whether all is paid at the end in one sum, without a fee in each period before it.
 *
 * @param {Record<string, string>} typed
 * @param {(field: string) => boolean} given
 */
function isOnePayment(typed, given) {
  return (
    typed.method === "bullet" &&
    !given("payment") &&
    !FEES.some((kind) => given(`fee-${kind}`) && ["each", "once"].includes(typed[`how-${kind}`]))
  );
}

/** All its periods as one. @param {Term} term @returns {Term} */
function wholeOf({ periods, days, months }) {
  const [allDays, allMonths] = [days * periods, months * periods];
  return { periods: 1, perYear: allDays > 0 ? 365 / allDays : 12 / allMonths, days: allDays, months: allMonths };
}

/** @param {Reader} reader @param {string} on @returns {Repaying | undefined} */
function own({ typed, mistakes }, on) {
  if (mistakes.on) return undefined;
  const read = ownPlanIn(typed.plan, on);
  if (!read.ok) {
    const key = UNREADABLE.has(read.error.key) ? "planner_plan_unreadable" : read.error.key;
    mistakes.plan = read.error.at === undefined ? key : { key, n: read.error.at + 1 };
    return undefined;
  }
  const { payments, dates } = read.value;
  const loan = { method: "free", payments };
  const periods = payments.length;
  if (dates) {
    const days = daysTo(on, dates[periods - 1]);
    if (dates[0] <= on) mistakes.on = "cost_dates_out_of_order";
    if (periods === 1) {
      return {
        loan: { ...loan, first: dates[0] },
        payments,
        periods,
        perYear: 365 / days,
        every: "once",
        hasDates: false,
      };
    }
    const every = days / periods < 11 ? "week" : days / periods < 22 ? "two-weeks" : "month";
    return { loan: { ...loan, dates }, payments, periods, perYear: STEPS[every].perYear, every, hasDates: true };
  }
  const every = everyOf(typed);
  if (every === "once") {
    mistakes.plan = "planner_plan_dates";
    return undefined;
  }
  const { perYear, days } = STEPS[every];
  const term = { periods, perYear, days, months: every === "month" ? 1 : 0 };
  return { loan: { ...loan, ...datesOf(on, term, every, null) }, payments, periods, perYear, every, hasDates: false };
}

/** @param {Record<string, string>} typed @returns {Every} */
const everyOf = (typed) => EVERY.find((one) => one === typed.every) ?? "month";

/** @param {string} text @param {Every} every @returns {Term | string} */
function termOf(text, every) {
  const bare = isBare(text);
  const result = termIn(bare && every !== "once" ? `${text.trim()}期` : text);
  if (!result.ok && bare && every === "once") return "planner_term_unit";
  if (!result.ok) return UNREADABLE.has(result.error.key) ? "planner_term_unreadable" : result.error.key;
  const { unit, count } = result.value;
  if (every === "once") {
    if (unit === "period") return "planner_term_unit";
    return {
      periods: 1,
      perYear: unit === "day" ? 365 / count : 12 / count,
      days: unit === "day" ? count : 0,
      months: unit === "month" ? count : 0,
    };
  }
  const { perYear, days } = STEPS[every];
  const periods =
    unit === "period" || (unit === "month" && every === "month")
      ? count
      : unit === "day" && days > 0
        ? count / days
        : NaN;
  return Number.isInteger(periods)
    ? { periods, perYear, days, months: every === "month" ? 1 : 0 }
    : "planner_term_every";
}

/** @param {string} date @returns {import("../core/cost/months.js").Day | null} */
function dayFrom(date) {
  const day = parsed(date);
  return day.ok ? day.value : null;
}

/**
 * The first due date that was typed, else a period after the contract, and the step from one to the next.
 *
 * @param {string} on
 * @param {Term} term
 * @param {Every} every
 * @param {import("../core/cost/months.js").Day | null | undefined} first
 */
function datesOf(on, term, every, first) {
  const step = every === "once" ? {} : STEPS[every].step;
  if (first) return { first: written(first), ...step };
  return { first: firstDue(on, term), ...step, ...(every === "month" ? { anchor: Number(on.slice(8)) } : {}) };
}

/** @param {string} on @param {Term} term */
function firstDue(on, { days, months }) {
  const day = parsed(on);
  if (days > 0 && day.ok) return written(dayOf(dayNumber(day.value) + days));
  const moved = addMonths(on, months);
  return moved.ok ? moved.value : on;
}

/** @param {string} from @param {string} to */
function daysTo(from, to) {
  const [one, other] = [parsed(from), parsed(to)];
  return one.ok && other.ok ? Math.max(dayNumber(other.value) - dayNumber(one.value), 1) : 1;
}
