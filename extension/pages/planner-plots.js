/** The planner's drawings: what is received and paid beyond it as one bar, and yearly rates on one line. */

import { listed } from "../core/i18n.js";
import { across, bar, heightOf, labelled, placed, plot, ticks, upright } from "./plots.js";
import { LARGEST, money, percent } from "./planner-words.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {{kind: "real" | "quoted" | "cap", rate: number}} Mark  `rate`: a fraction a year */

/**
 * @param {Pick<import("../core/cost/offer.js").Offer, "received" | "totals">} offer
 * @param {Say} say
 */
export function costBar({ received, totals: { paid, cost } }, say) {
  const edge = across(Math.min(received / Math.max(paid, 1), 1));
  const over = placed([
    { x: across(0), text: say("planner_share_received", { amount: money(received) }) },
    { x: across(1), text: say("planner_share_beyond", { amount: money(cost) }) },
  ]);
  const under = placed([
    { x: across(0), text: "0" },
    { x: across(1), text: say("planner_share_yuan", { amount: money(paid) }) },
  ]);
  const top = heightOf(over);
  const facts = { received: money(received), paid: money(paid), each: money(Math.round((cost / received) * 10_000)) };
  return plot({
    name: say("planner_share"),
    says: say("planner_share_says", facts),
    height: top + 36 + heightOf(under),
    parts: [
      ...labelled(over, top, "up"),
      bar("own", across(0), edge, top, 28),
      bar("beyond", edge, across(1), top, 28),
      ...[0, 1].map((share) => upright("axis", across(share), top + 28, top + 35)),
      ...labelled(under, top + 34, "down", "soft"),
    ],
    heads: [say("planner_cost_item"), say("planner_cost_sum")],
    rows: [
      [say("planner_sum_received"), money(received)],
      [say("planner_sum_cost"), money(cost)],
      [say("planner_sum_paid"), money(paid)],
    ],
  }, say);
}

/**
 * The real rate, the one that was advertised, and the caps of that day that are numbers; each rate of a kind once.
 *
 * @param {Pick<import("./planner-reading.js").Plan, "offer" | "quoted">} plan
 * @param {Pick<import("./planner-caps.js").Held, "lines">} held
 * @returns {Mark[]}  none where the real rate is not known, or beyond what is shown
 */
export function ratesOf({ offer: { rates }, quoted }, { lines }) {
  if (!rates.ok || rates.value.nominal > LARGEST) return [];
  const caps = new Set(lines.flatMap(({ limit }) => (limit === null ? [] : [limit])));
  return [
    { kind: "real", rate: rates.value.nominal },
    ...(quoted === null ? [] : [{ kind: /** @type {const} */ ("quoted"), rate: quoted }]),
    ...[...caps].map((rate) => ({ kind: /** @type {const} */ ("cap"), rate })),
  ];
}

/** Nothing where the real rate has no other beside it. @param {Mark[]} marks @param {Say} say */
export function rateLine(marks, say) {
  if (marks.length < 2) return null;
  const [real, ...others] = marks;
  const scale = ticks(Math.max(...marks.map(({ rate }) => rate), 0.01));
  const at = (/** @type {number} */ rate) => across(Math.max(rate, 0) / scale[scale.length - 1]);
  const words = ({ kind, rate } = real) => say(`planner_rates_${kind}`, { rate: percent(rate, say) });
  const over = placed(marks.map((one) => ({ x: at(one.rate), text: words(one) })));
  const under = placed(scale.map((rate) => ({ x: at(rate), text: `${Number((rate * 100).toPrecision(6))}%` })));
  const top = heightOf(over);
  const says = { rate: percent(real.rate, say), marks: listed(others.map(words)) };
  return plot({
    name: say("planner_rates"),
    says: say("planner_rates_says", says),
    height: top + 30 + heightOf(under),
    parts: [
      ...labelled(over, top, "up"),
      bar("blank", across(0), across(1), top + 8, 12),
      bar("beyond", across(0), at(real.rate), top + 8, 12),
      ...marks.map(({ kind, rate }) => upright(kind, at(rate), top, top + 22)),
      ...scale.map((rate) => upright("axis", at(rate), top + 22, top + 27)),
      ...labelled(under, top + 27, "down", "soft"),
    ],
    heads: [say("planner_rates_kind"), say("planner_rates_year")],
    rows: marks.map(({ kind, rate }) => [say(`planner_rates_${kind}`, { rate: "" }).trim(), percent(rate, say)]),
  }, say);
}
