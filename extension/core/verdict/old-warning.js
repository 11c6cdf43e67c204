/**
 * A warning known only from lists older than twelve months is none any more: nobody knows whether it still stands. It
 * is judged where it is read, so that an edition in hand ages. Pure.
 *
 * The server holds the same rule in `verdict.py`; the cases that both must satisfy are in
 * `tests/cases/old-warnings.json`.
 */

const CHINA = 8 * 3600 * 1000;

/**
 * The day, in the mainland, on which warnings are judged: today, and never before the edition's own day.
 *
 * @param {{published_at: string}} manifest
 * @param {number} [now]  ms
 */
export function judgedOn({ published_at }, now = Date.now()) {
  return new Date(Math.max(now, Date.parse(published_at)) + CHINA).toISOString().slice(0, 10);
}

/** Is a list of `asOf` older than twelve months on this day? @param {string} asOf @param {string} day */
export function isOld(asOf, day) {
  return asOf < `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
}

/**
 * What warnings are worth on a day, by the dates of their lists.
 *
 * @param {string[]} lists
 * @param {string} day
 * @param {string} [reason]  of a warning that stands
 * @returns {{verdict: "warned" | "uncovered", reason: string}}
 */
export function judgeWarnings(lists, day, reason = "host") {
  const areOld = lists.every((asOf) => isOld(asOf, day));
  return areOld ? { verdict: "uncovered", reason: "old_warning" } : { verdict: "warned", reason };
}
