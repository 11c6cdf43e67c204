/** What a page for people in arrears begins with: whom to call now. */

import { local, make } from "./dom.js";

/**
 * @param {import("../core/checklists/checklist.js").Door[] | undefined} doors
 * @param {import("../core/i18n.js").Say} say
 */
export function firstLine(doors, say) {
  if (!doors?.length) return [];
  const calls = doors.map(({ id, phone }) => numbered(phone, say(`overdue_${id.replace("-", "_")}`)));
  return [firstPart(say("overdue_first"), calls, say("overdue_elsewhere"))];
}

/**
 * Likewise in another country, whose lines are named in full.
 *
 * @param {import("../core/checklists/checklist.js").Door[]} doors
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function firstAbroad(doors, { say, language }) {
  return [firstPart(say("threats_first"), doors.map(({ phone, title }) => numbered(phone, local(title, language))))];
}

/** @param {string} words @param {Node[]} calls  @param {string} [after] */
function firstPart(words, calls, after = "") {
  return make("p", { class: "first", role: "note" }, [words, make("span", {}, calls), after && ` ${after}`]);
}

/** A button with a number and whose it is. @param {string} phone @param {string | Node} whose */
function numbered(phone, whose) {
  return call(phone, make("b", {}, [phone]), " ", whose);
}

/** @param {string} phone @param {(string | Node)[]} words */
export function call(phone, ...words) {
  return make("a", { href: `tel:${phone}` }, words);
}
