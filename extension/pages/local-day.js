/** Days as on the wall where the person is. Pure. */

/** "2026-11-25". @param {Date} when */
export function localDay(when) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}
