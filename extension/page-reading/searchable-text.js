/** Texts of a page made ready to be searched. Pure. */

/** What somebody else says, or what something is called. */
const QUOTED = /[“"「『‘《【][^”"」』’》】\n]{2,40}[”"」』’》】]/gu;

/** Without the spaces that some put between Chinese characters. @param {string} text */
export function close(text) {
  return text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

/** Without what stands in quotation marks. @param {string} text */
export function unquoted(text) {
  return text.replace(QUOTED, "“”");
}

/** Without what is around the words. @param {string} text */
export function bare(text) {
  return close(text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, ""));
}
