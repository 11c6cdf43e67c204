/**
 * Keys by which a host finds the known hosts that it may imitate: each of these lies under at least one of the keys
 * that the host asks for. Pure.
 */

import { blur } from "./spelling.js";

const PIECES = 3;

/** Of a whole host, or of a registered name. @param {string} host */
export const hostKey = (host) => `.${host}`;

/** Of all names of one shape, and of those alike at a glance. @param {string} shape */
export const glanceKey = (shape) => `~${blur(shape)}`;

/** Of how an owner's brand is spelt in Latin letters. @param {string} spelling */
export const spellingKey = (spelling) => `'${spelling}`;

/**
 * Of a name, one for each of three pieces that a single slip may lie in: that piece is left out.
 *
 * @param {string} plain
 */
export function slipKeys(plain) {
  return Array.from({ length: PIECES }, (_, piece) => without(plain, plain.length, piece));
}

/**
 * The same of every name one slip away: the slip lies in one piece, which it may make longer or shorter, or swaps the
 * letters where two pieces meet.
 *
 * @param {string} plain
 */
export function keysNear(plain) {
  const size = plain.length;
  const keys = [size - 1, size, size + 1].flatMap((length) =>
    Array.from({ length: PIECES }, (_, piece) => without(plain, length, piece)),
  );
  for (let piece = 1; piece < PIECES; piece += 1) {
    const at = cut(size, piece);
    if (at === 0) continue;
    const swapped = plain.slice(0, at - 1) + plain[at] + plain[at - 1] + plain.slice(at + 1);
    keys.push(without(swapped, size, 0));
  }
  return keys;
}

/**
 * The key of a name of this length that is the same but for one piece.
 *
 * @param {string} plain
 * @param {number} length
 * @param {number} piece
 */
function without(plain, length, piece) {
  const end = Math.max(cut(length, piece), cut(length, piece + 1) + plain.length - length);
  return `${piece}${length}:${plain.slice(0, cut(length, piece))}-${plain.slice(end)}`;
}

/** Where a piece begins. @param {number} length @param {number} piece */
function cut(length, piece) {
  return Math.floor((length * piece) / PIECES);
}
