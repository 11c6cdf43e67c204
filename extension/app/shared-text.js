/** What another app shared with this one, from the service worker to the home page; it is kept no longer. */

import { readLocal, removeLocal, writeLocal } from "../browser/local-store.js";

const KEY = "shared";
const LONGEST = 20_000;

/** @param {string} text */
export function keepShared(text) {
  return writeLocal({ [KEY]: text.slice(0, LONGEST) });
}

/** What was shared, "" for nothing. @returns {Promise<string>} */
export async function takenShared() {
  const text = await readLocal(KEY);
  if (text !== undefined) await removeLocal([KEY]);
  return text ?? "";
}
