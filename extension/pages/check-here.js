/**
 * Looking at one page because the person asked for it: what runs by itself where the browser allows it, run
 * once in the tab in front. The press on the toolbar button is what allows that (`activeTab`); Firefox has
 * then run it already.
 */

import { within } from "../core/util/timeout.js";

/** A page that is busy answers nobody meanwhile. */
const BUSY_AFTER = 1500;

/**
 * Where the page in a tab says that it is, null where nobody answers.
 *
 * @param {number} tabId
 * @param {string} busy  what is taken for its answer where it is too busy to give one
 * @returns {Promise<string | null>}
 */
export function whereIs(tabId, busy) {
  const answer = chrome.tabs.sendMessage(tabId, { type: "where" }, { frameId: 0 }).catch(() => null);
  return within(BUSY_AFTER, answer, busy);
}

/** @param {number} tabId @returns {Promise<boolean>} false where the browser lets nobody look */
export async function checkHere(tabId) {
  if (await whereIs(tabId, "busy")) return true;
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
