/**
 * The rows of the edition in hand, read here. Where there is none yet, the first is fetched: in a worker, so that the
 * page stays quick.
 */

import { corrected } from "../../core/lookup/corrected.js";
import { open } from "../../core/edition/database.js";
import { against, stored } from "../../browser/edition-state.js";
import { whenLocalChanges } from "./local-store.js";
import { askWorker } from "./messages.js";

/** @typedef {import("../../core/edition/database.js").Rows} Rows */

/** Of what the rows that are shown are made. */
const SOURCES = ["edition", "publishers", "server"];
/** What is open, until its sources change. @type {{rows: Rows, isClosed: () => boolean} | null} */
let known = null;
let changes = 0;

whenLocalChanges((keys) => {
  if (!SOURCES.some((key) => keys.includes(key))) return;
  known = null;
  changes += 1;
});

/** The rows of the edition in hand, null where there is none. @returns {Promise<Rows | null>} */
export async function rowsFromWorker() {
  const found = await openRows();
  if (found) return found;
  await askWorker({ type: "refresh" });
  return openRows();
}

/** The same of what is on this phone alone: nobody is asked. @returns {Promise<Rows | null>} */
export async function openRows() {
  if (known && !known.isClosed()) return known.rows;
  const since = changes;
  const { edition } = await stored();
  if (!edition) return null;
  const how = await against(edition);
  const rows = await open(edition.id).catch(() => null);
  if (!rows) return null;
  const opened = { rows: corrected(rows, how), isClosed: () => rows.closed };
  if (since === changes) known = opened;
  return opened.rows;
}
