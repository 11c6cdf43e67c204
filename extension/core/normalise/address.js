/**
 * The web address in a pasted text: the one that a browser would open. Pure; the server holds the same
 * rules, and the cases both must satisfy are in tests/cases/addresses.json.
 */

import { ADDRESS_WORDS } from "./address-words.js";
import { browsed, host, ip, refanged, unbroken } from "./host.js";

/** @typedef {import("./public-suffixes.js").PublicSuffixes} PublicSuffixes */
/**
 * What a text holds; at most one of `address` and `several` is given. `address`: the one address, as typed,
 * with its path, else "". `several`: there are more, and none is chosen, since one may be there to borrow
 * another's good name. `doubtful`: a browser that is given the whole text, or the whole word, opens another host; or
 * other programs do.
 *
 * @typedef {{address: string, several: boolean, doubtful: boolean}} Pasted
 */
/**
 * An address in a text. `prose`: Chinese words are directly before it.
 *
 * @typedef {{address: string, prose: boolean}} Read
 */

const HAN = "\\u3400-\\u9fff";
const MARKS = "\"'“”‘’<>《》「」『』()（）[\\]【】,，.。;；:：、!！?？…";
const AROUND = new RegExp(`^[${MARKS} \\t\\r\\n]+|[${MARKS} \\t\\r\\n]+$`, "gu");
const WIDE = /[\uff0d\uff0e\uff10-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a]/gu;
const WIDE_SCHEME = /(https?)[:：][/／]{2}/gi;
const DEFANGED_SCHEME = /hxxp(?=s?:)/gi;
const BREAKS = /[，。；、！？…“”‘’《》「」『』【】（）]+/;
const BEFORE_SCHEME = new RegExp(`([${HAN},;：]|[${HAN}]:)(?=https?:[/\\\\])`, "gi");
const PATH = /[/\\?#]/u;
const ODD = /["'<>()[\]{}|^`,;:：=&+*$~!%]+/u;
/** What is opened even where it holds no dot: "http:16843009", "https://[::1]", "intent://a". */
const OPENS = /(?:https?:[/\\]*|:[/\\]{2})[^/\\]/i;
/** Another scheme, or an address inside of something else. */
const SLASHES = /:[/\\]|[/\\]{2}|https?:\[/i;
const NO_WEB = new RegExp(`(?:^|[^a-z0-9+.-])(?:${ADDRESS_WORDS.no_web.join("|")}):`, "i");
const OPENED_WHOLE = new RegExp(`^[^A-Za-z0-9]*(?:${ADDRESS_WORDS.opened_whole.join("|")}):`, "i");
const NUMBER = /^(?:\[.*\]|[0-9.]+)$/u;
const SCHEME = /^https?:/i;
/**
 * A backslash before an "@" or a dot, in what comes before the path. A browser ends the host at the backslash
 * (https://url.spec.whatwg.org/#authority-state, 2026-12-02); what follows RFC 3986 finds the host behind it.
 */
const DISPUTED = /^(?:https?:)?[/\\]*[^/\\?#]+\\(?:[^/?#]*@|\.)/i;
/** An IP address of version 6 and nothing else. */
const SIX = /^https?:\/\/\[[0-9a-f:.]+\](?::\d{1,5})?(?:[/?#][!-~]*)?$/i;
const PLAIN = /^(?:https?:\/\/)?[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][!-~]*)?$/i;
const LETTER = "\\p{L}\\p{N}_";
/** A host, behind the character before it. */
const HOST = new RegExp(
  `(?:^|[^${LETTER}.@%/\\-]|[A-Za-z0-9](?=[${HAN}]))` +
    `((?:[${LETTER}\\-]{1,63}\\.){1,126}?[A-Za-z][A-Za-z0-9\\-]{1,23}|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9.]))` +
    `(?=$|[${HAN}:/?#\\\\])`,
  "gu",
);
const ASCII_TAIL = /[a-z0-9._-]+$/i;
const SCHEMED = new RegExp(`^https?:[/\\\\]+[^/\\\\?#]*\\.[a-z][a-z0-9-]{1,23}(?=[${HAN}])`, "i");
const HAN_ENDING = new RegExp(`[${LETTER}\\-]\\.[${HAN}]`, "u");
const LEAD = new RegExp(`(?:${ADDRESS_WORDS.leading.join("|")})$`, "u");
/** Behind a word without a dot, so that "msxf.com pte.ltd" stays two addresses. */
const COMPANY_FORM = new RegExp(
  [
    String.raw`(^|[\t-\r ])([^\t-\r .]*[a-z0-9)] )\(?(?:${ADDRESS_WORDS.forms_first.join("|")})[)., ]{1,3}`,
    String.raw`(?:${ADDRESS_WORDS.forms_last.join("|")})\b\.?(?![\w/@:?#\\-])`,
  ].join(""),
  "gi",
);
const USUAL = new RegExp(`\\.(?:${ADDRESS_WORDS.usual_endings.join("|")}|[a-z]{2}|xn--[a-z0-9-]+)$`, "u");
/** What a browser takes for a dot in a host, or may hide one. */
const DOT = /[.。．｡․﹒‥…%⒈-⒛]/u;
/** The file name of an app to install, which is no host: “京东金条_极速版2.1.apk”. */
const INSTALLER =
  /(^|[^\p{L}\p{N}_./\\:@?#=&%-])([^\s/\\:@?#=&<>"“”‘’《》「」【】]{1,80}\.apk)(?![\p{L}\p{N}_./@%-])/giu;
const MOST = 20;
const MOST_PIECES = 40;
const HAN_TEXT = new RegExp(`[${HAN}]`, "u");
const NOTHING = { address: "", several: false, doubtful: false };
const SEVERAL = { address: "", several: true, doubtful: false };

/**
 * The address that a text is or holds. “网址：https://a.sg，”, “看看a.com” and “招联 a.com” hold one;
 * e-mail addresses and names such as “VM MONEY PTE.LTD.” are none.
 *
 * @param {string} typed
 * @param {PublicSuffixes} suffixes
 * @returns {Pasted}
 */
export function findAddress(typed, suffixes) {
  const text = typed.replace(INSTALLER, "$1 ");
  const isAddress = (PLAIN.test(text) && host(text, suffixes)) || (SIX.test(text) && ip(text));
  if (isAddress) return { ...NOTHING, address: text };
  if (OPENED_WHOLE.test(unbroken(text))) return NOTHING;
  const narrow = text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  return new Reader(suffixes).find(text, narrow.replace(COMPANY_FORM, "$1$2"));
}

/** The file names of apps to install that stand in a text. @param {string} text @returns {string[]} */
export function installersIn(text) {
  return Array.from(text.matchAll(INSTALLER), ([, , name]) => name);
}

/** Defanged spellings undone. @param {string} text */
function plain(text) {
  return refanged(text.replace(DEFANGED_SCHEME, "http").replace(WIDE_SCHEME, "$1://"));
}

/** @param {string} text */
function words(text) {
  return text.split(/\s+/u).filter(Boolean);
}

/** Without marks around it, and without the slashes that a browser passes over. @param {string} piece */
function trimmed(piece) {
  return piece.replace(AROUND, "").replace(/^[/\\]+/u, "");
}

class Reader {
  /** @type {PublicSuffixes} */
  #suffixes;

  /** @param {PublicSuffixes} suffixes */
  constructor(suffixes) {
    this.#suffixes = suffixes;
  }

  /**
   * @param {string} text
   * @param {string} typed  with usual letters, digits and dots, without company forms
   * @returns {Pasted}
   */
  find(text, typed) {
    const spelt = plain(typed);
    const isOne = words(text).length === 1;
    const pieces = words(spelt.replace(BEFORE_SCHEME, "$1 "))
      .flatMap((word) => word.split(BREAKS))
      .filter((piece) => DOT.test(piece) || OPENS.test(piece));
    const read = firstOf(this.#inPieces(pieces.slice(0, MOST_PIECES)), MOST + 1);
    if (read.length > MOST || pieces.length > MOST_PIECES) return SEVERAL;
    const isProse = !isOne && !HAN_TEXT.test(text);
    const found = read.flatMap((one) => (one && (!isProse || this.#isUsual(one.address)) ? [one] : []));
    const whole = spelt.replace(AROUND, "");
    if (!found.length && !(isOne && this.#leads(whole))) return NOTHING;
    const leads = new Set(found.map((one) => this.#leads(one.address)));
    if ((found.length > 0 && found.length < read.length) || leads.size > 1) return SEVERAL;
    if (!found.length) found.push({ address: whole, prose: false });
    const dotted = words(typed).filter((word) => DOT.test(word));
    const isDisputed = DISPUTED.test(unbroken(found[0].address));
    const doubtful = isDisputed || [typed, ...dotted].some((one) => this.#opensAnother(one, found));
    return { address: found[0].address, several: false, doubtful };
  }

  /** @param {string[]} pieces @returns {Generator<Read | null>} */
  *#inPieces(pieces) {
    for (const piece of pieces) yield* this.#addresses(trimmed(piece));
  }

  /**
   * The addresses of a piece of text without spaces; null for what only may be one.
   *
   * @param {string} piece
   * @returns {Generator<Read | null>}
   */
  *#addresses(piece) {
    const cut = SCHEMED.exec(piece)?.[0];
    if (this.#isReal(piece) && (SCHEME.test(piece) || !this.#holdsSeveral(piece))) {
      yield SCHEME.test(piece) ? { address: piece, prose: false } : this.#behindWords(piece);
    } else if (cut && this.#isReal(cut)) {
      yield { address: cut, prose: false };
      yield* this.#hosts(piece.slice(cut.length));
    } else if (SCHEME.test(piece) && this.#leads(piece)) {
      yield { address: piece, prose: false };
    } else if (piece.includes("@") || [NO_WEB, SLASHES, HAN_ENDING].some((one) => one.test(piece))) {
      yield null;
    } else {
      const hosts = firstOf(this.#inParts(piece.split(ODD)), MOST + 1);
      yield* hosts;
      if (!hosts.length && this.#isUnknown(piece)) yield null;
    }
  }

  /** @param {string[]} parts @returns {Generator<Read>} */
  *#inParts(parts) {
    for (const part of parts) yield* this.#hosts(part);
  }

  /** Does this look like a host and end in no top-level domain that exists? @param {string} piece */
  #isUnknown(piece) {
    return /\.[^.]{2,}$/u.test(host(piece, this.#suffixes) ?? "");
  }

  /** Do Chinese words part several hosts: “看看a.com还是b.com”? @param {string} address */
  #holdsSeveral(address) {
    const hosts = firstOf(this.#hosts(address.split(PATH)[0]), MOST);
    return new Set(hosts.map((one) => this.#leads(one.address))).size > 1;
  }

  /**
   * The address without the Chinese words that lead to it: “看看a.com/x” → "a.com/x".
   *
   * @param {string} address
   * @returns {Read}
   */
  #behindWords(address) {
    const authority = address.split(PATH)[0];
    const tail = ASCII_TAIL.exec(authority)?.[0] ?? "";
    const before = authority.slice(0, authority.length - tail.length);
    const prose = tail !== "" && !DOT.test(before) && LEAD.test(before) && this.#isReal(tail);
    return { address: prose ? address.slice(before.length) : address, prose };
  }

  /**
   * The hosts and IP addresses alone or between Chinese words.
   *
   * @param {string} text
   * @returns {Generator<Read>}
   */
  *#hosts(text) {
    for (let at = 0; ; ) {
      HOST.lastIndex = at;
      const one = HOST.exec(text)?.[1];
      if (!one) return;
      at = HOST.lastIndex - 1;
      if (this.#mayBeReal(one) && this.#isReal(one)) yield this.#behindWords(one);
    }
  }

  /** @param {string} name */
  #mayBeReal(name) {
    return this.#suffixes.isReal(name.toLowerCase()) || /\.\d+$/u.test(name);
  }

  /**
   * Does a browser given this text open a host that is not the one found?
   *
   * @param {string} text
   * @param {Read[]} found
   */
  #opensAnother(text, found) {
    const opened = browsed(text).replace(/\.+$/u, "");
    const normal = opened.includes("(") ? opened : (host(opened, this.#suffixes) ?? opened);
    const isNumber = NUMBER.test(opened) && SCHEME.test(unbroken(text));
    if (normal === this.#leads(found[0].address) || !(isNumber || this.#suffixes.isReal(opened))) return false;
    return !found.some((one) => isGlued(text, one));
  }

  /** @param {string} address */
  #leads(address) {
    return host(address, this.#suffixes) ?? ip(address);
  }

  /** Does this lead to a host below a top-level domain that exists, or to an IP address? @param {string} address */
  #isReal(address) {
    const leads = this.#leads(address);
    return Boolean(leads && (this.#suffixes.isReal(leads) || ip(leads)));
  }

  /** An address and no name: “Mr.Cash Pte Ltd” ends in what exists too. @param {string} address */
  #isUsual(address) {
    const leads = this.#leads(address) ?? "";
    return SCHEME.test(address) || ip(leads) !== null || USUAL.test(leads);
  }
}

/** Do only Chinese words, or such words on the line before, come before it? @param {string} text @param {Read} one */
function isGlued(text, { address, prose }) {
  const before = text.slice(0, Math.max(text.lastIndexOf(address), 0));
  if (PATH.test(before)) return false;
  if (/[\r\n]/u.test(before)) return HAN_TEXT.test(before.trimEnd().slice(-1));
  return prose && LEAD.test(before);
}

/** @template T @param {Iterable<T>} items @param {number} most @returns {T[]} */
function firstOf(items, most) {
  const first = [];
  for (const item of items) {
    first.push(item);
    if (first.length === most) break;
  }
  return first;
}
