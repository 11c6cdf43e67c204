/**
 * The name that a question is about: “百信银行是真的吗”, “is Zenka licensed by CBK?”. Pure.
 *
 * A question is a name with words around it that say nothing of whose name it is. Any other word may make another name
 * of it (“招联银行”, “Palmcredit Plus”), or another meaning (“冒充招联的”): then nobody is found here. Many words around
 * a name may also be a part of another (“招联贷款”, “Gold Zenka”): then the name is only told of.
 */

import { fold, NO } from "../normalise/text.js";

/** @typedef {import("../normalise/text.js").Fold} Fold */

/** Longer texts are no questions; of longer ones nothing is cut off that may be a name's. */
const LONGEST = 120;
const LONGEST_BARE = 40;
/** So many pieces of one text are looked up. */
const MOST = 200;
/** So many words has a name in a longer text; of so many letters so many phrases are looked up. */
const MOST_WORDS = 4;
const MOST_NAME_WORDS = 8;
const MOST_READ = 400;
const MOST_PHRASES = 250;
/** What stands before the name of whoever is said to be behind something else: 这个app背后是招联. */
const OF_ANOTHER = /(?:是|属于|改叫)$/u;
const OF_THE_LENDER = /(?:贷款人|放款[人方]|出借人)是$/u;
const LATIN = /[a-z0-9]/u;
const HAN = /[\u3400-\u9fff]/u;
const LATIN_FORM =
  /(?:^|[^a-z0-9])(?:ltd|limited|inc|incorporated|corp|corporation|llc|llp|plc|bhd|tbk|pt)(?![a-z0-9])/u;
