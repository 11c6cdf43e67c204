/** What a company's name looks like: its legal form, in several countries, and a name of its own before that. Pure. */

export const CN_END = new RegExp(
  [
    "(?:[银銀]行)?(?:股份有限公司|有限责任公司|有限責任公司|有限公司|股份公司)|信用社|联合社",
    String.raw`(?<=\p{Script=Han}{3})(?:当铺|當舖|典[当當]行|合作社)(?!\p{Script=Han})`,
    "[银銀]行(?!卡|业|業|账|帳|存|流水|保险|监督|間|间|转|柜|网点|级|贷款)",
  ].join("|"),
  "gu",
);
const CN_LEGAL = new RegExp(
  "(?:有限(?:责任|責任)?公司|股份公司|信用社|联合社|.{3}(?:合作社|当铺|當舖|典[当當]行)|(?:村镇|农商|农村商业)银行)$",
  "u",
);
const EN_FORM =
  String.raw`(?:pte\.?\s*(?:ltd|limited)|private limited|limited|ltd|inc|llc|llp|plc|corp(?:oration)?|` +
  String.raw`(?:sdn\.? )?bhd|berhad|(?:sacco|credit union|co-?operative)(?: society)?(?: limited| ltd)?|associates)`;
/** What a bank has, and no bank's name. */
const OF_BANKS =
  "account|branch|card|charge|credential|detail|draft|holiday|information|level|loan|manager|name|news|note|of|" +
  "official|rate|slip|statement|transfer|verification";
export const EN_END = new RegExp(
  String.raw`\b(?:${EN_FORM}|(?<!central |reserve |account |your |the |any )bank` +
    String.raw`(?:,? ${EN_FORM}|(?![ -](?:${OF_BANKS})s?\b)))\b\.?`,
  "giu",
);
/** Indonesian firms bear their legal form in front. */
const ID_FORM = "(?:PT|KSP|Koperasi (?:Simpan Pinjam|Serba Usaha))";
export const ID_NAME = new RegExp(
  String.raw`\b${ID_FORM}\b\.? ?\p{Lu}[\p{L}\d&'-]*(?: (?:\p{Lu}[\p{L}\d&'-]*|dan|\(Persero\)))*`,
  "gu",
);
/** What is before the form, and the form. */
const EN_NAME = new RegExp(String.raw`^(.*?)[\s,.]*\b(${EN_FORM}|bank(?:,? ${EN_FORM})?)\.?$`, "iu");
/** Forms that are words of every day too, and one that is no form but as a name is written. */
const COMMON_FORM = /^(?:bank|limited|inc|corp|credit|co-?operative|associates)/iu;
const NO_FORM = /^(?:bank|credit|co-?operative|associates)/u;

/**
 * Is there a name before the form? “bank” and “limited” are words of every day as well.
 *
 * @param {string} name
 */
export function isOwnName(name) {
  const [, own, form] = EN_NAME.exec(name) ?? [];
  if (form === undefined) return true;
  if (NO_FORM.test(form) || !/\p{L}/u.test(own)) return false;
  return !COMMON_FORM.test(form) || /^[^\p{L}\d]*[\p{Lu}\d]/u.test(own.split(/\s+/u).at(-1) ?? "");
}

/** @param {string} name */
export function isLegal(name) {
  return CN_LEGAL.test(name) || isLegalAbroad(name);
}

/** @param {string} name */
export const isLegalAbroad = (name) =>
  (EN_NAME.test(name) && isOwnName(name)) || /^(?:pt|ksp|koperasi \w+ \w+) \p{L}/iu.test(name);
