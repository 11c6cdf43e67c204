/** Erase everything but the log of contacts, which has a key and a button of its own; then begin anew. */

import { clearLocal, writeLocal } from "../browser/local-store.js";
import { dropEdition, takeBundled } from "./edition-in-hand.js";

export async function eraseAll() {
  await dropEdition();
  await Promise.all([clearLocal(), chrome.storage.session.clear()]);
  await writeLocal({ welcomed: true });
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(({ id }) => id !== undefined && quiet(id)));
  await takeBundled();
}

/** The toolbar of a tab that nothing is known of. @param {number} tabId */
function quiet(tabId) {
  const shown = [chrome.action.setBadgeText({ tabId, text: "" }), chrome.action.setTitle({ tabId, title: "" })];
  return Promise.all(shown).catch(() => undefined);
}
