/** At what hour of the day contacts were, with the night of the rule shaded. */

import { isWithin } from "../core/evidence-log/breaches.js";
import { across, bar, heightOf, labelled, placed, plot, upright } from "./plots.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {{since: string, until: string}} Night  "22:00" to "08:00" */
/** @typedef {{counts: number[], night: number, busiest: number}} Hours  `busiest`: the first hour with the most */

const HEIGHT = 80;

/** @param {{time: string}[]} entries @param {Night} night @returns {Hours} */
export function hoursOf(entries, night) {
  const counts = Array.from({ length: 24 }, () => 0);
  for (const { time } of entries) counts[Number(time.slice(0, 2))] += 1;
  return {
    counts,
    night: entries.filter(({ time }) => isWithin(time, night)).length,
    busiest: counts.indexOf(Math.max(...counts)),
  };
}

/** The parts of one day that the night takes, as shares of it. @param {Night} night @returns {[number, number][]} */
export function shaded({ since, until }) {
  const [from, to] = [since, until].map((time) => (Number(time.slice(0, 2)) + Number(time.slice(3)) / 60) / 24);
  return from < to ? [[from, to]] : [[0, to], [from, 1]];
}

/** @param {{time: string}[]} entries  at least one @param {Night} night @param {Say} say */
export function hoursPlot(entries, night, say) {
  const { counts, night: atNight, busiest } = hoursOf(entries, night);
  const most = counts[busiest];
  const nights = shaded(night);
  const hour = (/** @type {number} */ n) => `${n}:00`;
  const marks = [...new Set([0, ...nights.flat(), 0.5])].filter((share) => share < 1);
  const over = placed([
    { x: 0, text: say("log_hours_times", { n: most }) },
    { x: across((nights[0][0] + nights[0][1]) / 2), text: say("log_hours_night") },
  ]);
  const under = placed(marks.map((share) => ({ x: across(share), text: hour(share * 24) })));
  const top = heightOf(over);
  const base = top + HEIGHT;
  const column = (/** @type {number} */ count, /** @type {number} */ n) => {
    const height = (count / most) * HEIGHT;
    return bar("own", across(n / 24) + 1, across((n + 1) / 24) - 1, base - height, height);
  };
  return plot({
    name: say("log_hours_plot"),
    says: say("log_hours_says", { n: entries.length, night: atNight, ...night, hour: hour(busiest), most }),
    height: base + 5 + heightOf(under),
    parts: [
      ...nights.map(([from, to]) => bar("blank", across(from), across(to), top, HEIGHT)),
      ...labelled(over, top, "up", "soft"),
      ...counts.flatMap((count, n) => (count === 0 ? [] : [column(count, n)])),
      upright("axis", across(0), top, base),
      bar("axis", across(0), across(1), base, 1),
      ...marks.map((share) => upright("axis", across(share), base, base + 5)),
      ...labelled(under, base + 4, "down", "soft"),
    ],
    heads: [say("log_hours_hour"), say("log_hours_count")],
    rows: counts.flatMap((count, n) => (count === 0 ? [] : [[hour(n), String(count)]])),
  }, say);
}
