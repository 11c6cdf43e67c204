/** What only asks back: a name that is near, spelt alike or inside a text is no name. As `lookup/did_you_mean.py`. */

import { listed } from "../i18n.js";
import { shortened } from "../verdict/card.js";
import { company } from "../normalise/company.js";
import { isRetracted } from "./without-retracted.js";
import { nothing, summary } from "./empty.js";
import { common, lendersAt } from "./lookup.js";
import { addsTo } from "./product-names.js";
import { productsOf } from "./products.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Answer} Answer */

const COUNTRY = "CN";
const PROVEN = ["register", "certificate", "reviewed"];
const MOST = 5;
/** So many names are said in a sentence; all of them are suggestions. */
const SAID = 2;
/** The longest name of a lender before that of its product. */
const LONGEST = 12;
/** What a lender's product is called behind its name: 中行e贷, 邮储极速贷. */
const PRODUCT = /^[a-z]?[\u3400-\u9fff]{0,3}(?:贷|借|分期|卡)$/u;

/**
 * The names that may be meant, none of what was taken back.
 *
 * @param {Rows} rows
 * @param {string} normal
 */
export async function meantBy(rows, normal) {
  const found = (await productsOf(rows)).asksFor(normal);
  const bearers = await Promise.all(found.map(async (name) => lendersAt(rows, keysOf(await bearersOf(rows, name)))));
  return found.filter((_, at) => bearers[at].length === 0 || bearers[at].some((one) => !isRetracted(one)));
}

/**
 * Whom this name may mean: a product, a name that only asks, a lender's name in a text.
 *
 * @param {Rows} rows
 * @param {string} normal
 * @returns {Promise<string[]>}
 */
export async function meant(rows, normal) {
  const found = await meantBy(rows, normal);
  if (found.length) return found;
  const own = (await productsOf(rows)).bare(normal);
  const owners = own === normal ? [] : await bearing(rows, own);
  if (owners.length) return owners;
  const chars = [...normal];
  const begun = [...chars.keys()]
    .map((at) => [chars.slice(0, at).join(""), chars.slice(at).join("")])
    .filter(([before, behind]) => before.length > 1 && before.length <= LONGEST && PRODUCT.test(behind));
  return (await Promise.all([...begun].reverse().map(([before]) => bearing(rows, before)))).flat();
}

/**
 * The legal names of the lenders whose own name this is.
 *
 * @param {Rows} rows
 * @param {string} normal
 */
async function bearing(rows, normal) {
  const found = /** @type {NameRow[] | undefined} */ (await rows.one("names", normal)) ?? [];
  const own = found.filter(([, kind]) => kind === "legal" || kind === "short");
  const lenders = await lendersAt(rows, keysOf(own));
  return lenders.filter((one) => !isRetracted(one)).map(({ name }) => name);
}

/**
 * “Did you mean”, with the names to choose from; no verdict on any of them.
 *
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @param {string[]} names
 * @param {import("../verdict/card.js").Part[]} [after]  what is folded
 * @param {import("../verdict/card.js").Part[]} [before]  what is said first
 * @returns {Promise<import("./by-lender.js").Asked>}
 */
export async function askBack(rows, query, names, after = [], before = []) {
  const suggestions = await suggested(rows, names);
  const answer = { ...nothing(await common(rows), query.normal, "ask", COUNTRY), query, suggestions };
  const kind = query.type === "app" ? "_app" : await differsBy(rows, query, names);
  const values = { names: listed(names, SAID), text: shortened(query.text) };
  const own = [...before, { key: `says_uncovered_ask${kind}`, values }];
  return { answer: { ...answer, verdict: "uncovered" }, words: {}, told: { own, after } };
}

/**
 * How what was asked differs from these names: it adds to one of them, or is one but for a letter or a sound.
 *
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @param {string[]} names
 */
async function differsBy(rows, query, names) {
  if (addsTo(await productsOf(rows), query, names)) return "_variant";
  return (await isSlip(rows, query.normal, names)) ? "_slip" : "";
}

/**
 * Is what was asked one of these names but for a letter or a sound?
 *
 * @param {Rows} rows
 * @param {string} asked
 * @param {string[]} names
 */
async function isSlip(rows, asked, names) {
  const { tables } = await common(rows);
  if ((await productsOf(rows)).isSlip(asked)) return true;
  const chars = [...asked];
  return names.some((name) => {
    const own = [...company(name, tables.fold)];
    return own.length === chars.length && own.filter((char, at) => char !== chars[at]).length === 1;
  });
}

/** Does more than the press say that this is the lender's name? @param {NameRow} row */
export function isProvenName([, kind, , proof]) {
  return kind === "legal" || PROVEN.includes(proof ?? "");
}

/** Names to choose from, each with whom it is or was. @param {Rows} rows @param {string[]} names */
export function suggested(rows, names) {
  return Promise.all(names.slice(0, MOST).map((name) => withLender(rows, name)));
}

/** @param {Rows} rows @param {string} name */
async function withLender(rows, name) {
  const own = (await bearersOf(rows, name)).filter((row) => row[1] !== "brand" || isProvenName(row));
  const lenders = (await lendersAt(rows, keysOf(own))).filter((one) => !isRetracted(one));
  return { name, lender: lenders.length === 1 ? summary(lenders[0]) : null };
}

/** @param {Rows} rows @param {string} name @returns {Promise<NameRow[]>} */
async function bearersOf(rows, name) {
  const { tables } = await common(rows);
  return (await rows.one("names", company(name, tables.fold))) ?? [];
}

/** Whom these rows of names are of, each once. @param {NameRow[]} found */
export function keysOf(found) {
  return [...new Set(found.map(([key]) => key))];
}
