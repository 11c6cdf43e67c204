/** Which of the names in a sentence it asks about. Pure. */

import { either } from "./patterns.js";

/** What a sentence says of two names, of which one may be unknown: 花支优品是不是花呗旗下的. */
const OF_ANOTHER = /冒充|假冒|仿冒|山寨|属于|合作|旗下|集团|委托|代表/u;
/** What compares those who lend. */
const COMPARED = either(
  "哪[个個家].{0,6}(?:好|划算|劃算|便宜|低|靠谱|靠譜|正规|正規|合适|安全)|比.{0,8}哪",
  "(?:^|[^A-Za-z])(?:[Ww]hich one|better|cheaper|versus|vs|alin ang mas",
  "mana yang (?:lebih|paling)|lebih (?:baik|murah|bagus))(?![a-z])",
);

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

/** Does a folded text say whose somebody is, or for whom they speak? @param {string} plain */
export function isOfAnother(plain) {
  return OF_ANOTHER.test(plain);
}
