/** Counts what the breach rules of an edition count in a log of contacts. Pure. */

/** @typedef {import("./says.js").Both} Both */
/** @typedef {"yes" | "no"} YesNo */
/**
 * @typedef {object} Contact  one entry of the log; what is not known is left out
 * @property {string} day  as "2026-08-01", local
 * @property {string} time  as "22:05", local
 * @property {string} way  the number or account that was contacted
 * @property {"debtor" | "related" | "unrelated"} whom
 * @property {"call" | "message" | "visit" | "mail"} channel
 * @property {YesNo} [answered]
 * @property {YesNo} [consent]
 * @property {YesNo} [reachable]
 * @property {YesNo} [disclosed]
 * @property {YesNo} [asked_to_stop]
 * @property {YesNo} [abusive]
 */
/** @typedef {"answered" | "consent" | "reachable" | "disclosed" | "asked_to_stop" | "abusive"} Fact */
/** @typedef {{whom: string[], channel?: string[], hours?: {since: string, until: string}} & Partial<Record<Fact, YesNo>>} When */
/** @typedef {{id: string, title: Both, says: Both, when: When, more_than: number | null, cites: import("./checklist.js").Cite[], review_by: string}} Breach */

/** @type {Fact[]} */
const FACTS = ["answered", "consent", "reachable", "disclosed", "asked_to_stop", "abusive"];

/** How often this rule was not kept: contacts, or days on which one way was contacted too often. @param {Breach} breach @param {Contact[]} log */
export function count({ when, more_than }, log) {
  const fitting = log.filter((contact) => fits(when, contact));
  if (more_than === null) return fitting.length;
  /** @type {Map<string, number>} */
  const days = new Map();
  for (const { day, way } of fitting) {
    const key = JSON.stringify([day, way]);
    days.set(key, (days.get(key) ?? 0) + 1);
  }
  return [...days.values()].filter((times) => times > more_than).length;
}

/** @param {When} when @param {Contact} contact */
function fits(when, contact) {
  return (
    when.whom.includes(contact.whom) &&
    (!when.channel || when.channel.includes(contact.channel)) &&
    (!when.hours || within(when.hours, contact.time)) &&
    FACTS.every((fact) => !when[fact] || when[fact] === contact[fact])
  );
}

/** From `since` until before `until`, over midnight where `until` is earlier. @param {{since: string, until: string}} hours @param {string} time */
function within({ since, until }, time) {
  return since <= until ? since <= time && time < until : time >= since || time < until;
}
