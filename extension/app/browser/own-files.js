/** The files of the app, all in one folder, and the language of the browser. */

/** Where the app lies: a page of the server that shows its answers says so; its own lie there. */
const place = globalThis.document?.getElementById("main")?.dataset.app ?? "";

/** Where a file of ours is read. @param {string} path  below our own folder */
export function ownUrl(path) {
  return new URL(place + path, location.href).href;
}

/** The language of the browser itself, as a tag. */
export function browserLanguage() {
  return navigator.language;
}

/**
 * The files with the words of a language. A page that comes behind the rest names those that it alone says, in the
 * language that comes with the app.
 *
 * @param {string} language
 */
export function wordFiles(language) {
  const more = document.querySelector('meta[name="words"]')?.getAttribute("content") ?? "";
  const own = `_locales/${language}/`;
  return more.startsWith(own) ? [`${own}messages.json`, more] : [`${own}messages.json`];
}
