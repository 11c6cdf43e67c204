/** A court paper on a line of days: received, today, the last day. */

import { daysBetween } from "../core/court/court-deadlines.js";
import { drawn } from "./dom.js";
import { across, bar, heightOf, labelled, placed, plot, upright } from "./plots.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {{kind: "received" | "served" | "today" | "last", day: string, after: number}} Point  `after`: in days */

/** Few enough marks to count. */
const MOST_MARKS = 50;

/**
 * In their order.
 *
 * @param {{received: string, served: string | null, today: string, last: string}} days  `served`: where a public
 *   notice counts as receipt later than it was received
 * @returns {Point[]}
 */
export function pointsOf({ received, served, today, last }) {
  /** @type {[Point["kind"], string | null][]} */
  const all = [["received", received], ["served", served], ["last", last], ["today", today]];
  const points = all.flatMap(([kind, day]) => (day ? [{ kind, day, after: daysBetween(received, day) }] : []));
  return points.sort((one, other) => one.after - other.after);
}

/**
 * @param {Point[]} points
 * @param {Say} say
 * @param {(day: string) => string} inFull
 */
export function timeline(points, say, inFull) {
  const whole = Math.max(points[points.length - 1].after, 1);
  const x = ({ after = 0 }) => across(after / whole);
  const [today, last] = ["today", "last"].map(
    (wanted) => /** @type {Point} */ (points.find(({ kind }) => kind === wanted)),
  );
  const label = (/** @type {Point} */ one) => ({
    x: x(one),
    text: `${say(`court_plot_${one.kind}`)} ${shortDay(one.day, say)}`,
  });
  const over = placed([label(today)]);
  const under = placed(points.filter((one) => one !== today).map(label));
  const step = whole > MOST_MARKS ? 30 : 1;
  const marks = Array.from({ length: Math.floor(whole / step) + 1 }, (_, n) => across((n * step) / whole));
  const y = heightOf(over) + 10;
  return plot({
    name: say("court_plot"),
    says: say("court_plot_says", { gone: today.after, all: last.after, step }),
    height: y + 14 + heightOf(under),
    parts: [
      ...labelled(over, y - 8, "up"),
      bar("blank", across(0), across(1), y - 4, 8),
      bar("own", across(0), Math.min(x(today), x(last)), y - 4, 8),
      bar("late", x(last), x(today), y - 4, 8),
      ...marks.map((at) => upright("axis", at, y + 5, y + 9)),
      ...points.map((one) => spot(one.kind, x(one), y)),
      ...labelled(under, y + 12, "down"),
    ],
    heads: [say("court_plot_day"), say("court_plot_after")],
    rows: points.map(({ kind, day, after }) => [`${say(`court_plot_${kind}`)} ${inFull(day)}`, String(after)]),
  }, say);
}

/** Round, but for the last day. @param {Point["kind"]} kind @param {number} x @param {number} y */
function spot(kind, x, y) {
  return kind === "last" ? bar(kind, x - 7, x + 7, y - 7, 14) : drawn("circle", { class: kind, cx: x, cy: y, r: 7 });
}

/** Without its year. @param {string} day @param {Say} say */
function shortDay(day, say) {
  const [, month, date] = day.split("-").map(Number);
  return say("court_plot_date", { month: say("court_months").split(" ")[month - 1], day: date });
}
