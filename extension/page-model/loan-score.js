/** Does a page offer loans? The points of the signals found on it are added up. Pure. */

import { sightOf } from "./page-features.js";

/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./signals.js").Signals} Signals */
/** @typedef {{name: string, points: number, text: string}} Found  a signal and what of the page it was found in */
/**
 * @typedef {{offers: boolean, asks: boolean, identity: boolean, points: number, signals: Found[]}} Lending  `asks`:
 *   for identity, money or a password; `identity`: for more than a password
 */

const TEXT = 60;

/**
 * @param {Facts} facts
 * @param {Signals} signals
 * @param {import("../core/names/text.js").Fold} table
 * @returns {Lending}
 */
export function offersLoans(facts, { signals, patterns, offers_from, without_way_from }, table) {
  const { loans, asks, identity, places, page } = sightOf(facts, patterns, table);
  const found = [];
  let way = false;
  for (const signal of signals) {
    const texts = signal.in === "page" ? page[signal.name] : matches(places[signal.in], patterns[signal.name]);
    if (texts.length < (signal.from ?? 1) || (signal.loans && !loans)) continue;
    const points = signal.points * Math.min(texts.length, signal.most ?? 1);
    found.push({ name: signal.name, points, text: texts.slice(0, 3).join(" · ").slice(0, TEXT) });
    way ||= signal.way === true;
  }
  const points = found.reduce((sum, one) => sum + one.points, 0);
  return { offers: points >= (way ? offers_from : without_way_from), asks, identity, points, signals: found };
}

/**
 * The different things in a text that match; things that differ in their numbers alone are one.
 *
 * @param {string} text
 * @param {RegExp[]} [patterns]
 * @returns {string[]}
 */
function matches(text, patterns = []) {
  const found = patterns.flatMap((pattern) => text.match(pattern) ?? []).map((one) => one.trim().replace(/\s+/gu, " "));
  return [...new Map(found.map((one) => [one.replace(/\d+/gu, "#"), one])).values()].filter(Boolean);
}
