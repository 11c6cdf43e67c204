/**
 * The edition in hand: which it is, taking a newer one, and what was refused and why.
 *
 * storage.local holds `edition` (the one in hand), `newest` (by key, the highest number ever taken: when the
 * browser lost the rows, the server may offer that one again, but none older), `refused` (per origin, the last refusal) and
 * `checked` (when the server was last asked). What is in memory is only a cache.
 */

import { Refused, verified } from "./edition.js";
import { latestAt, ownFiles, serverFiles } from "./fetching.js";
import { keepOnly, open, write } from "./rows.js";
import { bundledTrust, ownServer, trust } from "./trust.js";

/** @typedef {"bundled" | "server"} Origin */
/** @typedef {{number: number, key: string, published_at: string, expires_at: string, origin: Origin, taken_at: string}} Held */
/** @typedef {{code: import("./edition.js").Refusal, edition: number, at: string}} Refusal */
/** @typedef {{edition?: Held, newest?: Record<string, number>, refused?: Partial<Record<Origin, Refusal>>, checked?: string}} Stored */

const DAY = 24 * 60;
const ALARM = "edition";

/** @type {{number: number, rows: Promise<import("./rows.js").Rows>} | null} */
let opened = null;
/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/** @returns {Promise<Stored>} */
export function stored() {
  return chrome.storage.local.get(["edition", "newest", "refused", "checked"]);
}

/** The rows of the edition in hand, null where there is none. */
export async function heldRows() {
  const { edition } = await stored();
  if (!edition) return null;
  if (opened?.number !== edition.number || (await opened.rows).closed) {
    opened = { number: edition.number, rows: open(edition.number) };
  }
  return opened.rows;
}

/** The same; where there is none yet, or the browser cleared it, the bundled edition is taken first. */
export async function rows() {
  const found = await heldRows().catch(forget);
  if (found) return found;
  await takeBundled();
  return heldRows();
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
    await chrome.storage.local.set({ checked: new Date().toISOString() });
    await take("server", keys, async (held) => {
      const { edition: announced } = await latestAt(server);
      if (announced === held) return null;
      if (announced < held) throw new Refused("older", announced);
      return verified({ get: serverFiles(server, announced), keys, held, now: Date.now(), announced });
    });
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
 * @param {import("./edition.js").TrustedKey[]} keys
 * @param {(held: number) => ReturnType<typeof verified>} offer
 */
async function take(origin, keys, offer) {
  const { edition, newest = {}, refused = {} } = await stored();
  const mine = edition && keys.some(({ id }) => id === edition.key) ? edition.number : 0;
  const floor = origin === "server" ? Math.max(0, ...keys.map(({ id }) => newest[id] ?? 0)) - 1 : 0;
  try {
    const found = await offer(Math.max(mine, floor));
    if (found) await flip(found.manifest, found.files, origin);
    await chrome.storage.local.set({ refused: { ...refused, [origin]: undefined } });
  } catch (error) {
    const { code, edition: number } = error instanceof Refused ? error : new Refused("malformed");
    if (origin === "bundled" && (code === "unreachable" || code === "older")) return;
    const refusal = { code, edition: number, at: new Date().toISOString() };
    await chrome.storage.local.set({ refused: { ...refused, [origin]: refusal } });
  }
}

/**
 * @param {import("./edition.js").Manifest} manifest
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
