/**
 * Drafts: a letter's words with what the log, or the person, says filled in. What is not known stays a gap; nothing is
 * made up. Pure.
 */

import { heldIn, inLanguage } from "../i18n.js";
import { inOrder } from "../evidence-log/entry.js";
import { hasOwn } from "../util/has-own.js";

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("../evidence-log/entry.js").Entry} Entry */
/** @typedef {import("../checklists/checklist.js").Cite} Cite */
/**
 * @typedef {object} Part  `friend` stands in place of `text` where the writer is not the borrower
 * @property {string} part
 * @property {Text | null} heading
 * @property {Text | null} text
 * @property {Text | null} [friend]
 * @property {Text | null} line
 */
/**
 * @typedef {object} Letter
 * @property {string} id
 * @property {Text} title
 * @property {Text} use
 * @property {string} door
 * @property {Text | null} caution
 * @property {Part[]} parts
 * @property {Cite[]} [cites]
 */
/**
 * @typedef {object} Letters  `not_yet` and `replaced` mark a rule that is not in force on the letter's date
 * @property {Text} warning
 * @property {string} gap  what a blank looks like
 * @property {Text} [not_yet]
 * @property {Text} [replaced]
 * @property {{own: string[]}} blanks
 * @property {Letter[]} letters
 */
/**
 * What only the caller can put in words, in the language of the letter.
 *
 * @typedef {object} Labels
 * @property {(channel: string) => string} channel
 * @property {(entry: Entry) => string} person
 * @property {(n: number) => string} proof
 * @property {(numbers: number[]) => string} see  which rows of the table a rule is counted in
 */
/**
 * @typedef {object} Log
 * @property {Record<string, string>} own  its `today` is the letter's date
 * @property {boolean} [friend]  the writer is not the borrower
 * @property {Entry[]} entries
 * @property {{breach: import("../evidence-log/breaches.js").Breach, count: number | string, entries: Entry[]}[]}
 *   counted
 * @property {Labels} labels
 */
/** @typedef {import("../i18n.js").Language} Language */

/** No log, and nobody who told anything. @type {Log} */
export const NOTHING = {
  own: {},
  entries: [],
  counted: [],
  labels: { channel: String, person: String, proof: String, see: () => "" },
};

/** The language of a letter for somebody who reads this one. @param {Letter} letter @param {Language} language */
export function languageOf({ parts }, language) {
  const text = parts[0].text ?? parts[0].line;
  return text ? heldIn(text, language) : "zh_CN";
}

/** Does a letter have this gap? @param {Letter} letter @param {string} blank */
export function hasBlank({ parts }, blank) {
  const texts = parts.flatMap(({ text, friend, line }) => [text, friend, line]);
  return texts.some((text) => text?.zh_CN?.includes(`{${blank}}`));
}

/**
 * @param {Letter} letter @param {Pick<Letters, "gap" | "not_yet" | "replaced">} common @param {Log} log
 * @param {Language} [language]
 * @returns {{text: string, gaps: number}}
 */
export function draft(letter, common, log, language = "zh_CN") {
  const { gap } = common;
  const rows = rowsOf(log, gap, language);
  const fill = filler(gap);
  const blocks = letter.parts.map(({ part, heading, text, friend, line }) => {
    const words = (log.friend && friend) || text;
    const lines = [heading, words].map((one) => one && fill(inLanguage(one, language), log.own));
    if (line) lines.push(...rowLines(inLanguage(line, language), rows[part] ?? [], log.own, fill));
    return lines.filter(Boolean).join("\n");
  });
  const cites = [...(letter.cites ?? []), ...log.counted.flatMap(({ breach }) => breach.cites)];
  const text = marked(`${blocks.join("\n\n")}\n`, cites, common, log.own.today ?? "", language);
  return { text, gaps: text.split(gap).length - 1 };
}

/**
 * A mark behind each rule that is not in force on this day, "" for none.
 *
 * @param {string} text
 * @param {Cite[]} cites
 * @param {Pick<Letters, "not_yet" | "replaced">} common
 * @param {string} on
 * @param {Language} language
 */
function marked(text, cites, { not_yet, replaced }, on, language) {
  /** @type {Map<string, string>} */
  const marks = new Map();
  for (const { label, in_force, replaced_on } of on ? cites : []) {
    const [mark, date] = in_force > on ? [not_yet, in_force] : [replaced, replaced_on];
    if (!mark || !date || (mark === replaced && date > on)) continue;
    marks.set(inLanguage(label, language), inLanguage(mark, language).replace("{date}", date));
  }
  return [...marks]
    .sort(([one], [other]) => other.length - one.length)
    .reduce((made, [label, mark]) => {
      const [first, ...others] = made.split(label);
      return others.reduce((done, rest) => done + label + (rest.startsWith("之") ? "" : mark) + rest, first);
    }, text);
}

/**
 * A part without rows keeps one empty line to fill in by hand; an aside in （） that says nothing is left out.
 *
 * @param {string} line
 * @param {Record<string, string>[]} rows
 * @param {Record<string, string>} own
 * @param {ReturnType<typeof filler>} fill
 */
function rowLines(line, rows, own, fill) {
  const ASIDE = /（[^（）{}]*\{(\w+)\}[^（）{}]*）/gu;
  const withoutEmptyAsides = (/** @type {Record<string, string>} */ row) =>
    line.replace(ASIDE, (aside, name) => (row[name]?.trim() ? aside : ""));
  const values = (rows.length ? rows : [{ n: "1" }]).map((row) => ({ ...own, ...row }));
  return values.map((row) => fill(withoutEmptyAsides(row), row));
}

/** One pass: what was filled in is not read again. @param {string} gap */
function filler(gap) {
  return (/** @type {string} */ words, /** @type {Record<string, string>} */ values) =>
    words.replace(/\{([^{}]+)\}/gu, (_, name) => (hasOwn(values, name) && values[name].trim()) || gap);
}

/** A whole number from 1 to 9999, else the gap. @param {string} gap @param {number | string} count */
function countOr(gap, count) {
  const typed = String(count).trim();
  return /^[1-9]\d{0,3}$/u.test(typed) ? typed : gap;
}

/**
 * @param {Log} log @param {string} gap @param {Language} language
 * @returns {Record<string, Record<string, string>[]>}
 */
function rowsOf({ entries, counted, labels }, gap, language) {
  const ordered = inOrder(entries);
  const files = ordered.flatMap(({ attachments }) => attachments);
  const place = new Map(ordered.map(({ id }, n) => [id, n + 1]));
  return {
    breaches: ordered.map((entry, n) => ({
      n: String(n + 1),
      date: entry.date,
      time: entry.time,
      number: entry.number,
      channel: labels.channel(entry.channel),
      person: labels.person(entry),
      words: entry.words.replace(/\s+/gu, " "),
      proof: entry.attachments.map((file) => labels.proof(files.indexOf(file) + 1)).join("、"),
    })),
    rules: counted.map(({ breach, count, entries: which }, n) => ({
      n: String(n + 1),
      rule:
        inLanguage(breach.says, language).replaceAll("{count}", countOr(gap, count)) +
        labels.see(which.map(({ id }) => place.get(id) ?? 0)),
    })),
    evidence: files.map(({ name, sha256 }, n) => ({ n: String(n + 1), file: name, sha256 })),
  };
}
