/**
 * The edition in hand: its rows, and taking a newer one. What is kept of it stands in browser/edition-state.js; what is
 * in memory is only a cache.
 */

import { arranged, arrangedBehind } from "../core/edition/to-rows.js";
import { holding, newerOf } from "../core/edition/verify.js";
import { corrected } from "../core/lookup/without-retracted.js";
import { amend, keepOnly, open, write } from "../core/edition/database.js";
import { ownTree, treeAt } from "../core/edition/requests.js";
import { keepFiles, withOwn } from "../core/edition/files.js";
import { disowns } from "../core/edition/keys-list.js";
import { behindOf } from "../core/edition/manifest.js";
import { Refused } from "../core/edition/errors.js";
import { unpack, update } from "../core/edition/update.js";
import { queues } from "../core/util/queue.js";
import { against, keepHeld, publishers, stored } from "../browser/edition-state.js";
import { chosen } from "../browser/language.js";
import { removeLocal, writeLocal } from "../browser/local-store.js";
import { addressOf, bundledTrust, ownServer, treeOf, trust } from "../browser/trust.js";
import { ownUrl } from "../browser/own-files.js";
import { LATER, ownWeights } from "../browser/own-signals.js";
import { untilDone } from "../browser/alarms.js";

/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/edition/errors.js").Refusal} Refusal */
/** @typedef {import("../core/edition/update.js").Taken} Taken */
/** @typedef {import("../browser/edition-state.js").Held} Held */
/** @typedef {import("../browser/edition-state.js").InHand} InHand */
/** @typedef {import("../browser/edition-state.js").Origin} Origin */
/** @typedef {import("../browser/edition-state.js").Stored} Stored */

/** Who carries none of its own looks at no pages. */
const PAGE_MODEL = "page-model.json";
/** Editions are taken one after the other. */
const TAKING = "edition";
const inTurn = queues();
const PASSING = ["unreachable", "no_room", "failed"];

/** @type {{id: string, rows: Promise<{open: import("../core/edition/database.js").OpenRows, shown: Rows}>} | null} */
let opened = null;

/** The rows of the edition in hand, null where there is none. @returns {Promise<Rows | null>} */
export async function openRows() {
  const { edition } = await stored();
  if (!edition) return null;
  const isOpen = opened?.id === edition.id && (await opened.rows.then(({ open: { closed } }) => !closed, () => false));
  if (!opened || !isOpen) opened = { id: edition.id, rows: openCorrected(edition) };
  return (await opened.rows).shown;
}

/** @param {InHand} edition */
async function openCorrected(edition) {
  const [rows, how] = await Promise.all([open(edition.id), against(edition)]);
  return { open: rows, shown: corrected(rows, how) };
}

/** The same; where there is none yet, or the browser cleared it, the bundled edition is taken first. */
export async function rowsInHand() {
  const found = await openRows().catch(() => openRows()).catch(forget);
  if (found) return found;
  await takeBundled();
  return openRows();
}

async function forget() {
  opened = null;
  await removeLocal(["edition"]);
  return null;
}

/**
 * Take the edition that came with the extension, if it is newer than the one in hand. Where the person named a
 * server of their own, it only fills a gap.
 */
export function takeBundled() {
  return inTurn(TAKING, async () => {
    const [bundle, own, { edition }, language] = await Promise.all([bundledTrust(), ownServer(), stored(), chosen()]);
    if (!bundle || (own && edition)) return;
    await take("bundled", async () => {
      const held = await heldOf(bundle);
      const before = { ...holding(bundle.keys), ...(edition?.publisher === bundle.publisher && inHandOf(edition)) };
      const tree = ownTree(ownUrl("data/editions/"));
      const inHand = numberOf(edition, bundle.publisher, language);
      const { held: packed, taken } = await unpack(before, { tree, now: Date.now(), inHand, language });
      const merged = newerOf(held, packed);
      const isWorse = edition && taken && disowns(merged.keys, "editions", taken.signers);
      if (taken && !isWorse) await flip({ ...taken, held: merged }, bundle.publisher, "bundled");
      else await keepHeld(bundle.publisher, merged);
    });
  });
}

/**
 * What is held of a publisher, by the newer list of keys. That is kept at once: what is asked next may be refused.
 *
 * @param {import("../browser/trust.js").Trusted} trusted
 */
async function heldOf({ publisher, keys }) {
  const { [publisher]: held = holding(keys) } = await publishers();
  if (keys.version <= held.keys.version) return held;
  const renewed = newerOf(held, holding(keys));
  await keepHeld(publisher, renewed);
  opened = null;
  return renewed;
}

/**
 * Of the edition whose rows are there, of this publisher and in this language.
 *
 * @param {InHand | undefined} edition
 * @param {string} publisher
 * @param {import("../core/i18n.js").Language} language
 */
