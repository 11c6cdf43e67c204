/**
 * Which edition is in hand, and what was refused. storage.local holds `edition` (the one in hand), `newest` (by key, the
 * highest number ever taken), `refused` (per origin, the last refusal) and `checked` (when the server was last asked).
 */

/** @typedef {"bundled" | "server"} Origin */
/** @typedef {{number: number, key: string, published_at: string, expires_at: string, origin: Origin, taken_at: string}} Held */
/** @typedef {{code: import("../core/edition/verify.js").Refusal, edition: number, at: string}} Refusal */
/** @typedef {{edition?: Held, newest?: Record<string, number>, refused?: Partial<Record<Origin, Refusal>>, checked?: string}} Stored */

/** @returns {Promise<Stored>} */
export function stored() {
  return chrome.storage.local.get(["edition", "newest", "refused", "checked"]);
}
