/** How a host may be like a known one, and what that shows. Pure; the server holds the same. */

/**
 * @typedef {"confusable" | "address" | "glued" | "transposition" | "repetition" | "omission" | "insertion" |
 *   "vowel-swap" | "replacement" | "glance" | "plural" | "joined" | "pinyin" | "hyphen" | "ending" | "dot" | "label"}
 *   Kind
 */
/**
 * What a kind shows: a "spelling" that only an imitator needs; a "slip", which is one where the known host is vouched
 * for and else may be a stranger's name; what is "near", as an owner's second host or a stranger's may be; or the
 * "same_name" elsewhere, which owners and namesakes have.
 *
 * @typedef {"spelling" | "slip" | "near" | "same_name"} Grade
 */

/** The surest first. @type {[Kind, Grade][]} */
const GRADES = [
  ["confusable", "spelling"],
  ["address", "spelling"],
  ["glued", "spelling"],
  ["transposition", "slip"],
  ["repetition", "slip"],
  ["omission", "slip"],
  ["insertion", "slip"],
  ["vowel-swap", "slip"],
  ["replacement", "slip"],
  ["glance", "slip"],
  ["plural", "near"],
  ["joined", "near"],
  ["pinyin", "near"],
  ["hyphen", "same_name"],
  ["ending", "same_name"],
  ["dot", "same_name"],
  ["label", "same_name"],
];

/** The surest first. */
export const KINDS = GRADES.map(([kind]) => kind);

const GRADE_OF = new Map(GRADES);

/** What a kind shows. @param {Kind} kind */
export const grade = (kind) => GRADE_OF.get(kind) ?? "near";
