/** What is still owed, and the interest and fees paid so far, as a drawing; the table beside it says the same. */

import { drawn, make } from "./dom.js";
import { money } from "./planner-words.js";

/** Fees that are owed as soon as there is a loan. */
const AT_FIRST = ["deducted", "before", "financed"];
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [600, 240, 4, 24];

/** @param {import("../core/cost/offer.js").Offer} offer @param {import("../core/i18n.js").Say} say */
export function chart({ rows, principal, costs }, say) {
  const first = costs.filter(({ how }) => AT_FIRST.includes(how)).reduce((sum, { amount }) => sum + amount, 0);
  const { balance, interest, cost } = series(rows, principal, first);
  const top = Math.max(principal, ...balance, ...cost, 1);
  const at = (/** @type {number} */ n, /** @type {number} */ value) =>
    [LEFT + (n / rows.length) * (WIDTH - 2 * LEFT), (HEIGHT - BOTTOM) * (1 - value / top) + 4]
      .map((length) => length.toFixed(1))
      .join(",");
  const line = (/** @type {number[]} */ values) => values.map((value, n) => at(n, value)).join(" ");
  const between = (/** @type {number[]} */ upper, /** @type {number[]} */ lower) =>
    `${line(upper)} ${[...lower.entries()]
      .reverse()
      .map(([n, value]) => at(n, value))
      .join(" ")}`;
  const zero = balance.map(() => 0);
  const total = { interest: interest[rows.length], fees: cost[rows.length] - interest[rows.length] };
  const picture = drawn(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: "img",
      "aria-label": say("planner_chart", {
        principal: money(principal),
        interest: money(total.interest),
        fees: money(total.fees),
        n: rows.length,
      }),
    },
    [
      drawn("polygon", { class: "fees", points: between(cost, interest) }),
      drawn("polygon", { class: "interest", points: between(interest, zero) }),
      drawn("polyline", { class: "cost", points: line(cost) }),
      drawn("polyline", { class: "balance", points: line(balance) }),
      drawn("line", { class: "axis", x1: LEFT, x2: WIDTH - LEFT, y1: HEIGHT - BOTTOM + 4, y2: HEIGHT - BOTTOM + 4 }),
    ],
  );
  const legend = ["balance", "interest", ...(total.fees > 0 ? ["fees"] : [])].map((name) =>
    make("li", {}, [make("span", { class: `key ${name}`, "aria-hidden": "true" }), say(`planner_legend_${name}`)]),
  );
  return make("figure", {}, [
    picture,
    make("ul", { class: "legend" }, legend),
    make("figcaption", { class: "small" }, [say("planner_chart_axes", { top: money(top), n: rows.length })]),
  ]);
}

/**
 * Before the first instalment and after each: what is owed, the interest paid so far, the interest and fees.
 *
 * @param {import("../core/cost/offer.js").OfferRow[]} rows
 * @param {number} principal
 * @param {number} first  fees before the first instalment
 */
function series(rows, principal, first) {
  const found = { balance: [principal], interest: [0], cost: [first] };
  for (const [n, row] of rows.entries()) {
    found.balance.push(row.balance);
    found.interest.push(found.interest[n] + row.interest);
    found.cost.push(found.cost[n] + row.interest + row.fee);
  }
  return found;
}
