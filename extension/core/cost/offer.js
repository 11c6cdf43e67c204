/**
 * A whole offer: the loan and its fees, what reaches the borrower, what is paid when, each cost by name, the yearly
 * rate. Instalments by period have 12 × IRR (`perYear`); with `unit` (a month for dates of their own) the dates count,
 * by Regulation Z in unit-periods and odd days: a long first period makes it cheaper, a short one dearer.
 */

import { charged, feesOf, financed } from "./fees.js";
import { oneAdvance } from "./flows.js";
import { parsed } from "./months.js";
import { effectiveByDate, periodic } from "./rate.js";
import { regulationZDated } from "./regulation-z.js";
import { schedule, termsOf } from "./schedule.js";
import { aNumber, anObject, bad, good } from "./result.js";

/**
 * @typedef {import("./schedule.js").Row & { fee: number, total: number }} OfferRow  total: the instalment with its fees
 */
/**
 * @typedef {object} Offer
 * @property {number} received what reaches the borrower: the principal asked for, less what is deducted or paid before
 * @property {number} principal of the contract, financed fees included
 * @property {OfferRow[]} rows
 * @property {import("./fees.js").Cost[]} costs the interest is not among them
 * @property {{ interest: number, fees: number, paid: number, cost: number }} totals cost: all that is paid beyond what
 *   was received
 * @property {import("./flows.js").Flow[]} flows by period
 * @property {number} rate of the contract per period, without fees; per day where it was found from dates
 * @property {import("./result.js").Result<import("./rate.js").Rates>} rates by period; with `unit` or `loan.dates` by
 *   unit-period
 * @property {import("./result.js").Result<number> | null} dated effective by days/365; null without dates
 */

/**
 * @param {unknown} input {loan: see schedule.js, fees?: see fees.js, perYear?: 12, on?: "2026-01-01" the day of payout,
 *   unit?: "month" (see regulation-z.js)}
 * @returns {import("./result.js").Result<Offer>}
 */
export function offer(input) {
  const object = anObject(input, "offer");
  if (!object.ok) return object;
  const { loan, fees, perYear = 12 } = object.value;
  const terms = termsOf(loan);
  if (!terms.ok) return terms;
  const year = aNumber(perYear, "perYear", { least: 1e-6, most: 366 });
  if (!year.ok) return year;
  const list = feesOf(fees, terms.value.periods);
  if (!list.ok) return list;
  const given = /** @type {{ on?: unknown, dates?: unknown }} */ (loan);
  const on = object.value.on ?? given.on;
  const unit = object.value.unit ?? (given.dates ? "month" : undefined);
  if (unit && !on) return bad("cost_missing", "on");
  const asked = terms.value.principal;
  const plan = schedule({ ...given, on, principal: asked + financed(list.value, asked) });
  if (!plan.ok) return plan;
  const { before, each, costs } = charged(list.value, asked, plan.value);
  const received = asked - before;
  if (received <= 0) return bad("cost_nothing_received", "fees");
  const rows = plan.value.rows.map((row, at) => ({ ...row, fee: each[at], total: row.payment + each[at] }));
  const flows = oneAdvance(received, rows.map(({ total }) => total));
  if (!flows.ok) return flows;
  const dated = byDates(on, received, rows);
  if (dated && !dated.ok && dated.error.field === "on") return dated;
  const paid = rows.reduce((sum, { total }) => sum + total, 0);
  return good({
    received,
    principal: plan.value.terms.principal,
    rate: plan.value.terms.rate,
    rows,
    costs,
    totals: {
      interest: plan.value.totals.interest,
      fees: costs.reduce((sum, { amount }) => sum + amount, 0),
      paid,
      cost: paid - received,
    },
    flows: flows.value,
    rates: unit ? byUnits(on, unit, received, rows, dated) : periodic(flows.value, year.value),
    dated,
  });
}

/**
 * @param {unknown} on
 * @param {number} received
 * @param {OfferRow[]} rows
 * @returns {import("./result.js").Result<number> | null}
 */
function byDates(on, received, rows) {
  if (on === undefined || on === null) return null;
  const day = parsed(on, "on");
  if (!day.ok) return day;
  if (rows[0].due === undefined) return null;
  if (rows[0].due <= String(on)) return bad("cost_dates_out_of_order", "on");
  return effectiveByDate(datedFlows(on, received, rows));
}

/**
 * @param {unknown} on
 * @param {unknown} unit
 * @param {number} received
 * @param {OfferRow[]} rows
 * @param {Offer["dated"]} dated
 * @returns {Offer["rates"]}
 */
function byUnits(on, unit, received, rows, dated) {
  const rate = regulationZDated({ flows: datedFlows(on, received, rows), unit });
  if (!rate.ok) return rate;
  const { perPeriod, nominal } = rate.value;
  return good({ perPeriod, nominal, effective: dated?.ok ? dated.value : null });
}

/** @param {unknown} on @param {number} received @param {OfferRow[]} rows */
function datedFlows(on, received, rows) {
  return [{ date: on, amount: received }, ...rows.map(({ due, total }) => ({ date: due, amount: -total }))];
}
