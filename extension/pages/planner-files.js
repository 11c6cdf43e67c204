/** What can be taken along: a calendar with reminders, a table. Pure. */

import { csv } from "../cost/csv.js";
import { calendar } from "../cost/ics.js";
import { yuan } from "../cost/money.js";

/** @typedef {import("../background/says.js").Say} Say */
/** @typedef {import("../cost/offer.js").OfferRow} Row */

/** @param {Row[]} rows @param {Say} say @param {string} stamp  the moment of making, "2026-01-01T00:00:00Z" */
export function calendarOf(rows, say, stamp) {
  const events = rows.map(({ n, due, total }) => ({
    date: due,
    title: say("planner_event", { amount: yuan(total), n, of: rows.length }),
    note: say("planner_event_note"),
  }));
  return calendar({ events, stamp, name: say("planner_calendar") });
}

/** @param {Row[]} rows @param {Say} say */
export function tableOf(rows, say) {
  const head = ["n", "due", "total", "principal", "interest", "fee", "balance"].map((column) => say(`planner_column_${column}`));
  const body = rows.map(({ n, due = "", ...row }) => [n, due, ...[row.total, row.principal, row.interest, row.fee, row.balance].map((sum) => sum / 100)]);
  return csv([head, ...body]);
}

/** What is due in each calendar month, from the first on; months between in which nothing is due count. @param {Row[]} rows @returns {{month: string, due: number}[]} */
export function monthsOf(rows) {
  const indexOf = (/** @type {Row} */ { due = "" }) => Number(due.slice(0, 4)) * 12 + Number(due.slice(5, 7)) - 1;
  const start = indexOf(rows[0]);
  const months = Array.from({ length: indexOf(rows[rows.length - 1]) - start + 1 }, (_, at) => {
    const index = start + at;
    return { month: `${Math.floor(index / 12)}-${String(index % 12 + 1).padStart(2, "0")}`, due: 0 };
  });
  for (const row of rows) months[indexOf(row) - start].due += row.total;
  return months;
}
