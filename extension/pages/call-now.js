/** What a page for people in arrears begins with: whom to call now. */

import { local, make } from "./dom.js";

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
