/** What maintainers write that cards are made of, as an edition carries it. */

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("../verdict/card.js").Card} Card */
/**
 * @typedef {object} Situation  as in `checklists/situations`
 * @property {string} id
 * @property {string} urgency
 * @property {Card["tone"]} tone
 * @property {Text} button  what it is called where it is asked back about
 * @property {Text} title
 * @property {Text} because
 * @property {Text[]} steps
 * @property {string[]} calls  roles of those to call
 * @property {string} next  a checklist, or one of our pages
 * @property {Text[]} more
 * @property {Record<string, InCountry>} countries  what is said in a country instead; its `more` is added
 * @property {string[]} [words]  expressions by which it is known as well
 */
/** @typedef {Partial<Pick<Situation, "title" | "because" | "steps" | "calls" | "next" | "more">>} InCountry */
/**
 * @typedef {object} Content
 * @property {Situation[]} situations
 * @property {{id: string, roles: string[], country: string, number: string, name: Text, hours: Text | null}[]} calls
 * @property {{id: string, title: Text, overdue: boolean}[]} checklists
 */

/** The situations, whom to call and the checklists. @param {Rows} rows @returns {Promise<Content>} */
export async function contentOf(rows) {
  const [help, checklists] = await rows.many("meta", ["help", "checklists"]);
  return { situations: help?.situations ?? [], calls: help?.calls ?? [], checklists: checklists ?? [] };
}
