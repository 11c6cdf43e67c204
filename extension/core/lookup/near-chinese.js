/**
 * May a name in Chinese mean this lender? A suggestion that is a stranger is worse than none. Pure; as
 * `lookup/near_chinese.py`.
 */

import { NAME_WORDS } from "../normalise/name-words.js";
import { FIRM_WORDS } from "./firm-words.js";

const LEGAL_FORM = new RegExp(`(?:${NAME_WORDS.legal_forms.join("|")})$`, "u");
const KIND = new RegExp(FIRM_WORDS.kinds.join("|"), "gu");
const PRODUCT = new RegExp(`(?:${FIRM_WORDS.products.join("|")})+$`, "u");
const HAN = /[\u3400-\u9fff]/u;
const LEAST = 2;
/** So many characters may stand before a name's own; more are a sentence that ends with a place. */
const MORE = 4;
const WHOLE = 4;
/** A kind of which every firm is known: one called a little more than another means that one. */
const WHOLE_KIND = "消费金融";
/** From so many characters on, one wrong character is a slip; in fewer it makes another name. */
const LONG = 6;

/** A company's normal form without its legal form. @param {string} normal */
export function short(normal) {
  return normal.replace(LEGAL_FORM, "");
}

/** Is this name to be judged here? @param {string} normal */
export function isChinese(normal) {
  return HAN.test(normal);
}

/** What is a name's own: “招联消费金融” → “招联”, “招商银行信用卡” → “招商”. @param {string} normal */
export function own(normal) {
  return short(normal).replace(PRODUCT, "").replace(KIND, "");
}

/**
 * Does one name hold what is the other's own, shorten it, or differ by a slip? “邮储银行” shortens
 * 中国邮政储蓄银行; “汇丰银行” is not 恒丰银行.
 *
 * @param {string} asked  in normal form, as `other`
 * @returns {(other: string) => boolean}
 */
export function relatedTo(asked) {
  const mine = own(asked);
  const length = [...mine].length;
  return (other) => {
    if (length < LEAST || !HAN.test(other)) return false;
    const theirs = own(other);
    const isShort = [...theirs].length >= LEAST && length <= [...theirs].length + MORE;
    if (theirs.includes(mine) || (isShort && mine.endsWith(theirs))) return true;
    const whole = short(other);
    if ([...whole].length >= WHOLE && asked.includes(whole)) return true;
    const areOfKind = asked.includes(WHOLE_KIND) && other.includes(WHOLE_KIND);
    if (areOfKind && theirs && mine.startsWith(theirs)) return true;
    return shortens(asked, other) || isSlip(asked, other);
  };
}

/**
 * What is so of every name that is related to one or ends with it: it has the first or last character of its own part
 * or of all of it, or the second, which a slip leaves; or begins with what stands in it. Told at once, of thousands.
 *
 * @param {string} asked  with an own part
 * @returns {(other: string) => boolean}
 */
export function mayMean(asked) {
  const [mine, stem] = [[...own(asked)], [...short(asked)]];
  const telling = new Set([...mine.slice(0, 1), ...mine.slice(-1), ...stem.slice(0, 2), ...stem.slice(-1)]);
  return (other) => [...telling].some((char) => other.includes(char)) || asked.includes(other.slice(0, WHOLE));
}

/** Do two long names differ in one character? @param {string} asked @param {string} other */
export function isSlip(asked, other) {
  const [some, others] = [[...short(asked)], [...short(other)]];
  if (some.length !== others.length || some.length < LONG) return false;
  return some.filter((char, at) => char !== others[at]).length === 1;
}

/**
 * Do two texts differ by one letter: another one, one more, or two that changed places? “zenca” and “zenka”, “finace”
 * and “finance”, “lona” and “loan”.
 *
 * @param {string} one
 * @param {string} another
 */
export function oneEdit(one, another) {
  const [some, other] = one.length > another.length ? [another, one] : [one, another];
  let at = 0;
  while (at < some.length && some[at] === other[at]) at += 1;
  const [rest, others] = [some.slice(at), other.slice(at)];
  if (rest.length !== others.length) return rest === others.slice(1);
  if (!rest) return false;
  return rest.slice(1) === others.slice(1) || rest === `${others[1]}${others[0]}${others.slice(2)}`;
}

/** Is one called by some characters of the other? 浦发银行 is 上海浦东发展银行. @param {string} asked @param {string} other */
function shortens(asked, other) {
  const some = [...short(asked)];
  const left = [...short(other)].reduce((at, char) => (char === some[at] ? at + 1 : at), 0);
  return some.length > LEAST && left === some.length;
}
