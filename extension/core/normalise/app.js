/**
 * An app's identity out of a store's link or a bare id. Pure; the server holds the same rules, the
 * stores travel in the edition, and what both must agree on is in tests/cases/apps.json.
 */

import { hasOwn } from "../util/has-own.js";
import { ADDRESS_WORDS } from "./address-words.js";
import { host, refanged, unbroken, withParents } from "./host.js";

/** @typedef {import("./public-suffixes.js").PublicSuffixes} PublicSuffixes */
/**
 * The shape of a store's ids and the addresses of an app's page, in which `@` is the id and `*` any one
 * step of the path. A `mirror` offers copies; its id is the one step of the path of that shape.
 *
 * @typedef {{id: "package" | "apple" | "huawei", pages?: string[], mirror: boolean}} Store
 */
/** @typedef {Record<string, Store>} Stores  by host, or by the scheme of links that open a phone's own store */

const PACKAGE = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/i;
const APPLE = /^id[0-9]{6,12}$/u;
const HUAWEI = /^C[0-9]{6,12}$/u;
const IDS = { package: PACKAGE, apple: APPLE, huawei: HUAWEI };
const LINK = /^(?:([a-z][a-z0-9+.-]*:)?\/\/)?([^/?#\\]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;

/**
 * The app that a store's link leads to, "" for every other text.
 *
 * @param {string} text
 * @param {Stores} stores
 * @param {PublicSuffixes} suffixes
 */
export function appLink(text, stores, suffixes) {
  const [, scheme = "", place = "", path = "", query = "", fragment = ""] = LINK.exec(unbroken(text.trim())) ?? [];
  const own = scheme && hasOwn(stores, scheme.toLowerCase()) ? stores[scheme.toLowerCase()] : null;
  const store = own ?? storeOf(text, stores, suffixes);
  if (!store) return "";
  const given = [...new URLSearchParams(query)];
  const link = { steps: steps(own ? place + path : path), fragment: steps(fragment), given };
  const found = new Set(store.mirror ? link.steps.filter((step) => IDS[store.id].test(step)) : idsOf(store, link));
  const [id = ""] = found;
  return found.size === 1 && IDS[store.id].test(id) ? id : "";
}

/** @param {string} path */
function steps(path) {
  return path.replace(/\/+$/u, "").split("/");
}

/** @typedef {{steps: string[], fragment: string[], given: [string, string][]}} Link */

/** The ids of a link to an app's page; any other id in it counts too. @param {Store} store @param {Link} link */
function idsOf({ pages = [] }, link) {
  const found = pages.flatMap((page) => idsAt(page, link));
  const given = link.given.filter(([name]) => ADDRESS_WORDS.app_ids.includes(name.toLowerCase()));
  const others = given.map(([, value]) => value);
  return found.length > 0 ? [...found, ...others] : [];
}

/** The ids that a link has where this page of a store has one. @param {string} page @param {Link} link */
function idsAt(page, { steps: ownSteps, fragment, given }) {
  const inFragment = page.startsWith("#");
  const [path, parameter] = page.replace(/^#/u, "").split("?");
  const pattern = path.split("/");
  if (inFragment && ownSteps.some(Boolean)) return [];
  const there = inFragment ? fragment : ownSteps;
  if (pattern.length !== there.length || pattern.some((want, at) => !["*", "@", there[at]].includes(want))) return [];
  const named = given.filter(([name]) => `${name}=@` === parameter).map(([, value]) => value);
  return [...there.filter((_, at) => pattern[at] === "@"), ...named];
}

/**
 * The same of a bare id too: taken only where nobody would type it as a web address.
 *
 * @param {string} text
 * @param {Stores} stores
 * @param {PublicSuffixes} suffixes
 */
export function appIn(text, stores, suffixes) {
  return appLink(text, stores, suffixes) || bare(text.trim(), suffixes);
}

/**
 * Does the link lead to a third party's copy?
 *
 * @param {string} text
 * @param {Stores} stores
 * @param {PublicSuffixes} suffixes
 */
export function isMirror(text, stores, suffixes) {
  return storeOf(text.trim(), stores, suffixes)?.mirror === true;
}

/** @param {string} address @param {Stores} stores @param {PublicSuffixes} suffixes */
function storeOf(address, stores, suffixes) {
  const at = withParents(host(refanged(address), suffixes) ?? "").find((step) => hasOwn(stores, step));
  return at ? stores[at] : null;
}

/** The text where it has the form of a package, also of one that may be a host. @param {string} text */
export const packageIn = (text) => (PACKAGE.test(text.trim()) ? text.trim() : "");

/** @param {string} text @param {PublicSuffixes} suffixes */
function bare(text, suffixes) {
  if (APPLE.test(text) || HUAWEI.test(text)) return text;
  if (!PACKAGE.test(text)) return "";
  const [first, ...others] = text.split(".");
  if (first === "com" && others.length > 1) return text;
  return suffixes.isSuffix(first.toLowerCase()) && !suffixes.suffix(text.toLowerCase()) ? text : "";
}
