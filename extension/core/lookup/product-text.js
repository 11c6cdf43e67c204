/** What is said of a product, in two lines: what it is, and what is not known. Pure; as `lookup/product_text.py`. */

import { listed } from "../i18n.js";
import { company } from "../normalise/company.js";
import { letters } from "../normalise/text.js";
import { categoryOf } from "../verdict/decide.js";
import { short } from "./near-chinese.js";

/** @typedef {import("../edition/products.js").Product} Product */
/** @typedef {import("../edition/products.js").Behind} Behind */
/** @typedef {import("../edition/products.js").ProductLender} ProductLender */
/** @typedef {import("../verdict/card.js").Part} Part */
/** @typedef {Pick<import("./lookup.js").Tables, "categories" | "fold">} Tables */

/** The kinds that share a sentence with another, by whose it is. @type {Record<string, string>} */
const KEYS = { own: "own", bank: "own", "pay-later": "pay_later" };
/** The kinds of which it is said whose they are. */
const OF_ONE = ["own", "bank", "brand"];

/**
 * The sentences about a product, asked for by this name in normal form.
 *
 * @param {Product} product
 * @param {string} asked
 * @param {Tables} tables
 * @returns {Part[]}
 */
export function says(product, asked, tables) {
  const former = product.former.filter(({ name }) => asked.includes(company(name, tables.fold)));
  const renamed = former.map(({ name }) => ({ key: "says_renamed", values: { former: name, now: product.name } }));
  return [whatItIs(product), ...renamed, ...behind(product, tables)];
}

/**
 * The sentences about a host or an app that is said to be a product's.
 *
 * @param {Product} product
 * @param {{type: string, normal: string}} query
 * @param {Tables} tables
 * @returns {Part[]}
 */
export function ofChannel(product, query, tables) {
  const own = { key: `says_product_${query.type}`, values: channelWords(product, query) };
  return [own, whatItIs(product), ...behind(product, tables)];
}

/**
 * The same in two sentences, beside what is said of the page at this host.
 *
 * @param {Product} product
 * @param {{normal: string}} query
 * @returns {Part[]}
 */
export function briefly(product, query) {
  return [{ key: "says_product_host", values: channelWords(product, query) }, whatItIs(product)];
}

/** @param {Product} product @param {{normal: string}} query */
function channelWords({ name, channels }, { normal }) {
  return { product: name, date: channels.find(({ value }) => normal.includes(value))?.as_of };
}

/** @param {Product} product @returns {Part} */
export function whatItIs({ name, kind, lenders }) {
  const lends = lenders.find(({ tie }) => tie === "lender");
  const key = OF_ONE.includes(kind) && !lends ? "unsaid" : (KEYS[kind] ?? kind);
  return { key: `says_product_${key}`, values: { product: name, lender: lends?.name ?? "" } };
}

/** What is known of who lends. @param {Product} product @param {Tables} tables @returns {Part[]} */
function behind(product, tables) {
  const { kind, lenders } = product;
  const lends = lenders.find(({ tie }) => tie === "lender");
  if (lends && OF_ONE.includes(kind)) return [ownState(lends, tables), { key: "says_product_same_name" }];
  if (lends) {
    const values = { lender: lends.name, date: lends.as_of };
    return [{ key: "says_product_lends", values }, ownState(lends, tables)];
  }
  return kind === "marketplace" ? [] : [inThePress(lenders)];
}

/**
 * Whose partner list is newly said to name it, else the small-loan company of its group.
 *
 * @param {ProductLender[]} lenders
 * @returns {Part}
 */
function inThePress(lenders) {
  const named = lenders.filter(({ tie }) => tie === "named-by").sort((a, b) => newerFirst(a.as_of, b.as_of));
  const newest = named.filter(({ as_of }) => as_of === named[0].as_of);
  const group = lenders.find(({ tie }) => tie === "group-lender");
  if (newest.length) {
    const firms = newest.map(({ name }) => short(name));
    return { key: "says_product_named", values: { lenders: listed(firms, 2), date: newest[0].as_of } };
  }
  if (group) return { key: "says_product_group", values: { lender: group.name, date: group.as_of } };
  return { key: "says_product_nobody" };
}

/** @param {string} a @param {string} b */
function newerFirst(a, b) {
  return a === b ? 0 : a < b ? 1 : -1;
}

/** The keys of what to do now; whom to ask of a small-loan company where one may lend. @param {Product} product */
export function nextSteps({ kind, lenders }) {
  const isOfOne = ["own", "bank"].includes(kind) && !lenders.some(({ name }) => name.includes("小额贷款"));
  return ["product_now_contract", ...(isOfOne ? [] : ["product_now_small_loan"])];
}

/**
 * What the registers say of a firm itself: listed, of a kind not held whole, or see below.
 *
 * @param {Behind} firm
 * @param {Tables} tables
 * @returns {Part}
 */
export function ownState({ name, verdict, listed: on }, { categories, fold }) {
  if (verdict === "licensed") return { key: "says_product_listed", values: { date: on } };
  const kind = categoryOf(letters(name, fold), categories);
  if (!kind?.ask || on !== null) return { key: "says_product_see" };
  return { key: "says_product_ask", values: { category: kind.title, ask: kind.ask.title } };
}
