/** What somebody typed or pasted, made fit to be asked. Pure; as `lookup/question.py`. */

import { visible } from "../normalise/text.js";

const MOST_BYTES = 2048;
/** Control characters other than white space. */
const UNREADABLE = /[^\P{Cc}\t-\r]|[\ufffd\p{Cs}]/u;

/**
 * The text without white space around it and without invisible characters; null where it is empty, unreadable or
 * too long, as it is written or in full.
 *
 * @param {string} typed
 */
export function readable(typed) {
  if (UNREADABLE.test(typed)) return null;
  const text = visible(typed).trim();
  return text && !isLong(text) && !isLong(text.normalize("NFKC")) ? text : null;
}

/** @param {string} text */
function isLong(text) {
  return new TextEncoder().encode(text).length > MOST_BYTES;
}
