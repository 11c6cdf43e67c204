/**
 * An app's identity out of a store's link or a bare id. Pure; the server holds the same rules, the
 * stores travel in the edition, and what both must agree on is in tests/cases/apps.json.
 */

import { host, refanged, withParents } from "./names.js";

/** @typedef {{id: "package" | "apple" | "huawei", words: string[], mirror: boolean}} Store */
/** @typedef {Record<string, Store>} Stores  by host */

const PACKAGE = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/iu;
const APPLE = /^id[0-9]{6,12}$/u;
const HUAWEI = /^C[0-9]{6,12}$/u;
const IDS = { package: PACKAGE, apple: APPLE, huawei: HUAWEI };
const SCHEMES = ["market", "vivomarket", "mimarket", "appmarket", "oaps"];
/** @type {Store} */
const ANY = { id: "package", words: [], mirror: false };
const PARAMETERS = ["id", "appid", "apkname", "package", "pkg", "pkgname"];
/** Endings of addresses, as far as they matter: what packages begin with and hosts end in. */
const TOP = "com|net|org|io|app|cc|xyz|top|info|biz|mobi|tech|dev|loan|loans|credit|cash|money|finance|bank|ltd|inc|online|site|shop|club|vip|[a-z]{2}";
const FIRST = new RegExp(`^(?:${TOP})$`, "u");
const LAST = new RegExp(`\\.(?:${TOP})$`, "u");

/** The app that a store's link leads to, "" for every other text. @param {string} text @param {Stores} stores @param {ReadonlySet<string>} suffixes */
export function appLink(text, stores, suffixes) {
  const address = text.trim();
  const parts = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/)?[^/?#]*([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/isu.exec(address);
  if (!parts) return "";
  const [, scheme = "", way = "", query = "", fragment = ""] = parts;
  const store = SCHEMES.includes(scheme) ? ANY : storeOf(address, stores, suffixes);
  const path = `${way}/${fragment}`.split("/");
  if (!store || (store.words.length > 0 && !store.words.some((word) => path.includes(word)))) return "";
  const given = [...new URLSearchParams(query)].filter(([name]) => PARAMETERS.includes(name.toLowerCase())).map(([, value]) => value);
  const found = new Set([...path, ...given].filter((part) => IDS[store.id].test(part) && !store.words.includes(part)));
  return found.size === 1 ? [...found][0] : "";
}

/**
 * The same of a bare id too: taken only where nobody would type it as a web address.
 *
 * @param {string} text
 * @param {Stores} stores
 * @param {ReadonlySet<string>} suffixes
 */
export function appIn(text, stores, suffixes) {
  return appLink(text, stores, suffixes) || bare(text.trim());
}

/** Does the link lead to a third party's copy? @param {string} text @param {Stores} stores @param {ReadonlySet<string>} suffixes */
export function isMirror(text, stores, suffixes) {
  return storeOf(text.trim(), stores, suffixes)?.mirror === true;
}

/** @param {string} address @param {Stores} stores @param {ReadonlySet<string>} suffixes */
function storeOf(address, stores, suffixes) {
  const at = withParents(host(refanged(address), suffixes) ?? "").find((step) => Object.hasOwn(stores, step));
  return at ? stores[at] : null;
}

/** @param {string} text */
function bare(text) {
  if (APPLE.test(text) || HUAWEI.test(text)) return text;
  if (!PACKAGE.test(text)) return "";
  const [first, ...others] = text.split(".");
  if (first === "com" && others.length > 1) return text;
  return FIRST.test(first) && !LAST.test(text.toLowerCase()) ? text : "";
}
