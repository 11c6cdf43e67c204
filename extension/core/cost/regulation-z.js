/**
 * The annual percentage rate of US Regulation Z, 12 CFR part 1026, appendix J (actuarial method):
 * the rate per unit-period times the unit-periods in a year; a fraction of a unit-period bears simple interest.
 */

import { aChoice, aList, aNumber, anObject, bad, good } from "./result.js";
import { dayNumber, dayOf, daysInMonth, MOST_PERIODS, parsed, plusMonths } from "./months.js";
import { rateOf } from "./bisection.js";
import { byDate } from "./flows.js";

/** @typedef {import("./months.js").Day} Day */
/** @typedef {{ whole: number, odd: number }} Distance  full unit-periods and the fraction left over */
/** @typedef {{ perPeriod: number, nominal: number, perYear: number, first: Distance }} Percentage */
/** @typedef {import("./result.js").Result<Percentage>} PercentageResult */

/** @type {Record<string, { perYear: number, days?: number, months?: number }>} */
const LENGTHS = {
  day: { perYear: 365, days: 1 },
  week: { perYear: 52, days: 7 },
  "two-weeks": { perYear: 26, days: 14 },
  "four-weeks": { perYear: 13, days: 28 },
  "half-month": { perYear: 24 },
  month: { perYear: 12, months: 1 },
  "two-months": { perYear: 6, months: 2 },
  quarter: { perYear: 4, months: 3 },
  "half-year": { perYear: 2, months: 6 },
  year: { perYear: 1, months: 12 },
};
export const UNITS = Object.freeze(Object.keys(LENGTHS));

/**
 * One advance and a series of payments, each a unit-period after the one before: (b)(8), examples (c)(1) to (c)(4).
 *
 * @param {unknown} input {received: 5000, on: "1978-02-23", first: "1978-03-01", payments: [219.17, …], unit:
 *   "half-month"}; without dates the first payment is one unit-period after the advance
 * @returns {PercentageResult}
 */
export function regulationZSeries(input) {
  const object = anObject(input, "loan");
  if (!object.ok) return object;
  const { on, first, unit } = object.value;
  const received = aNumber(object.value.received, "received", { least: 0, most: 1e15 });
  if (!received.ok) return received;
  const payments = aList(object.value.payments, "payments", MOST_PERIODS);
  if (!payments.ok) return payments;
  const chosen = aChoice(unit, "unit", UNITS);
  if (!chosen.ok) return chosen;
  const start = on === undefined && first === undefined ? good({ whole: 1, odd: 0 }) : between(on, first, chosen.value);
  if (!start.ok) return start;
  /** @type {import("./bisection.js").Term[]} */
  const terms = [{ amount: received.value, whole: 0, odd: 0 }];
  for (const [index, one] of payments.value.entries()) {
    const paid = aNumber(one, "payments", { least: 0, most: 1e15, at: index });
    if (!paid.ok) return paid;
    terms.push({ amount: -paid.value, whole: start.value.whole + index, odd: start.value.odd });
  }
  return percentage(terms, LENGTHS[chosen.value].perYear, start.value);
}

/**
 * Any dated flows, each measured back from its own date to the first advance: (b)(5).
 *
 * @param {unknown} input {flows: [{date, amount}], unit}
 * @returns {PercentageResult}
 */
export function regulationZDated(input) {
  const object = anObject(input, "loan");
  if (!object.ok) return object;
  const chosen = aChoice(object.value.unit, "unit", UNITS);
  if (!chosen.ok) return chosen;
  const flows = byDate(object.value.flows);
  if (!flows.ok) return flows;
  const given = /** @type {{ date: string, amount: number }[]} */ (object.value.flows);
  const origin = given.filter(({ amount }) => amount > 0).map(({ date }) => date).sort()[0];
  const start = dayFrom(origin);
  const later = flows.value.slice(1).map(({ at }) => dayOf(dayNumber(start) + at));
  const anchor = anchorOf(later);
  const distances = [{ whole: 0, odd: 0 }, ...later.map((one) => distance(start, one, chosen.value, anchor))];
  const terms = flows.value.map(({ amount }, at) => ({ amount, ...distances[at] }));
  return percentage(terms, LENGTHS[chosen.value].perYear, distances[1]);
}

/**
 * One advance, one payment: the unit-period is the term, or a year when the term is longer: (b)(5), example (c)(5).
 *
 * @param {unknown} input {received: 1000, on: "1978-01-03", repaid: 1080, due: "1978-09-15"}
 * @returns {PercentageResult}
 */
