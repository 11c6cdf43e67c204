/** What to say of a name that no register has. Pure; as `lookup/not_found.py`. */

import { fold, letters } from "../normalise/text.js";
import { FIRM_WORDS } from "./firm-words.js";
import { short } from "./near-chinese.js";
import { isStateName } from "./state-like.js";

/** @typedef {import("../edition/database.js").Category} Category */

const COMPANY = new RegExp(
  `(?:(?:^家?|[^家我你他她们]|[^一这哪那]家)公司|${FIRM_WORDS.firms.join("|")})$|^pt(?= )| (?:inc|corp)\\.?$`,
  "u",
);
/** What parts the sentences of a text, which is no name then; a comma may stand in a name. */
const PARTED = new RegExp(`[?!;。、](?=.)|,(?! ?(?:${FIRM_WORDS.behind_a_comma.join("|")})(?![a-z]))(?=.)`, "u");
/** What the name of a bank's branch ends in. */
const HOUSES = [...FIRM_WORDS.houses, "信用卡中心"];
/** What no bank is called: 请在我行手机银行, 登录网上银行. */
const NO_BANK = /[我本该]行|(?:手机|网上|电子|电话|个人|企业)银行|请|登录|通过/u;
/** The kind of every bank whose name says no more: “浦发银行” may be a short name of one held. */
const ANY_BANK = "other-bank";

/**
 * `unlisted` only where the name says that it is of a kind that is held whole.
 *
 * @param {{text: string, normal: string}} query
 * @param {{isNear: boolean, categories: Category[], fold: import("../normalise/text.js").Fold, isHeld?: boolean}} known
 *   `isNear`: a name of the edition ends with this one; `isHeld`: the text holds a lender's name beside other words
 * @returns {{verdict: "none" | "uncovered" | "unlisted", reason: string, category: Category | null}}
 */
export function judge({ text, normal }, { isNear, categories, fold: table, isHeld = false }) {
  const word = /** @type {const} */ ({ verdict: "none", reason: "word", category: null });
  const other = /** @type {const} */ ({ verdict: "uncovered", reason: "near", category: null });
  if (isHeld) return other;
  if (isStateName(fold(text, table))) return { ...word, reason: "state_name" };
  const stem = short(normal);
  if (text.includes("@") || categories.some(({ marks }) => marks.some((mark) => mark.includes(stem)))) return word;
  if (isNear) return other;
  const isCompany = COMPANY.test(normal) || COMPANY.test(fold(text, table));
  const said = letters(text, table);
  const category = categories.find(({ marks }) => marks.some((mark) => said.indexOf(mark) > 0)) ?? null;
  const isParted = PARTED.test(fold(text, table).trim());
  if (category && isCompany && category.whole) {
    return isParted ? word : { verdict: "unlisted", reason: "category", category };
  }
  if (category?.ask && !category.whole) {
    if (category.category !== ANY_BANK) return { verdict: "uncovered", reason: "category", category };
    const isName = isCompany || [...category.marks, ...HOUSES].some((ending) => said.endsWith(ending));
    return isName && !isParted && !NO_BANK.test(said) ? { verdict: "uncovered", reason: "bank", category } : word;
  }
  return isCompany ? { verdict: "uncovered", reason: "company", category: null } : word;
}
