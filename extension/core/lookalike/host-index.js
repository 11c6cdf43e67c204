/**
 * Does a host imitate a known one? Pure; the server holds the same rules, and the cases both must
 * satisfy are in tests/cases/lookalikes.json.
 */

import { glanceKey, hostKey, keysNear, spellingKey } from "./keys.js";
import { KINDS } from "./kinds.js";
import { parted } from "./rules.js";
import { isAscii, look, shape, slip } from "./spelling.js";

/** @typedef {import("./spelling.js").Look} Look */
/** @typedef {import("./brand.js").Brand} Brand */
/** @typedef {import("./rules.js").Known} Known */
/** @typedef {import("./rules.js").Rules} Rules */
/**
 * @typedef {object} Imitation  the known host that is imitated, and how: one of KINDS
 * @property {string} host
 * @property {import("./kinds.js").Kind} kind
 * @property {boolean} proven
 */
/** @typedef {Iterable<[known: Brand, kind: import("./kinds.js").Kind]>} Found */
/** @typedef {{get: (key: string) => Brand[] | undefined}} Index  known hosts by their keys */

const MOST_LABELS = 5;

/**
 * The keys under which every known host lies that this one may imitate: those that the rules ask for.
 *
 * @param {string} host
 * @param {Rules} rules
 * @returns {string[]}
 */
export function keysAsked(host, rules) {
  /** @type {Set<string>} */
  const asked = new Set();
  new Lookalikes([], rules, { get: (key) => void asked.add(key) }).imitated(host);
  return [...asked];
}

/** What is known and how it may be imitated. */
export class Lookalikes {
  #rules;
  #index;

  /** @param {Iterable<Known>} known @param {Rules} rules @param {Index} [index] */
  constructor(known, rules, index = rules.indexed(known)) {
    this.#rules = rules;
    this.#index = index;
  }