/** The legal forms of firms: a name with one is that name or none. */
const FORM = new RegExp(`${LATIN_FORM.source}|(?:有限|责任|股份)公司`, "u");
/** What ends a sentence; between Chinese characters a space does, too. */
const SENTENCE_END = /[?!,;。…]$/u;
const CHINESE_END = /[?!,;。… ]$/u;
/** What follows the name of whom somebody borrows from: easycash pinjam 3jt. */
const BORROWED = /^ ?(?:pinjam|loan|borrow|借(?=了?[\d一二三四五六七八九十])|\d)/u;
/** The signs of a folded text that say nothing; “≠” and “🚫” do. */
const SIGN = /[ ?!,.;:~'"、。…“”‘’()]/u;

/** The words that may stand around a name. */
export class Around {
  /** @param {string[]} words */
  constructor(words) {
    this.words = new Set(words);
    this.longest = Math.max(0, ...words.map((word) => word.length));
  }

  /** The places up to which a folded text is words and signs alone, 0 first. @param {string} text */
  starts(text) {
    const reached = new Set([0]);
    for (let at = 0; at < text.length; at += 1) {
      if (reached.has(at)) for (const end of this.#ends(text, at)) reached.add(end);
    }
    return [...reached].sort((a, b) => a - b);
  }

  /** The places from which on a folded text is words and signs alone, its end first. @param {string} text */
  ends(text) {
    const reached = new Set([text.length]);
    for (let at = text.length - 1; at >= 0; at -= 1) {
      if (this.#ends(text, at).some((end) => reached.has(end))) reached.add(at);
    }
    return [...reached].sort((a, b) => b - a);
  }

  /** Is a folded text such words alone? @param {string} text */
  saysNothing(text) {
    return this.starts(text).includes(text.length);
  }

  /** Where the words end that start at this place; a sign is one too. @param {string} text @param {number} at */
  #ends(text, at) {
    const found = SIGN.test(text[at]) ? [at + 1] : [];
    for (let end = at + 1; end <= Math.min(text.length, at + this.longest); end += 1) {
      if (this.words.has(text.slice(at, end)) && stands(text, at) && stands(text, end)) found.push(end);
    }
    return found;
  }
}

/** False between two Latin letters or digits, where no word begins or ends. @param {string} text @param {number} at */
function stands(text, at) {
  return !(at > 0 && at < text.length && LATIN.test(text[at - 1]) && LATIN.test(text[at]));
}

/**
 * The words that make a question of a name and are a part of none: `ahead` stand before it (请问, is), `asks` behind it
 * (是真的吗, or not), and so does what is `said` of it in a question (正规, licensed).
 */
export class Asking {
  /** @param {{ahead: string[], asks: string[], said: string[]}} words */
  constructor({ ahead, asks, said }) {
    this.ahead = new Around(ahead);
    this.behind = new Around([...ahead, ...asks, ...said]);
    this.said = new Around(said);
    this.leads = new Around([...ahead, ...asks]);
  }

  /** The places up to which a folded text only asks. @param {string} text */
  mayBegin(text) {
    return this.ahead.starts(text);
  }

  /**
   * Does all that is around the name at this place ask about it? A single word in Latin letters is a part of its name:
   * “JULO resmi”.
   *
   * @param {string} text
   * @param {Place} place
   */
  asks(text, [start, end]) {
    if (!this.mayBegin(text).includes(start) || !this.behind.ends(text).includes(end)) return false;
    const behind = text.slice(end);
    const ahead = [...text.slice(0, start)].some((char) => !SIGN.test(char));
    const isQuestion = ahead || behind.includes("?") || !this.said.saysNothing(behind);
    if (HAN.test(text)) return isQuestion;
    return isQuestion && (`${text.slice(0, start)} ${behind}`.match(/[a-z0-9]+/gu) ?? []).length > 1;
  }

  /**
   * Does a text begin with a question about the name at this place, or end with one about a loan of it? Whatever else
   * it says may be of anything: “JuanHand legit ba? mahal kasi”.
   *
   * @param {string} text
   * @param {Place} place
   */
  isAbout(text, [start, end]) {
    const [ahead, behind] = [text.slice(0, start), text.slice(end)];
    const isLed = /[^\s]/u.test(ahead) && this.#leads(ahead);
    if (!isLed && [...ahead].some((char) => !SIGN.test(char))) return false;
    const [ends, isForm] = [HAN.test(text) ? CHINESE_END : SENTENCE_END, LATIN_FORM.test(text.slice(start, end))];
    const asks = (/** @type {string} */ piece) =>
      !this.said.saysNothing(piece) || (piece.includes("?") && !isForm && /[^\s?]/u.test(piece));
    const heads = this.behind.starts(behind).map((at) => behind.slice(0, at));
    const isEnded = (/** @type {string} */ head) => head === behind || ends.test(head);
    /** One word in Latin letters may be a part of the name. */
    const isMore = (/** @type {string} */ head) => HAN.test(text) || /[a-z0-9] +[a-z0-9]|[?]/u.test(`${ahead} ${head}`);
    if (heads.some((head) => isEnded(head) && isMore(head) && (isLed || asks(head)))) return true;
    return BORROWED.test(behind) && this.behind.ends(behind).some((at) => asks(behind.slice(at)));
  }

  /**
   * Does what stands before a name ask about it, and is no part of it: “legit ba si”, and not “ba”?
   *
   * @param {string} ahead
   */
  #leads(ahead) {
    const starts = this.behind.starts(ahead).filter((at) => [...ahead.slice(at)].some((char) => !SIGN.test(char)));
    if (!HAN.test(ahead) && !this.ahead.saysNothing(ahead) && !/\w \w/u.test(ahead)) return false;
    return starts.some((at) => this.leads.saysNothing(ahead.slice(at)));
  }
}

/** @typedef {[number, number]} Place  of a name in a text: its start and its end */
/** @typedef {{name: string, isSure: boolean}} Found  `isSure`: nothing around the name may be a part of another */

/**
 * The longest name in a text, where all around it says nothing; null where there is none. Of a name with a legal form
 * nothing is cut off that may belong to it.
 *
 * @param {string} text
 * @param {{question: Around, asking: Asking}} words
 * @param {(piece: string) => Promise<boolean>} isKnown
 * @param {Fold} table
 * @returns {Promise<Found | null>}
 */
export async function about(text, { question, asking }, isKnown, table) {
  const plain = plainly(text, table);
  if (plain.length > LONGEST || question.saysNothing(plain) || (await isKnown(plain))) return null;
  const begun = FORM.test(plain) ? asking.mayBegin(plain) : question.starts(plain);
  for (const place of pieces(plain, question, begun)) {
    const name = plain.slice(...place);
    if (/[?!,]$/u.test(name) || question.saysNothing(name) || !(await isKnown(name))) continue;
    return { name, isSure: asking.asks(plain, place) && !LATIN_FORM.test(plain) };
  }
  return null;
}

/**
 * Does a text ask about this name of one who is known, and not only tell of it?
 *
 * @param {string} text
 * @param {string} normal  the name in normal form
 * @param {Asking} asking
 * @param {(piece: string) => string} normalised
 * @param {Fold} table
 */
export function asksAbout(text, normal, asking, normalised, table) {
  const plain = plainly(text, table);
  return plain.length <= LONGEST && placesOf(plain, normal, normalised).some((place) => asking.isAbout(plain, place));
}

/**
 * Where a name stands in a folded text, the longest place first.
 *
 * @param {string} plain
 * @param {string} normal
 * @param {(piece: string) => string} normalised
 * @returns {Place[]}
 */
function placesOf(plain, normal, normalised) {
  if (HAN.test(normal)) {
    const at = plain.indexOf(normal);
    return at < 0 ? [] : [[at, at + normal.length]];
  }
  const words = [...plain.matchAll(/[a-z0-9]+/gu)];
  const places = words.flatMap(({ index }, at) => {
    const ends = words.slice(at, at + MOST_NAME_WORDS).map((one) => one.index + one[0].length);
    return ends.map((end) => /** @type {Place} */ ([index, end]));
  });
  const found = places.filter(([start, end]) => normalised(plain.slice(start, end)) === normal);
  return found.sort(([a, b], [c, d]) => d - c - (b - a)).slice(0, 1);
}

/**
 * What is left of a text without the words at its ends; null where that is all of it, or nothing. It may have lost a
 * part of a name: for near names, and for what kind of firm a name says.
 *
 * @param {string} text
 * @param {Around} around
 * @param {Fold} table
 * @param {number} [longest]
 */
export function bare(text, around, table, longest = LONGEST_BARE) {
  const plain = plainly(text, table);
  if (plain.length > longest) return null;
  const [start, end] = [around.starts(plain).pop() ?? 0, around.ends(plain).pop() ?? 0];
  if (isSaidOfAnother(plain.slice(0, start))) return null;
  return end - start > 1 && end - start < plain.length ? plain.slice(start, end) : null;
}

/**
 * What may be a name in Latin letters among other words, the longest first.
 *
 * @param {string} text
 * @param {Around} around
 * @param {Fold} table
 */
export function phrases(text, around, table) {
  const plain = plainly(text, table).slice(0, MOST_READ);
  const words = [...plain.matchAll(/[a-z0-9]+/gu)].map((one) => [one.index, one.index + one[0].length]);
  /** @type {Set<string>} */
  const found = new Set();
  for (let size = MOST_WORDS; size > 0; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) found.add(plain.slice(words[at][0], words[at + size - 1][1]));
  }
  return [...found].filter((one) => !around.saysNothing(one)).slice(0, MOST_PHRASES);
}

/**
 * The places of what the words may surround, the longest first.
 *
 * @param {string} plain
 * @param {Around} around
 * @param {number[]} begun
 * @returns {Place[]}
 */
function pieces(plain, around, begun) {
  const ends = around.ends(plain);
  const own = begun.filter((start) => !isSaidOfAnother(plain.slice(0, start)));
  const found = own.flatMap((start) => ends.map((end) => /** @type {Place} */ ([start, end])));
  const inside = found.filter(([start, end]) => end - start > 1 && end - start < plain.length);
  return inside.sort(([a, b], [c, d]) => d - c - (b - a)).slice(0, MOST);
}

/** Is what follows this said to be behind something else? @param {string} before */
function isSaidOfAnother(before) {
  return OF_ANOTHER.test(before) && !OF_THE_LENDER.test(before);
}

/** @param {string} text @param {Fold} table */
function plainly(text, table) {
  return fold(text, table).replace(NO, "非").split(/\s+/u).filter(Boolean).join(" ");
}
