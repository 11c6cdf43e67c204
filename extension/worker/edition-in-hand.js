/**
 * The edition in hand: which it is, taking a newer one, and what was refused and why.
 *
 * storage.local holds `edition` (the one in hand), `newest` (by key, the highest number ever taken: when the browser
 * lost the rows, the server may offer that one again, but none older), `refused` (per origin, the last refusal) and
 * `checked` (when the server was last asked). What is in memory is only a cache.
 */

import { Refused, verified } from "../core/edition/verify.js";
import { latestAt, ownFiles, serverFiles } from "../core/edition/fetching.js";
import { dropFiles, keptFiles } from "../core/edition/partial-download.js";
import { keepOnly, open, write } from "../core/edition/database.js";
import { stored } from "../browser/edition-state.js";
import { bundledTrust, ownServer, trust } from "../browser/trust.js";

/** @typedef {import("../browser/edition-state.js").Origin} Origin */
/** @typedef {import("../browser/edition-state.js").Stored} Stored */

const DAY = 24 * 60;
const ALARM = "edition";
/** Tried again after so many minutes where the server could not be reached, or the worker was stopped on the way. */
const AGAIN = "edition-again";
const SOON = 30;
const PASSING = ["unreachable", "no_room", "failed"];
/** A worker that calls nothing is stopped after 30 seconds, however much is still coming. */
const AWAKE_EVERY = 20_000;

/** @type {{number: number, rows: Promise<import("../core/edition/database.js").OpenRows>} | null} */
let opened = null;
/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/** The rows of the edition in hand, null where there is none. */
export async function openRows() {
  const { edition } = await stored();
  if (!edition) return null;
  const isOpen = opened?.number === edition.number && (await opened.rows.then(({ closed }) => !closed, () => false));
  if (!opened || !isOpen) opened = { number: edition.number, rows: open(edition.number) };
  return opened.rows;
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
  await chrome.storage.local.remove("edition");
  return null;
}

/**
 * Take the edition that came with the extension, if it is newer than the one in hand. Where the person named a
 * server of their own, it only fills a gap.
 */
export function takeBundled() {
  return inTurn(async () => {
    const [{ keys }, own, { edition }] = await Promise.all([bundledTrust(), ownServer(), stored()]);
    if (own && edition) return;
    const get = ownFiles(chrome.runtime.getURL("data/edition/"));
    await take("bundled", keys, (held) => verified({ get, keys, held, now: Date.now() }));
  });
}

/** Ask the configured server for a newer edition. */
export function takeFromServer() {
  return inTurn(async () => {
    const { server, keys } = await trust();
    if (!server) return;
    await chrome.alarms.create(AGAIN, { delayInMinutes: SOON });
    const awake = setInterval(() => void chrome.runtime.getPlatformInfo(), AWAKE_EVERY);
    try {
      await keep({ checked: new Date().toISOString() });
      const refused = await take("server", keys, async (held) => {
        const { edition: announced } = await latestAt(server);
        if (announced === held) return null;
        if (announced < held) throw new Refused("older", announced);
        const get = serverFiles(server, announced);
        return verified({ get, keys, held, now: Date.now(), announced, kept: keptFiles });
      });
      if (refused && PASSING.includes(refused)) return;
      await chrome.alarms.clear(AGAIN);
      await dropFiles();
    } finally {
      clearInterval(awake);
    }
  });
}

/** Forget the edition in hand and what was refused. What came with the extension is taken when it is next needed. */
export function dropEdition() {
  return inTurn(async () => {
    await chrome.storage.local.remove(["edition", "newest", "refused", "checked"]);
    opened = null;
    await keepOnly(0);
  });
}

/** One alarm asks the server once a day. */
export async function watch() {
  if (!(await chrome.alarms.get(ALARM))) {
    await chrome.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: DAY });
  }
}

/**
 * Numbers are compared among editions signed by the same keys only: another publisher counts for itself.
 *
 * @param {Origin} origin
 * @param {import("../core/edition/verify.js").TrustedKey[]} keys
 * @param {(held: number) => ReturnType<typeof verified>} offer
 * @returns {Promise<import("../core/edition/verify.js").Refusal | null>} why it was not taken
 */
async function take(origin, keys, offer) {
  const { edition, newest = {}, refused = {} } = await stored();
  const mine = edition && keys.some(({ id }) => id === edition.key) ? edition.number : 0;
  const floor = origin === "server" ? Math.max(0, ...keys.map(({ id }) => newest[id] ?? 0)) - 1 : 0;
  try {
    const found = await offer(Math.max(mine, floor));
    if (found) await flip(found.manifest, found.files, origin);
    await keep({ refused: { ...refused, [origin]: undefined } });
    return null;
  } catch (error) {
    const { code, edition: number } = refusalOf(error);
    const refusal = { code, edition: number, at: new Date().toISOString() };
    const isTold = origin === "server" || (code !== "unreachable" && code !== "older");
    if (isTold) await keep({ refused: { ...refused, [origin]: refusal } });
    return code;
  }
}

/** What went wrong, by its own name. @param {unknown} error @returns {Refused} */
function refusalOf(error) {
  if (error instanceof Refused) return error;
  return new Refused(/quota/iu.test(String(error)) ? "no_room" : "failed");
}

/** What only tells of an attempt is not worth its failure. @param {Stored} values */
function keep(values) {
  return chrome.storage.local.set(values).catch(() => undefined);
}

/**
 * @param {import("../core/edition/verify.js").Manifest} manifest
 * @param {Map<string, any>} files
 * @param {Origin} origin
 */
async function flip(manifest, files, origin) {
  await write(manifest, files);
  const { edition: number, key, published_at, expires_at } = manifest;
  const edition = { number, key, published_at, expires_at, origin, taken_at: new Date().toISOString() };
  const { newest = {} } = await stored();
  await chrome.storage.local.set({ edition, newest: { ...newest, [key]: Math.max(newest[key] ?? 0, number) } });
  opened = null;
  await keepOnly(number);
}

/** Editions are taken one after the other. @template T @param {() => Promise<T>} step @returns {Promise<T>} */
function inTurn(step) {
  const next = turn.then(step, step);
  turn = next.catch(() => undefined);
  return next;
}
