/** Where the server's pages lie, and those of the app that it has no other of; each in the language of this page. */

/** @typedef {import("../../browser/page-links.js").PageName} PageName */

/** @type {Partial<Record<PageName, string>>} */
const PLACES = {
  home: "/", court: "/court-papers", threats: "/threats", checklist: "/help", phone: "/help/phone", planner: "/planner",
};
/** The pages of which one is asked for by its id. @type {Partial<Record<PageName, string>>} */
const FOLDERS = { checklist: "/checklists/", letter: "/help/letters/" };

/** @param {PageName} page @param {string} [query]  what of it is shown */
export function linkTo(page, query = "") {
  const id = new URLSearchParams(query).get("id");
  const place = id ? FOLDERS[page] && `${FOLDERS[page]}${id}` : PLACES[page];
  return place ? `${place}?lang=${document.documentElement.lang}` : `/app/${page}.html`;
}
