/**
 * Looking at one page because the person asked for it: what runs by itself where the browser allows it, run
 * once in the tab in front. The press on the toolbar button is what allows that (`activeTab`).
 */

/** @param {number} tabId @returns {Promise<boolean>} false where the browser lets nobody look */
export async function checkHere(tabId) {
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
