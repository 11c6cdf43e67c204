/**
 * The rows of the edition in hand, read here. Where there is none yet, the first is fetched: in a worker, so that the
 * page stays quick.
 */

import { corrected } from "../../core/lookup/without-retracted.js";
import { open } from "../../core/edition/database.js";
import { remembered } from "../../core/edition/row-cache.js";
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

/** The same with what comes behind an edition, as far as that can be had. @returns {Promise<Rows | null>} */
export async function wholeRows() {
  const rows = await rowsFromWorker();
  const behind = await rows?.one("meta", "behind");
  if (!behind?.length) return rows;
  await askWorker({ type: "behind" }).catch(() => null);
  return (await openAnew())?.rows ?? null;
}

/** The same of what is on this phone alone: nobody is asked. @returns {Promise<Rows | null>} */
export async function openRows() {
  if (known && !known.isClosed()) return known.rows;
  const since = changes;
  const opened = await openAnew();
  if (opened && since === changes) known = opened;
  return opened?.rows ?? null;
}

async function openAnew() {
  const { edition } = await stored();
  if (!edition) return null;
  const how = await against(edition);
  const rows = await open(edition.id).catch(() => null);
  return rows && { rows: corrected(remembered(rows), how), isClosed: () => rows.closed };
}
