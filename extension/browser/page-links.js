/** Where our pages lie, for those that lead to each other. */

/** @typedef {"apk" | "checklist" | "court" | "evidence-log" | "letter" | "threats"} PageName */

/** @param {PageName} page @param {string} [query]  what of it is shown */
export function linkTo(page, query = "") {
  return `${page}.html${query && `?${query}`}`;
}
