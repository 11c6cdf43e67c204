/** Money, rates and the words for their conventions. Pure. */

import { yuan } from "../core/cost/money.js";

/** @typedef {import("../core/i18n.js").Say} Say */

/** A rate beyond this says nothing more to anybody. */
export const LARGEST = 1000;

/** "1,234.50". @param {number} fen */
export function money(fen) {
  const [whole, rest] = yuan(fen).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/gu, ",")}.${rest}`;
}

/** "28.70%"; what no number holds is said in words. @param {number | null} rate @param {Say} say */
export function percent(rate, say) {
  if (rate === null || rate > LARGEST) return say("planner_beyond", { limit: `${money(LARGEST * 10_000)}%` });
  return `${money(Math.round(rate * 10_000) === 0 ? 0 : rate * 10_000)}%`;
}

/** The word for the convention of the large rate. @param {import("./planner-reading.js").Plan} plan @param {Say} say */
export function convention({ every, perYear, hasDates }, say) {
  return every === "once"
    ? say("planner_convention_once")
    : say(hasDates ? "planner_convention_dates" : "planner_convention", {
        n: perYear,
        every: say(`planner_irr_${every.replace("-", "_")}`),
      });
}
