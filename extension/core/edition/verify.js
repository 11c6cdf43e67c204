/**
 * What a reader believes of what it is offered: docs/editions.md, “What a reader does”. Each step takes what is held
 * and the bytes that were offered, and gives what is believed or throws Refused. The server's `edition/verify.py` has
 * the same steps; tests/cases/trust.json holds both to the same answers.
 */

import { envelope, opened, saidIn } from "./envelope.js";
import { mustBe } from "./files.js";
import { disowns, forward } from "./keys-list.js";
import { isManifest } from "./manifest.js";
import { Refused } from "./errors.js";
import { isRetractions } from "./retractions.js";
import { json } from "./validators.js";
import { isAhead, isTimestamp, TIMESTAMP_LIMIT } from "./timestamp.js";

/** @typedef {import("./keys-list.js").KeysList} KeysList */
/** @typedef {import("./timestamp.js").Timestamp} Timestamp */
/** @typedef {import("./errors.js").Refusal} Refusal */
/**
 * @typedef {object} Held  what a reader has of one publisher
 * @property {KeysList} keys
 * @property {Timestamp | null} timestamp  the one believed last
 * @property {number | null} edition  the number of the one taken last
 * @property {number | null} retractions  their version
 * @property {import("./retractions.js").Retraction[]} entries  of the retractions
 * @property {{timestamp: string[], edition: string[], retractions: string[]}} signed_by  which keys' signatures were
 *   found right on each
 */

/** Nothing but the list of keys. @param {KeysList} keys @returns {Held} */
export function holding(keys) {
  const signed_by = { timestamp: [], edition: [], retractions: [] };
  return { keys, timestamp: null, edition: null, retractions: null, entries: [], signed_by };
}

/**
 * May the edition in hand show quiet verdicts? Not where the list of keys disowns it.
 *
 * @param {Pick<Held, "keys" | "edition" | "signed_by">} held
 */
export function isQuiet({ keys, edition, signed_by }) {
  return edition !== null && !disowns(keys, "editions", signed_by.edition);
}

/**
 * The same under another version of the list; what that disowns is forgotten. The edition stays, to be read without
 * quiet verdicts.
 *
 * @param {Held} held
 * @param {KeysList} keys
 * @returns {Held}
 */
function withKeys(held, keys) {
  const { timestamp, retractions } = held.signed_by;
  return {
    ...held,
    keys,
    ...(disowns(keys, "timestamp", timestamp) && { timestamp: null }),
    ...(disowns(keys, "editions", retractions) && { retractions: null, entries: [] }),
  };
}

/** @param {Held} held @param {import("./envelope.js").Opened<Timestamp>} believed @returns {Held} */
export function withTimestamp(held, { said, signers }) {
  return { ...held, timestamp: said, signed_by: { ...held.signed_by, timestamp: signers } };
}

/**
 * @param {Held} held
 * @param {import("./envelope.js").Opened<import("./retractions.js").Retractions>} believed
 * @returns {Held}
 */
export function withRetractions(held, { said: { version, entries }, signers }) {
  return { ...held, retractions: version, entries, signed_by: { ...held.signed_by, retractions: signers } };
}

/** Once all its files are there. @param {Held} held @param {number} number @param {string[]} signers @returns {Held} */
export function withEdition(held, number, signers) {
  return { ...held, edition: number, signed_by: { ...held.signed_by, edition: signers } };
}

/**
 * What is held, with whatever is newer of what else may be believed: of the list that came with the extension.
 *
 * @param {Held} held
 * @param {Held} other  of the same publisher
 * @returns {Held}
 */
export function newerOf(held, other) {
  const { keys, signed_by } = other;
  let next = keys.version > held.keys.version ? withKeys(held, keys) : held;
  const isGood = (/** @type {string[]} */ ids) => !disowns(next.keys, "editions", ids);
  const isStampGood = !disowns(next.keys, "timestamp", signed_by.timestamp);
  if (other.timestamp && isLater(other.timestamp, next.timestamp) && isStampGood) {
    next = withTimestamp(next, { said: other.timestamp, signers: signed_by.timestamp });
  }
  if ((other.retractions ?? 0) > (next.retractions ?? 0) && isGood(signed_by.retractions)) {
    const { retractions, entries } = other;
    next = { ...next, retractions, entries, signed_by: { ...next.signed_by, retractions: signed_by.retractions } };
  }
  const isNewer = (other.edition ?? 0) > (isQuiet(next) ? (next.edition ?? 0) : 0);
  return isNewer && isGood(signed_by.edition) ? withEdition(next, other.edition ?? 0, signed_by.edition) : next;
}

