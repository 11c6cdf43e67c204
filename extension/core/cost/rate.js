/**
 * The yearly rate of a loan, by each convention. Rates are fractions: 0.24 is 24%.
 *
 * Formulas and sources: docs/cost.md. Regulation Z: regulation-z.js.
 */

import { byDate, byPeriod } from "./flows.js";
import { aNumber, anObject, bad, good } from "./result.js";
import { rateOf } from "./bisection.js";

/**
 * @typedef {object} Rates  effective is null when it is too large for a number
 * @property {number} perPeriod
 * @property {number} nominal
 * @property {number | null} effective
 */
/** @typedef {import("./result.js").Result<number>} NumberResult */

const RATE = { least: -0.999999999999, most: 1e9 };
const YEARLY = { least: 1e-6, most: 366 };

/**
 * The internal rate of return of flows by period.
 *
 * @param {unknown} flows see flows.js, byPeriod
 * @returns {NumberResult}
 */
export function ratePerPeriod(flows) {
  const read = byPeriod(flows);
  return read.ok ? rateOf(read.value.map(({ at, amount }) => ({ amount, whole: at, odd: 0 }))) : read;
}

/**
 * The rate per period of flows by period, times the periods in a year (12 × IRR for months), and compounded.
 *
 * @param {unknown} flows
 * @param {unknown} [perYear] periods in a year, 12 for months
 * @returns {import("./result.js").Result<Rates>}
 */
export function periodic(flows, perYear = 12) {
  const count = aNumber(perYear, "perYear", YEARLY);
  if (!count.ok) return count;
  const rate = ratePerPeriod(flows);
  return rate.ok ? good(yearly(rate.value, count.value)) : rate;
}

/**
 * One rate per period as a yearly rate: simple and compounded. `fromPeriod(0.0005, 365)`: 日息万五.
 *
 * @param {unknown} rate
 * @param {unknown} perYear
 * @returns {import("./result.js").Result<Rates>}
 */
export function fromPeriod(rate, perYear) {
  const [one, count] = [aNumber(rate, "rate", RATE), aNumber(perYear, "perYear", YEARLY)];
  if (!one.ok) return one;
  return count.ok ? good(yearly(one.value, count.value)) : count;
}

/**
 * The effective yearly rate of dated flows: Σ amount / (1 + rate)^(days / daysInYear) = 0.
 *
 * @param {unknown} flows `{date, amount}`
 * @param {unknown} [daysInYear] 365 (European directive, XIRR); 360 or 365.25 where a contract says so
 * @returns {NumberResult}
 */
export function effectiveByDate(flows, daysInYear = 365) {
  const read = byDate(flows);
  return read.ok ? effectiveByDays(read.value, daysInYear) : read;
}

/**
 * The same where only the number of days is known: `{at: 90, amount: -272}`.
 *
 * @param {unknown} flows
 * @param {unknown} [daysInYear]
 * @returns {NumberResult}
 */
export function effectiveByDays(flows, daysInYear = 365) {
  const length = aNumber(daysInYear, "daysInYear", { least: 300, most: 400 });
  if (!length.ok) return length;
  const read = byPeriod(flows);
  if (!read.ok) return read;
  return rateOf(read.value.map(({ at, amount }) => ({ amount, whole: at / length.value, odd: 0 })));
}

/**
 * The simple yearly rate of one payment: (repaid − received) / received × daysInYear / days.
 *
 * @param {unknown} input {received: 700, repaid: 1000, days: 7, daysInYear?: 365}
 * @returns {NumberResult}
 */
export function simpleYearly(input) {
  const whole = anObject(input, "loan");
  if (!whole.ok) return whole;
  const received = aNumber(whole.value.received, "received", { least: 0, most: 1e15 });
  const repaid = aNumber(whole.value.repaid, "repaid", { least: 0, most: 1e15 });
  const days = aNumber(whole.value.days, "days", { least: 1, most: 40_000 });
  const length = aNumber(whole.value.daysInYear ?? 365, "daysInYear", { least: 300, most: 400 });
  if (!received.ok) return received;
  if (!repaid.ok) return repaid;
  if (!days.ok) return days;
  if (!length.ok) return length;
  if (received.value === 0) return bad("cost_nothing_received", "received");
  const rate = (repaid.value - received.value) / received.value * length.value / days.value;
  return Number.isFinite(rate) ? good(rate) : bad("cost_rate_beyond_numbers", "received");
}

/** @param {number} perPeriod @param {number} perYear @returns {Rates} */
function yearly(perPeriod, perYear) {
  const effective = Math.expm1(perYear * Math.log1p(perPeriod));
  return { perPeriod, nominal: perPeriod * perYear, effective: Number.isFinite(effective) ? effective : null };
}
