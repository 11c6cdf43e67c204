/** What is said of a product, in two lines: what it is, and what is not known. Pure; as `lookup/product_text.py`. */

import { listed } from "../i18n.js";
import { company } from "../normalise/company.js";
import { letters } from "../normalise/text.js";
import { shortened } from "../verdict/card.js";
import { categoryOf } from "../verdict/decide.js";
import { short } from "./near-chinese.js";

/** @typedef {import("../edition/products.js").Product} Product */
/** @typedef {import("../edition/products.js").Behind} Behind */
/** @typedef {import("../edition/products.js").ProductLender} ProductLender */
/** @typedef {import("../verdict/card.js").Part} Part */
/** @typedef {Pick<import("./lookup.js").Tables, "categories" | "fold">} Tables */

/** The kinds that share a sentence with another, by whose it is. @type {Record<string, string>} */
const KEYS = { own: "own", bank: "own", "pay-later": "pay_later" };
/** So many firms are said in a sentence. */
const SAID = 2;
/** The kinds of which it is said whose they are. */
const OF_ONE = ["own", "bank", "brand"];

/**
 * The sentences about a product, asked for by name: first who lends, where that is told of one.
 *
 * @param {Product} product
 * @param {{text: string, normal: string}} query
 * @param {Tables} tables
 * @returns {Part[]}
 */
export function says(product, query, tables) {
  const former = product.former.filter(({ name }) => query.normal.includes(company(name, tables.fold)));
  const renamed = former.map(({ name }) => ({ key: "says_renamed", values: { former: name, now: product.name } }));
  const name = called(product, query, tables);
  const [lends, ...state] = behind(product, tables, name);
  const what = whatItIs(product, name);
  if (lends?.key === "says_product_lends") return [lends, ...renamed, what, ...state];
  return [what, ...renamed, ...(lends ? [lends] : []), ...state];
}

/**
 * A product by the name that was typed, with its own in brackets where that is another.
 *
 * @param {Product} product
 * @param {{text: string, normal: string}} query
 * @param {Tables} tables
 */
export function called({ name, former }, { text, normal }, { fold }) {
  const typed = company(text, fold);
  const isKnown = [{ name }, ...former].some((one) => company(one.name, fold) === typed);
  if (isKnown || typed !== normal) return name;
  const said = shortened(text);
  return /^[\x20-\x7e]*$/u.test(said + name) ? `${said} (${name})` : `${said}（${name}）`;
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

/** @param {Product} product @param {string} [product_name]  what it is called in the sentence @returns {Part} */
export function whatItIs({ name, kind, lenders }, product_name = name) {
  const lends = lenders.filter(({ tie }) => tie === "lender").map((one) => one.name);
  const key = OF_ONE.includes(kind) && !lends.length ? "unsaid" : (KEYS[kind] ?? kind);
  return { key: `says_product_${key}`, values: { product: product_name, lender: listed(lends, SAID) } };
}

/**
 * What is known of who lends.
 *
 * @param {Product} product
 * @param {Tables} tables
 * @param {string} [name]  what the product is called in the sentence
 * @returns {Part[]}
 */
function behind(product, tables, name = product.name) {
  const { kind, lenders } = product;
  const all = lenders.filter(({ tie }) => tie === "lender");
  const [lends] = all;
  if (lends && OF_ONE.includes(kind)) return [ownState(lends, tables), { key: "says_product_same_name" }];
  if (lends) {
    const firms = all.map((one) => one.name);
    const values = { product: name, lender: listed(firms, 1), date: lends.as_of };
    return [{ key: "says_product_lends", values }, ownState(lends, tables), { key: "says_product_may_differ" }];
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
    return { key: "says_product_named", values: { lenders: listed(firms, SAID), date: newest[0].as_of } };
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
 * What the registers say of a firm itself: listed, ended, of a kind not held whole, or see below.
 *
 * @param {Behind} firm
 * @param {Tables} tables
 * @returns {Part}
 */
export function ownState({ name, verdict, listed: on }, { categories, fold }) {
  if (verdict === "licensed") return { key: "says_product_listed", values: { date: on } };
  if (verdict === "ended") return { key: "says_product_ended", values: { lender: name, date: on } };
  const kind = categoryOf(letters(name, fold), categories);
  if (!kind?.ask || on !== null) return { key: "says_product_see", values: { lender: name } };
  return { key: "says_product_ask", values: { category: kind.title, ask: kind.ask.title } };
}
