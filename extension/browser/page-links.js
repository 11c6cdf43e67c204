/** Where our pages lie, for those that lead to each other. */

/**
 * @typedef {"home" | "apk" | "checklist" | "court" | "evidence-log" | "letter" | "phone" | "planner" |
 *   "threats"} PageName
 */

/** @param {PageName} page @param {string} [query]  what of it is shown */
export function linkTo(page, query = "") {
  return `${page === "home" ? "welcome" : page}.html${query && `?${query}`}`;
}
