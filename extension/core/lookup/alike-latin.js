/** May a name in Latin letters mean this lender? A stranger is worse than none. Pure; as `lookup/near_names.py`. */

import { oneEdit, short } from "./near-chinese.js";

/** @typedef {import("../lookalike/common-words.js").CommonWords} CommonWords */

const ALIKE = 75;
const SAME = 85;
/** Fewer letters than these mean another only as a word of its own: Citi is not CITIC. */
const SHORT = 6;
/** So few mean another only where a name begins with them, or a longer one with all that was asked. */
const TINY = 3;
/** So many letters has a name of which a slip is known. */
const LEAST_SLIP = 5;
/** A name that shares fewer of its pairs of letters is not looked at. */
const LEAST_SHARED = 0.5;

/** @typedef {{stem: string, bits: number}} Compared  a name without its legal form, and which letters it has */

/** @param {string} normal @returns {Compared} */
export function compared(normal) {
  const stem = short(normal);
  let bits = 0;
  for (const char of stem) bits |= bitOf(char);
  return { stem, bits };
}

/** Two letters may have the same. @param {string} char */
function bitOf(char) {
  return 1 << (char.charCodeAt(0) & 31);
}

/** What is the own of each name that was compared. @type {WeakMap<CommonWords, Map<string, string>>} */
const owns = new WeakMap();

/** One name, to be compared with many. */
export class AlikeLatin {
  /** @param {string} normal @param {CommonWords} words */
  constructor(normal, words) {
    this.words = words;
    this.stem = short(normal);
    const { rest, words: usual } = words.parts(this.stem);
    this.saysNothing = words.all.has(this.stem) || (rest.length === 0 && usual.length === 1);
    this.isOwn = rest.length > 0;
    this.mine = rest.join("") || this.stem;
    const size = this.mine.length;
    /** How long a word may be that this one misspells; one letter more or less needs a long word. */
    this.sizes = [
      ...(size >= LEAST_SLIP ? [size] : []),
      ...[size - 1, size + 1].filter((one) => Math.min(one, size) > LEAST_SLIP),
    ];
    this.isLong = rest.join("").length >= SHORT;
    this.letters = [...this.mine].map(bitOf);
    this.pairs = [...new Set([...this.mine].slice(1).map((char, at) => this.mine[at] + char))];
  }

  /** Is it this name, without its legal form and as it is written? @param {Compared} theirs @param {string} text */
  isOf({ stem, bits }, text) {
    if (this.saysNothing) return false;
    if (stem === this.stem) return true;
    return this.isOwn && !this.#isFar(stem.length, bits) && this.#isNear(stem) && this.#isWord(stem, text);
  }

  /**
   * Too short, or without too many letters of this long name: neither near nor this one misspelt.
   *
   * @param {number} size
   * @param {number} bits
   */
  #isFar(size, bits) {
    if (this.mine.length < SHORT) return false;
    if (!this.#isAlike(Math.min(this.mine.length, size))) return true;
    let held = 0;
    for (const bit of this.letters) if (bits & bit) held += 1;
    return !this.#isAlike(held);
  }

  /** @param {string} theirs */
  #isNear(theirs) {
    if (this.#misspells(theirs)) return true;
    if (!this.#sharesPairs(theirs)) return false;
    const shared = common(this.mine, theirs);
    if (this.mine.length < SHORT) {
      return this.#mayMean(theirs) && shared === this.mine.length && this.#own(theirs).startsWith(this.mine);
    }
    if (!this.#isAlike(shared)) return false;
    const others = this.#own(theirs);
    if (others.includes(this.mine)) return true;
    return 200 * common(this.mine, others) >= SAME * (this.mine.length + others.length);
  }

  /** Are these few letters more than the end of a word? @param {string} theirs */
  #mayMean(theirs) {
    const size = this.mine.length;
    const isBegun = this.stem.startsWith(this.mine) || theirs.startsWith(this.stem);
    return size > TINY || (size === TINY && isBegun);
  }

  /** Do so many letters that both have say enough? @param {number} shared */
  #isAlike(shared) {
    return 200 * shared >= ALIKE * (this.mine.length + shared);
  }

  /** Given up as soon as too many are lacking: thousands of names are asked. @param {string} theirs */
  #sharesPairs(theirs) {
    const most = (1 - LEAST_SHARED) * this.pairs.length;
    let lacking = 0;
    for (const pair of this.pairs) {
      if (!theirs.includes(pair)) lacking += 1;
      if (lacking > most) return false;
    }
    return true;
  }

  /** Is it, or its own part, another or how that begins, but for one letter? @param {string} theirs */
  #misspells(theirs) {
    if (this.stem.length < LEAST_SLIP || this.stem[0] !== theirs[0]) return false;
    if (oneEdit(this.stem, theirs)) return true;
    return this.sizes.some((size) => oneEdit(this.mine, theirs.slice(0, size)));
  }

  /** Is it long, or a word of this text, or that but for one letter? @param {string} theirs @param {string} text */
  #isWord(theirs, text) {
    /** @type {string[]} */
    const words = text.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
    const isOne = words.includes(this.stem) || words.includes(this.mine);
    if (!isOne && this.#misspells(theirs)) {
      const [first = ""] = words;
      return oneEdit(this.stem, theirs) || (this.sizes.includes(first.length) && oneEdit(this.mine, first));
    }
    return this.isLong || isOne;
  }

  /** What is a name's own: "cashmart". @param {string} stem */
  #own(stem) {
    const known = owns.get(this.words) ?? new Map();
    const own = known.get(stem) ?? (this.words.parts(stem).rest.join("") || stem);
    owns.set(this.words, known.set(stem, own));
    return own;
  }
}

/** How many letters two texts have in common, in their order. @param {string} some @param {string} others */
function common(some, others) {
  let before = new Array(others.length + 1).fill(0);
  for (const char of some) {
    const row = [0];
    for (let at = 1; at <= others.length; at += 1) {
      row[at] = char === others[at - 1] ? before[at - 1] + 1 : Math.max(before[at], row[at - 1]);
    }
    before = row;
  }
  return before[others.length];
}
