/** The list of keys: who has which role, and which version follows which. */

import { hasOwn } from "../util/has-own.js";
import { keyId, publicKey } from "./ed25519.js";
import { envelope, fingerprint, opened, saidIn, signers } from "./envelope.js";
import { Refused } from "./errors.js";
import { isCounted, isInstant, isKeyId, isListOf, isRecordOf, json } from "./validators.js";

/** @typedef {import("./envelope.js").Envelope} Envelope */
/** @typedef {import("./envelope.js").Role} Role */
/**
 * @typedef {object} KeysList  one version, as its holders signed it
 * @property {"keys"} type
 * @property {number} version
 * @property {string} published_at
 * @property {Record<"keys" | "editions" | "timestamp", Role>} roles
 * @property {string[]} revoked
 * @property {string[]} [mirrors]
 */

/** @typedef {keyof KeysList["roles"]} RoleName */

/** Bytes that `v2/keys.json` has at most. */
export const KEYS_LIMIT = 2 ** 16;
const MOST = { keys: 32, revoked: 256, mirrors: 8, mirror: 300 };
const ROLES = /** @type {const} */ (["keys", "editions", "timestamp"]);

/**
 * The newest version that follows the one held, and why it goes no further, if it does not. Versions that are not
 * newer are passed over.
 *
 * @param {KeysList} held
 * @param {Uint8Array} offered  `v2/keys.json`
 * @returns {Promise<{keys: KeysList, refused: import("./errors.js").Refusal | null}>}
 */
export async function forward(held, offered) {
  let keys = held;
  try {
    for (const one of envelopes(offered)) {
      if (saidIn(one, isKeysList).version > keys.version) keys = await following(keys, one);
    }
  } catch (error) {
    if (error instanceof Refused) return { keys, refused: error.code };
    throw error;
  }
  return { keys, refused: null };
}

/**
 * The version whose signed text has this SHA-256, if its own `keys` role signed it. Throws Refused: `unknown_key`
 * where no version has the fingerprint.
 *
 * @param {string} digest
 * @param {Uint8Array} offered  `v2/keys.json`
 * @returns {Promise<KeysList>}
 */
export async function trusted(digest, offered) {
  for (const one of envelopes(offered)) if ((await fingerprint(one)) === digest) return first(one);
  throw new Refused("unknown_key");
}

/**
 * The last of these versions, where each follows the one before it: for who holds the whole list, as an extension
 * that was packed with it. Throws Refused.
 *
 * @param {unknown[]} chain
 * @returns {Promise<{root: string, keys: KeysList}>} `root`: the fingerprint of the first
 */
export async function newest(chain) {
  const [one, ...others] = chain.map(envelope);
  if (!one) throw new Refused("malformed");
  let keys = await first(one);
  for (const next of others) keys = await following(keys, next);
  return { root: await fingerprint(one), keys };
}

/**
 * Is what these keys signed for a role believed no more? It is where one of them is revoked, and too few of the others
 * have the role: those alone would do if it were offered today. A key that only left its role takes nothing back.
 *
 * @param {KeysList} list
 * @param {RoleName} role
 * @param {string[]} ids  of keys whose signatures were found right
 */
export function disowns({ roles, revoked }, role, ids) {
  const { keys, threshold } = roles[role];
  const isEnough = ids.filter((id) => hasOwn(keys, id)).length >= threshold;
  return !isEnough && ids.some((id) => revoked.includes(id));
}

/** @param {Uint8Array} offered @returns {Envelope[]} */
function envelopes(offered) {
  const found = offered.length <= KEYS_LIMIT && json(offered);
  if (!Array.isArray(found)) throw new Refused("malformed");
  return found.map(envelope);
}

/** A version that nothing is known before. @param {Envelope} one @returns {Promise<KeysList>} */
async function first(one) {
  const { said } = await opened(one, isKeysList, saidIn(one, isKeysList).roles.keys);
  await mustBeSound(said);
  return said;
}

/**
 * The version that follows this one: it has the next number, keeps what is revoked, and is signed by the threshold of
 * the `keys` role of this version and by that of its own. Throws Refused.
 *
 * @param {KeysList} held
 * @param {Envelope} offered
 */
async function following(held, offered) {
  await signers(offered, held.roles.keys);
  const next = await first(offered);
  const isKept = held.revoked.every((id) => next.revoked.includes(id));
  if (next.version !== held.version + 1 || !isKept) throw new Refused("malformed");
  return next;
}

/** Ids are those of their keys, every key has one role, revoked ones have none. @param {KeysList} said */
async function mustBeSound({ roles, revoked }) {
  const held = ROLES.flatMap((role) => Object.entries(roles[role].keys));
  const ids = await Promise.all(held.map(async ([, text]) => keyId(/** @type {any} */ (publicKey(text)))));
  const areTheirs = held.every(([id], at) => id === ids[at]);
  if (!areTheirs || new Set(ids).size < ids.length || ids.some((id) => revoked.includes(id))) {
    throw new Refused("malformed");
  }
}

/** @param {any} said @returns {said is KeysList} */
function isKeysList(said) {
  return (
    said?.type === "keys" &&
    isCounted(said.version) &&
    isInstant(said.published_at) &&
    ROLES.every((role) => isRole(said.roles?.[role])) &&
    isListOf(said.revoked, MOST.revoked, isKeyId) &&
    (said.mirrors === undefined || isListOf(said.mirrors, MOST.mirrors, isMirror))
  );
}

/** @param {any} role */
function isRole(role) {
  const isKey = (/** @type {string} */ id, /** @type {unknown} */ text) => isKeyId(id) && publicKey(text) !== null;
  return isRecordOf(role?.keys, isKey, MOST.keys) && isCounted(role.threshold) && role.threshold <= MOST.keys;
}

/** @param {unknown} text */
function isMirror(text) {
  return typeof text === "string" && text.length <= MOST.mirror && /^https?:\/\/[!-~]+$/u.test(text);
}
