/** Somebody's words on their way into the log: with this tab, until the log is open and has taken them. */

const KEY = "carried_words";

/** @param {string} words */
export async function carryWords(words) {
  sessionStorage.setItem(KEY, words);
}

/** What was carried, "" for nothing; it is kept no longer. @returns {Promise<string>} */
export async function takenWords() {
  const words = sessionStorage.getItem(KEY) ?? "";
  sessionStorage.removeItem(KEY);
  return words;
}
