/**
 * Normal forms of company names, hosts and licence numbers. Pure; the server holds the same
 * rules, and the cases both must satisfy are in tests/cases/.
 */

/** @typedef {ReadonlyMap<string, string>} Fold  traditional character → simplified character */
/** @typedef {ReadonlySet<string>} Shared  hosts that many firms share; a leading dot stands for everything below as well */

const EDGE = "[\\p{L}\\p{N}_]";
/** @param {string} words */
const word = (words) => new RegExp(`(?<!${EDGE})(?:${words})(?!${EDGE})\\.?`, "gu");
const PRIVATE = /\(\s*(?:private|pvt\.?|p)\s*\)/gu;
const PTE = word("private|pvt|pte");
const LTD = word("limited|ltd");
const ADDRESS = /^(?:(?:https?:)?\/\/(?:[^/?#\\@\s]*@)?)?([^/?#\\:@\s]+)(?::\d{1,5})?(?:[/?#\\].*)?$/isu;
const HOST = /^(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))+$/u;

const MARKS = " \\t\\r\\n\"'“”‘’<>《》「」()（）[\\]【】,，.。;；:：、!！?？";
const AROUND = new RegExp(`^[${MARKS}]+|[${MARKS}]+$`, "gu");
const ASCII = /^[\x21-\x7e]+$/u;
const HTTP = "https?:\\/{1,2}[^\\s，。；;,'\"“”<>《》]+";
const IP = "(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])";
const LABELS = "(?<![a-z0-9@._-])(?:[a-z0-9-]+\\.)+";
const PATH = "(?![a-z0-9_=@-]|\\.[a-z0-9])(?:[:/?#][^\\s，。；;,'\"“”<>《》\\u3400-\\u9fff]*)?";
const NO_NAME = `(?!(?:ltd|inc)(?!${EDGE}))`;
const PASTED = new RegExp(`${HTTP}|(?<![\\d.])${IP}${PATH}|${LABELS}${NO_NAME}[a-z]{2,24}${PATH}`, "giu");
/** “Mr.Cash Pte Ltd” is a name: in a text without Chinese only usual endings make an address. */
const PASTED_IN_LATIN = new RegExp(`${HTTP}|(?<![\\d.])${IP}${PATH}|${LABELS}(?:com|net|org|info|biz|app|top|vip|xyz|[a-z]{2})${PATH}`, "giu");
const CHINESE = /[\u3400-\u9fff]/u;
const DOTTED = new RegExp(`[a-z0-9-]\\.${NO_NAME}[a-z]{2}`, "iu");
const WIDE = /[\uff0d-\uff19\uff21-\uff5a]/gu;

/** The table from its published form, a string of pairs. @param {string} pairs @returns {Fold} */
export function folding(pairs) {
  const chars = [...pairs];
  const table = new Map();
  for (let at = 0; at + 1 < chars.length; at += 2) table.set(chars[at], chars[at + 1]);
  return table;
}

/**
 * One spelling for full-width and half-width, upper and lower, traditional and simplified. Characters
 * that nobody sees are dropped.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function fold(text, table) {
  return [...text.replace(/\p{Cf}/gu, "").normalize("NFKC").toLowerCase()].map((char) => table.get(char) ?? char).join("");
}

/**
 * The letters and digits of a text, folded; legal forms as they are written.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function letters(text, table) {
  return fold(text, table).replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The normal form of a company's name or brand: letters and digits only.
 * "1 - CASH PTE. LTD." → "1cashpteltd".
 *
 * @param {string} name
 * @param {Fold} table
 */
export function company(name, table) {
  return fold(name, table)
    .replace(PRIVATE, " pte ")
    .replace(PTE, " pte ")
    .replace(LTD, " ltd ")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The normal form of a licence number. @param {string} text @param {Fold} table */
export function licence(text, table) {
  return fold(text, table).replace(/\s+/gu, "");
}

/**
 * The host of an address or a bare host name, in lower-case ASCII; null where there is none.
 * Defanged spellings are undone, one leading "www." is dropped.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} suffixes  public suffixes of several labels
 * @returns {string | null}
 */
export function host(text, suffixes) {
  const found = ADDRESS.exec(refanged(text))?.[1];
  const ascii = found && !found.includes("%") ? toAscii(found) : null;
  if (!ascii || !HOST.test(ascii) || isNumber(ascii)) return null;
  const bare = ascii.replace(/^www\./u, "");
  return bare.includes(".") && !suffixes.has(bare) ? bare : ascii;
}

/** An address with defanged spellings (hxxp, [.]) undone. @param {string} address */
export function refanged(address) {
  return address
    .trim()
    .replace(/^hxxp/iu, "http")
    .replace(/\[\.\]|\(\.\)|\[dot\]/giu, ".");
}

/**
 * The web address that a pasted text is or holds, "" where there is none. Of two neither is chosen:
 * one of them may be there to borrow the other's good name.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} suffixes
 */
export function addressIn(text, suffixes) {
  const trimmed = pasted(text);
  const leads = (/** @type {string} */ address) => host(address, suffixes) ?? ip(address);
  const whole = ADDRESS.exec(trimmed)?.[1] ?? "";
  if (ASCII.test(whole) && !/\s/u.test(trimmed) && leads(trimmed)) return trimmed;
  const { found, rest } = addresses(trimmed);
  if (!found.length) return host(trimmed, suffixes) ? trimmed : "";
  if (new Set(found.map(leads)).size > 1 || DOTTED.test(rest)) return "";
  return leads(found[0]) ? found[0] : "";
}

/** True where a text holds several addresses, of which none is chosen. @param {string} text @param {ReadonlySet<string>} suffixes */
export function areAddresses(text, suffixes) {
  const { found, rest } = addresses(pasted(text));
  if (!found.length || addressIn(text, suffixes)) return false;
  return found.length > 1 || DOTTED.test(rest);
}

/** Without marks around it, defanged and full-width spellings undone. @param {string} text */
function pasted(text) {
  const narrow = text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replaceAll("：//", "://");
  return refanged(narrow.replace(AROUND, ""));
}

/** Everything in a text that looks like an address, and what stands beside. @param {string} text */
function addresses(text) {
  const pattern = CHINESE.test(text) ? PASTED : PASTED_IN_LATIN;
  const found = [...text.matchAll(pattern)].map(([one]) => one.replace(/^https?:\/{1,2}/iu, "https://"));
  return { found, rest: text.replace(pattern, " ") };
}

/** The IP address (version 4) that an address names instead of a host, null for a host. @param {string} address @returns {string | null} */
export function ip(address) {
  const found = ADDRESS.exec(refanged(address))?.[1] ?? "";
  const isIp = new RegExp(`^${IP}$`, "u").test(found) && found.split(".").every((number) => Number(number) < 256);
  return isIp ? found : null;
}

/** @param {string} name @returns {string | null} */
function toAscii(name) {
  try {
    return new URL(`http://${name}`).hostname.replace(/\.+$/u, "");
  } catch {
    return null;
  }
}

/** True for an IP address or anything that ends like one. @param {string} name */
function isNumber(name) {
  return /(?:^|\.)\d+$/u.test(name);
}

/**
 * The host and its parents, most specific first: a.b.c.sg → a.b.c.sg, b.c.sg, c.sg. Stops below
 * a public suffix and below a shared host.
 *
 * @param {string} normal
 * @param {{suffixes: ReadonlySet<string>, shared: Shared}} tables
 * @returns {string[]}
 */
export function walk(normal, { suffixes, shared }) {
  const steps = withParents(normal);
  const end = steps.findIndex((step) => suffixes.has(step) || isShared(step, shared));
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

const USUAL = /^(?:com|co|net|org|gov|edu|ac|or|ne|go|gob|mil)\.[a-z]{2}$/u;

/**
 * The part of a host that someone registered: pay.example.com.sg → example.com.sg. Suffixes that
 * the edition does not hold are recognised by their usual shape.
 *
 * @param {string} normal
 * @param {ReadonlySet<string>} suffixes
 */
export function registrable(normal, suffixes) {
  const labels = normal.split(".");
  for (let start = labels.length - 2; start > 0; start--) {
    const step = labels.slice(start).join(".");
    if (!suffixes.has(step) && !USUAL.test(step)) return step;
  }
  return normal;
}
