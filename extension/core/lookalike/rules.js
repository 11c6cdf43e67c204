/** The tables of an edition by which imitations are told, and what they say of a known host. Pure. */

import { Brand } from "./brand.js";
import { CommonWords } from "./common-words.js";
import { isShared } from "../names/host.js";
import { glanceKey, hostKey, slipKeys, spellingKey } from "./keys.js";
import { look, passingFor, UNKNOWN } from "./spelling.js";

/**
 * @typedef {object} Known  a host that belongs to somebody; `spellings`: its owner's brands in Latin letters
 * @property {string} host
 * @property {boolean} proven
 * @property {string[]} [spellings]
 */
/**
 * @typedef {{suffixes: import("../names/public-suffixes.js").PublicSuffixes, shared: import("../names/host.js").Shared,
 *   lookalike: import("./common-words.js").Published, groups?: string[][]}} Tables  `groups`: hosts of one group of
 *   firms each, which never imitate each other
 */

export class Rules {
  /** Which group a host is of. @type {Map<string, number>} */
  #group;

  /** @param {Tables} tables */
  constructor({ suffixes, shared, lookalike, groups = [] }) {
    this.suffixes = suffixes;
    this.shared = shared;
    this.words = new CommonWords(lookalike);
    this.alike = passingFor(lookalike.alike);
    this.#group = new Map(groups.flatMap((hosts, number) => hosts.map((host) => [host, number])));
  }

  /** A shared host or a public suffix. @param {string} host */
  isShared(host) {
    return isShared(host, this.shared) || this.suffixes.isSiteBuilder(host);
  }

  /** Are both names registered by one group? @param {string} own @param {string} known */
  areOneGroup(own, known) {
    const group = this.#group.get(own);
    return group !== undefined && group === this.#group.get(this.suffixes.registrable(known));
  }

  /** @param {Known} known */
  brand({ host, proven }) {
    const [label, ending] = parted(this.suffixes.registrable(host));
    return new Brand(host, proven, look(label, this.alike), ending, this.words);
  }

  /**
   * The keys under which a known host lies. One below a registered name is known, but that name is not its brand.
   *
   * @param {Known} known
   * @param {Brand} brand
   * @returns {string[]}
   */
  keysOf({ host, spellings = [] }, { look: { plain, shape } }) {
    const own = this.suffixes.registrable(host);
    if (this.isShared(own)) return [hostKey(host)];
    if (own !== host) return [hostKey(host), hostKey(own)];
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