function numberOf(edition, publisher, language) {
  return edition?.publisher === publisher && edition.language === language ? edition.number : null;
}

/** The edition in hand in the language that is shown, where it is in another, or comes just now in another. */
export async function takeLanguage() {
  const isShown = () => inTurn(TAKING, async () => {
    const [{ edition }, language] = await Promise.all([stored(), chosen()]);
    return !edition || edition.language === language;
  });
  if (await isShown()) return;
  await takeBundled();
  if (!(await isShown())) await takeFromServer();
}

/** Of the same publisher only what is newer replaces it. @param {InHand} edition */
function inHandOf({ number, signers }) {
  return { edition: number, signed_by: { timestamp: [], edition: signers, retractions: [] } };
}

/** Ask the configured server for a newer edition. */
export function takeFromServer() {
  return inTurn(TAKING, async () => {
    const trusted = await trust();
    if (!trusted?.server) return;
    await untilDone(async () => {
      await keep({ checked: new Date().toISOString() });
      const refused = await take("server", () => ask(trusted));
      return { done: !refused || !PASSING.includes(refused) };
    });
  });
}

/** @param {import("../browser/trust.js").Trusted} trusted */
async function ask(trusted) {
  const { server, publisher } = trusted;
  const before = await heldOf(trusted);
  const [{ edition }, language] = await Promise.all([stored(), chosen()]);
  const weights = await ownWeights();
  const mirrors = (before.keys.mirrors ?? []).map(addressOf).filter(Boolean);
  const taken = await update(before, {
    tree: withOwn(treeOf(server), [Promise.resolve(weights)]),
    less: { left: weights.length ? [] : [PAGE_MODEL], later: LATER },
    mirrors: mirrors.map(treeAt),
    now: Date.now(),
    inHand: numberOf(edition, publisher, language),
    language,
    keep: async (next, frozen) => {
      await keepHeld(publisher, next, frozen === undefined ? {} : { frozen });
      opened = null;
    },
  });
  if (taken) await flip(taken, publisher, "server");
}

/** What comes behind the edition in hand, where any of it is not there yet. Throws Refused. */
export function takeBehind() {
  return inTurn(TAKING, async () => {
    const [rows, trusted, { edition }] = await Promise.all([openRows(), trust(), stored()]);
    const behind = (await rows?.one("meta", "behind")) ?? [];
    if (!edition || !trusted?.server || !behind.length) return;
    await amend(edition.id, arrangedBehind(await behindOf(behind, treeOf(trusted.server))));
  });
}

/** Forget the edition in hand and what was refused. What came with the extension is taken when it is next needed. */
export function dropEdition() {
  return inTurn(TAKING, async () => {
    await removeLocal(["edition", "publishers", "refused", "checked", "frozen"]);
    opened = null;
    await Promise.all([keepOnly(""), keepFiles([])]);
  });
}

/**
 * @param {Origin} origin
 * @param {() => Promise<unknown>} offer
 * @returns {Promise<Refusal | null>} why it was not taken
 */
async function take(origin, offer) {
  try {
    await offer();
    await keepOnly((await stored()).edition?.id ?? "");
    await keepRefusal(origin, undefined);
    return null;
  } catch (error) {
    const { code, edition } = refusalOf(error);
    const isTold = origin === "server" || (code !== "unreachable" && code !== "older");
    if (isTold) await keepRefusal(origin, { code, edition, at: new Date().toISOString() });
    return code;
  }
}

/** @param {Origin} origin @param {import("../browser/edition-state.js").Refusal} [refusal] */
async function keepRefusal(origin, refusal) {
  await keep({ refused: { ...(await stored()).refused, [origin]: refusal } });
}

/** What went wrong, by its own name. @param {unknown} error @returns {Refused} */
function refusalOf(error) {
  if (error instanceof Refused) return error;
  return new Refused(/quota/iu.test(String(error)) ? "no_room" : "failed");
}

/** What only tells of an attempt is not worth its failure. @param {Stored} values */
function keep(values) {
  return writeLocal(values).catch(() => undefined);
}

/**
 * The rows are there before the edition is in hand, and the old ones until then.
 *
 * @param {Taken} taken
 * @param {string} publisher
 * @param {Origin} origin
 */
async function flip({ held, manifest, signers, files, named }, publisher, origin) {
  const { language } = files;
  const id = [named.number, named.sha256.slice(0, 16), language].join("-");
  await write(id, arranged(manifest, files.contents, files.behind));
  const { edition: number, published_at, expires_at } = manifest;
  const taken_at = new Date().toISOString();
  const edition = { id, number, language, publisher, signers, published_at, expires_at, origin, taken_at };
  await keepHeld(publisher, held, { edition });
  opened = null;
  await keepFiles(files.digests);
}
