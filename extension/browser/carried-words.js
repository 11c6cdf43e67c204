/**
 * Somebody's words on their way into the log: in storage.session, which is memory, until the log is open and has taken
 * them.
 */

const KEY = "carried_words";

/** @param {string} words */
export function carryWords(words) {
  return chrome.storage.session.set({ [KEY]: words });
}

/** What was carried, "" for nothing; it is kept no longer. @returns {Promise<string>} */
export async function takenWords() {
  const { [KEY]: words } = /** @type {Record<string, string>} */ (await chrome.storage.session.get(KEY));
  await chrome.storage.session.remove(KEY);
  return words ?? "";
}
