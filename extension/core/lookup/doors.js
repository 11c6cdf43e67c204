/** Official offices: by their numbers, and by the sites where people turn to them. */

import { countryIn } from "./country.js";
import { common } from "./lookup.js";
import { speaksOfNumber } from "./numbers.js";
import { productsOf } from "./products.js";
import { host, walk } from "../normalise/host.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../checklists/checklist.js").Door} Door */

/** A short number among words. */
const SHORT = /(?:^|[^\w.,+-])(\d{3,6})(?![\w-]|[.,]\d)/gu;
/** The id of a door that is not on the mainland begins with its country. */
const ABROAD = /^([a-z]{2})-/u;

/** @param {Rows} rows @returns {Promise<Door[]>} */
async function doorsOf(rows) {
  return (await rows.one("meta", "help"))?.doors ?? [];
}

/**
 * The door with this number: who is asked, never who calls.
 *
 * @param {Rows} rows
 * @param {string} number
 */
export async function doorAt(rows, number) {
  return (await doorsOf(rows)).find(({ phone }) => phone === number);
}

/**
 * The door whose site this host is, or which has another site of the same owner.
 *
 * @param {Rows} rows
 * @param {string} normal
 */
export async function doorOf(rows, normal) {
  const { tables } = await common(rows);
  const steps = walk(normal, tables);
  const sites = (await doorsOf(rows)).flatMap((door) => {
    const own = door.url && host(door.url, tables.suffixes);
    return own ? [{ door, own: walk(own, tables) }] : [];
  });
  const exact = steps.flatMap((step) => sites.find(({ own }) => own[0] === step) ?? []);
  const [domain] = steps.slice(-1);
  const [found] = exact.length ? exact : sites.filter(({ own }) => domain && own.slice(-1)[0] === domain);
  return found?.door;
}

/**
 * The one short number of an office in a text that is not in Chinese and speaks of a number or a call; "" for none, or
 * for one that several countries have and the text does not tell.
 *
 * @param {Rows} rows
 * @param {string} text
 */
export async function doorNumberIn(rows, text) {
  if (!speaksOfNumber(text)) return "";
  const country = countryIn(text, await productsOf(rows));
  const written = new Set(Array.from(text.matchAll(SHORT), ([, number]) => number));
  const held = (await doorsOf(rows)).filter(({ phone }) => phone && written.has(phone));
  const here = country.toLowerCase();
  const [own, ...others] = held.filter(({ id }) => !here || (ABROAD.exec(id)?.[1] ?? "cn") === here);
  return (others.length ? "" : own?.phone) ?? "";
}