  /** @param {string} key */
  #at(key) {
    return this.#index.get(key) ?? [];
  }

  /** Below or beside a known host under one registered name. @param {string} host */
  isOwned(host) {
    const { suffixes } = this.#rules;
    const own = suffixes.registrable(host);
    const found = this.#at(hostKey(own)).some((known) => suffixes.registrable(known.host) === own);
    return found && !this.#rules.isShared(own);
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
    const own = this.#rules.suffixes.registrable(host);
    if (this.#isQuiet(host, own)) return null;
    const isBuilt = this.#rules.isShared(own);
    const [, ending] = parted(own);
    const texts = host.slice(0, -ending.length - 1).split(".");
    const labels = texts.map((text) => look(text, this.#rules.alike));
    const name = labels[labels.length - 1];
    const found = [...this.#below(texts.slice(0, -1), labels, isBuilt), ...this.#dotted(labels, ending)];
    if (!isBuilt) {
      found.push(
        ...this.#sameName(name, ending),
        ...this.#slipped(name, ending),
        ...this.#glued(name, ending),
        ...this.#besideItsName(name, named),
      );
    }
    return surest(found);
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
    return surest([
      ...(this.#rules.isShared(own) ? [] : this.#near(name, ending)),
      ...labels.slice(0, -1).flatMap((label) => asLabels(this.#wholeLabels(label, true))),
    ]);
  }

  /** A public suffix, a shared host, and what is known or its owner's. @param {string} host @param {string} own */
  #isQuiet(host, own) {
    return !own || this.isOwned(own) || this.#rules.isGrouped(own) || this.#rules.isShared(host) || this.#isKnown(host);
  }

  /** Known itself, or below what is known. @param {string} host */
  #isKnown(host) {
    const labels = host.split(".");
    return labels.some((_, start) => this.#knownAt(labels.slice(start).join(".")));
  }

  /** @param {string} host */
  #knownAt(host) {
    return this.#at(hostKey(host)).find((known) => known.host === host);
  }

  /** The names of this shape. @param {string} outline */
  #same(outline) {
    return this.#at(glanceKey(outline)).filter((known) => known.look.shape === outline);
  }

  /**
   * The same name at another ending, hyphened, or in letters that look the same.
   *
   * @param {Look} name
   * @param {string} ending
   * @returns {Found}
   */
  *#sameName(name, ending) {
    for (const known of this.#same(name.shape)) {
      const kind = sameness(known.look.seen, name.seen);
      const isImitated =
        kind === "confusable"
          ? !isAscii(name) || this.#isImitatedInAscii(known, name, ending)
          : known.mayEnd(ending, true);
      if (isImitated) yield [known, kind];
    }
  }

  /**
   * True for "1cbc" and "duxlaoman"; of a short name, letters alone are another's: "lcbc".
   *
   * @param {Brand} known
   * @param {Look} name
   * @param {string} ending
   */
  #isImitatedInAscii(known, name, ending) {
    if (this.#rules.namesakes.has(name.plain) || !known.mayEnd(ending, false)) return false;
    const isOdd = /\d/u.test(name.plain) && !/\d/u.test(known.look.plain);
    return isOdd || known.strength === "distinct" || known.strength === "mixed";
  }

  /**
   * The same name, one slip away, or glued to common words; but no common words alone.
   *
   * @param {Look} name
   * @param {string} ending
   * @returns {Found}
   */
  *#near(name, ending) {
    for (const known of this.#same(name.shape)) {
      if (known.isNearBy(ending, true)) yield [known, sameness(known.look.seen, name.seen)];
    }
    for (const core of this.#rules.words.cores(name.ascii)) {
      for (const known of this.#same(shape(core.text))) if (known.isNearBy(ending, true)) yield [known, "joined"];
    }
    if (!this.#rules.words.parts(name.plain).rest.length || this.#rules.namesakes.has(name.plain)) return;
    for (const key of keysNear(name.plain)) {
      for (const known of this.#at(key)) {
        const kind = slip(known.look.plain, name.plain);
        if (kind && known.isNearBy(ending, false)) yield [known, kind];
      }
    }
  }

  /**
   * A name one slip away, or alike at a glance; none that strangers are called by.
   *
   * @param {Look} name
   * @param {string} ending
   * @returns {Found}
   */
  *#slipped(name, ending) {
    if (this.#rules.namesakes.has(name.plain)) return;
    for (const key of keysNear(name.plain)) {
      for (const known of this.#at(key)) {
        const kind = slip(known.look.plain, name.plain);
        if (kind && known.maySlip(name, ending)) yield [known, kind];
      }
    }
    for (const known of this.#at(glanceKey(name.shape))) {
      const isDoubled = slip(known.look.plain, name.plain) === "repetition";
      if (known.look.shape !== name.shape && !isDoubled && known.maySlip(name, ending)) yield [known, "glance"];
    }
    for (const { index } of name.plain.matchAll(/(?<=.)es/gu)) {
      const single = name.plain.slice(0, index) + name.plain.slice(index + 2);
      for (const known of this.#same(shape(single))) {
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
    for (const text of this.#rules.words.besideLending(name.ascii)) {
      for (const known of this.#same(shape(text))) if (known.mayStandBesideLending(ending)) yield [known, "glued"];
    }
    for (const core of this.#rules.words.cores(name.ascii)) {
      for (const known of this.#same(shape(core.text))) {
        const kind = known.stuckTo(core, ending);
        if (kind) yield [known, kind];
      }
      for (const known of this.#rules.words.isOfLoans(core) ? this.#at(spellingKey(core.text)) : []) {
        if (known.isNear(ending) || this.#rules.words.openEndings.has(ending)) yield [known, "pinyin"];
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
    for (const known of this.#same(name.shape)) if (named.includes(known.host)) yield [known, "ending"];
    for (const { text } of this.#rules.words.cores(name.ascii)) {
      for (const known of this.#same(shape(text))) if (named.includes(known.host)) yield [known, "glued"];
    }
  }

  /** A dot inside the name. @param {Look[]} labels @param {string} ending @returns {Found} */
  *#dotted(labels, ending) {
    const [first, second] = labels.slice(-2).map(({ plain }) => plain);
    for (const known of second === undefined ? [] : this.#same(shape(first + second))) {
      if (known.mayPart(first, second, ending)) yield [known, "dot"];
    }
  }

  /**
   * A known host, or its name beside words of lending, in labels that are free to choose.
   *
   * @param {string[]} texts
   * @param {Look[]} labels
   * @param {boolean} isBuilt  they are below a site builder
   * @returns {Found}
   */
  *#below(texts, labels, isBuilt) {
    const ofLoans = labels.filter(({ ascii }) => this.#rules.words.speaksOfLoans(ascii));
    for (let start = 0; start < texts.length; start += 1) {
      for (let end = start + 2; end <= Math.min(start + MOST_LABELS, texts.length); end += 1) {
        const known = this.#knownAt(texts.slice(start, end).join("."));
        if (known) yield [known, known.strength === "tiny" ? "label" : "address"];
      }
      const label = labels[start];
      const whole = this.#wholeLabels(label, false);
      if (ofLoans.some((one) => one !== label)) yield* asLabels(whole);
      yield* this.#gluedLabel(label, isBuilt && start === texts.length - 1);
    }
  }

  /**
   * Those whose name is the whole label; none that strangers are called by.
   *
   * @param {Look} label
   * @param {boolean} isLong  names of three letters and fewer are left out
   */
  #wholeLabels(label, isLong) {
    if (this.#rules.namesakes.has(label.plain)) return [];
    return this.#same(label.shape).filter(({ strength }) => strength !== "common" && !(isLong && strength === "tiny"));
  }

  /**
   * The name glued to loan words in a label.
   *
   * @param {Look} label
   * @param {boolean} isRegistered  someone has it from a site builder as others a name from a registry
   * @returns {Found}
   */
  *#gluedLabel(label, isRegistered) {
    for (const core of this.#rules.words.cores(label.ascii).filter((one) => this.#rules.words.isOfLoans(one))) {
      for (const known of this.#same(shape(core.text))) {
        const kind = known.strength !== "common" && known.stuckTo(core, known.ending);
        if (kind) yield [known, isRegistered ? kind : "joined"];
      }
    }
  }
}

/** @param {Brand[]} known @returns {[Brand, "label"][]} */
const asLabels = (known) => known.map((one) => [one, "label"]);

/** @param {Found} found @returns {Imitation | null} */
function surest(found) {
  const all = [...found];
  if (!all.length) return null;
  const [known, kind] = all.reduce((first, one) => (isBefore(one, first) ? one : first));
  return { host: known.host, kind, proven: known.proven };
}

/**
 * @param {[Brand, import("./kinds.js").Kind]} one
 * @param {[Brand, import("./kinds.js").Kind]} other
 */
function isBefore([known, kind], [other, otherKind]) {
  const later = KINDS.indexOf(kind) - KINDS.indexOf(otherKind);
  if (later !== 0) return later < 0;
  return known.proven === other.proven ? known.host < other.host : known.proven;
}

/** @param {string} known @param {string} name @returns {import("./kinds.js").Kind} */
function sameness(known, name) {
  if (name === known) return "ending";
  return name.replaceAll("-", "") === known.replaceAll("-", "") ? "hyphen" : "confusable";
}
