/**
 * Which edition is in hand, what is believed of each publisher, and what was refused. storage.local holds `edition`
 * (the one in hand), `publishers` (what is held of each, by the fingerprint of its list of keys), `refused` (per
 * origin, the last refusal), `checked` (when the server was last asked) and `frozen` (since when the server that
 * answered stands still).
 */

import { disowns } from "../core/edition/keys-list.js";
import { readLocal, writeLocal } from "./local-store.js";
import { ownServer } from "./trust.js";

/** @typedef {"bundled" | "server"} Origin */
/** @typedef {import("../core/edition/verify.js").Held} Held */
/**
 * @typedef {object} InHand
 * @property {string} id  of its rows
 * @property {number} number
 * @property {import("../core/i18n.js").Language} language  for whose readers its texts are
 * @property {string} publisher
 * @property {string[]} signers  the ids of the keys that signed it
 * @property {string} published_at
 * @property {string} expires_at
 * @property {Origin} origin
 * @property {string} taken_at
 */
/** @typedef {{code: import("../core/edition/errors.js").Refusal, edition: number, at: string}} Refusal */
/**
 * @typedef {object} Stored
 * @property {InHand} [edition]
 * @property {Partial<Record<Origin, Refusal>>} [refused]
 * @property {string} [checked]
 * @property {string} [frozen]
 */

/** @returns {Promise<Stored>} */
export async function stored() {
  const keys = ["edition", "refused", "checked", "frozen"];
  const found = await Promise.all(keys.map(async (key) => [key, await readLocal(key)]));
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** @returns {Promise<Record<string, Held>>} */
export async function publishers() {
  return (await readLocal("publishers")) ?? {};
}

/**
 * Keep what is believed of a publisher, and what goes with it, in one step.
 *
 * @param {string} publisher
 * @param {Held} held
 * @param {Stored} [also]
 */
export async function keepHeld(publisher, held, also = {}) {
  await writeLocal({ publishers: { ...(await publishers()), [publisher]: held }, ...also });
}

/**
 * What is believed against the edition in hand: what its publisher, and the server that the person named, took back,
 * and whether its list of keys disowns it.
 *
 * @param {Pick<InHand, "publisher" | "signers">} edition
 * @returns {Promise<import("../core/lookup/without-retracted.js").Against>}
 */
export async function against({ publisher, signers }) {
  const [all, own] = await Promise.all([publishers(), ownServer()]);
  const entries = [...new Set([publisher, own?.fingerprint ?? ""])].flatMap((one) => all[one]?.entries ?? []);
  const held = all[publisher];
  return { entries, revoked: held !== undefined && disowns(held.keys, "editions", signers) };
}
