/** The sentence that is said of an answer. Pure. */

import { inLanguage, joined } from "../i18n.js";

/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("../i18n.js").Values} Values */

/** @typedef {{key: string, values?: Values}} Part  a sentence before it is said in a language */
/**
 * @typedef {object} Told  what is said of an answer besides its own sentence
 * @property {Part[]} [before]
 * @property {Part[]} [own]  instead of it
 * @property {Part[]} [after]
 */

/**
 * The sentence of an answer. Before it: whose frame it is about, and what a former name is called now. After it:
 * where to go instead of a lookalike of a host in good standing, that others may bear a name, and the register's own
 * caution.
 *
 * @param {Speaking} speaking
 * @param {{verdict: string, reason: string}} answer
 * @param {Values} words
 * @param {Told} [told]
 */
export function sentenceOf({ say, language }, { verdict, reason }, words, { before = [], own, after = [] } = {}) {
  const said = (/** @type {Part[]} */ parts) => parts.map(({ key, values }) => say(key, values));
  const main = said(own ?? [{ key: `says_${verdict}_${reason}`, values: words }]);
  const caution = inLanguage(words.caution, language);
  const instead = words.instead && say("says_lookalike_instead", words);
  const frame = words.frame && say("says_frame", words);
  const renamed = words.former && say(words.on ? "says_renamed_on" : "says_renamed", words);
  const isUnproven = renamed && words.unproven && say("says_uncovered_renamed");
  const sameName = words.isName && say("says_same_name");
  const all = [frame, ...said(before), renamed, isUnproven, ...main, instead, sameName, caution, ...said(after)];
  return joined(language, ...all);
}
