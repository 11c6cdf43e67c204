/** Why the page was taken for one that offers loans, or not: what speaks for it and against, and the sum. */

import { make } from "./dom.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {import("../browser/tab-store.js").Seen} Seen */
/** @typedef {Seen["signals"][number]} Reason */

const MOST = 8;
/** Points that would be shown as none. */
const LEAST = 0.05;

/** @param {Pick<Seen, "offers" | "byFee" | "silence" | "points" | "from" | "signals">} seen @param {Say} say */
export function reasonsView({ offers, byFee = false, silence = "", points = 0, from = 0, signals }, say) {
  const all = signals.filter((one) => Math.abs(one.points) >= LEAST);
  const sides = [all.filter((one) => one.points > 0), all.filter((one) => one.points < 0)];
  if (all.length === 0 && !byFee) return null;
  const isBounded = points - sumOf(signals) >= LEAST;
  const isSilent = !offers && silence !== "";
  return make("details", { id: "signals" }, [
    make("summary", {}, [say(offers ? "page_signals" : "page_signals_not")]),
    byFee && make("p", { class: "fee-decides" }, [say("signals_fee_decides")]),
    ...sides.map((some) => listOf(some, say)),
    make("p", { class: "sum" }, [say("signals_sum", sumSaid(points, from))]),
    isSilent && make("p", { class: "silence" }, [say(`signals_silent_${silence}`)]),
    isBounded && make("p", { class: "small" }, [say("signals_bounded")]),
  ]);
}

/** The strongest, and the others in one. @param {Reason[]} reasons @param {Say} say */
function listOf(reasons, say) {
  if (reasons.length === 0) return null;
  const sorted = [...reasons].sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
  const others = sumOf(sorted.slice(MOST));
  const items = sorted.slice(0, MOST).map((one) => make("li", {}, [explained(one, say), ` ${signed(one.points)}`]));
  if (Math.abs(others) >= LEAST) items.push(make("li", {}, [`${say("signals_others")} ${signed(others)}`]));
  return make("ul", {}, items);
}

/** The signal, leading to where all of them stand, and what it was found in. @param {Reason} reason @param {Say} say */
function explained({ name, text, points }, say) {
  const isOfWords = name.startsWith("words_") && text === "";
  const said = isOfWords ? say(points > 0 ? "signals_words_for" : "signals_words_against") : say(`signal_${name}`);
  const link = make("a", { href: `signals.html#${name}` }, [said]);
  link.target = "_blank";
  return make("span", {}, [make("b", {}, [link]), text && ` ${text}`]);
}

/** @param {Reason[]} reasons */
const sumOf = (reasons) => reasons.reduce((sum, { points }) => sum + points, 0);

/**
 * The sum and what is needed, with a second digit where one would show them equal.
 *
 * @param {number} points
 * @param {number} from
 */
export function sumSaid(points, from) {
  const digits = points !== from && points.toFixed(1) === from.toFixed(1) ? 2 : 1;
  return { points: signed(points, digits), from: from.toFixed(digits) };
}

/** @param {number} points */
export const signed = (points, digits = 1) => `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(digits)}`;
