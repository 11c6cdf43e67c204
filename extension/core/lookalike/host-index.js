/**
 * Does a host imitate a known one? Pure; the server holds the same rules, and the cases both must
 * satisfy are in tests/cases/lookalikes.json.
 */

import { Brand } from "./brand.js";
import { CommonWords } from "./common-words.js";
import { isShared } from "../names/host.js";
import { heldUnder, keysNear } from "./one-slip-keys.js";
import { blur, isAscii, look, passingFor, shape, slip, UNKNOWN } from "./spelling.js";

/** @typedef {import("./spelling.js").Look} Look */
/**
 * @typedef {object} Known  a host that belongs to somebody; `spellings`: its owner's brands in Latin letters
 * @property {string} host
 * @property {boolean} proven
 * @property {string[]} [spellings]
 */
/**
 * @typedef {object} Imitation  the known host that is imitated, and how: one of KINDS
 * @property {string} host
 * @property {string} kind
 * @property {boolean} proven
 */
/**
 * @typedef {{suffixes: import("../names/public-suffixes.js").PublicSuffixes, shared: import("../names/host.js").Shared,
 *   lookalike: import("./common-words.js").Published, groups?: string[][]}} Tables  `groups`: hosts of one group of
 *   firms each, which never imitate each other
 */
/** @typedef {Iterable<[known: Brand, kind: string]>} Found */
/** @typedef {Map<string, Brand[]>} Index */

/** How a host may imitate, the surest first. */
export const KINDS = [
  "confusable", "hyphen", "ending", "label", "dot", "glued", "pinyin", "transposition", "repetition", "plural",
  "omission", "insertion", "vowel-swap", "replacement",
];

const MOST_LABELS = 5;

/** What is known and how it may be imitated. */
export class Lookalikes {
  /** @type {Map<string, Brand>} */
  #known = new Map();
  /** @type {Set<string>} */
  #owned = new Set();
  /** @type {Index} */
  #same = new Map();
  /** @type {Index} */
  #halves = new Map();
  /** @type {Index} */
  #blurred = new Map();
  /** @type {Index} */
  #spelt = new Map();
  /** Which group a host is of. @type {Map<string, number>} */
  #group;
  /** @type {Tables} */
  #tables;
  /** @type {CommonWords} */
  #words;
  /** @type {import("./spelling.js").Alike} */
  #alike;

  /** @param {Iterable<Known>} known @param {Tables} tables */
  constructor(known, tables) {
    this.#tables = tables;
    this.#group = new Map();
    for (const [number, hosts] of (tables.groups ?? []).entries()) {
      for (const host of hosts) this.#group.set(host, number);
    }
    this.#words = new CommonWords(tables.lookalike);
    this.#alike = passingFor(tables.lookalike.alike);
    for (const one of known) this.#add(one);
  }

