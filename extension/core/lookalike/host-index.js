/**
 * Does a host imitate a known one? Pure; the server holds the same rules, and the cases both must
 * satisfy are in tests/cases/lookalikes.json.
 */

import { hostKey } from "./keys.js";
import { grade, KINDS } from "./kinds.js";
import { asLabels, Likenesses } from "./likenesses.js";
import { parted } from "./rules.js";
import { look } from "./spelling.js";

/** @typedef {import("./brand.js").Brand} Brand */
/** @typedef {import("./rules.js").Known} Known */
/** @typedef {import("./rules.js").Rules} Rules */
/**
 * @typedef {object} Imitation  the known host that is imitated, and how: one of KINDS
 * @property {string} host
 * @property {import("./kinds.js").Kind} kind
 * @property {boolean} proven
 * @property {string} owner  whose it is said to be, where no lender claims it
 */
/** @typedef {import("./likenesses.js").Found} Found */
/** @typedef {import("./likenesses.js").Index} Index */

/**
 * The keys under which every known host lies that this one may imitate: those that the rules ask for.
 *
 * @param {string} host
 * @param {Rules} rules
 * @param {string} [before]  as in `imitated`
 * @returns {string[]}
 */
export function keysAsked(host, rules, before) {
  /** @type {Set<string>} */
  const asked = new Set();
  new Lookalikes([], rules, { get: (key) => void asked.add(key) }).imitated(host, [], before);
  return [...asked];
}

/** What is known and how it may be imitated. */
export class Lookalikes {
  #rules;
  #like;

  /** @param {Iterable<Known>} known @param {Rules} rules @param {Index} [index] */
  constructor(known, rules, index = rules.indexed(known)) {
    this.#rules = rules;
    this.#like = new Likenesses(rules, index);
  }

  /** Below or beside a known host under one registered name. @param {string} host */
  isOwned(host) {
    const { suffixes } = this.#rules;
    const own = suffixes.registrable(host);
    const isOf = (/** @type {Brand} */ known) => !known.owner && suffixes.registrable(known.host) === own;
    const found = this.#like.under(hostKey(own)).some(isOf);
    return found && !this.#rules.isShared(own);
  }

  /**
   * What a host in normal form imitates: by the surest kind, the proven first. Null for a known host
   * and what lies below or beside it under one registered name, for a shared host and for a public
   * suffix. `named`: the known hosts of a lender that is named beside this one, so that its name
   * glued to any common word is enough. `before`: the host that stands before an @ in the address,
   * which nobody puts there but to be taken for it.
   *
   * @param {string} host
   * @param {string[]} [named]
   * @param {string} [before]
   * @returns {Imitation | null}
   */
  imitated(host, named = [], before = "") {
    const own = this.#rules.suffixes.registrable(host);
    if (this.#isQuiet(host, own)) return null;
    const isBuilt = this.#rules.isShared(own);
    const [, ending] = parted(own);
    const texts = host.slice(0, -ending.length - 1).split(".");
    const labels = texts.map((text) => look(text, this.#rules.alike));
    const name = labels[labels.length - 1];
    /** @type {[Brand, "address"][]} */
    const posed = [...this.#like.addresses(before.split("."), false)].map(([known]) => [known, "address"]);
    const found = [
      ...posed,
      ...this.#like.addresses(texts, isBuilt),
      ...this.#like.below(labels, isBuilt),
      ...this.#like.dotted(labels, ending),
    ];
    if (!isBuilt) {
      found.push(
        ...this.#like.sameName(name, ending),
        ...this.#like.slipped(name, ending),
        ...this.#like.glued(name, ending),
        ...this.#like.besideItsName(name, named),
      );
    }
    return surest(found.filter(([known, kind]) => !known.owner || grade(kind) === "spelling"));
  }

  /**
   * The known host that this one is near, which means something only on a page that lends: short names are near many
   * strangers', and a name as a label is free to whoever has a host.
   *
   * @param {string} host
   * @returns {Imitation | null}
   */
  neighbour(host) {
    const own = this.#rules.suffixes.registrable(host);
    if (this.#isQuiet(host, own)) return null;
    const [, ending] = parted(own);
    const labels = host.slice(0, -ending.length - 1).split(".").map((text) => look(text, this.#rules.alike));
    const name = labels[labels.length - 1];
    const found = [
      ...(this.#rules.isShared(own) ? [] : this.#like.near(name, ending)),
      ...labels.slice(0, -1).flatMap((label) => asLabels(this.#like.wholeLabels(label, true))),
    ];
    return surest(found.filter(([known]) => !known.owner));
  }

  /**
   * A public suffix, a shared host, a government's, and what is known or its owner's.
   *
   * @param {string} host
   * @param {string} own
   */
  #isQuiet(host, own) {
    if (!own || this.#rules.words.isClosed(host)) return true;
    return this.isOwned(own) || this.#rules.isGrouped(own) || this.#rules.isShared(host) || this.#isKnown(host);
  }

  /** Known itself, or below what is known. @param {string} host */
  #isKnown(host) {
    const labels = host.split(".");
    return labels.some((_, start) => this.#like.knownAt(labels.slice(start).join(".")));
  }
}

/** @param {[Brand, import("./kinds.js").Kind][]} found @returns {Imitation | null} */
function surest(found) {
  if (!found.length) return null;
  const [known, kind] = found.reduce((first, one) => (isBefore(one, first) ? one : first));
  return { host: known.host, kind, proven: known.proven, owner: known.owner };
}

/**
 * @param {[Brand, import("./kinds.js").Kind]} one
 * @param {[Brand, import("./kinds.js").Kind]} other
 */
function isBefore([known, kind], [other, otherKind]) {
  const later = KINDS.indexOf(kind) - KINDS.indexOf(otherKind);
  if (later !== 0) return later < 0;
  if (known.proven !== other.proven) return known.proven;
  return !known.owner === !other.owner ? known.host < other.host : !known.owner;
}
