/** Saving bytes as a file. */

import { make } from "./dom.js";

const KEPT_FOR = 60_000;

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const href = URL.createObjectURL(blob);
  const link = make("a", { href });
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_FOR);
}
