/**
 * The module of mathematics, as a program outside calls it: every function by its name. What each does: docs/cost.md.
 *
 * Regulation Z answers for whoever checks a US disclosure, and counts offers that have dates of their own (offer.js).
 */

export { burden } from "./burden.js";
export { csv } from "./csv.js";
export { early } from "./early.js";
export { amountIn, rateIn, termIn } from "./parse-amounts.js";
export { FEES, HOW, PAID_TO } from "./fees.js";
export { byDate, byPeriod, oneAdvance, totals } from "./flows.js";
export { calendar } from "./ics.js";
export { fen, rounded, yuan } from "./money.js";
export { addMonths, daysBetween, dueDates } from "./months.js";
export { offer } from "./offer.js";
export { ownPlanIn } from "./own-plan.js";
export { effectiveByDate, effectiveByDays, fromPeriod, periodic, ratePerPeriod, simpleYearly } from "./rate.js";
export { regulationZDated, regulationZSeries, regulationZSingle, UNITS } from "./regulation-z.js";
export { PROBLEMS } from "./result.js";
export { annuity, METHODS, schedule } from "./schedule.js";
