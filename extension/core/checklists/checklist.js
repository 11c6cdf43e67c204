/** The shape of a checklist as an edition carries it. Pure. */

/** @typedef {import("../i18n.js").Text} Text */
/**
 * @typedef {object} Cite
 * @property {string} law
 * @property {Text} label  the whole citation as people read it
 * @property {Text} gives
 * @property {string} text  quoted words of the law, "" where only the citation is given
 * @property {string} rank
 * @property {Text} binds  whom the rule binds
 * @property {string} in_force
 * @property {string} replaced_on  the day from which another article replaces it, or ""
 * @property {string} source
 * @property {string} [via]  whose copy the source is, or ""
 * @property {string} [official]  where the rule is officially published, unopened, or ""
 * @property {string} checked_on
 * @property {"read" | "second-hand"} known
 */
/**
 * @typedef {object} Door  a place that helps or takes complaints
 * @property {string} id
 * @property {Text} title
 * @property {string} phone  "" where it has none
 * @property {string} url  likewise
 * @property {Text | null} where
 * @property {Text} takes
 * @property {Text | null} needs
 * @property {Text | null} answer_by
 * @property {string} source  an official page, or ""
 * @property {string} [via]  whose copy the source is, or ""
 * @property {string} checked_on
 * @property {"read" | "second-hand"} known
 */
/**
 * @typedef {{id: string, heading?: Text | null, text: Text, why: Text, messages?: {to: Text, words: Text}[],
 *   how: Text | null, letters?: {id: string, title: Text}[], cites: Cite[], doors?: Door[],
 *   reviewed_on: string, review_by: string}} Item
 */
/**
 * @typedef {object} Checklist
 * @property {string} id
 * @property {string} country
 * @property {Text} title
 * @property {Text} intro
 * @property {boolean} [overdue]
 * @property {Door[]} [first]
 * @property {Item[]} items
 */

/**
 * Must someone look at this item again?
 *
 * @param {Pick<Item, "cites" | "review_by">} item
 * @param {string} day  the one on the wall
 */
export function isDue(item, day) {
  return isLate(item, day) || replacedOn(item, day) !== "";
}

/** Has the day passed by which it was to be reviewed? @param {Pick<Item, "review_by">} item @param {string} day */
export function isLate({ review_by }, day) {
  return review_by < day;
}

/**
 * Since when a rule that it rests on has been replaced, "" where none was.
 *
 * @param {Pick<Item, "cites">} item
 * @param {string} day
 */
export function replacedOn({ cites }, day) {
  return cites.map(({ replaced_on }) => replaced_on).find((end) => end && end <= day) ?? "";
}

/** What to check before borrowing in each other country. @param {Checklist[]} lists @param {string} country */
export function abroad(lists, country) {
  return lists.filter((list) => list.country !== country && list.id.endsWith("/before-borrowing"));
}

/**
 * The checklists of the same country, in the order in which the edition has them.
 *
 * @param {Checklist[]} lists
 * @param {string} country
 */
export function ofCountry(lists, country) {
  return lists.filter((list) => list.country === country);
}

/**
 * What to check before borrowing in a country, else where the person borrows, else anywhere.
 *
 * @param {Checklist[] | undefined} lists @param {string} country @param {string[]} [mine]  the person's countries
 */
export function chooseChecklist(lists, country, mine = []) {
  const before = lists?.filter(({ id }) => id.endsWith("/before-borrowing"));
  const fitting = [country, ...mine].map((one) => before?.find((list) => list.country === one));
  return fitting.find((list) => list !== undefined) ?? before?.[0] ?? lists?.[0];
}
