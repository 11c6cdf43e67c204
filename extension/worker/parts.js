/** The parts of this extension that a document asks for once it needs them: its own files, and no others. */

/** @typedef {keyof typeof PARTS} Part */

export const PARTS = {
  gate: ["content/form-fields.js", "content/gate.js", "content/watch.js"],
  eyes: ["content/kinds.js", "content/walk.js", "content/lines.js", "content/collect.js", "content/observe.js"],
  banner: ["content/surface.js", "content/warning.js", "content/banner.js"],
  reminders: ["content/surface.js", "content/note-position.js", "content/note.js", "content/remind.js"],
};

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
  await chrome.scripting.executeScript({ target, files: PARTS[part], injectImmediately: true });
  return /** @type {const} */ (true);
}

/** Runs in the document: has what every document has come, to its last file? */
function isBegun() {
  return Object.hasOwn(globalThis, "xianchaNeed");
}
