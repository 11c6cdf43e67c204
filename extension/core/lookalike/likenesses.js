/** The ways in which the names of a host are like those of known ones. Pure. */

import { glanceKey, hostKey, keysNear, spellingKey } from "./keys.js";
import { isAscii, shape, slip } from "./spelling.js";

/** @typedef {import("./spelling.js").Look} Look */
/** @typedef {import("./brand.js").Brand} Brand */
/** @typedef {import("./kinds.js").Kind} Kind */
/** @typedef {Iterable<[known: Brand, kind: Kind]>} Found */
/** @typedef {{get: (key: string) => Brand[] | undefined}} Index  known hosts by their keys */

const MOST_LABELS = 5;

/** What is known, asked in each of the ways. */
export class Likenesses {
  #rules;
  #index;

  /** @param {import("./rules.js").Rules} rules @param {Index} index */
  constructor(rules, index) {
    this.#rules = rules;
    this.#index = index;
  }

  /** @param {string} key */
  under(key) {
    return this.#index.get(key) ?? [];
  }

  /** @param {string} host */
  knownAt(host) {
    return this.under(hostKey(host)).find((known) => known.host === host);
  }

  /** The names of this shape. @param {string} outline */
  #same(outline) {
    return this.under(glanceKey(outline)).filter((known) => known.look.shape === outline);
  }

  /**
   * The same name at another ending, hyphened, or in letters that look the same.
   *
   * @param {Look} name
   * @param {string} ending
   * @returns {Found}
   */
  *sameName(name, ending) {
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
  *near(name, ending) {
    for (const known of this.#same(name.shape)) {
      if (known.isNearBy(ending, true)) yield [known, sameness(known.look.seen, name.seen)];
    }
    for (const core of this.#rules.words.cores(name.ascii)) {
      for (const known of this.#same(shape(core.text))) if (known.isNearBy(ending, true)) yield [known, "joined"];
    }
    if (!this.#rules.words.parts(name.plain).rest.length || this.#rules.namesakes.has(name.plain)) return;
    for (const key of keysNear(name.plain)) {
      for (const known of this.under(key)) {
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
  *slipped(name, ending) {
    if (this.#rules.namesakes.has(name.plain)) return;
    for (const key of keysNear(name.plain)) {
      for (const known of this.under(key)) {
        const kind = slip(known.look.plain, name.plain);
        if (kind && known.maySlip(name, ending)) yield [known, kind];
      }
    }
    for (const known of this.under(glanceKey(name.shape))) {
      const isDoubled = slip(known.look.plain, name.plain) === "repetition";
      if (known.look.shape !== name.shape && !isDoubled && known.maySlip(name, ending)) yield [known, "glance"];
    }
    for (const { index } of name.plain.matchAll(/es/gu)) {
      if (index === 0) continue;
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
  *glued(name, ending) {
    for (const { text, lends } of this.#rules.words.betweenHyphens(name.ascii)) {
      for (const known of this.#same(shape(text))) {
        const kind = known.betweenHyphens(ending, lends);
        if (kind) yield [known, kind];
      }
    }
    for (const core of this.#rules.words.cores(name.ascii)) {
      for (const known of this.#same(shape(core.text))) {
        const kind = known.stuckTo(core, ending);
        if (kind) yield [known, kind];
      }
      for (const known of this.#rules.words.isOfLoans(core) ? this.under(spellingKey(core.text)) : []) {
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
  *besideItsName(name, named) {
    for (const known of this.#same(name.shape)) if (named.includes(known.host)) yield [known, "ending"];
    for (const { text } of this.#rules.words.cores(name.ascii)) {
      for (const known of this.#same(shape(text))) if (named.includes(known.host)) yield [known, "glued"];
    }
  }

  /** A dot inside the name. @param {Look[]} labels @param {string} ending @returns {Found} */
  *dotted(labels, ending) {
    const [first, second] = labels.slice(-2).map(({ plain }) => plain);
    for (const known of second === undefined ? [] : this.#same(shape(first + second))) {
      if (known.mayPart(first, second, ending)) yield [known, "dot"];
    }
  }

  /**
   * A known host in the labels of another, the registered one among them: "webank.com.vip".
   *
   * @param {string[]} texts
   * @param {boolean} isBuilt  they are below a site builder, or where a registry sells names; one directly below it is
   *   the same name at another ending: "webank.cn.com"
   * @returns {Found}
   */
  *addresses(texts, isBuilt) {
    for (let start = 0; start < texts.length; start += 1) {
      for (let end = start + 2; end <= Math.min(start + MOST_LABELS, texts.length); end += 1) {
        const spelt = this.#rules.words.addressSpellings(texts.slice(start, end));
        const known = spelt.map((host) => this.knownAt(host)).find(Boolean);
        if (!known) continue;
        const isSold = isBuilt && end === texts.length && end - start === 2;
        yield [known, known.strength === "tiny" ? "label" : isSold ? "ending" : "address"];
      }
    }
  }

  /**
   * The name of a known host beside words of lending, in labels that are free to choose.
   *
   * @param {Look[]} labels
   * @param {boolean} isBuilt  they are below a site builder
   * @returns {Found}
   */
  *below(labels, isBuilt) {
    const free = labels.slice(0, -1);
    const ofLoans = labels.filter(({ ascii }) => this.#rules.words.speaksOfLoans(ascii));
    for (const [at, label] of free.entries()) {
      const whole = this.wholeLabels(label, false);
      if (ofLoans.some((one) => one !== label)) yield* asLabels(whole);
      yield* this.#gluedLabel(label, isBuilt && at === free.length - 1);
    }
  }

  /**
   * Those whose name is the whole label; none that strangers are called by.
   *
   * @param {Look} label
   * @param {boolean} isLong  names of three letters and fewer are left out
   */
  wholeLabels(label, isLong) {
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
export const asLabels = (known) => known.map((one) => [one, "label"]);

/** @param {string} known @param {string} name @returns {import("./kinds.js").Kind} */
function sameness(known, name) {
  if (name === known) return "ending";
  return name.replaceAll("-", "") === known.replaceAll("-", "") ? "hyphen" : "confusable";
}
