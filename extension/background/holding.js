/**
 * The edition in hand: which it is, taking a newer one, and what was refused and why.
 *
 * storage.local holds `edition` (the one in hand), `newest` (the highest number ever taken: when the
 * browser lost the rows, the server may offer that one again, but none older), `refused` (per origin, the last refusal) and
 * `checked` (when the server was last asked). What is in memory is only a cache.
 */

import { Refused, verified } from "./edition.js";
import { newestAt, ownFiles, serverFiles } from "./fetching.js";
import { keepOnly, open, write } from "./rows.js";

/** @typedef {"bundled" | "server"} Origin */
/** @typedef {{number: number, published_at: string, expires_at: string, origin: Origin, taken_at: string}} Held */
/** @typedef {{code: import("./edition.js").Refusal, edition: number, at: string}} Refusal */
/** @typedef {{edition?: Held, newest?: number, refused?: Partial<Record<Origin, Refusal>>, checked?: string}} Stored */

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

/** Take the edition that came with the extension, if it is newer than the one in hand. */
export function takeBundled() {
  return inTurn(async () => {
    const { keys } = await trust();
    const get = ownFiles(chrome.runtime.getURL("data/edition/"));
    await take("bundled", (held) => verified({ get, keys, held, now: Date.now() }));
  });
}

/** Ask the configured server for a newer edition. */
export function takeFromServer() {
  return inTurn(async () => {
    const { server, keys } = await trust();
    if (!server) return;
    await chrome.storage.local.set({ checked: new Date().toISOString() });
    await take("server", async (held) => {
      const announced = await newestAt(server);
      if (announced === held) return null;
      if (announced < held) throw new Refused("older", announced);
      return verified({ get: serverFiles(server, announced), keys, held, now: Date.now(), announced });
    });
  });
}

/** One alarm asks the server once a day. */
export async function watch() {
  if (!(await chrome.alarms.get(ALARM))) {
    await chrome.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: DAY });
  }
}

/** @returns {Promise<import("./edition.js").Trust>} */
export async function trust() {
  try {
    const found = await (await fetch(chrome.runtime.getURL("data/trust.json"))).json();
    return { server: String(found.server ?? "").replace(/\/+$/u, ""), keys: found.keys ?? [] };
  } catch {
    return { server: "", keys: [] };
  }
}

/**
 * @param {Origin} origin
 * @param {(held: number) => ReturnType<typeof verified>} offer
 */
async function take(origin, offer) {
  const { edition, newest = 0, refused = {} } = await stored();
  const floor = origin === "server" ? newest - 1 : 0;
  try {
    const found = await offer(Math.max(edition?.number ?? 0, floor));
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
  const { edition: number, published_at, expires_at } = manifest;
  const edition = { number, published_at, expires_at, origin, taken_at: new Date().toISOString() };
  const { newest = 0 } = await stored();
  await chrome.storage.local.set({ edition, newest: Math.max(newest, number) });
  opened = null;
  await keepOnly(number);
}

/** Editions are taken one after the other. @template T @param {() => Promise<T>} step @returns {Promise<T>} */
function inTurn(step) {
  const next = turn.then(step, step);
  turn = next.catch(() => undefined);
  return next;
}
