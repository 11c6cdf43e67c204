/** Whom a name may mean that somebody typed: asked of the edition in hand. */

import { ask } from "../core/answer/ask.js";

/**
 * @param {string} typed
 * @param {import("../core/edition/database.js").Rows} rows
 * @param {import("../core/i18n.js").Speaking} speaking
 * @returns {Promise<string[]>} full names, the likeliest first
 */
export async function fullNames(typed, rows, speaking) {
  const answer = await ask(rows, typed, speaking).catch(() => null);
  const behind = answer?.product?.lenders ?? [];
  return [answer?.lender, ...behind].flatMap((one) => (one ? [one.name] : []));
}
