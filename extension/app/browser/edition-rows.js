/**
 * The rows of the edition in hand, read here. Where there is none yet, the first is fetched: in a worker, so that the
 * page stays quick.
 */

import { corrected } from "../../core/lookup/corrected.js";
import { open } from "../../core/edition/database.js";
import { against, stored } from "../../browser/edition-state.js";
import { askWorker } from "./messages.js";

/** @typedef {import("../../core/edition/database.js").Rows} Rows */

/** @type {{as: string, rows: Rows, isClosed: () => boolean} | null} */
let known = null;

/** The rows of the edition in hand, null where there is none. @returns {Promise<Rows | null>} */
export async function rowsFromWorker() {
  const found = await openRows();
  if (found) return found;
  await askWorker({ type: "refresh" });
  return openRows();
}

/** The same of what is on this phone alone: nobody is asked. @returns {Promise<Rows | null>} */
export async function openRows() {
  const { edition } = await stored();
  if (!edition) return null;
  const how = await against(edition);
  const as = JSON.stringify([edition.id, how]);
  if (known?.as !== as || known.isClosed()) {
    const rows = await open(edition.id).catch(() => null);
    if (!rows) return null;
    known = { as, rows: corrected(rows, how), isClosed: () => rows.closed };
  }
  return known.rows;
}
