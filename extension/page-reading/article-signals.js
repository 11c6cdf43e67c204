/** What shows that a page is there to be read, or that it comes to the point at once. Pure. */

import { isChinese } from "./calls-to-action.js";

/** Characters of a line from which it is prose, and the part of a page's text that is a page of prose. */
const PROSE = 100;
const PROSE_CHINESE = 40;
const PART = 0.6;
const LEAST = 300;
/** Characters from which a heading is a sentence. */
const SENTENCE = 48;
const SENTENCE_CHINESE = 16;
/** Characters of the matter before what comes at once, and before what comes late. */
const AT_ONCE = 300;
const LATE = 1000;
/** Characters of prose. */
const SOME = 300;
const LONG = 1200;
const VERY_LONG = 3500;
const MANY_LINKS = 60;
const CODE = 1;

/**
 * @param {{first: string[], headings: string[], links: string[], lines: string[], calls: {text: string, at: number}[],
 *   contacts: {text: string, at: number}[], fields: {label: string, at: number}[]}} seen `first`: the headings that say
 *   what the page is about; `headings`: the others; `calls`, `contacts`, `fields`: the ways to take the offer
 * @param {(text: string) => boolean} isGuide  what it is called is to be read
 * @returns {Record<string, string[]>}
 */
export function readingSignals({ first, headings, links, lines, calls, contacts, fields }, isGuide) {
  const ways = [...calls, ...contacts, ...fields.map(({ label, at }) => ({ text: label, at }))];
  const named = (/** @type {typeof ways} */ some) => some.slice(0, 1).map(({ text }) => text);
  return {
    guide_headings: headings.filter(isGuide),
    guide_links: links.filter(isGuide),
    mostly_prose: isProse(lines) ? lines.slice(0, 1) : [],
    long_heading: first.filter((text) => text.length > (isChinese(text) ? SENTENCE_CHINESE : SENTENCE)).slice(0, 1),
    at_once: named(calls.filter(({ at }) => at < AT_ONCE)),
    contact_at_once: named(contacts.filter(({ at }) => at < AT_ONCE)),
    late: ways.every(({ at }) => at > LATE) ? named(ways) : [],
  };
}

/** Is a line running text? @param {string} line */
export const isRunning = (line) => line.length >= PROSE || (line.length >= PROSE_CHINESE && isChinese(line));

/** @param {string[]} lines */
function isProse(lines) {
  const sum = (/** @type {string[]} */ some) => some.reduce((all, { length }) => all + length, 0);
  const prose = sum(lines.filter(isRunning));
  return prose > LEAST && prose > PART * sum(lines);
}

/** @param {import("./facts.js").Facts} facts @returns {Record<string, string[]>} */
export function sizes({ prose, links, code }) {
  const from = (/** @type {number} */ size, /** @type {number} */ least) => (size > least ? [String(size)] : []);
  return {
    prose: from(prose, SOME),
    long_text: from(prose, LONG),
    very_long_text: from(prose, VERY_LONG),
    many_links: from(links, MANY_LINKS),
    code: from(code, CODE),
  };
}
