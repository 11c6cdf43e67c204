/** What a company's name looks like: its legal form, in several countries, and a name of its own before that. Pure. */

import { beginsWithForm } from "./firm-names-ahead.js";

export const CN_END = new RegExp(
  [
    "(?:[银銀]行)?(?:股份有限公司|有限责任公司|有限責任公司|有限公司|股份公司)|信用社|联合社|(?<=\\p{Script=Han}{2})企業社",
    String.raw`(?<=\p{Script=Han}{3})(?:当铺|當[舖鋪]|典[当當]行|合作社)(?!\p{Script=Han})`,
    String.raw`[银銀]行(?!卡|业|業|账|帳|存|流水|保险|监督|間|间|转|柜|网点|级|贷款|\s*:)`,
  ].join("|"),
  "gu",
);
const CN_LEGAL = new RegExp(
  "(?:(?<=.)有限(?:责任|責任)?公司|(?<=.)股份公司|信用社|联合社|企業社|.{3}(?:合作社|当铺|當[舖鋪]|典[当當]行)|(?:村镇|农商|农村商业)银行)$",
  "u",
);
/** A bank that is called by no name: “由银行”, “合作银行”. */
const CN_ANY = new RegExp(
  "(?:[由经在到向是等或和与及从各该本非某家的]|其他|通过|合作|放款|贷款|相关|正规|指定|传统|持牌|大型|所属|开户|金融机构)[银銀]行$",
  "u",
);
const EN_FORM =
  String.raw`(?:pte\.?\s*(?:ltd|limited)|private limited|limited(?! (?:liability|partnership|to|time|offer))|ltd|inc|` +
  String.raw`llc|llp|lp|plc|cc|asc|corp(?:oration)?(?! commission)|(?:sdn\.? )?bhd|berhad|` +
  String.raw`(?:sacco|credit union|co-?operative(?! (?:bank|thrift|credit|urban|savings)))(?: society)?` +
  "(?: limited| ltd)?|associates|(?<=, )n\\.a|national association)";
/** What a bank has, and no bank's name. */
const OF_BANKS =
  "account|branch|card|charge|credential|detail|draft|holiday|information|level|loan|manager|name|news|note|of|" +
  "official|rate|slip|statement|transfer|verification|\\d{3}";
export const EN_END = new RegExp(
  String.raw`\b(?:${EN_FORM}|(?<!central |reserve |account |your |the |any )bank` +
    String.raw`(?:(?: \([a-z ]{2,20}\))?,? ${EN_FORM}|(?![ -](?:${OF_BANKS})s?\b)))\b\.?`,
  "giu",
);
/** What is before the form, and the form. */
const EN_NAME = new RegExp(
  String.raw`^(.*?)[\s,.]*\b(${EN_FORM}|bank(?:(?: \([a-z ]{2,20}\))?,? ${EN_FORM})?)\.?$`,
  "iu",
);
/** Forms that are words of every day too, and one that is no form but as a name is written. */
const COMMON_FORM = /^(?:bank|(?:private )?limited|inc|corp|credit|co-?operative|associates|ll?p)/iu;
const NO_FORM = /^(?:bank|credit|co-?operative|associates|lp|cc|asc)/u;
/** Says only which kind it is. */
const KIND = /\b(?:bank|sacco|credit union|co-?operative|associates)\.?$/iu;
/** Before a kind of institution: any of it, and no name. */
const ANY_OF_KIND = /^(?:about|tentang|details?|select|choose|open|top|best|local|partner|other|another|details)$/iu;

/**
 * Is there a name before the form? “bank” and “limited” are words of every day as well.
 *
 * @param {string} name
 */
export function isOwnName(name) {
  if (CN_ANY.test(name)) return false;
  const [, own, form] = EN_NAME.exec(name) ?? [];
  if (form === undefined) return true;
  if (NO_FORM.test(form) || !/\p{L}/u.test(own) || ANY_OF_KIND.test(own)) return false;
  return !COMMON_FORM.test(form) || /^[^\p{L}\d]*[\p{Lu}\d]/u.test(own.split(/\s+/u).at(-1) ?? "");
}

/** @param {string} name */
export function isLegal(name) {
  return CN_LEGAL.test(name) || isLegalAbroad(name);
}

/** @param {string} name */
export const isLegalAbroad = (name) => (EN_NAME.test(name) && isOwnName(name)) || beginsWithForm(name);

/** A bank, a credit union: a kind of institution is its only form. @param {string} name */
export const isKindOnly = (name) => KIND.test(name) && !beginsWithForm(name);
