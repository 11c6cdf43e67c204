/** Whom to call, and in which country. Pure. */

import { inLanguage } from "../i18n.js";

/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("../verdict/card.js").Card} Card */
/** @typedef {import("./content.js").Content} Content */

/** Mainland China, whose situations, doors and checklists are held in full. */
export const HOME = "cn";

/**
 * The country whose numbers are shown: the one that the text names, else where the reader's device is. Where neither
 * tells, readers of simplified Chinese are taken to be on the mainland; others choose, since another country's numbers
 * would mislead them.
 *
 * @param {string} place  a code; "" where the text does not tell
 * @param {Speaking} speaking
 * @returns {string} "" where nothing tells
 */
export function placeFor(place, { language, here }) {
  return place || here || (language === "zh_CN" ? HOME : "");
}

/**
 * Those to call in a country, by their roles, each once.
 *
 * @param {string} country
 * @param {string[]} roles
 * @param {Content["calls"]} calls
 * @param {Speaking["language"]} language
 * @returns {Card["calls"]}
 */
export function callsIn(country, roles, calls, language) {
  const own = calls.filter((one) => one.country === country.toUpperCase());
  const called = new Set(roles.flatMap((role) => own.filter((one) => one.roles.includes(role))));
  return [...called].map((call) => callOf(call, language));
}

/** @param {Content["calls"][number]} call @param {Speaking["language"]} language @returns {Card["calls"][number]} */
function callOf({ id, number, name, hours, country }, language) {
  return { id, number, name: inLanguage(name, language), hours: inLanguage(hours, language), country };
}
