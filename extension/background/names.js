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
const URL_IN = /https?:\/{1,2}[^\s，。；;,'"“”<>《》]+/iu;
const GLUED = new RegExp(`(?<=[\\u3400-\\u9fff：])(?:[a-z0-9-]+\\.)+(?!(?:ltd|inc)(?!${EDGE}))[a-z]{2,24}(?![a-z0-9_])`, "iu");
const DOTTED = /[a-z0-9-]\.[a-z]{2}/iu;

/** The table from its published form, a string of pairs. @param {string} pairs @returns {Fold} */
export function folding(pairs) {
  const chars = [...pairs];
  const table = new Map();
  for (let at = 0; at + 1 < chars.length; at += 2) table.set(chars[at], chars[at + 1]);
  return table;
}

/**
 * One spelling for full-width and half-width, upper and lower, traditional and simplified.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function fold(text, table) {
  return [...text.normalize("NFKC").toLowerCase()].map((char) => table.get(char) ?? char).join("");
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
  const trimmed = refanged(text.replace(AROUND, ""));
  const whole = ADDRESS.exec(trimmed)?.[1] ?? "";
  if (ASCII.test(whole) && host(trimmed, suffixes)) return trimmed;
  const found = URL_IN.exec(trimmed) ?? GLUED.exec(trimmed);
  if (!found) return host(trimmed, suffixes) ? trimmed : "";
  if (DOTTED.test(beside(trimmed, found))) return "";
  const address = found[0].replace(/^https?:\/{1,2}/iu, "https://");
  return host(address, suffixes) ? address : "";
}

/** True where a text holds several addresses, of which none is chosen. @param {string} text @param {ReadonlySet<string>} suffixes */
export function areAddresses(text, suffixes) {
  const trimmed = refanged(text.replace(AROUND, ""));
  const found = URL_IN.exec(trimmed) ?? GLUED.exec(trimmed);
  return found !== null && addressIn(text, suffixes) === "" && DOTTED.test(beside(trimmed, found));
}

/** @param {string} text @param {RegExpExecArray} found */
function beside(text, found) {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
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
