/** One contact as the log keeps it: its fields, what is missing or wrong in them, its attachments. Pure. */

import { randomId } from "../util/random-id.js";
import { sha256 } from "./seal.js";

/** @typedef {"" | "yes" | "no"} Answer  "" is not said */
/** @typedef {"call" | "sms" | "wechat" | "visit" | "mail" | "other"} Channel */
/** @typedef {"debtor" | "related" | "unrelated"} Whom  oneself; who signed or owes too; anybody else */
/** @typedef {{id: string, name: string, type: string, size: number, sha256: string, added_at: string}} Attachment */
/**
 * @typedef {object} Fields
 * @property {string} date  2026-11-25, as on the wall where it happened
 * @property {string} time  22:30, likewise
 * @property {string} lender  for whom they said they call
 * @property {string} number  who called or wrote
 * @property {Channel} channel
 * @property {Whom} whom
 * @property {string} person  who was contacted, unless oneself
 * @property {string} relation
 * @property {string} reached  the number or account at which one was contacted
 * @property {string} words
 * @property {Answer} answered
 * @property {Answer} consent
 * @property {Answer} reachable
 * @property {Answer} disclosed
 * @property {Answer} asked_to_stop
 * @property {Answer} abusive
 */
/**
 * @typedef {Fields & {id: string, kind: "entry", attachments: Attachment[], made_at: string, changed_at: string}} Entry
 */
/**
 * @typedef {"date_missing" | "date_future" | "date_old" | "time_missing" | "number_missing" | "person_missing" |
 *   "words_long" | "file_large" | "file_empty"} Mistake
 */

/** @type {Channel[]} */
export const CHANNELS = ["call", "sms", "wechat", "visit", "mail", "other"];
/** @type {Whom[]} */
export const WHOM = ["debtor", "related", "unrelated"];
/** The fields that are answered with yes or no. */
export const ANSWERS = /** @type {const} */ ([
  "answered", "consent", "reachable", "disclosed", "asked_to_stop", "abusive",
]);
/** @type {(keyof Fields)[]} */
export const FIELDS = [
  "date",
  "time",
  "lender",
  "number",
  "channel",
  "whom",
  "person",
  "relation",
  "reached",
  "words",
  ...ANSWERS,
];
/** What is asked only of oneself, and only of others; an answer to what was not asked is not kept. */
export const OWN = /** @type {const} */ (["reached", "consent"]);
export const OTHERS = /** @type {const} */ (["person", "relation", "reachable", "disclosed", "asked_to_stop"]);
const LONGEST = 5000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/u;
/** A year such as 0026 or 1926 is a slip of typing. */
const EARLIEST = "2000-01-01";
export const LARGEST_FILE = 50 * 2 ** 20;

/** @param {Fields} fields @param {string} today  2026-11-25 @returns {Partial<Record<keyof Fields, Mistake>>} */
export function mistakes(fields, today) {
  /** @type {Partial<Record<keyof Fields, Mistake>>} */
  const found = {};
  if (!isDay(fields.date)) found.date = "date_missing";
  else if (fields.date > today) found.date = "date_future";
  else if (fields.date < EARLIEST) found.date = "date_old";
  if (!TIME.test(fields.time)) found.time = "time_missing";
  if (!fields.number.trim()) found.number = "number_missing";
  if (fields.whom !== "debtor" && !fields.person.trim()) found.person = "person_missing";
  if (fields.words.length > LONGEST) found.words = "words_long";
  return found;
}

/** @param {{size: number}} file @returns {Mistake | null} */
export function fileMistake({ size }) {
  if (size > LARGEST_FILE) return "file_large";
  return size === 0 ? "file_empty" : null;
}

/** @param {string} day */
function isDay(day) {
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  );
}

/**
 * The entry that these fields make, new or in place of another.
 *
 * @param {Fields} fields @param {Attachment[]} attachments @param {Date} now @param {Entry} [before]
 * @returns {Entry}
 */
export function entryOf(fields, attachments, now, before) {
  const kept = { ...fields };
  for (const name of fields.whom === "debtor" ? OTHERS : OWN) kept[name] = "";
  for (const name of /** @type {const} */ (["lender", "number", "person", "relation", "reached", "words"])) {
    kept[name] = kept[name].trim();
  }
  const at = now.toISOString();
  return {
    ...kept,
    id: before?.id ?? randomId(),
    kind: "entry",
    attachments,
    made_at: before?.made_at ?? at,
    changed_at: at,
  };
}

/**
 * An attachment with the checksum of its bytes at this moment.
 *
 * @param {{name: string, type: string, bytes: import("./seal.js").Bytes}} file @param {Date} now
 * @returns {Promise<{attachment: Attachment, file: import("./vault.js").File}>}
 */
export async function attach({ name, type, bytes }, now) {
  const id = randomId();
  const attachment = { id, name, type, size: bytes.length, sha256: await sha256(bytes), added_at: now.toISOString() };
  return { attachment, file: { id, bytes } };
}

/** Does this come from a log of ours? @param {any} record @returns {record is Entry} */
export function isEntry(record) {
  return record?.kind === "entry" && faultIn(record) === "";
}

/** Which part of an entry is not as a log of ours writes it, "" where all are. @param {any} record @returns {string} */
function faultIn(record) {
  const texts = [...FIELDS, "id", "made_at", "changed_at"];
  const notText = texts.find((name) => typeof record[name] !== "string");
  if (notText) return notText;
  if (!isDay(record.date)) return "date";
  if (!TIME.test(record.time)) return "time";
  if (!CHANNELS.includes(record.channel)) return "channel";
  if (!WHOM.includes(record.whom)) return "whom";
  const unanswered = ANSWERS.find((name) => !["", "yes", "no"].includes(record[name]));
  if (unanswered) return unanswered;
  return Array.isArray(record.attachments) && record.attachments.every(isAttachment) ? "" : "attachments";
}

/**
 * Entries that are named instead of shown: when they were, and what is wrong in them.
 *
 * @param {any[]} records
 * @returns {string[]}
 */
export function unreadable(records) {
  const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value.slice(0, 20) : "?");
  const wrong = records.filter((record) => record?.kind === "entry" && !isEntry(record));
  return wrong.map((record) => `${text(record.date)} ${text(record.time)} (${faultIn(record)})`);
}

/** @param {any} one */
function isAttachment(one) {
  const areTexts = ["id", "name", "type", "sha256", "added_at"].every((name) => typeof one?.[name] === "string");
  return areTexts && Number.isSafeInteger(one.size) && one.size >= 0;
}

/** In the order in which it happened. @param {Entry[]} entries */
export function inOrder(entries) {
  return [...entries].sort((a, b) => whenOf(a).localeCompare(whenOf(b)) || a.id.localeCompare(b.id));
}

/** @param {Entry} entry */
const whenOf = ({ date, time }) => `${date} ${time}`;
