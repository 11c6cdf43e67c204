/**
 * By when something must be done about a court paper, counted as the law counts. Pure.
 *
 * The rules: Civil Procedure Law art. 85 (the next day is the first; a public holiday at the end moves it; nothing in
 * between does), Civil Code art. 202 (months) and 203. Days are ISO dates.
 */

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("../checklists/checklist.js").Cite} Cite */
/**
 * @typedef {object} Deadline  exactly one of `days`, `months` and `written` is there
 * @property {string} id
 * @property {Text} what
 * @property {number | null} days
 * @property {number | null} months
 * @property {boolean} written  the paper itself names the day
 * @property {{until: string, says: Text} | null} earlier
 * @property {Cite[]} cites
 */
/**
 * @typedef {object} Paper
 * @property {string} id
 * @property {string[]} names
 * @property {Text} title
 * @property {Text} about
 * @property {string} verify
 * @property {string[]} unless  where a text names one of these papers too, this one is not meant
 * @property {boolean} notice  a public notice counts as service after its days
 * @property {Deadline[]} deadlines
 * @property {{text: Text, cites: Cite[]} | null} none
 * @property {Text} file
 * @property {Text[]} traps
 * @property {Cite[]} cites
 * @property {string} reviewed_on
 * @property {string} review_by
 */
/** @typedef {{id: string, text: Text, ask: Text, days: number | null, cites: Cite[]}} Way */
/** @typedef {{year: number, days_off: string[], days_worked: string[]}} Year */
/**
 * @typedef {object} Receipt
 * @property {string | null} day  null where nobody knows any
 * @property {boolean} sure  false where it is only the earliest that can be
 * @property {string} way  the id of one of the ways of service
 */
/**
 * @typedef {object} Line
 * @property {string} id
 * @property {string | null} on  the last day, null where none can be counted
 * @property {string | null} counted  the same before a day off moved it
 * @property {boolean} written
 * @property {boolean} known  the days off of that year are known
 */
/**
 * `served`: the day from which a public notice counts as receipt. `notes`: assumed, undated, notice,
 * notice-not-counted, older-law, moved, holidays-unknown.
 *
 * @typedef {{lines: Line[], served: string | null, notes: string[]}} Counted
 */

/** The Civil Procedure Law as we cite it is in force since then. */
export const FIRST = "2024-01-01";
const DAY = 86_400_000;
const WRITTEN = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/u;

/** The days off that the notices of some years name. */
export class Calendar {
  /** @param {Year[]} years */
  constructor(years) {
    this.years = new Set(years.map(({ year }) => year));
    this.off = new Set(years.flatMap(({ days_off }) => days_off));
    this.worked = new Set(years.flatMap(({ days_worked }) => days_worked));
  }

  /** Is the notice of its year held? @param {string} day */
  knows(day) {
    return this.years.has(Number(day.slice(0, 4)));
  }

  /** A holiday, or a Saturday or Sunday that is not worked. @param {string} day */
  isOff(day) {
    return this.off.has(day) || ([0, 6].includes(new Date(day).getUTCDay()) && !this.worked.has(day));
  }

  /** The first working day on or after it; null where the notice of a year is not held. @param {string} day */
  moved(day) {
    let last = day;
    while (this.knows(last) && this.isOff(last)) last = later(last, { days: 1 });
    return this.knows(last) ? last : null;
  }
}

/**
 * The last day of each thing to do about a paper.
 *
 * @param {Paper} paper
 * @param {Receipt} receipt
 * @param {Way[]} ways
 * @param {Calendar} calendar
 * @returns {Counted}
 */
export function count(paper, receipt, ways, calendar) {
  const wait = ways.find(({ id }) => id === receipt.way)?.days ?? null;
  const waits = paper.notice ? wait : null;
  const served = receipt.day && later(receipt.day, { days: waits ?? 0 });
  const lines = paper.deadlines.map((each) => line(each, served, calendar));
  const notes = lines.every(({ written }) => written) ? [] : notesOf(paper, receipt, lines, wait);
  return { lines, served: waits ? served : null, notes };
}

/**
 * The day that was typed, or what is wrong with it. Read are 2026-11-02, 2026/11/2, 2026.11.2 and 2026年11月2日, in full
 * width too.
 *
 * @param {string} typed
 * @param {string} today
 * @returns {{day: string} | {wrong: "wrong" | "early" | "future"}}
 */
export function received(typed, today) {
  const [, year, month, date] = WRITTEN.exec(typed.normalize("NFKC").trim()) ?? [];
  const day = year && `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  if (!day || !isDay(day)) return { wrong: "wrong" };
  if (day < FIRST) return { wrong: "early" };
  return day > today ? { wrong: "future" } : { day };
}

/** How many days from one to the other. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** @param {string} day */
function isDay(day) {
  const time = new Date(day);
  return !Number.isNaN(time.getTime()) && iso(time) === day;
}

/** @param {Date} time */
function iso(time) {
  return time.toISOString().slice(0, 10);
}

/** @param {Deadline} deadline @param {string | null} served @param {Calendar} calendar @returns {Line} */
function line({ id, days, months, written }, served, calendar) {
  if (written || !served) return { id, on: null, counted: null, written, known: true };
  const counted = later(served, { days: days ?? 0, months: months ?? 0 });
  const moved = calendar.moved(counted);
  return { id, on: moved ?? counted, counted, written, known: moved !== null };
}

/**
 * The last day of a time that begins the day after; a month that is shorter ends it.
 *
 * @param {string} day
 * @param {{days?: number, months?: number}} length
 */
function later(day, { days = 0, months = 0 }) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) + days)));
}

/** @param {Paper} paper @param {Receipt} receipt @param {Line[]} lines @param {number | null} wait */
function notesOf({ notice, deadlines }, { day, sure }, lines, wait) {
  if (!day) return ["undated"];
  /** @type {Record<string, boolean>} */
  const said = {
    assumed: !sure,
    notice: wait !== null && notice,
    "notice-not-counted": wait !== null && !notice,
    "older-law": deadlines.some(({ earlier }) => earlier && day < earlier.until),
    moved: lines.some(({ on, counted }) => on !== counted),
    "holidays-unknown": lines.some(({ known }) => !known),
  };
  return Object.keys(said).filter((note) => said[note]);
}
