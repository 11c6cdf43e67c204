/** Bytes as text. Pure. */

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const UTF16 = new TextDecoder("utf-16le", { ignoreBOM: true });
const UTF16_BIG = new TextDecoder("utf-16be", { ignoreBOM: true });
const PIECE = 8192;
const MOST = 1_000;

/** @param {Uint8Array<ArrayBuffer>} bytes */
export const utf8 = (bytes) => UTF8.decode(bytes);

/** @param {Uint8Array<ArrayBuffer>} bytes */
export const utf16 = (bytes) => UTF16.decode(bytes);

/** @param {Uint8Array<ArrayBuffer>} bytes */
export const utf16Big = (bytes) => UTF16_BIG.decode(bytes);

/** Each byte as the letter of its number. @param {Uint8Array} bytes */
export function latin1(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}

/** The bytes of such a text. @param {string} text */
export const latin1Bytes = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** In hexadecimal. @param {Uint8Array} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Its first 1,000 letters: no longer than anybody reads. @param {string} text */
export const shortened = (text) => (text.length > MOST ? [...text].slice(0, MOST).join("") : text);

/** Sorts as Python does: by code points. @param {string} one @param {string} other */
export function byCodePoints(one, other) {
  const [mine, theirs] = [[...one], [...other]];
  for (const [at, letter] of mine.entries()) {
    const difference = (letter.codePointAt(0) ?? 0) - (theirs[at]?.codePointAt(0) ?? -1);
    if (difference) return difference;
  }
  return mine.length - theirs.length;
}
