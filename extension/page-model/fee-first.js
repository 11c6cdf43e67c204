/** Does a page ask for money before it lends any? The sentence in which it does, as it stands on the page. Pure. */

import { allIn } from "./subject.js";
import { has } from "./calls-to-action.js";
import { isRunning } from "./article-signals.js";
import { fold } from "../core/names/text.js";
import { close, unquoted } from "./searchable-text.js";

/** @typedef {Record<string, RegExp[]>} Patterns */

/** Characters of a sentence that are repeated at most. */
const LONGEST = 80;
/** Signals of a text that is there to be read. */
const READ = [
  "guide_title", "question_title", "guide_headings", "long_heading", "explains", "byline", "article_type",
  "mostly_prose", "long_text", "caution", "forum", "academic", "encyclopedia", "government",
];
const SENTENCE = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|(?<=[\p{Ll}\d)]{2})\.\s|$)/gu;

/**
 * @typedef {object} Fee
 * @property {string} sentence  in which money is asked for before any is lent, as it stands there; "" where none is
 * @property {boolean} isRunning  it stands in running text
 */

/**
 * The first sentence that asks for money before any is lent. One that warns of it, says that nothing is asked, or is a
 * question does not ask.
 *
 * @param {string[]} texts  of the page, not folded
 * @param {Patterns} patterns
 * @param {import("../core/names/text.js").Fold} table
 * @returns {Fee}
 */
export function feeFirst(texts, patterns, table) {
  const text = texts.join("\n");
  if (has(patterns, "fee_first", folded(text, table))) {
    for (const line of text.split("\n")) {
      const sentences = (line.match(SENTENCE) ?? []).map((one) => one.trim());
      const asked = sentences.find((one) => asks(folded(one, table), patterns));
      if (asked) return { sentence: quotable(asked), isRunning: isRunning(line) };
    }
  }
  return { sentence: "", isRunning: false };
}

/** A dot within a number ends no sentence. @param {string} text @param {import("../core/names/text.js").Fold} table */
const folded = (text, table) => close(unquoted(fold(text, table))).replace(/(?<=\d)[.,](?=\d)/gu, "");

/** @param {string} said @param {Patterns} patterns */
const asks = (said, patterns) =>
  !/[?？]$/u.test(said) && has(patterns, "fee_first", said) && !has(patterns, "fee_warning", said);

/** Does a text warn of swindles, in words that guides are called by? @param {string} text @param {Patterns} patterns */
export const warns = (text, patterns) =>
  allIn(text, patterns.fee_warning).some((word) => has(patterns, "guide_title", word));

/**
 * Does the page tell of such a sentence, as news, guides and complaints do, instead of saying it? Its title warns; it
 * is a guide by title and headings, or a file of complaints; or it is running text with a sign of what is there to be
 * read. Words of one sort strewn about are none of these.
 *
 * @param {{fee: Fee, warned: {title: boolean, text: boolean}}} sight
 * @param {{name: string}[]} found
 */
export function isToldOf({ fee, warned }, found) {
  const is = (/** @type {string} */ name) => found.some((one) => one.name === name);
  if (warned.title || is("complaint") || (is("guide_title") && is("guide_headings"))) return true;
  return (fee.isRunning || is("prose")) && (warned.text || READ.some(is));
}

/** Without quotation marks and ends that would break ours. @param {string} sentence */
function quotable(sentence) {
  const plain = sentence.replace(/[“”"「」『』]/gu, "").replace(/\s+/gu, " ").replace(/[。；;.]+$/u, "").trim();
  const letters = [...plain];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : plain;
}
