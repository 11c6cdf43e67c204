/** Where the progress on checklists is kept. */

/** @param {boolean} [isPrivate]  in a private window */
export function progressIn(isPrivate = false) {
  return isPrivate ? chrome.storage.session : chrome.storage.local;
}
