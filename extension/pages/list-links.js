/** The ways from an answer to our other pages: what to do about what a text speaks of. */

import { linkTo } from "../browser/page-links.js";
import { inLanguage } from "../core/i18n.js";
import { make } from "./dom.js";

/** @typedef {Pick<import("../core/checklists/checklist.js").Checklist, "id" | "title">} List */

/** For who is chased by collectors, whatever else a text speaks of. */
const CHASED = "cn/contacts-called";
const SUED = "cn/sued";
/** The lists for who is chased: beside these, threats are looked up too. */
export const OF_CHASED = [CHASED, SUED, "cn/cannot-pay", "cn/called-about-someone-else"];

/**
 * To these checklists, and to what is for who is chased.
 *
 * @param {List[]} lists
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function listLinks(lists, { say, language }) {
  const isChased = lists.some(({ id }) => OF_CHASED.includes(id));
  return [
    ...lists.flatMap(({ id, title }) => [
      id === SUED && wayTo(linkTo("court"), "found-court", say("court_link")),
      wayToList(id, say("list_link", { list: inLanguage(title, language) })),
    ]),
    isChased && wayTo(linkTo("threats"), "found-threats", say("threats_title")),
    isChased && !lists.some(({ id }) => id === CHASED) && wayToList(CHASED, say("help_link")),
  ];
}

/** A checklist of what to do. @param {string} id @param {string} words */
export function wayToList(id, words) {
  return wayTo(linkTo("checklist", `id=${id}`), `found-${id.split("/")[1]}`, words);
}

/** A page of ours. @param {string} href @param {string} id @param {string} words */
export function wayTo(href, id, words) {
  return make("p", { class: "door" }, [make("a", { href, id }, [words])]);
}
