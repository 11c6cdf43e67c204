/** Does a page ask for money before it lends any? The sentence in which it does, as it stands on the page. Pure. */

import { allIn } from "./subject.js";
import { has } from "./calls-to-action.js";
import { isRunning } from "./article-signals.js";
import { spoken } from "./facts.js";
import { fold } from "../core/normalise/text.js";
import { close, unquoted } from "./searchable-text.js";

/** @typedef {Record<string, RegExp[]>} Patterns */

/** Characters of a sentence that are repeated at most. */
const LONGEST = 80;
/** Signals of a text that is there to be read. */
const READ = [
  "guide_title", "question_title", "guide_headings", "long_heading", "explains", "byline", "article_type",
  "mostly_prose", "long_text", "caution", "forum", "academic", "encyclopedia", "government",
];
/** Signals of a text that warns. */
const WARNING = ["fee_warning", "swindlers"];
const CLAUSE = /[,，:：;；—]/u;
const SENTENCE = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|(?<=[\p{Ll}\d)]{2})\.\s|$)/gu;

/**
 * @typedef {object} Fee
 * @property {string} sentence  in which money is asked for before any is lent, as it stands there; "" where none is
 * @property {boolean} isRunning  it stands in running text
 */

/**
 * What may ask for money first: all that is said, but no choice that a box stands for, and no call that names neither a
 * loan nor a sum, as an example's name does (“membership fee first”).
 *
 * @param {import("./facts.js").Facts} facts
 * @param {Patterns} patterns
 * @param {import("../core/normalise/text.js").Fold} table
 */
export function askingTexts(facts, patterns, table) {
  const names = (/** @type {string} */ text) => /\d/u.test(text) || has(patterns, "loan_title", fold(text, table));
  const labels = new Set(facts.actions.map(({ text }) => text).filter((text) => !names(text)));
  const actions = facts.actions.filter(({ text }) => !labels.has(text));
  const chosen = facts.choices.toSorted((one, other) => other.length - one.length);
  const without = (/** @type {string} */ line) => chosen.reduce((left, one) => left.replaceAll(one, "；"), line);
  const lines = facts.text.split("\n").filter((line) => !labels.has(line)).map(without);
  return spoken({ ...facts, actions, text: lines.join("\n") });
}

/**
 * The first sentence that asks for money before any is lent. A question does not ask; nor does a price that is taken
 * from the loan, a part of a sentence that warns or says that nothing is asked, or what stands in a paragraph about
 * swindlers.
 *
 * @param {string[]} texts  of the page, not folded
 * @param {Patterns} patterns
 * @param {import("../core/normalise/text.js").Fold} table
 * @returns {Fee}
 */
export function feeFirst(texts, patterns, table) {
  const text = texts.join("\n");
  if (has(patterns, "fee_first", folded(text, table))) {
    for (const line of text.split("\n")) {
      const said = (line.match(SENTENCE) ?? []).map((one) => one.trim());
      const asked = said.find((one) => asks(folded(one, table), patterns));
      if (asked && !has(patterns, "swindlers", folded(line, table))) {
        return { sentence: quotable(asked), isRunning: isRunning(line) };
      }
    }
  }
  return { sentence: "", isRunning: false };
}

/**
 * A dot within a number ends no sentence.
 * @param {string} text @param {import("../core/normalise/text.js").Fold} table
 */
const folded = (text, table) => close(unquoted(fold(text, table))).replace(/(?<=\d)[.,](?=\d)/gu, "");

/** @param {string} said  a sentence @param {Patterns} patterns */
function asks(said, patterns) {
  if (/[?？]$/u.test(said) || has(patterns, "fee_taken", said)) return false;
  const isAsked = (/** @type {string} */ part) =>
    has(patterns, "fee_first", part) && !has(patterns, "fee_warning", part);
  return [...said.split(CLAUSE), ...around(said, patterns)].some(isAsked);
}

/** The whole clauses of a sentence that each match reaches into. @param {string} said @param {Patterns} patterns */
function around(said, patterns) {
  const found = (patterns.fee_first ?? []).flatMap((pattern) => [...said.matchAll(pattern)]);
  return found.map(({ 0: part, index }) => {
    const before = said.slice(0, index).split(CLAUSE).at(-1);
    const [after] = said.slice(index + part.length).split(CLAUSE, 1);
    return `${before}${part}${after}`;
  });
}

/** Does a text warn of swindles, in words that guides are called by? @param {string} text @param {Patterns} patterns */
export const warns = (text, patterns) =>
  WARNING.flatMap((name) => allIn(text, patterns[name])).some((word) => has(patterns, "guide_title", word));

/**
 * Does the page tell of such a sentence, as news, guides and complaints do, instead of saying it? It is a guide by
 * title and headings, or a file of complaints; or it is running text with a sign of what is there to be read. Words of
 * one sort strewn about are none of these.
 *
 * @param {{fee: Fee, warned: {text: boolean}}} sight
 * @param {{name: string}[]} found
 */
export function isToldOf({ fee, warned }, found) {
  const is = (/** @type {string} */ name) => found.some((one) => one.name === name);
  if (is("complaint") || (is("guide_title") && is("guide_headings"))) return true;
  return (fee.isRunning || is("prose")) && (warned.text || READ.some(is));
}

/** Without quotation marks and ends that would break ours. @param {string} sentence */
function quotable(sentence) {
  const plain = sentence.replace(/[“”"「」『』]/gu, "").replace(/\s+/gu, " ").replace(/[。；;.]+$/u, "").trim();
  const letters = [...plain];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : plain;
}
