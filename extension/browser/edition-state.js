/**
 * Which edition is in hand, and what was refused. storage.local holds `edition` (the one in hand), `newest` (by key,
 * the highest number ever taken), `refused` (per origin, the last refusal) and `checked` (when the server was last
 * asked).
 */

/** @typedef {"bundled" | "server"} Origin */
/**
 * @typedef {object} Held
 * @property {number} number
 * @property {string} key
 * @property {string} published_at
 * @property {string} expires_at
 * @property {Origin} origin
 * @property {string} taken_at
 */
/** @typedef {{code: import("../core/edition/verify.js").Refusal, edition: number, at: string}} Refusal */
/**
 * @typedef {object} Stored
 * @property {Held} [edition]
 * @property {Record<string, number>} [newest]
 * @property {Partial<Record<Origin, Refusal>>} [refused]
 * @property {string} [checked]
 */

/** @returns {Promise<Stored>} */
export function stored() {
  return chrome.storage.local.get(["edition", "newest", "refused", "checked"]);
}
