/**
 * What of a known host is its owner's own, and what an imitation of it must show at least. Pure; the
 * server holds the same rules, and what both must agree on is in tests/cases/lookalikes.json.
 */

import { isAscii } from "./spelling.js";

/** @typedef {import("./spelling.js").Look} Look */
/**
 * @typedef {"distinct" | "mixed" | "short" | "tiny" | "common"} Strength  "mixed" with common words, "short": five
 *   letters and fewer, "tiny": three
 */

const LEAST = 6;
const LONG = 8;
const SURE = 4;

/** What may be imitated of a known host: the look of its registered name, and its ending. */
export class Brand {
  #words;
  #hasNamesakes;
  /** @type {{rest: string[], words: string[]} | undefined} */
  #parts;
  /** @type {Strength | undefined} */
  #strength;

  /**
   * @param {string} host
   * @param {boolean} proven
   * @param {Look} look
   * @param {string} ending
   * @param {import("./common-words.js").CommonWords} words
   * @param {boolean} hasNamesakes  the name is a word or a surname too
   */
  constructor(host, proven, look, ending, words, hasNamesakes) {
    this.host = host;
    this.proven = proven;
    this.look = look;
    this.ending = ending;
    this.#words = words;
    this.#hasNamesakes = hasNamesakes;
    /** Whose it is said to be, where no lender claims it; then only a spelling that an imitator needs imitates it. */
    this.owner = "";
  }

  #parted() {
    return (this.#parts ??= this.#words.parts(this.look.plain));
  }

  /** What no common word covers of the name. */
  get rest() {
    return this.#parted().rest;
  }

  /** The longer common words in the name. */
  get nouns() {
    return this.#parted().words.filter((word) => word.length > (this.#words.loan.has(word) ? 3 : 4));
  }

  /** How much of the name is its owner's own: the less, the more an imitation must show. */
  get strength() {
    return (this.#strength ??= this.#measured());
  }

  /** @returns {Strength} */
  #measured() {
    const { rest, look: { plain } } = this;
    if (this.#hasNamesakes) return "common";
    const own = rest.join("").match(/\p{L}/gu)?.length ?? 0;
    if (own <= 1 || !this.#words.parts(plain, this.#words.all).rest.length) return "common";
    if (plain.length < LEAST) return plain.length <= 3 ? "tiny" : "short";
    const whole = own >= LEAST || (plain.length > LONG && rest.some((piece) => piece.length > 4));
    return whole ? "distinct" : "mixed";
  }

  /** True for its own ending and its neighbours: sg, com.sg; com, com.cn. @param {string} ending */
  isNear(ending) {
    return this.#sharesCountry(ending) || this.ending.startsWith(`${ending}.`) || ending.startsWith(`${this.ending}.`);
  }

  /** @param {string} ending */
  #sharesCountry(ending) {
    return countryOf(this.ending) === countryOf(ending);
  }

  /** True where the same name at this ending imitates it. @param {string} ending @param {boolean} speltAlike */
  mayEnd(ending, speltAlike) {
    const { strength } = this;
    if (strength === "distinct" || strength === "mixed") {
      return this.isNear(ending) || this.#words.openEndings.has(ending);
    }
    const cheap = strength === "short" && speltAlike && this.#words.cheapEndings.has(ending);
    return cheap || this.#sharesCountry(ending);
  }

  /**
   * True where a name one slip away from it, at this ending, imitates it. Accents and other scripts
   * are no accident. Else a name that is not its owner's alone must be broken inside a common word, go
   * on after its end, or be long and hold one letter more, or two swapped: "webnak", "webankk", "cmhbchina",
   * not "webbank", "cgbchina".
   *
   * @param {Look} name
   * @param {string} ending
   */
  maySlip(name, ending) {
    const { plain } = this.look;
    const { strength, nouns } = this;
    if (!isAscii(name)) return this.isNear(ending) || this.#isFar(name, ending);
    if (plain.length < LEAST) return false;
    if (strength === "distinct") return this.isNear(ending) || this.#isFar(name, ending);
    const goesOn = strength === "mixed" && nouns.some((noun) => plain.endsWith(noun)) && name.plain.startsWith(plain);
    return (goesOn || this.#isBroken(name.plain) || this.#isWidened(name.plain)) && this.#sharesCountry(ending);
  }

  /**
   * True where a name like this short one, at this ending, is a neighbour to speak of.
   *
   * @param {string} ending
   * @param {boolean} isSameName  the name itself or glued to common words; else one slip away, as strangers' names are
   *   too
   */
  isNearBy(ending, isSameName) {
    if (this.strength !== "short") return false;
    const isCheap = this.#words.cheapEndings.has(ending) || this.#sharesCountry(ending);
    return isCheap || (isSameName && this.isNear(ending));
  }

  /**
   * True for a long name where one letter more, or two swapped, break up what words cover. Honest neighbours have
   * plurals, and a letter less or another: bstcredit of bestcredit.
   *
   * @param {string} text
   */
  #isWidened(text) {
    const { rest, look: { plain } } = this;
    const isLonger = text.length > plain.length && text !== `${plain}s`;
    if (plain.length < LONG || !(isLonger || sorted(text) === sorted(plain))) return false;
    return this.#words.parts(text).rest.join("").length > rest.join("").length;
  }

  /**
   * A long name with the same first letter, at an ending that anyone may buy.
   *
   * @param {Look} name
   * @param {string} ending
   */
  #isFar(name, ending) {
    const { plain } = this.look;
    return name.plain[0] === plain[0] && plain.length >= LONG && this.#words.openEndings.has(ending);
  }

