/** An app's file that another app shared with this one, from the service worker to its page; it is kept no longer. */

import { readLocal, removeLocal, writeLocal } from "./local-store.js";

const KEY = "shared-file";

/** @param {File} file */
export function keepFile(file) {
  return writeLocal({ [KEY]: file });
}

/** What was shared, to be read once; null for nothing. @returns {Promise<File | null>} */
export async function takenFile() {
  const file = await readLocal(KEY);
  if (file !== undefined) await removeLocal([KEY]);
  return file instanceof File ? file : null;
}
