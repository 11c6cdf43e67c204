/** Patterns of words. Pure. */

/** One of these patterns; a dot is any character of a line. @param {string[]} patterns */
export function either(...patterns) {
  return new RegExp(patterns.join("|").replaceAll(".{", "[^\\n]{"), "u");
}
