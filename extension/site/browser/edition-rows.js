/** Of the edition that the server serves, what this page reads. */

import { dataBehind, pageData } from "./page-data.js";

/** @typedef {import("../../core/edition/database.js").Rows} Rows */

/** @returns {Promise<Rows>} */
export async function rowsFromWorker() {
  return rowsOf((await pageData()).meta);
}

/** The same with what comes behind it. @returns {Promise<Rows>} */
export async function wholeRows() {
  const [{ meta }, behind] = await Promise.all([pageData(), dataBehind()]);
  return rowsOf({ ...meta, ...behind });
}

/** @param {Record<string, any>} meta @returns {Rows} */
function rowsOf(meta) {
  const many = async (/** @type {string} */ store, /** @type {string[]} */ keys) =>
    keys.map((key) => (store === "meta" ? meta[key] : undefined));
  return { many, one: async (store, key) => (await many(store, [key]))[0], all: async () => [] };
}