  /** A common word of it is gone, and all that is its owner's own is there. @param {string} text */
  #isBroken(text) {
    const { nouns, rest } = this;
    return nouns.some((noun) => !text.includes(noun)) && rest.every((own) => text.includes(own));
  }

  /**
   * True where a dot between these pieces of it makes an imitation: web.ank, not we.bank.
   *
   * @param {string} first
   * @param {string} second
   * @param {string} ending
   */
  mayPart(first, second, ending) {
    if (this.look.plain.length < LEAST || !this.#sharesCountry(ending)) return false;
    return this.strength === "distinct" || this.#isBroken(`${first}.${second}`);
  }

  /**
   * How a host made of it and of these common words looks like its owner's: "glued" to words of lending; its whole
   * "address", as in wwwwebankcom; else "joined", as an owner's second host may be.
   *
   * @param {import("./common-words.js").Core} core
   * @param {string} ending
   * @returns {import("./kinds.js").Kind | null}
   */
  stuckTo(core, ending) {
    if (!this.#mayStick(core, ending)) return null;
    if (this.#isWholeBeside(core)) return "address";
    const isOwn = this.strength !== "tiny" && this.strength !== "common";
    return isOwn && this.#words.isOfLending(core) ? "glued" : "joined";
  }

  /**
   * True where its ending is among the words, parted by a hyphen or behind a "www".
   *
   * @param {import("./common-words.js").Core} core
   */
  #isWholeBeside({ words, hyphened }) {
    if (this.#hasNamesakes || this.look.plain.length < SURE) return false;
    const isWhole = this.ending.split(".").every((part) => words.includes(part));
    return isWhole && (hyphened || words.includes("www"));
  }

  /** @param {import("./common-words.js").Core} core @param {string} ending */
  #mayStick(core, ending) {
    const { strength } = this;
    const near = this.isNear(ending);
    const ofLoans = this.#words.isOfLoans(core);
    if (strength === "distinct" && this.#words.isOfLending(core)) return true;
    if (!near && !this.#words.openEndings.has(ending)) return false;
    if (strength === "distinct" || this.#isWholeBeside(core)) return true;
    if (strength === "mixed") return near || core.hyphened || ofLoans;
    if (strength === "tiny") return ofLoans && core.hyphened;
    if (strength === "common") return ofLoans && this.#sharesCountry(ending);
    const ownEnding = this.ending.split(".").some((part) => core.words.includes(part));
    return ownEnding || (ofLoans && (near || core.hyphened || this.#words.cheapEndings.has(ending)));
  }

  /**
   * How it is imitated where it stands between hyphens beside any words, at this ending.
   *
   * @param {string} ending
   * @param {boolean} lends  one of them is a word of lending
   * @returns {import("./kinds.js").Kind | null}
   */
  betweenHyphens(ending, lends) {
    if (lends) return this.#mayLend(ending) ? "glued" : null;
    const isOpen = this.isNear(ending) || this.#words.openEndings.has(ending);
    return isOpen && this.strength === "distinct" ? "joined" : null;
  }

  /** @param {string} ending */
  #mayLend(ending) {
    const { strength } = this;
    if (strength === "short") return this.isNear(ending) || this.#words.openEndings.has(ending);
    if (strength === "tiny") return this.#sharesCountry(ending) || this.#words.cheapEndings.has(ending);
    return strength !== "common";
  }
}

/** The last label of an ending. @param {string} ending */
function countryOf(ending) {
  return ending.slice(ending.lastIndexOf(".") + 1);
}

/** @param {string} text */
function sorted(text) {
  return [...text].sort().join("");
}
