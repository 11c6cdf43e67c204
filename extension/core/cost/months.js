/**
 * Calendar dates as text, "2026-01-31", in the Gregorian calendar, years 1 to 9999.
 *
 * No Date object and so no time zone: a due date is the same day everywhere. Day numbers count from
 * 1970-01-01. Months keep their end: 31 January and a month is 28 February, and two months 31 March.
 */

import { aChoice, aList, aNumber, anObject, bad, firstBad, good } from "./result.js";

/** @typedef {import("./result.js").Result<number>} NumberResult */
/** @typedef {{ year: number, month: number, day: number }} Day  month from 1 to 12 */
/** @typedef {"month" | "half-month" | "week" | "day"} Step */

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/u;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** As many instalments as a plan may have. */
export const MOST_PERIODS = 1200;
const STEPS = /** @type {const} */ (["month", "half-month", "week", "day"]);

/** @param {number} year */
const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** @param {number} year @param {number} month */
export const daysInMonth = (year, month) => (month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]);

/** @param {Day} day */
const isMonthEnd = ({ year, month, day }) => day === daysInMonth(year, month);

/**
 * @param {unknown} text "YYYY-MM-DD"
 * @param {string} [field]
 * @param {number} [at]
 * @returns {import("./result.js").Result<Day>}
 */
export function parsed(text, field = "date", at) {
  if (text === undefined || text === null || text === "") return bad("cost_missing", field, at);
  const found = typeof text === "string" ? FORM.exec(text) : null;
  if (!found) return bad("cost_not_a_date", field, at);
  const [year, month, day] = found.slice(1).map(Number);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? good({ year, month, day }) : bad("cost_not_a_date", field, at);
}

/** @param {Day} day */
export function written({ year, month, day }) {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Days since 1970-01-01 (the civil-day arithmetic with years that begin in March). @param {Day} day */
export function dayNumber({ year, month, day }) {
  const years = month > 2 ? year : year - 1;
  const era = Math.floor(years / 400);
  const ofEra = years - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The day of a day number: the inverse of `dayNumber`. @param {number} number @returns {Day} */
export function dayOf(number) {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const rest = shifted - era * 146_097;
  const years = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const ofYear = rest - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: years + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/**
 * So many months later (or earlier), on the same day of the month or the month's last day when it is shorter.
 *
 * @param {Day} from
 * @param {number} months whole
 * @param {number} [anchor] the day of the month that is meant; 31 means the last day
 * @returns {Day}
 */
export function plusMonths(from, months, anchor = from.day) {
  const index = from.year * 12 + from.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12 + 12) % 12 + 1];
  return { year, month, day: Math.min(anchor, daysInMonth(year, month)) };
}

/**
 * Whole days from one date to another; negative when it is earlier.
 *
 * @param {unknown} from
 * @param {unknown} to
 * @returns {NumberResult}
 */
export function daysBetween(from, to) {
  const [one, other] = [parsed(from, "from"), parsed(to, "to")];
  if (!one.ok) return one;
  return other.ok ? good(dayNumber(other.value) - dayNumber(one.value)) : other;
}

/**
 * One date, so many months on. `addMonths("2026-01-31", 1)` is "2026-02-28".
 *
 * @param {unknown} from
 * @param {unknown} months
 * @returns {import("./result.js").Result<string>}
 */
export function addMonths(from, months) {
  const day = parsed(from, "from");
  const count = aNumber(months, "months", { least: -120_000, most: 120_000, whole: true });
  if (!day.ok) return day;
  if (!count.ok) return count;
  const moved = plusMonths(day.value, count.value);
  if (moved.year < 1) return bad("cost_too_small", "months");
  return moved.year > 9999 ? bad("cost_too_large", "months") : good(written(moved));
}

/**
 * Due dates as they are given, each later than the one before.
 *
 * @param {unknown} input
 * @param {number} count how many there must be
 * @returns {import("./result.js").Result<string[]>}
 */
export function listedDates(input, count) {
  const list = aList(input, "dates", MOST_PERIODS);
  if (!list.ok) return list;
  if (list.value.length !== count) return bad(list.value.length < count ? "cost_missing" : "cost_too_many", "dates");
  /** @type {string[]} */
  const dates = [];
  for (const [at, one] of list.value.entries()) {
    const day = parsed(one, "dates", at);
    if (!day.ok) return day;
    const date = written(day.value);
    if (at > 0 && date <= dates[at - 1]) return bad("cost_dates_not_later", "dates", at);
    dates.push(date);
  }
  return good(dates);
}

/**
 * The due dates of a loan, the first included. Half months are 15 days and the same day a month later, in turn.
 *
 * @param {unknown} input {first: "2026-01-31", count: 12, every?: "month" | "half-month" | "week" | "day", times?: 1,
 *   monthEnd?: false, anchor?: 30}
 * @returns {import("./result.js").Result<string[]>} `monthEnd` says that a first date such as 28 February stands for
 *   the month's end, `anchor` for which later day of the month it stands
 */
export function dueDates(input) {
  const whole = anObject(input, "dates");
  if (!whole.ok) return whole;
  const {
    first,
    count,
    every = "month",
    times = 1,
    monthEnd = false,
    anchor = monthEnd === true ? 31 : 1,
  } = whole.value;
  const day = parsed(first, "first");
  const number = aNumber(count, "count", { least: 1, most: MOST_PERIODS, whole: true });
  const step = aChoice(every, "every", STEPS);
  const multiple = aNumber(times, "times", { least: 1, most: MOST_PERIODS, whole: true });
  const meant = aNumber(anchor, "anchor", { least: 1, most: 31, whole: true });
  if (!day.ok || !number.ok || !step.ok || !multiple.ok || !meant.ok) {
    return firstBad(day, number, step, multiple, meant) ?? bad("cost_missing", "dates");
  }
  const on = isMonthEnd(day.value) ? Math.max(meant.value, day.value.day) : day.value.day;
  const dates = Array.from({ length: number.value }, (_, at) =>
    stepped(day.value, at * multiple.value, step.value, on),
  );
  return dates[dates.length - 1].year > 9999 ? bad("cost_too_large", "count") : good(dates.map(written));
}

/** @param {Day} from @param {number} steps @param {Step} step @param {number} anchor */
function stepped(from, steps, step, anchor) {
  if (step === "month") return plusMonths(from, steps, anchor);
  if (step === "week") return dayOf(dayNumber(from) + 7 * steps);
  if (step === "day") return dayOf(dayNumber(from) + steps);
  const month = plusMonths(from, Math.floor(steps / 2), anchor);
  return steps % 2 === 0 ? month : dayOf(dayNumber(month) + 15);
}
