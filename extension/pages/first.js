/** What a page for people in arrears begins with: whom to call now. */

import { make } from "./dom.js";

/** @param {import("../background/checklist.js").Door[] | undefined} doors @param {import("../background/says.js").Say} say */
export function firstLine(doors, say) {
  if (!doors?.length) return [];
  const calls = doors.map(({ id, phone }) => call(phone, `${phone} ${say(`overdue_${id.replace("-", "_")}`)}`));
  return [make("p", { class: "first", role: "note" }, [`${say("overdue_first")} `, ...calls])];
}

/** @param {string} phone @param {(string | Node)[]} words */
export function call(phone, ...words) {
  return make("a", { href: `tel:${phone}` }, words);
}
