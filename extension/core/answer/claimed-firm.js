/**
 * Whom a text names beside a number, an address or another: who calls, writes or links says so of itself. Nothing of it
 * is proven.
 */

import { company } from "../normalise/company.js";
import { suggested } from "../lookup/did-you-mean.js";
import { bearersOf, called } from "../lookup/names-found.js";
import { isOwned } from "../lookup/imitation.js";
import { namedIn } from "./firm-in-sentence.js";
import { isSentence } from "../read/situations.js";
import { productsOf } from "../lookup/products.js";
import { readingOf } from "../lookup/context.js";
import { lendersAt } from "../lookup/lookup.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./story.js").Named} Named */

/** So many characters beside the names make a text that tells of them: no name with a link. */
const LEAST_TOLD = 3;
/** Of so many hosts of the lender that a text names is told. */
const KNOWN_HOSTS = 3;

/**
 * Of a text with a number that third parties say is its owner's: names to choose from, and what is noticed.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} owner
 * @returns {Promise<Named>}
 */
export async function besideNumber(rows, text, owner) {
  const names = await called(rows, await toldIn(rows, text));
  const suggestions = await suggested(rows, names.filter((one) => one !== owner));
  const claims = { id: "claims", values: { name: owner } };
  return { suggestions, parts: names.includes(owner) ? [claims] : [] };
}

/**
 * Of a text with an address of which nothing is known: the hosts known of the one lender that it names.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} host
 * @returns {Promise<Named>}
 */
export async function besideAddress(rows, text, host) {
  const pieces = await toldIn(rows, text);
  const names = await called(rows, pieces);
  const suggestions = await suggested(rows, names);
  const hosts = pieces.length === 1 ? await hostsOf(rows, pieces[0]) : [];
  if (!hosts.length || (await isOwned(rows, host))) return { suggestions, parts: [] };
  const known = hosts.slice(0, KNOWN_HOSTS).join(" · ");
  return { suggestions, parts: [{ id: "mentioned", values: { lender: names[0], host, known } }] };
}

/**
 * Of a sentence whose answer is about one: whom else it names, but for those behind that one.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Pick<import("../lookup/lookup.js").Answer, "lender" | "product">} answer
 * @returns {Promise<Named>}
 */
export async function besideAnother(rows, text, { lender, product }) {
  const about = [lender, product, product?.operator, ...(product?.lenders ?? [])];
  const own = new Set(about.map((one) => one?.name));
  const pieces = isSentence(text, await readingOf(rows)) ? await namedIn(rows, text) : [];
  const others = (await called(rows, pieces)).filter((one) => !own.has(one));
  return { suggestions: await suggested(rows, others), parts: [] };
}

/** The names in a text that tells of them. @param {Rows} rows @param {string} text @returns {Promise<string[]>} */
async function toldIn(rows, text) {
  const pieces = await namedIn(rows, text);
  const told = company(text, (await productsOf(rows)).fold).length - pieces.join("").length;
  return told >= LEAST_TOLD ? pieces : [];
}

/** The hosts of the one lender of a name; none of a product's name. @param {Rows} rows @param {string} name */
async function hostsOf(rows, name) {
  if ((await productsOf(rows)).named(name)) return [];
  const bearers = (await bearersOf(rows, [name])).get(name) ?? [];
  const keys = bearers.map(({ key }) => key);
  const [lender] = keys.length === 1 ? await lendersAt(rows, keys) : [];
  return [...(lender?.hosts ?? [])].sort();
}
