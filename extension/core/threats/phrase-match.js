/**
 * Everyday wordings, and the texts that hold them. Pure, and bounded in time. `content/phrase_match.py` tells the ways
 * of writing.
 */

import { fold } from "../normalise/text.js";

/** @typedef {import("../normalise/text.js").Fold} Fold */
/** Words of which one is enough: a space before each, and behind those that are whole. @typedef {string[]} Piece */

const GAP = 8;
const ENDS = "。!?;\n।";
const WORD = /[。!?;\n।]|[\u3400-\u9fff]|(?:(?![\u3400-\u9fff])[\p{L}\p{N}]|[\u0900-\u0963\u0966-\u097f])+/gu;

/**
 * A text as words with spaces around them: each Han character is one, “|” ends a sentence. 著 is read as 着: it is both
 * in traditional characters, so that folding leaves it.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function plain(text, table) {
  const words = fold(text, table).replaceAll("著", "着").match(WORD) ?? [];
  return ` ${words.map((word) => (ENDS.includes(word) ? "|" : word)).join(" ")} `;
}

/** Does a text, made `plain`, hold one of these? @param {string} text @param {string[]} wordings @param {Fold} table */
export function holds(text, wordings, table) {
  return wordings.some((wording) => held(text, pieces(wording, table)) > 0);
}

/**
 * How many characters of a text, made `plain`, all of these cover; 0 where it holds none.
 *
 * @param {string} text
 * @param {string[]} wordings
 * @param {Fold} table
 */
export function weight(text, wordings, table) {
  return wordings.reduce((sum, wording) => sum + held(text, pieces(wording, table)), 0);
}

/**
 * Has a text, made `plain`, no word but these, in any order?
 *
 * @param {string} text
 * @param {string[]} wordings
 * @param {Fold} table
 */
export function isMadeOf(text, wordings, table) {
  const whole = text.replaceAll(" |", "");
  const words = wordings.flatMap((wording) => pieces(wording, table)[0]);
  const ends = new Set([0]);
  for (let at = 0; at < whole.length; at += 1) {
    if (!ends.has(at)) continue;
    for (const each of words) if (whole.startsWith(each, at)) ends.add(at + each.length - 1);
  }
  return ends.has(whole.length - 1);
}

/** The parts of each wording that was read, in their order. @type {WeakMap<Fold, Map<string, Piece[]>>} */
const known = new WeakMap();

/** @param {string} wording @param {Fold} table @returns {Piece[]} */
function pieces(wording, table) {
  const read = known.get(table) ?? new Map();
  const parts = read.get(wording) ?? parted(wording, table);
  known.set(table, read.set(wording, parts));
  return parts;
}

/** @param {string} wording @param {Fold} table @returns {Piece[]} */
function parted(wording, table) {
  const words = (/** @type {string} */ written) => {
    const whole = plain(written, table);
    return written.endsWith("*") ? whole.slice(0, -1) : whole;
  };
  return wording.split("…").map((part) => part.split("/").map(words));
}

/**
 * How many characters these cover where they stand in the text in this order, each within reach of the one before; 0
 * where they do not, as is seen at once of most.
 *
 * @param {string} text
 * @param {Piece[]} parts
 */
function held(text, parts) {
  if (!parts.every((piece) => piece.some((words) => text.includes(words)))) return 0;
  const [first, ...others] = parts;
  let ends = found(text, first, 0, text.length);
  for (const piece of others) {
    /** @type {Map<number, number>} */
    const after = new Map();
    for (const [start, covered] of ends) {
      for (const [end, more] of found(text, piece, start, reach(text, start))) {
        after.set(end, Math.max(after.get(end) ?? 0, covered + more));
      }
    }
    ends = after;
  }
  return Math.max(0, ...ends.values());
}

/**
 * Where one of these words ends, at the space behind it, and how many characters it has; they begin from `start` to
 * `last`.
 *
 * @param {string} text
 * @param {Piece} piece
 * @param {number} start
 * @param {number} last
 */
function found(text, piece, start, last) {
  /** @type {Map<number, number>} */
  const ends = new Map();
  const window = text.slice(0, Math.max(...piece.map((words) => words.length)) + last);
  for (const words of piece) {
    const size = [...words].filter((char) => char !== " ").length;
    for (let at = window.indexOf(words, start); at >= 0 && at <= last; at = window.indexOf(words, at + 1)) {
      const behind = at + words.length;
      const end = words.endsWith(" ") ? behind - 1 : text.indexOf(" ", behind);
      ends.set(end, Math.max(ends.get(end) ?? 0, size));
    }
  }
  return ends;
}

/**
 * The last place at which the next words may begin: a space, in the same sentence.
 *
 * @param {string} text
 * @param {number} start
 */
function reach(text, start) {
  let at = start;
  for (let n = 0; n < GAP && at + 1 < text.length && text[at + 1] !== "|"; n += 1) at = text.indexOf(" ", at + 1);
  return at;
}
