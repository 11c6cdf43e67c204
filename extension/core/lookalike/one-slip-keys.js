/** Keys by which texts find each other that are the same but for one slip of a typist. Pure. */

/** The keys under which a text is held. @param {string} text */
export function heldUnder(text) {
  const half = text.length >> 1;
  return [`${text.length}^${text.slice(0, half)}`, `${text.length}$${text.slice(half)}`];
}

/** The keys of every text one slip away: the slip lies in one half, or swaps the middle. @param {string} text */
export function keysNear(text) {
  const size = text.length;
  const keys = [size - 1, size, size + 1].flatMap((length) => [
    `${length}^${text.slice(0, length >> 1)}`,
    `${length}$${text.slice(size - length + (length >> 1))}`,
  ]);
  const half = size >> 1;
  return [...keys, `${size}^${text.slice(0, Math.max(half - 1, 0))}${text[half]}`];
}
