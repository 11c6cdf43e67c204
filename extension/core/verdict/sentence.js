/** The sentence that is said of an answer. Pure. */

import { inLanguage, joined } from "../i18n.js";

/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("../i18n.js").Values} Values */

/**
 * The sentence of an answer. Before it: whose frame it is about, and what a former name is called now. After it:
 * where to go instead of a lookalike of a host in good standing, that others may bear a name, and the register's own
 * caution.
 *
 * @param {Speaking} speaking
 * @param {{verdict: string, reason: string}} answer
 * @param {Values} words
 */
export function sentenceOf({ say, language }, { verdict, reason }, words) {
  const caution = inLanguage(words.caution, language);
  const instead = words.instead && say("says_lookalike_instead", words);
  const frame = words.frame && say("says_frame", words);
  const renamed = words.former && say(words.on ? "says_renamed_on" : "says_renamed", words);
  const isUnproven = renamed && words.unproven && say("says_uncovered_renamed");
  const sameName = words.isName && say("says_same_name");
  const said = say(`says_${verdict}_${reason}`, words);
  return joined(language, frame, renamed, isUnproven, said, instead, sameName, caution);
}
