/** The tables of an edition by which imitations are told, and what they say of a known host. Pure. */

import { Brand } from "./brand.js";
import { CommonWords } from "./common-words.js";
import { isShared } from "../normalise/host.js";
import { glanceKey, hostKey, slipKeys, spellingKey } from "./keys.js";
import { look, passingFor, UNKNOWN } from "./spelling.js";

/**
 * @typedef {object} Known  a host that belongs to somebody; `spellings`: its owner's brands in Latin letters
 * @property {string} host
 * @property {boolean} proven
 * @property {string[]} [spellings]
 * @property {string} [owner]  whose it is said to be, where no lender claims it
 */
/**
 * @typedef {{suffixes: import("../normalise/public-suffixes.js").PublicSuffixes,
 *   shared: import("../normalise/host.js").Shared,
 *   lookalike: import("./common-words.js").Published, groups?: string[][], namesakes?: string[]}} Tables  `groups`:
 *   hosts of one owner each, which imitate nobody; `namesakes`: names that are words or surnames too
 */

export class Rules {
  /** Hosts of which the owner is known. @type {Set<string>} */
  #grouped;

  /** @param {Tables} tables */
  constructor({ suffixes, shared, lookalike, groups = [], namesakes = [] }) {
    this.suffixes = suffixes;
    this.shared = shared;
    this.words = new CommonWords(lookalike);
    this.alike = passingFor(lookalike.alike);
    this.#grouped = new Set(groups.flat());
    this.namesakes = new Set(namesakes);
  }

  /** A shared host or a public suffix. @param {string} host */
  isShared(host) {
    return isShared(host, this.shared) || this.suffixes.isSiteBuilder(host);
  }

  /** Is a registered name one of which the owner is known? @param {string} own */
  isGrouped(own) {
    return this.#grouped.has(own);
  }

  /** @param {Known} known */
  brand({ host, proven, owner = "" }) {
    const [label, ending] = parted(this.suffixes.registrable(host));
    const seen = look(label, this.alike);
    const brand = new Brand(host, proven, seen, ending, this.words, this.namesakes.has(seen.plain));
    brand.owner = owner;
    return brand;
  }

  /**
   * The keys under which a known host lies. One below a registered name is known, but that name is not its brand. One
   * that many share is nobody's own and has a brand all the same: jd.com.
   *
   * @param {Known} known
   * @param {Brand} brand
   * @returns {string[]}
   */
  keysOf({ host, spellings = [] }, { look: { plain, shape } }) {
    const own = this.suffixes.registrable(host);
    if (own !== host) return this.isShared(own) ? [hostKey(host)] : [hostKey(host), hostKey(own)];
    if (plain.includes(UNKNOWN)) return [hostKey(host)];
    return [hostKey(host), glanceKey(shape), ...slipKeys(plain), ...spellings.map(spellingKey)];
  }

  /** Known hosts by all their keys. @param {Iterable<Known>} known */
  indexed(known) {
    /** @type {Map<string, Brand[]>} */
    const index = new Map();
    for (const one of known) {
      const brand = this.brand(one);
      for (const key of this.keysOf(one, brand)) {
        const found = index.get(key);
        if (found) found.push(brand);
        else index.set(key, [brand]);
      }
    }
    return index;
  }
}

/** The label of a registered name and its public suffix. @param {string} own */
export function parted(own) {
  const cut = own.indexOf(".");
  return [own.slice(0, cut), own.slice(cut + 1)];
}
