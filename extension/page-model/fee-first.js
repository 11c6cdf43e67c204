/** Does a page ask for money before it lends any? The sentence in which it does, as it stands on the page. Pure. */

import { has } from "./calls-to-action.js";
import { fold } from "../core/names/text.js";
import { close, unquoted } from "./searchable-text.js";

/** Characters of a sentence that are repeated at most. */
const LONGEST = 80;
const SENTENCE = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|(?<=[\p{Ll}\d)]{2})\.\s|$)/gu;

/**
 * The first sentence that asks for money before any is lent; "" where there is none. One that warns of it, or says that
 * nothing is asked, does not ask.
 *
 * @param {string[]} texts  of the page, not folded
 * @param {Record<string, RegExp[]>} patterns
 * @param {import("../core/names/text.js").Fold} table
 */
export function feeFirst(texts, patterns, table) {
  const text = texts.join("\n");
  if (!has(patterns, "fee_first", folded(text, table))) return "";
  const sentences = (text.match(SENTENCE) ?? []).map((one) => one.trim());
  return quotable(sentences.find((one) => asks(folded(one, table), patterns)) ?? "");
}

/** @param {string} text @param {import("../core/names/text.js").Fold} table */
const folded = (text, table) => close(unquoted(fold(text, table)));

/** @param {string} said @param {Record<string, RegExp[]>} patterns */
const asks = (said, patterns) => has(patterns, "fee_first", said) && !has(patterns, "fee_warning", said);

/** Without quotation marks and ends that would break ours. @param {string} sentence */
function quotable(sentence) {
  const plain = sentence.replace(/[“”"「」『』]/gu, "").replace(/\s+/gu, " ").replace(/[。；;.]+$/u, "").trim();
  const letters = [...plain];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : plain;
}
