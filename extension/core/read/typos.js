/** Names that a text in Chinese misspells. Pure; one slip is what it is in `lookup/typos.py`. */

import { lengthOf, SHORT } from "./word-boundaries.js";

const LEAST_SLIP = 4;
const HAN = /[\u3400-\u9fff]/u;

/** Names by how long they are: thousands are compared with each question. */
export class Slips {
  /** @param {Iterable<string>} names */
  constructor(names) {
    /** @type {Map<number, string[]>} */
    this.byLength = new Map();
    for (const name of names) {
      if (!HAN.test(name)) continue;
      const length = lengthOf(name);
      this.byLength.set(length, [...(this.byLength.get(length) ?? []), name]);
    }
  }

  /** The names that this text misspells, in their order. @param {string} text */
  of(text) {
    const some = [...text];
    return (this.byLength.get(some.length) ?? []).filter((name) => isSlip(some, [...name]));
  }
}

/**
 * Do two names of four characters or more differ in one: 奇富借调, 奇富借条? Or did two neighbours of three or more
 * change places: 小羊咩, 羊小咩? 农行快贷 is no slip of 建行快贷.
 *
 * @param {string[]} some
 * @param {string[]} others  as many
 */
function isSlip(some, others) {
  const differ = others.flatMap((char, at) => (char === some[at] ? [] : [at]));
  if (differ.length === 1) return others.length >= LEAST_SLIP && !(differ[0] === 0 && others[1] === "行");
  const [at, next] = differ;
  const isTurned = differ.length === 2 && next === at + 1 && some[at] === others[next] && some[next] === others[at];
  return isTurned && others.length >= SHORT;
}
