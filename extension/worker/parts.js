/** The parts of this extension that a document asks for once it needs them: its own files, and no others. */

/** @typedef {"gate" | "eyes" | "banner" | "reminders"} Part */

/** What is in each says content/parts.json. @type {Part[]} */
export const PARTS = ["gate", "eyes", "banner", "reminders"];

/**
 * Runs a part in the document that asked for it. A document that is left while it asks may be taken for the next one,
 * in which nothing of ours stands yet: it gets nothing, and asks for itself.
 *
 * @param {{part: Part, tabId: number, frameId: number, document: string}} wanted
 */
export async function bring({ part, tabId, frameId, document }) {
  const target = document ? { tabId, documentIds: [document] } : { tabId, frameIds: [frameId] };
  const [found] = await chrome.scripting.executeScript({ target, func: isBegun, injectImmediately: true });
  if (found?.result !== true) return null;
  await chrome.scripting.executeScript({ target, files: [`data/${part}.js`], injectImmediately: true });
  return /** @type {const} */ (true);
}

/** Runs in the document: has what every document has come, to its last file? */
function isBegun() {
  return Object.hasOwn(globalThis, "xianchaNeed");
}
