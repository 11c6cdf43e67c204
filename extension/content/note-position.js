/** Where a note is put beside a field. */
"use strict";

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * Below the field, else above, else on its right or left: within what is seen of the page and never
 * over the field. Null where there is no such place.
 *
 * @param {Box} field
 * @param {{width: number, height: number}} note
 * @param {Box} view
 * @returns {{left: number, top: number} | null}
 */
function xianchaPlace(field, note, view) {
  const GAP = 6;
  /** @param {number} at @param {number} from @param {number} to */
  const within = (at, from, to) => Math.max(from, Math.min(at, to));
  const left = within(field.left, view.left + GAP, view.right - GAP - note.width);
  const top = within(field.top, view.top + GAP, view.bottom - GAP - note.height);
  const isSeen =
    field.bottom > view.top && field.top < view.bottom && field.right > view.left && field.left < view.right;
  const places = [
    { left, top: field.bottom + GAP },
    { left, top: field.top - GAP - note.height },
    { left: field.right + GAP, top },
    { left: field.left - GAP - note.width, top },
  ];
  const fits = (/** @type {{left: number, top: number}} */ at) =>
    at.left >= view.left &&
    at.top >= view.top &&
    at.left + note.width <= view.right &&
    at.top + note.height <= view.bottom;
  return (isSeen && places.find(fits)) || null;
}
