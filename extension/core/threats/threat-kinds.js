/** What the words of a text say for and against each kind of threat, learnt from texts. Pure. */

import { hasOwn } from "../util/has-own.js";

/**
 * @typedef {object} Table
 * @property {string[]} kinds
 * @property {Record<string, string>} same
 * @property {number[]} bias
 * @property {Map<string, number[]>} words  a part of a text → kinds by their place and points, by turns
 */
/** @typedef {{chinese: Table, others: Table}} Tables */

/** No threats: that a text holds none, and how much oftener its parts stand where somebody may be hurt. */
export const QUIET = "quiet";
export const DANGER = "danger";
const HAN = /[\u3400-\u9fff]/u;
const BEGINS_HAN = /^[\u3400-\u9fff]/u;
const NUMBER = /^[0-9]+$/u;
const MOST_HAN = 3;
const LETTERS = [4, 5];

/**
 * Points of each kind for a text, made `plain`: the logarithm of the odds that it holds it.
 *
 * @param {Tables} tables
 * @param {string} text
 * @returns {Map<string, number>}
 */
export function points(tables, text) {
  const { kinds, bias, words } = tableFor(tables, text);
  const said = kinds.map(() => 0);
  const read = new Set(parts(text));
  for (const part of read) {
    const found = words.get(part) ?? [];
    for (let at = 0; at < found.length; at += 2) said[found[at]] += found[at + 1];
  }
  const root = Math.sqrt(read.size || 1);
  return new Map(kinds.map((kind, place) => [kind, bias[place] + said[place] / root]));
}

/**
 * The kind of a threat, by its id, in the table that reads this text.
 *
 * @param {Tables} tables
 * @param {string} text
 * @param {string} id
 */
export function kindOf(tables, text, id) {
  const { same } = tableFor(tables, text);
  const name = id.slice(3);
  return hasOwn(same, name) ? same[name] : name;
}

/** @param {Tables} tables @param {string} text */
function tableFor(tables, text) {
  return HAN.test(text) ? tables.chinese : tables.others;
}

/** The parts of a text, made `plain`, that a table may hold. @param {string} text */
function* parts(text) {
  const words = text.split(" ").filter(Boolean);
  for (const [at, word] of words.entries()) {
    const after = words[at + 1] ?? "|";
    if (BEGINS_HAN.test(word)) yield* beside(words.slice(at, at + MOST_HAN));
    else if (word !== "|") {
      if (NUMBER.test(word)) yield "#";
      else yield* letters(` ${word} `);
      if (after !== "|" && !BEGINS_HAN.test(after)) yield ` ${word} ${after} `;
    }
  }
}

/** @param {string[]} words */
function* beside(words) {
  let all = "";
  for (const word of words) {
    if (!BEGINS_HAN.test(word)) return;
    all += word;
    yield all;
  }
}

/** @param {string} word */
function* letters(word) {
  yield word;
  const chars = [...word];
  for (const size of LETTERS) {
    for (let at = 0; at + size <= chars.length; at += 1) yield chars.slice(at, at + size).join("");
  }
}
