/** What a page for people in arrears begins with: whom to call now. */

import { local, make } from "./dom.js";

/** A page that is on many phones and says nothing. */
const ELSEWHERE = "https://www.baidu.com/";

/**
 * @param {import("../core/checklists/checklist.js").Door[] | undefined} doors
 * @param {import("../core/i18n.js").Say} say
 */
export function firstLine(doors, say) {
  if (!doors?.length) return [];
  const calls = doors.map(({ id, phone }) => call(phone, `${phone} ${say(`overdue_${id.replace("-", "_")}`)}`));
  const words = [`${say("overdue_first")} `, ...calls, ` ${say("overdue_elsewhere")}`];
  return [make("p", { class: "first", role: "note" }, words)];
}

/**
 * Likewise in another country, whose lines are named in full.
 *
 * @param {import("../core/checklists/checklist.js").Door[]} doors
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function firstAbroad(doors, { say, language }) {
  const calls = doors.map(({ phone, title }) => call(phone, `${phone} `, local(title, language)));
  return [make("p", { class: "first", role: "note" }, [`${say("threats_first")} `, ...calls])];
}

/** @param {string} phone @param {(string | Node)[]} words */
export function call(phone, ...words) {
  return make("a", { href: `tel:${phone}` }, words);
}

/**
 * The page is gone at once, and the way back does not lead to it. A page of the server has it above.
 *
 * @param {import("../core/i18n.js").Say} say
 */
export function leaveLink(say) {
  if (document.querySelector(".leaving")) return "";
  const link = make("a", { href: ELSEWHERE, class: "leave", id: "leave" }, [say("page_leave")]);
  link.rel = "noreferrer";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    location.replace(ELSEWHERE);
  });
  return link;
}
