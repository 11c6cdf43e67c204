/**
 * The rows of the edition in hand, asked of the worker: a page in a private window reaches no database of ours
 * (Firefox), and one edition, with what was taken back since, answers the page and the toolbar alike.
 */

import { askWorker } from "./messages.js";
import { against, stored } from "./edition-state.js";

/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/edition/database.js").StoreName} StoreName */

/** @type {{as: string, rows: Rows} | null} */
let known = null;

/** The rows of the edition in hand, null where there is none. @returns {Promise<Rows | null>} */
export async function rowsFromWorker() {
  const { edition } = await stored();
  if (!edition) return null;
  const as = JSON.stringify([edition.id, await against(edition)]);
  if (known?.as !== as) known = { as, rows: asked() };
  return known.rows;
}

/** The same: what comes to the extension comes whole. */
export const wholeRows = rowsFromWorker;

/** @returns {Rows} */
function asked() {
  const many = async (/** @type {StoreName} */ store, /** @type {string[]} */ keys) => {
    const values = await ask(store, keys);
    return values.map((value) => value ?? undefined);
  };
  return { many, one: async (store, key) => (await many(store, [key]))[0], all: (store) => ask(store, null) };
}

/**
 * Asked once more where another edition came before it answered.
 *
 * @param {StoreName} store @param {string[] | null} keys  null for all @returns {Promise<any[]>}
 */
async function ask(store, keys) {
  const once = () => askWorker({ type: "rows", store, keys });
  const found = (await once()) ?? (await once());
  if (!found) throw new Error("the worker has no rows");
  return found;
}
