/** The words of a text that the weights may know: of Chinese one to three characters, else one or two words. Pure. */

/** Where words stand: each place has weights of its own. */
export const WORD_PLACES = ["title", "headings", "actions", "fields", "menu", "text"];
const LONGEST = 3;
const CHINESE = /[\u3400-\u9fff]+/gu;
const NUMBER = /\d[\d,.]*/gu;
const WORD = /[a-z\u00df-\u024f\u1e00-\u1eff']+|0/gu;

/**
 * Calls with each word of a folded text, again and again where it is there more than once. Every number is a 0.
 *
 * @param {string} folded
 * @param {(word: string) => void} each
 */
export function eachWord(folded, each) {
  const text = folded.replace(NUMBER, "0");
  for (const [run] of text.matchAll(CHINESE)) {
    for (let length = 1; length <= LONGEST; length++) {
      for (let at = 0; at + length <= run.length; at++) each(run.slice(at, at + length));
    }
  }
  for (const line of text.split("\n")) {
    let before = "";
    for (const [word] of line.matchAll(WORD)) {
      each(word);
      if (before) each(`${before} ${word}`);
      before = word;
    }
  }
}

/**
 * The words of a text that have a weight, and what each adds: of many known words each says less.
 *
 * @param {string} folded
 * @param {ReadonlyMap<string, number>} weights
 * @returns {{word: string, points: number}[]} the strongest first
 */
export function knownWords(folded, weights) {
  /** @type {Set<string>} */
  const known = new Set();
  eachWord(folded, (word) => {
    if (weights.has(word)) known.add(word);
  });
  const share = 1 / Math.sqrt(known.size || 1);
  return [...known]
    .map((word) => ({ word, points: share * (weights.get(word) ?? 0) }))
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
}
