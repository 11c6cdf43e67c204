/** Which products a piece of a sentence sounds like. Pure. */

import { MOST_READ } from "./products.js";
import { SHORT } from "../read/word-boundaries.js";

const RUN = /[\u3400-\u9fff0-9]{2,}/gu;
/** The characters of the longest name that is looked for by its sound. */
const LONGEST_SOUND = 5;

/**
 * The products one of whose names sounds like a piece of a sentence.
 *
 * @param {string} plain
 * @param {import("./products.js").Products} products
 * @returns {string[]}
 */
export function sounding(plain, products) {
  const [{ boundaries }, read] = [products, [...plain].slice(0, MOST_READ).join("")];
  for (const { index, 0: run } of read.matchAll(RUN)) {
    for (let at = 0; at <= run.length - SHORT; at += 1) {
      for (let end = at + SHORT; end <= Math.min(run.length, at + LONGEST_SOUND); end += 1) {
        const piece = run.slice(at, end);
        const found = products.sounding(piece);
        const stands = found.length && boundaries.begins(read.slice(0, index + at));
        if (stands && boundaries.ends(piece, read.slice(index + end))) return found;
      }
    }
  }
  return [];
}
