/**
 * Where a person wants no banner, no reminder and no warning page: for this visit (kept with the tab's
 * visit), for some days, or always. The verdict is still said in the popup and the toolbar.
 *
 * storage.local holds `pauses`: by domain the ISO time until which it holds, "" for always.
 */

import { host, isShared } from "../core/normalise/host.js";
import { readLocal, writeLocal } from "./local-store.js";

/** @typedef {{domain: string, until: string}} Pause  `until`: an ISO time, "" for always */

export const ALWAYS = "";
const DAY = 86_400_000;

/** The pauses that still hold, by domain. @param {number} [now] @returns {Promise<Pause[]>} */
export async function list(now = Date.now()) {
  const kept = Object.entries(await read());
  return kept
    .filter(([, until]) => holds(until, now))
    .map(([domain, until]) => ({ domain, until }))
    .toSorted((a, b) => a.domain.localeCompare(b.domain));
}

/** @param {string} domain  as `domainOf` names it @param {string} until @param {number} [now] */
export async function pause(domain, until, now = Date.now()) {
  const others = (await list(now)).filter((one) => one.domain !== domain);
  await write([...others, { domain, until }]);
}

/** @param {string} domain @param {number} [now] */
export async function resume(domain, now = Date.now()) {
  await write((await list(now)).filter((one) => one.domain !== domain));
}

/**
 * The pause that holds for a domain, null where none does.
 *
 * @param {string} domain
 * @param {number} [now]
 * @returns {Promise<Pause | null>}
 */
export async function pauseOf(domain, now = Date.now()) {
  return (await list(now)).find((one) => one.domain === domain) ?? null;
}

/**
 * Is the tab's page to be left alone?
 *
 * @param {{url: string, paused: boolean}} visit
 * @param {import("../core/lookup/lookup.js").Tables} tables
 * @param {number} [now]
 */
export async function isPaused({ url, paused }, tables, now = Date.now()) {
  return paused || (await pauseOf(domainOf(url, tables), now)) !== null;
}

/**
 * What a pause on this page is for: the registrable domain; where many share that, the host alone.
 *
 * @param {string} url  an address of the web
 * @param {Pick<import("../core/lookup/lookup.js").Tables, "suffixes" | "shared">} tables
 */
export function domainOf(url, { suffixes, shared }) {
  const normal = host(url, suffixes);
  if (!normal) return new URL(url).host;
  const site = suffixes.site(normal) || normal;
  return isShared(normal, shared) || isShared(site, shared) ? normal : site;
}

/** So many days from now. @param {number} days @param {number} [now] */
export function inDays(days, now = Date.now()) {
  return new Date(now + days * DAY).toISOString();
}

/** A time that cannot be read holds nothing. @param {unknown} until @param {number} now */
function holds(until, now) {
  return until === ALWAYS || Date.parse(String(until)) > now;
}

/** @returns {Promise<Record<string, string>>} */
async function read() {
  return (await readLocal("pauses")) ?? {};
}

/** @param {Pause[]} pauses */
function write(pauses) {
  return writeLocal({ pauses: Object.fromEntries(pauses.map(({ domain, until }) => [domain, until])) });
}
