/** What a topic of a pasted text is. Pure. */

/**
 * @typedef {object} Topic  what a text speaks of
 * @property {string} id
 * @property {string} checklist  of what to do then
 * @property {boolean} [story]  may be told of somebody who is looked up: “分期乐逾期怎么办”
 * @property {RegExp} words
 */

/** One of these patterns; a dot is any character of a line, as the server reads it. @param {string[]} patterns */
export function either(...patterns) {
  return new RegExp(patterns.join("|").replaceAll(".{", "[^\\n]{"), "u");
}
