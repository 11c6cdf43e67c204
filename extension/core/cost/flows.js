/**
 * Cash flows: what the borrower receives is positive, what the borrower pays is negative.
 *
 * Any unit of money will do as long as it is the same throughout; schedules use whole fen.
 */

import { aList, aNumber, anObject, bad, good } from "./result.js";
import { dayNumber, parsed } from "./months.js";

/** @typedef {{ at: number, amount: number }} Flow  `at` in periods, days or years from any origin */
/** @typedef {import("./result.js").Result<Flow[]>} FlowsResult */

const MOST = { least: -1e18, most: 1e18 };
const TIMES = { least: -1e7, most: 1e7 };

/**
 * Flows by number of period: `{at: 0, amount: 10000}`, `{at: 1, amount: -902.5}` …; `at` may be a fraction.
 * They come back in order, one for each time. What is paid before the first money arrives counts as withheld
 * from it, as Regulation Z counts a prepaid finance charge (12 CFR 1026.2(a)(23)).
 *
 * @param {unknown} flows
 * @returns {FlowsResult}
 */
export function byPeriod(flows) {
  return read(flows, ({ at }, index) => aNumber(at, "at", { ...TIMES, at: index }));
}

/**
 * Flows by date, `{date: "2026-01-31", amount: -500}`, as days since the first of them.
 *
 * @param {unknown} flows
 * @returns {FlowsResult}
 */
export function byDate(flows) {
  return read(flows, ({ date }, index) => {
    const day = parsed(date, "date", index);
    return day.ok ? good(dayNumber(day.value)) : day;
  });
}

/**
 * @param {unknown} flows
 * @param {(flow: Record<string, unknown>, index: number) => import("./result.js").Result<number>} timeOf
 * @returns {FlowsResult}
 */
function read(flows, timeOf) {
  const list = aList(flows, "flows");
  if (!list.ok) return list;
  const found = [];
  for (const [index, one] of list.value.entries()) {
    const flow = anObject(one, "flows");
    if (!flow.ok) return bad(flow.error.key, "flows", index);
    const [at, amount] = [timeOf(flow.value, index), aNumber(flow.value.amount, "amount", { ...MOST, at: index })];
    if (!at.ok) return at;
    if (!amount.ok) return amount;
    found.push({ at: at.value, amount: amount.value });
  }
  return asLoan(found);
}

/**
 * One sum received now, one payment at the end of each period.
 *
 * @param {unknown} received
 * @param {unknown} payments positive numbers, zero for a period without payment
 * @returns {FlowsResult}
 */
export function oneAdvance(received, payments) {
  const sum = aNumber(received, "received", { least: 0, most: MOST.most });
  if (!sum.ok) return sum;
  const list = aList(payments, "payments");
  if (!list.ok) return list;
  const flows = [{ at: 0, amount: sum.value }];
  for (const [index, one] of list.value.entries()) {
    const paid = aNumber(one, "payments", { ...MOST, at: index });
    if (!paid.ok) return paid;
    flows.push({ at: index + 1, amount: -paid.value });
  }
  return asLoan(flows);
}

/**
 * What is received and paid in all, and the difference: what the loan costs.
 *
 * @param {readonly Flow[]} flows
 */
export function totals(flows) {
  const received = flows.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
  const paid = flows.reduce((sum, { amount }) => sum + Math.max(-amount, 0), 0);
  return { received, paid, cost: paid - received };
}

/** In order, one flow a time, beginning with money received at time 0. @param {Flow[]} flows @returns {FlowsResult} */
function asLoan(flows) {
  const first = Math.min(...flows.filter(({ amount }) => amount > 0).map(({ at }) => at));
  if (!Number.isFinite(first)) return bad("cost_nothing_received", "flows");
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (const { at, amount } of flows) {
    const when = Math.max(at, first) - first;
    sums.set(when, (sums.get(when) ?? 0) + amount);
  }
  const ordered = [...sums]
    .map(([at, amount]) => ({ at, amount }))
    .filter(({ at, amount }) => at === 0 || amount !== 0)
    .sort((a, b) => a.at - b.at);
  if (ordered[0].amount <= 0) return bad("cost_nothing_received", "flows");
  return ordered.some(({ amount }) => amount < 0) ? good(ordered) : bad("cost_nothing_paid", "flows");
}
