/**
 * The normal form of a host, and what lies above it. Pure; the server holds the same rules, and the cases both must
 * satisfy are in tests/cases/hosts.json.
 */

import { urlOf } from "../util/url-of.js";

/** @typedef {import("./public-suffixes.js").PublicSuffixes} PublicSuffixes */
/**
 * @typedef {ReadonlySet<string>} Shared  hosts that many firms share; a leading dot stands for everything below as well
 */

const LEFT_OUT = /[\t\n\r]/gu;
const AUTHORITY = /^(https?:[/\\]*|\/\/)?([^/\\?#]+)/i;
const BEFORE_AN_AT = /^(?:https?:[/\\]*|\/\/)([a-z0-9._-]+)[^/\\?#]*@/i;
const QUAD = /^\d{1,3}(?:\.\d{1,3}){3}$/u;
const SIX = /^\[[0-9a-f:.]+\]$/u;
const ENDS_LIKE_AN_IP = /\.\d+$/u;
/** “ss” to browsers before Unicode 15.1, “ß” since then (UTS #46): not the same host to all. */
const CAPITAL_SHARP_S = "\u1e9e";
const LONGEST_HOST = 253;
const LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`, "u");

/**
 * The host that a browser opens for an address or a bare host name, in lower-case ASCII, at most 253
 * characters and so 127 labels (RFC 1035); null where there is none. Defanged spellings are undone, one
 * leading "www." is dropped. IP addresses, single labels and e-mail addresses are no host names.
 *
 * @param {string} text
 * @param {PublicSuffixes} suffixes
 * @returns {string | null}
 */
export function host(text, suffixes) {
  const found = opened(text).replace(/\.+$/u, "");
  if (found.length > LONGEST_HOST || !HOST.test(found) || ENDS_LIKE_AN_IP.test(found)) return null;
  const bare = found.replace(/^www\./u, "");
  return bare.includes(".") && !suffixes.isSuffix(bare) ? bare : found;
}

/**
 * The IP address that an address names instead of a host, one of version 6 in its brackets; null for a
 * host. Without a scheme only four decimal numbers are one: a browser takes “6260” for one too.
 *
 * @param {string} address
 * @returns {string | null}
 */
export function ip(address) {
  const found = opened(address);
  const [, scheme, authority] = AUTHORITY.exec(refanged(address)) ?? [];
  return (QUAD.test(found) || SIX.test(found)) && (scheme || authority.startsWith(found)) ? found : null;
}

/**
 * The host that stands where an address holds a user, and that no browser opens; "" for none:
 * "https://www.msxf.com@other.example/" → "msxf.com".
 *
 * @param {string} address
 * @param {PublicSuffixes} suffixes
 */
export function beforeAnAt(address, suffixes) {
  const [, before = ""] = BEFORE_AN_AT.exec(unbroken(refanged(address))) ?? [];
  return host(before, suffixes) ?? "";
}

/** The host of an address, "" where it has none or is an e-mail address. @param {string} address */
function opened(address) {
  const plain = refanged(address);
  const [, scheme, authority = ""] = AUTHORITY.exec(plain) ?? [];
  return !authority || /\s/u.test(authority) || (!scheme && authority.includes("@")) ? "" : browsed(plain);
}

/**
 * The host, in ASCII, that a browser opens for what is typed, "" where it opens none: tabs and line
 * breaks are left out, and so is whatever is before an @. It need not be a host that can exist.
 *
 * @param {string} address
 */
export function browsed(address) {
  const [, , authority = ""] = AUTHORITY.exec(unbroken(address).trim().replace(/^[/\\]+/u, "")) ?? [];
  if (authority.includes(CAPITAL_SHARP_S)) return "";
  try {
    return new URL(`http://${authority}`).hostname;
  } catch {
    return "";
  }
}

/** The address without the tabs and line breaks that a browser leaves out. @param {string} address */
export function unbroken(address) {
  return address.replace(LEFT_OUT, "");
}

/** An address with defanged spellings (hxxp, [.]) undone. @param {string} address */
export function refanged(address) {
  return address
    .trim()
    .replace(/^hxxp/i, "http")
    .replace(/\[\.\]|\(\.\)|\[dot\]/gi, ".");
}

/**
 * The host and its parents, most specific first: a.b.c.sg → a.b.c.sg, b.c.sg, c.sg. Stops below
 * a public suffix and below a shared host.
 *
 * @param {string} normal
 * @param {{suffixes: PublicSuffixes, shared: Shared}} tables
 * @returns {string[]}
 */
export function walk(normal, { suffixes, shared }) {
  const steps = withParents(normal);
  const isBelow = steps.map((step) => shared.has(`.${step}`)).lastIndexOf(true);
  const suffix = suffixes.suffix(normal);
  const end = steps.findIndex((step, at) => step === suffix || at <= isBelow || shared.has(step));
  return end < 0 ? steps : steps.slice(0, end);
}

/** Would a verdict on this host fall on many? @param {string} normal @param {Shared} shared */
export function isShared(normal, shared) {
  return shared.has(normal) || withParents(normal).some((step) => shared.has(`.${step}`));
}

/** The host and each parent with two labels and more. @param {string} normal */
export function withParents(normal) {
  const labels = normal.split(".");
  return labels.slice(0, -1).map((_, start) => labels.slice(start).join("."));
}

/** True for an address of the web. @param {unknown} url @returns {url is string} */
export function isWeb(url) {
  return typeof url === "string" && /^https?:\/\/[^/?#]/iu.test(url) && urlOf(url) !== null;
}

/**
 * The site of an address: what somebody registered, below a site builder too; the host where there is nothing of that.
 *
 * @param {string} url
 * @param {{suffixes: PublicSuffixes}} tables
 */
export function siteOf(url, { suffixes }) {
  const normal = host(url, suffixes);
  return normal ? suffixes.site(normal) || normal : new URL(url).host;
}
