/** Which of the names in a sentence it asks about. Pure. */

import { either } from "./patterns.js";

/** What a sentence says of two names, of which one may be unknown: 花支优品是不是花呗旗下的. */
const OF_ANOTHER = /冒充|假冒|仿冒|山寨|属于|合作|旗下|集团|委托|代表/u;
/** What compares those who lend. */
const COMPARED = either(
  "哪[个個家].{0,6}(?:好|划算|劃算|便宜|低|靠谱|靠譜|正规|正規|合适|安全)|比.{0,8}哪",
  "(?:^|[^A-Za-z])(?:[Ww]hich (?:one|is|has|app)|better|cheaper|versus|vs|alin ang mas",
  "mana yang (?:lebih|paling)|lebih (?:baik|murah|bagus))(?![a-z])",
);

/** What joins two names: by itself a question which of them, or only where the text asks which is better. */
const OR = /(?:还是|還是|或者?|对比|對比|\b(?:or|vs\.?|versus|atau|o|ama|ya)(?![A-Za-z]))/giu;
const AND = new RegExp(
  "(?:和|跟|与|與|同|、|,|，|\\b(?:and|dan|at|na|(?:better|cheaper|safer) than" +
    "|lebih (?:baik|murah|bagus) (?:dari|daripada))(?![A-Za-z]))",
  "giu",
);
export const JOINTS = [{ joint: OR, isQuestion: true }, { joint: AND, isQuestion: false }];
/** What may stand behind the second of two names joined by “or”. */
const REST = /^(?:好|贵|便宜|呢|吗|划算|靠谱|正规|安全|利息低)?[\s?？!！.。,，:]*$/u;
/** The characters and the words of the longest name beside a joint. */
const [LONGEST_HAN, LONGEST_WORDS] = [12, 4];
const SPACED = /[\s,，:：?？!！]+/u;

/** What stands between the name asked about and that of whom it may be. */
const IS_OF = /^(?:就|也)?(?:是不是|是|属于)$/u;

/** What asks of a product who stands behind it. */
const FUNDERS = /背后|资金方|资方|出资|放款方|放的|合作/u;
/** What stands before the lender of a contract in a sentence: 放款方写的西安银行. */
const LENDER_AHEAD = new RegExp(
  "(?:(?:放款|贷款|出借|出资|授信|资金)(?:提供|来源)?(?:机构|方|人|单位|银行|公司)|债权人|资方|放款的)" +
    "(?:名称|名字|全称|[那这]?一?[栏行])?[上里处]?(?:显示|写|填|印|标|署)?[的着了成]?" +
    "(?:是|为|叫做?)?[“\"'‘: ]*$",
  "u",
);
/** What stands between it and another lender. */
const ANOTHER_BEHIND = /^[”"'’ ]*(?:和|与|及|、|或|还是)/u;

/**
 * The one whom a sentence names as the lender of its contract; "" where it names none, or more.
 *
 * @param {string} plain  the text as it is read for names
 * @param {string[]} pieces  the names in it
 */
export function ofContract(plain, pieces) {
  const found = pieces.filter((piece) => {
    const at = plain.indexOf(piece);
    return LENDER_AHEAD.test(plain.slice(0, at)) && !ANOTHER_BEHIND.test(plain.slice(at + piece.length));
  });
  return found.length === 1 ? found[0] : "";
}

/**
 * The names that a sentence asks about: the first alone in “花支优品是花呗的吗”, the product in “信用飞背后有没有浦发银行”;
 * where one says whose another is, the product that it begins with, else none of them.
 *
 * @param {string} plain
 * @param {string[]} pieces
 * @param {(name: string) => boolean} isProduct
 */
export function askedOf(plain, pieces, isProduct) {
  const [first, second, ...others] = pieces;
  const behind = second && !others.length ? plain.slice(plain.indexOf(first) + first.length) : "";
  if (behind && IS_OF.test(behind.split(second)[0])) return [first];
  const isLed = pieces.filter(isProduct).length === 1 && isProduct(first);
  if (isLed && FUNDERS.test(plain.slice(plain.indexOf(first) + first.length))) return [first];
  if (!isOfAnother(plain)) return pieces;
  return first && plain.startsWith(first) && isProduct(first) ? [first] : [];
}

/** Does a text compare those whom it names? @param {string} text */
export function isCompared(text) {
  return COMPARED.test(text);
}

/**
 * What may be the name ahead of each joint of a text, and that behind it, each the longest first.
 *
 * @param {string} text
 * @param {{joint: RegExp, isQuestion: boolean}} kind
 * @returns {[ahead: string[], behind: string[]][]}
 */
export function beside(text, { joint, isQuestion }) {
  const asks = isCompared(text);
  if (!asks && !isQuestion) return [];
  return [...text.matchAll(joint)].map((one) => {
    const behind = text.slice(one.index + one[0].length);
    const ends = piecesOf(behind, true).filter((piece) => asks || REST.test(behind.trim().slice(piece.length)));
    return [piecesOf(text.slice(0, one.index), false), ends];
  });
}

/**
 * The pieces with which a text begins, or ends, the longest first: runs of Chinese characters, or words.
 *
 * @param {string} text
 * @param {boolean} begins
 */
function piecesOf(text, begins) {
  const trimmed = text.trim();
  if (/[\u3400-\u9fff]/u.test(trimmed)) {
    const all = [...trimmed];
    const most = Math.min(LONGEST_HAN, all.length);
    const sizes = Array.from({ length: most - 1 }, (_, at) => most - at);
    return sizes.map((size) => (begins ? all.slice(0, size) : all.slice(-size)).join(""));
  }
  const words = trimmed.split(SPACED).filter(Boolean);
  const most = Math.min(LONGEST_WORDS, words.length);
  const sizes = Array.from({ length: most }, (_, at) => most - at);
  return sizes.map((size) => (begins ? words.slice(0, size) : words.slice(-size)).join(" "));
}

/** Does a folded text say whose somebody is, or for whom they speak? @param {string} plain */
export function isOfAnother(plain) {
  return OF_ANOTHER.test(plain);
}
