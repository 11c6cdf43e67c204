/**
 * Looking at one page because the person asked for it: what runs by itself where the browser allows it, run
 * once in the tab in front. The press on the toolbar button is what allows that (`activeTab`); Firefox has
 * then run it already.
 */

/** @param {number} tabId @returns {Promise<boolean>} false where the browser lets nobody look */
export async function checkHere(tabId) {
  if (await chrome.tabs.sendMessage(tabId, { type: "where" }, { frameId: 0 }).catch(() => null)) return true;
  const scripts = chrome.runtime.getManifest().content_scripts ?? [];
  try {
    for (const { js = [], all_frames: allFrames = false } of scripts) {
      await chrome.scripting.executeScript({ target: { tabId, allFrames }, files: js });
    }
    return true;
  } catch {
    return false;
  }
}
