/** What somebody typed or pasted, made fit to be asked. Pure; as the server does it. */

const MOST_BYTES = 2048;
/** Control characters other than white space. */
const UNREADABLE = /[^\P{Cc}\t-\r]|[\ufffd\p{Cs}]/u;
/** Format characters, such as marks of direction; some scripts and pictures are written with the two joiners. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;

/** The text without white space around it and without invisible characters; null where it is empty, unreadable or too long, as it is written or in full. @param {string} typed */
export function readable(typed) {
  if (UNREADABLE.test(typed)) return null;
  const text = typed.replace(INVISIBLE, "").trim();
  return text && !isLong(text) && !isLong(text.normalize("NFKC")) ? text : null;
}

/** @param {string} text */
function isLong(text) {
  return new TextEncoder().encode(text).length > MOST_BYTES;
}
