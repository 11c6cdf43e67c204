/** What the planner is given: words, and the caps of the edition. */

import { rowsFromWorker } from "../browser/edition-rows.js";
import { speak } from "../browser/language.js";

/** @typedef {import("../core/i18n.js").Speaking & {caps: import("./planner-caps.js").Caps | null}} Home */

/** @returns {Promise<Home>} */
export async function home() {
  const [speaking, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  const help = await rows?.one("meta", "help");
  return { ...speaking, caps: help?.caps ?? null };
}