/** @param {Timestamp} one @param {Timestamp | null} other */
function isLater(one, other) {
  return !other || Date.parse(one.issued_at) > Date.parse(other.issued_at);
}

/**
 * Does a timestamp, believed or not, speak of a later list of keys? Then that is asked for first.
 *
 * @param {Held} held
 * @param {Uint8Array} offered
 */
export function namesLaterKeys({ keys }, offered) {
  try {
    return saidIn(envelope(json(offered)), isTimestamp).keys > keys.version;
  } catch {
    return false;
  }
}

/**
 * What is held after `v2/keys.json`, and why it was not followed to its end, if it was not.
 *
 * @param {Held} held
 * @param {Uint8Array} offered
 * @returns {Promise<{held: Held, unfollowed: Refusal | null}>}
 */
export async function afterKeys(held, offered) {
  const { keys, refused } = await forward(held.keys, offered);
  return { held: withKeys(held, keys), unfollowed: refused };
}

/**
 * The timestamp that is offered, and which keys signed it. Throws Refused, with `unfollowed` where it names a list of
 * keys that could not be followed.
 *
 * @param {Held} held
 * @param {Uint8Array} offered
 * @param {number} now  ms
 * @param {Refusal | null} [unfollowed]
 */
export async function believedTimestamp(held, offered, now, unfollowed = null) {
  if (offered.length > TIMESTAMP_LIMIT) throw new Refused("malformed");
  const believed = await opened(envelope(json(offered)), isTimestamp, held.keys.roles.timestamp);
  const { said } = believed;
  if (isAhead(said, now)) throw new Refused("ahead", said.edition.number);
  if (isOlder(held, said)) throw new Refused("older", said.edition.number);
  if (said.keys > held.keys.version) throw new Refused(unfollowed ?? "unreachable");
  return believed;
}

/**
 * Is it older than the one held, or names what is older than what is held? An edition that is disowned gives way to
 * any: its number may be a thief's.
 *
 * @param {Held} held
 * @param {Timestamp} said
 */
function isOlder(held, { issued_at, keys, edition, retractions }) {
  const { timestamp: last } = held;
  if (last && (Date.parse(issued_at) < Date.parse(last.issued_at) || keys < last.keys)) return true;
  const number = isQuiet(held) ? (held.edition ?? 0) : 0;
  return edition.number < number || (retractions?.version ?? 0) < (held.retractions ?? 0);
}

/** The list to fetch, null where the one named is held. @param {Held} held @param {Timestamp} said */
export function wantedRetractions(held, { retractions }) {
  return retractions && retractions.version !== held.retractions ? retractions : null;
}

/**
 * The list that was fetched, and which keys signed it. Throws Refused.
 *
 * @param {Held} held
 * @param {NonNullable<Timestamp["retractions"]>} named
 * @param {Uint8Array<ArrayBuffer> | null} offered
 */
export async function believedRetractions(held, named, offered) {
  const found = await opened(await envelopeOf(named, offered), isRetractions, held.keys.roles.editions);
  if (found.said.version !== named.version) throw new Refused("malformed");
  return found;
}

/**
 * The edition to fetch, null where it is held. One that is disowned is replaced.
 *
 * @param {Held} held
 * @param {Timestamp} said
 */
export function wantedEdition(held, { edition }) {
  return isQuiet(held) && edition.number === held.edition ? null : edition;
}

/**
 * The manifest that was fetched, and which keys signed it. Throws Refused.
 *
 * @param {Held} held
 * @param {Timestamp["edition"]} named
 * @param {Uint8Array<ArrayBuffer> | null} offered
 * @param {number} now  ms
 */
export async function believedManifest(held, named, offered, now) {
  const found = await opened(await envelopeOf(named, offered), isManifest, held.keys.roles.editions);
  if (found.said.edition !== named.number) throw new Refused("malformed");
  if (Date.parse(found.said.expires_at) <= now) throw new Refused("expired");
  return found;
}

/** @param {import("./validators.js").FileRef} named @param {Uint8Array<ArrayBuffer> | null} offered */
async function envelopeOf(named, offered) {
  return envelope(json(await mustBe(offered, named)));
}
