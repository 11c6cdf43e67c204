/**
 * Drafts: a letter's words with what the log says filled in. What is not known stays a gap; nothing
 * is made up. Pure.
 */

import { inLanguage } from "../i18n.js";
import { inOrder } from "./entry.js";

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {{part: string, heading: Text | null, text: Text | null, line: Text | null}} Part */
/**
 * @typedef {object} Letter
 * @property {string} id
 * @property {Text} title
 * @property {Text} use
 * @property {string} door
 * @property {Text | null} caution
 * @property {Part[]} parts
 */
/** @typedef {{warning: Text, gap: string, blanks: {own: string[]}, letters: Letter[]}} Letters */
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
 * @property {Record<string, string>} own
 * @property {Entry[]} entries
 * @property {import("./breaches.js").Counted[]} counted
 * @property {Labels} labels
 */
/** @typedef {import("../i18n.js").Language} Language */

/**
 * @param {Letter} letter @param {string} gap  what a blank looks like @param {Log} log @param {Language} [language]
 * @returns {{text: string, gaps: number}}
 */
export function draft(letter, gap, log, language = "zh_CN") {
  const rows = rowsOf(log, language);
  const fill = filler(gap);
  const blocks = letter.parts.map(({ part, heading, text, line }) => {
    const lines = [heading && inLanguage(heading, language), text && fill(inLanguage(text, language), log.own)];
    if (line) lines.push(...rowLines(inLanguage(line, language), rows[part] ?? [], fill));
    return lines.filter(Boolean).join("\n");
  });
  const text = `${inLanguage(letter.title, language)}\n\n${blocks.join("\n\n")}\n`;
  return { text, gaps: text.split(gap).length - 1 };
}

/**
 * A part without rows keeps one empty line to fill in by hand; an aside in （） that says nothing is left out.
 *
 * @param {string} line
 * @param {Record<string, string>[]} rows
 * @param {ReturnType<typeof filler>} fill
 */
function rowLines(line, rows, fill) {
  const ASIDE = /（[^（）{}]*\{(\w+)\}[^（）{}]*）/gu;
  const withoutEmptyAsides = (/** @type {Record<string, string>} */ row) =>
    line.replace(ASIDE, (aside, name) => (row[name]?.trim() ? aside : ""));
  return (rows.length ? rows : [{ n: "1" }]).map((row) => fill(withoutEmptyAsides(row), row));
}

/** One pass: what was filled in is not read again. @param {string} gap */
function filler(gap) {
  return (/** @type {string} */ words, /** @type {Record<string, string>} */ values) =>
    words.replace(/\{([^{}]+)\}/gu, (_, name) => (Object.hasOwn(values, name) && values[name].trim()) || gap);
}

/** @param {Log} log @param {Language} language @returns {Record<string, Record<string, string>[]>} */
function rowsOf({ entries, counted, labels }, language) {
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
        inLanguage(breach.says, language).replaceAll("{count}", String(count)) +
        labels.see(which.map(({ id }) => place.get(id) ?? 0)),
    })),
    evidence: files.map(({ name, sha256 }, n) => ({ n: String(n + 1), file: name, sha256 })),
  };
}
