/**
 * How a label of a host looks, and by which slip two labels differ. Pure; the server holds the same
 * rules, an edition brings the letters, and what both must agree on is in tests/cases/lookalikes.json.
 */

import { fromPunycode } from "../normalise/punycode.js";
import { LIKE_LETTERS } from "./like-letters.js";

/**
 * A label as people see it, in the ASCII it passes for, that without hyphens, and its shape. One
 * shape stands for letters that are told apart only by looking twice: 0/o, 1/l/i, 5/s, rn/m, vv/w.
 *
 * @typedef {{seen: string, ascii: string, plain: string, shape: string}} Look
 */

const toClose = standIns(LIKE_LETTERS.close);
const toVague = standIns(LIKE_LETTERS.vague);
const VAGUE_PAIRS = LIKE_LETTERS.vague_pairs.map((pair) => pair.split(" "));
const VOWELS = "aeiou";
/**
 * Stands for a letter beyond the basic plane, which JavaScript counts as two. No two of them are
 * compared: a known name that holds one is imitated only as a whole host in labels.
 */
export const UNKNOWN = "\uFFFD";

/** @typedef {ReadonlyMap<string, string>} Alike  a letter → the ASCII it passes for */

/**
 * The letters that pass for others, by what they pass for.
 *
 * @param {Record<string, string>} published
 * @returns {Alike}
 */
export function passingFor(published) {
  return new Map(Object.entries(published).flatMap(([plain, chars]) => [...chars].map((char) => [char, plain])));
}

/**
 * The look of a label; one in punycode that is broken looks as it is written.
 *
 * @param {string} label
 * @param {Alike} alike
 * @returns {Look}
 */
export function look(label, alike) {
  const seen = (label.startsWith("xn--") && fromPunycode(label.slice(4))) || label;
  const bare = seen.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const ascii = [...bare].map((char) => alike.get(char) ?? (char.length > 1 ? UNKNOWN : char)).join("");
  const plain = ascii.replaceAll("-", "");
  return { seen, ascii, plain, shape: shape(plain) };
}

/** True for a label without accents and letters of other scripts. @param {Look} name */
export function isAscii({ seen }) {
  return /^\p{ASCII}*$/u.test(seen);
}

/** What puts the second letter of each pair in place of the first. @param {string[]} pairs */
function standIns(pairs) {
  const known = new Map(pairs.map(([like, one]) => [like, one]));
  const likes = new RegExp(`[${[...known.keys()].join("")}]`, "gu");
  return (/** @type {string} */ text) => text.replace(likes, (char) => known.get(char) ?? char);
}

/** One form for what is told apart only by looking twice (see `Look`). @param {string} plain */
export function shape(plain) {
  return toClose(plain).replaceAll("rn", "m").replaceAll("vv", "w");
}

/** One form for shapes that are alike at a glance: c/e, b/d, g/q, u/v, m/n/r, lh/h, lc/k. @param {string} outline */
export function blur(outline) {
  const paired = VAGUE_PAIRS.reduce((text, [pair, one]) => text.replaceAll(pair, one), toVague(outline));
  return paired.replace(/n+/gu, "n").replaceAll("lc", "k");
}

/**
 * The one slip that makes the second text of the first; null where it takes more, or none. A letter
 * that became another is a replacement, whether by the next key or by one bit.
 *
 * @param {string} right
 * @param {string} wrong
 * @returns {import("./kinds.js").Kind | null}
 */
export function slip(right, wrong) {
  if (Math.abs(right.length - wrong.length) > 1 || right === wrong) return null;
  const shorter = Math.min(right.length, wrong.length);
  let start = 0;
  while (start < shorter && right[start] === wrong[start]) start += 1;
  let end = 0;
  while (end < shorter - start && right[right.length - 1 - end] === wrong[wrong.length - 1 - end]) end += 1;
  const lost = right.slice(start, right.length - end);
  const found = wrong.slice(start, wrong.length - end);
  if (!lost) return added(right, start, found);
  if (!found) return "omission";
  if (lost.length === 1 && found.length === 1) {
    return VOWELS.includes(lost) && VOWELS.includes(found) ? "vowel-swap" : "replacement";
  }
  return lost.length === 2 && lost === [...found].reverse().join("") ? "transposition" : null;
}

/** @param {string} right @param {number} at @param {string} letter @returns {import("./kinds.js").Kind} */
function added(right, at, letter) {
  if (letter === right[at - 1]) return "repetition";
  return letter === "s" && at === right.length ? "plural" : "insertion";
}
