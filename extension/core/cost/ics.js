/**
 * A calendar file (.ics, RFC 5545): each due date an all-day event with its reminders. The same input gives the same
 * text.
 */

import { dayNumber, dayOf, parsed, written } from "./months.js";
import { aList, aNumber, anObject, bad, good } from "./result.js";

/** @typedef {{ date: string, title: string, note: string }} Event */

const STAMP = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/u;
const LINE = 75;
const HOUR = 9;
/** Control characters that RFC 5545 allows nowhere in a text. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;

/**
 * @param {unknown} input {events: [{date: "2026-01-31", title: "还款 888.49 元", note?}], stamp: "2026-01-01T00:00:00Z"
 *   (when it was made), name?: of the calendar, reminders?: days before, at 9 in the morning; [3, 0] when absent}
 * @returns {import("./result.js").Result<string>}
 */
export function calendar(input) {
  const object = anObject(input, "calendar");
  if (!object.ok) return object;
  const { stamp, name = "", reminders = [3, 0] } = object.value;
  const moment = typeof stamp === "string" ? STAMP.exec(stamp) : null;
  if (
    !moment ||
    !parsed(`${moment[1]}-${moment[2]}-${moment[3]}`).ok ||
    +moment[4] > 23 ||
    +moment[5] > 59 ||
    +moment[6] > 59
  ) {
    return bad(stamp ? "cost_not_a_date" : "cost_missing", "stamp");
  }
  if (typeof name !== "string") return bad("cost_not_text", "name");
  const days = Array.isArray(reminders) && reminders.length === 0 ? good([]) : daysOf(reminders);
  if (!days.ok) return days;
  const events = eventsOf(object.value.events);
  if (!events.ok) return events;
  const made = `${moment[1]}${moment[2]}${moment[3]}T${moment[4]}${moment[5]}${moment[6]}Z`;
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//xiancha//planner//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ...(name ? [`X-WR-CALNAME:${escaped(name)}`] : []),
    ...events.value.flatMap((event, at) => eventLines(event, at, made, days.value)),
    "END:VCALENDAR",
  ];
  return good(lines.map(foldedLine).join("\r\n") + "\r\n");
}

/** @param {unknown} reminders @returns {import("./result.js").Result<number[]>} */
function daysOf(reminders) {
  const list = aList(reminders, "reminders", 10);
  if (!list.ok) return list;
  const days = [];
  for (const [at, one] of list.value.entries()) {
    const day = aNumber(one, "reminders", { least: 0, most: 60, whole: true, at });
    if (!day.ok) return day;
    days.push(day.value);
  }
  return good(days);
}

/** @param {unknown} input @returns {import("./result.js").Result<Event[]>} */
function eventsOf(input) {
  const list = aList(input, "events", 1200);
  if (!list.ok) return list;
  const events = [];
  for (const [at, one] of list.value.entries()) {
    const event = anObject(one, "events");
    if (!event.ok) return bad(event.error.key, "events", at);
    const { date, title, note = "" } = event.value;
    const day = parsed(date, "date", at);
    if (!day.ok) return day;
    if (typeof title !== "string" || typeof note !== "string") {
      return bad(title === undefined ? "cost_missing" : "cost_not_text", "title", at);
    }
    events.push({ date: written(day.value), title, note });
  }
  return good(events);
}

/** @param {Event} event @param {number} at @param {string} made @param {readonly number[]} reminders */
function eventLines({ date, title, note }, at, made, reminders) {
  const day = parsed(date);
  const next = day.ok ? written(dayOf(dayNumber(day.value) + 1)) : date;
  const uid = `${compact(date)}-${at + 1}-${hashed(`${date}\n${title}\n${note}`)}@xiancha`;
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${made}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    ...(next.length === 10 ? [`DTEND;VALUE=DATE:${compact(next)}`] : []),
    `SUMMARY:${escaped(title)}`,
    ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
    "TRANSP:TRANSPARENT",
    ...reminders.flatMap((days) => [
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:${trigger(days)}`,
      "END:VALARM",
    ]),
    "END:VEVENT",
  ];
}

/** So many days before midnight of the day, at nine in the morning. @param {number} days */
function trigger(days) {
  if (days === 0) return `PT${HOUR}H`;
  return days === 1 ? `-PT${24 - HOUR}H` : `-P${days - 1}DT${24 - HOUR}H`;
}

/** @param {string} date */
const compact = (date) => date.replaceAll("-", "");

/** RFC 5545, 3.3.11. @param {string} text */
function escaped(text) {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/gu, "\n")
    .replace(CONTROLS, "")
    .replace(/[\\;,]/gu, "\\$&")
    .replaceAll("\n", "\\n");
}

/** At most 75 octets a line, no character cut in two: RFC 5545, 3.1. @param {string} line */
function foldedLine(line) {
  const bytes = (/** @type {string} */ char) => {
    const code = char.codePointAt(0) ?? 0;
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  };
  let [text, length] = ["", 0];
  for (const char of line) {
    if (length + bytes(char) > LINE) [text, length] = [`${text}\r\n `, 1];
    text += char;
    length += bytes(char);
  }
  return text;
}

/** FNV-1a over the code units. @param {string} text */
function hashed(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
