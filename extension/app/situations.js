/** What most people come with, right below the box: the page that helps is one tap away. */

import { make } from "../pages/dom.js";
import { icon } from "../pages/icons.js";

/** @type {[name: string, icon: import("../pages/icons.js").IconName, page: string][]} */
const SITUATIONS = [
  ["owing_contacts", "phone", "checklist.html?id=cn/contacts-called"],
  ["home_court", "court", "court.html"],
  ["home_money", "money", "checklist.html?id=cn/before-borrowing"],
  ["threats_title", "question", "threats.html"],
  ["home_app", "app", "apk.html"],
];

/** @param {import("../core/i18n.js").Say} say */
export function situations(say) {
  const rows = SITUATIONS.map(([name, picture, href]) =>
    make("li", {}, [make("a", { href }, [icon(picture), say(name), icon("next")])]),
  );
  return make("ul", { class: "card ways" }, rows);
}
