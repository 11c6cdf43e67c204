/** Counts what the breach rules count, and nothing that an entry does not say. Pure. */

import { ANSWERS, inOrder } from "./entry.js";

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("./entry.js").Entry} Entry */
/**
 * @typedef {object} When  what an entry must say; a list means one of these
 * @property {string[]} whom
 * @property {string[]} [channel]  call, message, visit, mail
 * @property {{since: string, until: string}} [hours]  over midnight where `until` is earlier
 * @property {string} [answered]
 * @property {string} [consent]
 * @property {string} [reachable]
 * @property {string} [disclosed]
 * @property {string} [asked_to_stop]
 * @property {string} [abusive]
 */
/**
 * @typedef {object} Breach  a rule, as an edition carries it
 * @property {string} id
 * @property {Text} title
 * @property {Text} says  with {count} open
 * @property {When} when
 * @property {number | null} more_than  in a day, at one contact way
 * @property {import("../checklists/checklist.js").Cite[]} cites
 * @property {string} reviewed_on
 * @property {string} review_by
 */
/**
 * @typedef {object} Counted
 * @property {Breach} breach
 * @property {number} count  entries, or days on which there were too many
 * @property {Entry[]} entries
 */

/** @type {Record<string, string>} */
const KINDS = { sms: "message", wechat: "message" };

/**
 * The rules that the log counts against, without those that count nothing.
 *
 * @param {Entry[]} entries
 * @param {Breach[]} breaches
 * @returns {Counted[]}
 */
export function counted(entries, breaches) {
  return breaches.map((breach) => countOf(inOrder(entries), breach)).filter(({ count }) => count > 0);
}

/** @param {Entry[]} entries @param {Breach} breach @returns {Counted} */
function countOf(entries, breach) {
  const fitting = entries.filter((entry) => isInForce(breach, entry.date) && fits(entry, breach.when));
  if (breach.more_than === null) return { breach, count: fitting.length, entries: fitting };
  const most = breach.more_than;
  const over = byDay(fitting.filter(({ reached }) => reached)).filter((day) => day.length > most);
  return { breach, count: over.length, entries: over.flat() };
}

/** Of one lender, at one contact way, on one day. @param {Entry[]} entries */
function byDay(entries) {
  /** @type {Map<string, Entry[]>} */
  const days = new Map();
  for (const entry of entries) {
    const key = JSON.stringify([entry.lender, plain(entry.reached), entry.date]);
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  return [...days.values()];
}

/** Every rule cited was in force, and not replaced, on that day. @param {Breach} breach @param {string} day */
function isInForce({ cites }, day) {
  return cites.every(({ in_force, replaced_on }) => in_force <= day && (!replaced_on || day < replaced_on));
}

/** @param {Entry} entry @param {When} when */
function fits(entry, when) {
  return (
    when.whom.includes(entry.whom) &&
    (!when.channel?.length || when.channel.includes(KINDS[entry.channel] ?? entry.channel)) &&
    (!when.hours || isWithin(entry.time, when.hours)) &&
    ANSWERS.every((name) => !when[name] || entry[name] === when[name])
  );
}

/**
 * From the first minute on, up to but without the last.
 *
 * @param {string} time
 * @param {{since: string, until: string}} hours
 */
export function isWithin(time, { since, until }) {
  return since <= until ? since <= time && time < until : since <= time || time < until;
}

/** A number however it was typed. @param {string} reached */
function plain(reached) {
  return reached.normalize("NFKC").replace(/[\s-]/gu, "").replace(/^\+?86(?=1\d{10}$)/u, "").toLowerCase();
}
