/** What can be taken along: a calendar with reminders, a table. Pure. */

import { csv } from "../core/cost/csv.js";
import { calendar } from "../core/cost/ics.js";
import { yuan } from "../core/cost/money.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {import("../core/cost/offer.js").Offer} Offer */
/** @typedef {import("../core/cost/offer.js").OfferRow} Row */

/** @param {Row[]} rows @param {Say} say @param {string} stamp  the moment of making, "2026-01-01T00:00:00Z" */
export function calendarOf(rows, say, stamp) {
  const events = rows.filter(({ total }) => total !== 0).map(({ n, due, total }) => ({
    date: due,
    title: say("planner_event", { amount: yuan(total), n, of: rows.length }),
    note: say("planner_event_note"),
  }));
  return calendar({ events, stamp, name: say("planner_calendar") });
}

export const COST_HEADS = /** @type {const} */ ([
  "planner_cost_item", "planner_cost_to", "planner_cost_when", "planner_cost_sum",
]);

/**
 * Each cost: its name, who collects it, when, what it comes to in fen.
 *
 * @param {Offer} offer
 * @param {Say} say
 * @returns {[string, string, string, number][]}
 */
export function costsOf({ totals, costs }, say) {
  const fees = costs.map(
    ({ name, to, how, amount }) =>
      /** @type {[string, string, string, number]} */ ([
        say(name),
        say(`planner_to_${to}`),
        say(`planner_how_${how}`),
        amount,
      ]),
  );
  return [[say("planner_cost_interest"), say("planner_to_lender"), "", totals.interest], ...fees];
}

/** The payments, and below them the costs. @param {Offer} offer @param {Say} say */
export function tableOf(offer, say) {
  const head = ["n", "due", "total", "principal", "interest", "fee", "balance"].map((column) =>
    say(`planner_column_${column}`),
  );
  const body = offer.rows.map(({ n, due = "", ...row }) => [
    n,
    due,
    ...[row.total, row.principal, row.interest, row.fee, row.balance].map((sum) => sum / 100),
  ]);
  const costs = costsOf(offer, say).map(([name, to, when, sum]) => [name, to, when, sum / 100]);
  return csv([head, ...body, [], COST_HEADS.map((name) => say(name)), ...costs]);
}

/**
 * What is due in each calendar month, from the first on; months between in which nothing is due count.
 *
 * @param {Row[]} rows
 * @returns {{month: string, due: number}[]}
 */
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