export function regulationZSingle(input) {
  const object = anObject(input, "loan");
  if (!object.ok) return object;
  const received = aNumber(object.value.received, "received", { least: 0, most: 1e15 });
  const repaid = aNumber(object.value.repaid, "repaid", { least: 0, most: 1e15 });
  const [on, due] = [parsed(object.value.on, "on"), parsed(object.value.due, "due")];
  if (!received.ok) return received;
  if (!repaid.ok) return repaid;
  if (!on.ok) return on;
  if (!due.ok) return due;
  const days = dayNumber(due.value) - dayNumber(on.value);
  if (days < 1) return bad("cost_dates_out_of_order", "due");
  const months = back(on.value, due.value, 1);
  const isLong = months.full >= 12;
  const perYear = isLong ? 1 : months.rest === 0 ? 12 / months.full : 365 / days;
  const length = isLong ? distance(on.value, due.value, "year") : { whole: 1, odd: 0 };
  return percentage(
    [
      { amount: received.value, whole: 0, odd: 0 },
      { amount: -repaid.value, ...length },
    ],
    perYear,
    length,
  );
}

/**
 * The day of the month that a series keeps, 31 for month-ends: 28 February is the 30th of a series on the 30th, (b)(3).
 *
 * @param {Day[]} days
 */
function anchorOf(days) {
  const latest = Math.max(...days.map(({ day }) => day));
  return days.every(({ year, month, day }) => day === Math.min(latest, daysInMonth(year, month))) ? latest : undefined;
}

/** A date that was read before. @param {string} text @returns {Day} */
function dayFrom(text) {
  const [year, month, day] = text.split("-").map(Number);
  return { year, month, day };
}

/**
 * @param {import("./bisection.js").Term[]} terms
 * @param {number} perYear
 * @param {Distance} first
 * @returns {PercentageResult}
 */
function percentage(terms, perYear, first) {
  if (!(terms[0].amount > 0)) return bad("cost_nothing_received", "received");
  if (!terms.some(({ amount }) => amount < 0)) return bad("cost_nothing_paid", "payments");
  const rate = rateOf(terms);
  return rate.ok ? good({ perPeriod: rate.value, nominal: rate.value * perYear, perYear, first }) : rate;
}

/** @param {unknown} on @param {unknown} first @param {string} unit @returns {import("./result.js").Result<Distance>} */
function between(on, first, unit) {
  const [start, end] = [parsed(on, "on"), parsed(first, "first")];
  if (!start.ok) return start;
  if (!end.ok) return end;
  if (dayNumber(end.value) <= dayNumber(start.value)) return bad("cost_dates_out_of_order", "first");
  return good(distance(start.value, end.value, unit));
}

/**
 * Unit-periods between two dates, measured back from the later: (b)(5)(ii) to (v).
 *
 * @param {Day} start
 * @param {Day} end
 * @param {string} unit
 * @param {number} [anchor] see anchorOf
 * @returns {Distance}
 */
function distance(start, end, unit, anchor) {
  const { days, months } = LENGTHS[unit];
  if (days !== undefined) return divided(dayNumber(end) - dayNumber(start), days);
  if (unit === "year") return inYears(start, end, anchor);
  const { full, rest } = back(start, end, 1, anchor);
  return divided(30 * full + rest, months === undefined ? 15 : 30 * months);
}

/** @param {Day} start @param {Day} end @param {number} [anchor] see anchorOf @returns {Distance} */
function inYears(start, end, anchor) {
  const years = back(start, end, 12, anchor);
  const months = back(start, plusMonths(end, -12 * years.full), 1, anchor);
  if (months.rest === 0) return { whole: years.full, odd: months.full / 12 };
  const { whole, odd } = divided(years.rest, 365);
  return { whole: years.full + whole, odd };
}

/** @param {number} amount @param {number} size @returns {Distance} */
const divided = (amount, size) => ({ whole: Math.floor(amount / size), odd: amount % size / size });

/**
 * Full steps of `size` months back from the later date, and the days left over.
 *
 * @param {Day} start
 * @param {Day} end
 * @param {number} size
 * @param {number} [anchor] see anchorOf
 */
function back(start, end, size, anchor = end.day) {
  const apart = (end.year - start.year) * 12 + end.month - start.month;
  let full = Math.floor(apart / size);
  if (full > 0 && dayNumber(plusMonths(end, -full * size, anchor)) < dayNumber(start)) full -= 1;
  return { full, rest: dayNumber(plusMonths(end, -full * size, anchor)) - dayNumber(start) };
}
