/** The files of the app, all in one folder, and the language of the browser. */

/** Where a file of ours is read. @param {string} path  below our own folder */
export function ownUrl(path) {
  return new URL(path, location.href).href;
}

/** The language of the browser itself, as a tag. */
export function browserLanguage() {
  return navigator.language;
}
