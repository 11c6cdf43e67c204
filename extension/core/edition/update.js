/** What a reader does once a day: docs/editions.md, “What a reader does”, step by step. */

import {
  afterKeys, believedManifest, believedRetractions, believedTimestamp, namesLaterKeys, wantedEdition,
  wantedRetractions, withEdition, withRetractions, withTimestamp,
} from "./verify.js";
import { KEYS_LIMIT } from "./keys-list.js";
import { contentsOf } from "./manifest.js";
import { Refused } from "./errors.js";
import { isFrozen, TIMESTAMP_LIMIT } from "./timestamp.js";

/** @typedef {import("./verify.js").Held} Held */
/** @typedef {import("./requests.js").Tree} Tree */
/** @typedef {import("./timestamp.js").Timestamp} Timestamp */
/**
 * @typedef {object} Offer
 * @property {Tree} tree
 * @property {Tree[]} mirrors  of which only the list of keys is asked
 * @property {number} now  ms
 * @property {number | null} inHand  the edition whose rows are there, in this language
 * @property {import("../i18n.js").Language} [language]  in which its texts are read
 * @property {import("./manifest.js").Less} [less]
 * @property {(held: Held, frozen?: string) => Promise<unknown>} keep  called with what is believed so far; `frozen`:
 *   since when the server that answered stands still, "" where it does not
 */
/**
 * @typedef {object} Taken
 * @property {Held} held  with the edition
 * @property {Timestamp["edition"]} named
 * @property {import("./manifest.js").SignedManifest} manifest
 * @property {string[]} signers
 * @property {import("./manifest.js").Contents} files
 */

/**
 * The edition to take up, null where it is in hand. Throws Refused; what was believed before has been kept.
 *
 * @param {Held} before
 * @param {Offer} offer
 * @returns {Promise<Taken | null>}
 */
export async function update(before, offer) {
  const { tree, now, keep } = offer;
  const mirrored = await afterMirrors(before, offer);
  const offered = await timestampOf(tree);
  const { held, unfollowed } = await afterServer(mirrored, offered, offer);
  const believed = await believedTimestamp(held, offered, now, unfollowed);
  const { said } = believed;
  await keep(held, isFrozen(said, now) ? said.issued_at : "");
  const corrected = await afterRetractions(held, said, tree);
  if (corrected !== held) await keep(corrected);
  const wanted = wantedEdition(corrected, said) ?? lacking(said, offer);
  const manifest = wanted && (await manifestOf(corrected, wanted, offer));
  const stamped = withTimestamp(corrected, believed);
  await keep(stamped);
  return manifest && taken(stamped, wanted, manifest, offer);
}

/**
 * The same of the tree that came with the extension: nobody is asked, and a clock that is behind refuses nothing.
 *
 * @param {Held} before
 * @param {Pick<Offer, "tree" | "now" | "inHand" | "language">} offer
 * @returns {Promise<{held: Held, taken: Taken | null}>}
 */
export async function unpack(before, offer) {
  const { tree } = offer;
  const believed = await believedTimestamp(before, await timestampOf(tree), Infinity);
  const held = withTimestamp(await afterRetractions(before, believed.said, tree), believed);
  const wanted = wantedEdition(held, believed.said) ?? lacking(believed.said, offer);
  const found = wanted && (await taken(held, wanted, await manifestOf(held, wanted, offer), offer));
  return { held: found?.held ?? held, taken: found };
}

/** The edition whose rows are not there. @param {Timestamp} said @param {Pick<Offer, "inHand">} offer */
function lacking({ edition }, { inHand }) {
  return edition.number === inHand ? null : edition;
}

/** @param {Tree} tree */
async function timestampOf(tree) {
  const offered = await tree.get("v2/timestamp.json", TIMESTAMP_LIMIT);
  if (!offered) throw new Refused("unreachable");
  return offered;
}

/** @param {Held} held @param {Offer} offer */
async function afterMirrors(held, { mirrors, keep }) {
  let next = held;
  for (const mirror of mirrors) {
    const offered = await mirror.get("v2/keys.json", KEYS_LIMIT).catch(() => null);
    if (offered) next = (await afterKeys(next, offered)).held;
  }
  if (next.keys.version > held.keys.version) await keep(next);
  return next;
}

/**
 * @param {Held} held
 * @param {Uint8Array} timestamp
 * @param {Offer} offer
 * @returns {ReturnType<typeof afterKeys>}
 */
async function afterServer(held, timestamp, { tree, keep }) {
  const isAsked = held.keys.mirrors?.length || namesLaterKeys(held, timestamp);
  const offered = isAsked ? await tree.get("v2/keys.json", KEYS_LIMIT) : null;
  if (!offered) return { held, unfollowed: null };
  const found = await afterKeys(held, offered);
  if (found.held.keys.version > held.keys.version) await keep(found.held);
  return found;
}

/** @param {Held} held @param {Timestamp} said @param {Tree} tree */
async function afterRetractions(held, said, tree) {
  const named = wantedRetractions(held, said);
  if (!named) return held;
  const offered = await tree.file(`v2/files/${named.sha256}.json`, named.size);
  return withRetractions(held, await believedRetractions(held, named, offered));
}

/** @param {Held} held @param {Timestamp["edition"]} named @param {{tree: Tree, now: number}} offer */
function manifestOf(held, named, { tree, now }) {
  return about(named, async () => {
    const offered = await tree.file(`v2/manifests/${named.number}.json`, named.size);
    return believedManifest(held, named, offered, now);
  });
}

/**
 * @param {Held} held
 * @param {Timestamp["edition"]} named
 * @param {import("./envelope.js").Opened<import("./manifest.js").SignedManifest>} manifest
 * @param {Pick<Offer, "tree" | "language" | "less">} offer
 * @returns {Promise<Taken>}
 */
async function taken(held, named, { said: manifest, signers }, { tree, language, less }) {
  const files = await about(named, () => contentsOf(manifest, tree, language, less));
  return { held: withEdition(held, named.number, signers), named, manifest, signers, files };
}

/**
 * A refusal says which edition it is of.
 *
 * @template T
 * @param {Timestamp["edition"]} named
 * @param {() => Promise<T>} step
 */
async function about({ number }, step) {
  try {
    return await step();
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.code, number) : error;
  }
}
