/** The files that came with us, and the language of the browser. */

/** Where a file of ours is read. @param {string} path  below our own folder */
export function ownUrl(path) {
  return chrome.runtime.getURL(path);
}

/** The language of the browser itself, as a tag. */
export function browserLanguage() {
  return chrome.i18n.getUILanguage();
}

/** The files with the words of a language, below our own folder. @param {string} language */
export function wordFiles(language) {
  return [`_locales/${language}/messages.json`];
}
