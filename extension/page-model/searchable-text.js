/** Texts of a page made ready to be searched. Pure. */

/** Without the spaces that some put between Chinese characters. @param {string} text */
export function close(text) {
  return text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

/** Without what is around the words. @param {string} text */
export function bare(text) {
  return close(text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, ""));
}
