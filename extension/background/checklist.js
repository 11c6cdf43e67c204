/** The shape of a checklist as an edition carries it. Pure. */

/** @typedef {import("./says.js").Both} Both */
/**
 * @typedef {object} Cite
 * @property {string} law
 * @property {Both} label  the whole citation as people read it
 * @property {Both} gives
 * @property {string} text  quoted words of the law, "" where only the citation is given
 * @property {string} rank
 * @property {Both} binds  whom the rule binds
 * @property {string} in_force
 * @property {string} source
 * @property {string} checked_on
 * @property {"read" | "second-hand"} known
 */
/** @typedef {{id: string, text: Both, why: Both, how: Both | null, cites: Cite[], reviewed_on: string, review_by: string}} Item */
/** @typedef {{id: string, country: string, title: Both, intro: Both, items: Item[]}} Checklist */

/** Must someone look at this item again? @param {Item} item @param {number} now */
export function isDue({ review_by }, now) {
  return Date.parse(`${review_by}T23:59:59Z`) < now;
}
