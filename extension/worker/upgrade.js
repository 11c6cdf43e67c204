/** What an older version of this extension kept of the first format of editions. Its rows go with the next edition. */

import { deleteDatabase } from "../core/indexed-db.js";

export async function forgetFirstFormat() {
  await chrome.storage.local.remove("newest");
  await deleteDatabase("fetched");
}