  /** Index a host. One below a registered name is known, but that name is not its brand. @param {Known} known */
  #add({ host, proven, spellings = [] }) {
    const own = this.#tables.suffixes.registrable(host);
    const [label, ending] = parted(own);
    const one = new Brand(host, proven, look(label, this.#alike), ending, this.#words);
    this.#known.set(host, one);
    if (this.#isShared(own)) return;
    this.#owned.add(own);
    if (own !== host || one.look.plain.includes(UNKNOWN)) return;
    put(this.#same, one.look.shape, one);
    put(this.#blurred, blur(one.look.shape), one);
    for (const key of heldUnder(one.look.plain)) put(this.#halves, key, one);
    for (const spelling of spellings) put(this.#spelt, spelling, one);
  }

  /** Below or beside a known host under one registered name. @param {string} host */
  isOwned(host) {
    return this.#owned.has(this.#tables.suffixes.registrable(host));
  }

  /** A shared host or a public suffix. @param {string} host */
  #isShared(host) {
    return isShared(host, this.#tables.shared) || this.#tables.suffixes.isSiteBuilder(host);
  }

  /**
   * What a host in normal form imitates: by the surest kind, the proven first. Null for a known host
   * and what lies below or beside it under one registered name, for a shared host and for a public
   * suffix. `named`: the known hosts of a lender that is named beside this one, so that its name
   * glued to any common word is enough.
   *
   * @param {string} host
   * @param {string[]} [named]
   * @returns {Imitation | null}
   */
  imitated(host, named = []) {
    const own = this.#tables.suffixes.registrable(host);
    if (!own || this.#owned.has(own) || this.#isShared(host) || this.#isKnown(host)) return null;
    const [, ending] = parted(own);
    const texts = host.slice(0, -ending.length - 1).split(".");
    const labels = texts.map((text) => look(text, this.#alike));
    const name = labels[labels.length - 1];
    const found = [...this.#below(texts.slice(0, -1), labels), ...this.#dotted(labels, ending)];
    if (!this.#isShared(own)) {
      found.push(
        ...this.#sameName(name, ending),
        ...this.#slipped(name, ending),
        ...this.#glued(name, ending),
        ...this.#besideItsName(name, named),
      );
    }
    const strangers = found.filter(([known]) => !this.#isNeighbour(own, known.host));
    if (!strangers.length) return null;
    const [known, kind] = strangers.reduce((first, one) => (isBefore(one, first) ? one : first));
    return { host: known.host, kind, proven: known.proven };
  }

  /** Are both names registered by one group? @param {string} own @param {string} known */
  #isNeighbour(own, known) {
    const group = this.#group.get(own);
    return group !== undefined && group === this.#group.get(this.#tables.suffixes.registrable(known));
  }

  /** Known itself, or below what is known. @param {string} host */
  #isKnown(host) {
    const labels = host.split(".");
    return labels.some((_, start) => this.#known.has(labels.slice(start).join(".")));
  }

  /**
   * The same name at another ending, hyphened, or in letters that look the same.
   *
   * @param {Look} name
   * @param {string} ending
   * @returns {Found}
   */
  *#sameName(name, ending) {
    for (const known of this.#same.get(name.shape) ?? []) {
      const kind = sameness(known.look.seen, name.seen);
      const isStrange = kind === "confusable" && !isAscii(name);
      if (isStrange || known.mayEnd(ending, kind !== "confusable")) yield [known, kind];
    }
  }

  /** A name one slip away, or alike at a glance. @param {Look} name @param {string} ending @returns {Found} */
  *#slipped(name, ending) {
    for (const key of keysNear(name.plain)) {
      for (const known of this.#halves.get(key) ?? []) {
        const kind = slip(known.look.plain, name.plain);
        if (kind && known.maySlip(name, ending)) yield [known, kind];
      }
    }
    for (const known of this.#blurred.get(blur(name.shape)) ?? []) {
      const isDoubled = slip(known.look.plain, name.plain) === "repetition";
      if (known.look.shape !== name.shape && !isDoubled && known.maySlip(name, ending)) yield [known, "confusable"];
    }
    for (const { index } of name.plain.matchAll(/(?<=.)es/gu)) {
      const single = name.plain.slice(0, index) + name.plain.slice(index + 2);
      for (const known of this.#same.get(shape(single)) ?? []) {
        if (known.look.plain === single && known.maySlip(name, ending)) yield [known, "plural"];
      }
    }
  }

  /**
   * The name, or how its owner's brand is spelt, glued to common words.
   *
   * @param {Look} name
   * @param {string} ending
   * @returns {Found}
   */
  *#glued(name, ending) {
    for (const core of this.#words.cores(name.ascii)) {
      for (const known of this.#same.get(shape(core.text)) ?? []) {
        if (known.mayStick(core, ending)) yield [known, "glued"];
      }
      for (const known of (this.#words.isOfLoans(core) && this.#spelt.get(core.text)) || []) {
        if (known.isNear(ending) || this.#words.openEndings.has(ending)) yield [known, "pinyin"];
      }
    }
  }

  /**
   * The name of one of these hosts at another ending, or glued to common words.
   *
   * @param {Look} name
   * @param {string[]} named
   * @returns {Found}
   */
  *#besideItsName(name, named) {
    for (const { text } of [{ text: name.plain }, ...this.#words.cores(name.ascii)]) {
      for (const known of this.#same.get(shape(text)) ?? []) {
        if (named.includes(known.host)) yield [known, text === name.plain ? "ending" : "glued"];
      }
    }
  }

  /** A dot inside the name. @param {Look[]} labels @param {string} ending @returns {Found} */
  *#dotted(labels, ending) {
    const [first, second] = labels.slice(-2).map(({ plain }) => plain);
    for (const known of (second !== undefined && this.#same.get(shape(first + second))) || []) {
      if (known.mayPart(first, second, ending)) yield [known, "dot"];
    }
  }

  /**
   * A known host or its name in the labels that the owner of a host may choose freely.
   *
   * @param {string[]} texts
   * @param {Look[]} labels
   * @returns {Found}
   */
  *#below(texts, labels) {
    const ofLoans = labels.filter(({ ascii }) => this.#words.speaksOfLoans(ascii));
    for (let start = 0; start < texts.length; start += 1) {
      for (let end = start + 2; end <= Math.min(start + MOST_LABELS, texts.length); end += 1) {
        const known = this.#known.get(texts.slice(start, end).join("."));
        if (known) yield [known, "label"];
      }
      yield* this.#asLabel(labels[start], ofLoans.some((label) => label !== labels[start]));
    }
  }

  /**
   * The name alone, or glued to loan words.
   *
   * @param {Look} label
   * @param {boolean} offers  another label speaks of loans
   * @returns {Found}
   */
  *#asLabel(label, offers) {
    for (const known of this.#same.get(label.shape) ?? []) {
      if (known.strength === "distinct" || (offers && known.strength !== "common")) yield [known, "label"];
    }
    for (const core of this.#words.cores(label.ascii).filter((one) => this.#words.isOfLoans(one))) {
      for (const known of this.#same.get(shape(core.text)) ?? []) {
        if (known.strength !== "common" && known.mayStick(core, known.ending)) yield [known, "glued"];
      }
    }
  }
}

/** @param {[Brand, string]} one @param {[Brand, string]} other */
function isBefore([known, kind], [other, otherKind]) {
  const later = KINDS.indexOf(kind) - KINDS.indexOf(otherKind);
  if (later !== 0) return later < 0;
  return known.proven === other.proven ? known.host < other.host : known.proven;
}

/** The label of a registered name and its public suffix. @param {string} own */
function parted(own) {
  const cut = own.indexOf(".");
  return [own.slice(0, cut), own.slice(cut + 1)];
}

/** @param {Index} index @param {string} key @param {Brand} known */
function put(index, key, known) {
  const found = index.get(key);
  if (found) found.push(known);
  else index.set(key, [known]);
}

/** @param {string} known @param {string} name */
function sameness(known, name) {
  if (name === known) return "ending";
  return name.replaceAll("-", "") === known.replaceAll("-", "") ? "hyphen" : "confusable";
}
