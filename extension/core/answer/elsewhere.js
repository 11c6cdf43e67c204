/** What of an answer holds for somebody who is not on the mainland. Pure. */

const HOME = "大陆|大陸|mainland China|Tiongkok daratan";
const IN_BRACKETS = new RegExp(`\\s?[（(](?:[^（）()]|\\([^()]*\\))*(?:${HOME})(?:[^（）()]|\\([^()]*\\))*[）)]`, "gu");
const NAMES_HOME = new RegExp(HOME, "u");
const SENTENCE_END = /([。！？])|([.!?]) /gu;

/**
 * An answer for somebody elsewhere. What holds on the mainland alone stands in brackets, or in a sentence, that names
 * the mainland.
 *
 * @param {string} says
 */
export function elsewhere(says) {
  const lines = says.replace(IN_BRACKETS, "").split("\n");
  return lines.flatMap((line) => (NAMES_HOME.test(line) ? abroad(line) : line) || []).join("\n");
}

/** The sentences of a line that do not name the mainland. @param {string} line */
function abroad(line) {
  const between = /[。！？]/u.test(line) ? "" : " ";
  const sentences = line.replace(SENTENCE_END, "$1$2\n").split("\n");
  return sentences.filter((one) => !NAMES_HOME.test(one)).join(between);
}
