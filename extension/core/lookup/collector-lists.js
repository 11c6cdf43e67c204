/** Whose lists of collection agencies were read: what is not on them proves nothing. Pure; as the server says it. */

import { listed } from "../i18n.js";
import { company } from "../normalise/company.js";
import { short } from "./near-chinese.js";

/** @param {import("./lookup.js").Common} shared @returns {import("../verdict/card.js").Part} */
export function collectorLists({ manifest, tables }) {
  const { collector_lists: lists = [], covered } = manifest;
  const read = lists.map(({ lender, as_of }) => `${short(company(lender, tables.fold))} ${as_of}`);
  const whole = covered.find((one) => one.country === "CN" && one.category === "consumer-finance" && one.whole);
  const values = { n: read.length, all: whole ? String(whole.rows) : "—", read: listed(read) };
  return { key: read.length ? "says_collector_lists" : "says_no_collector_lists", values };
}
