/**
 * What a person chooses, in storage.local. `countries` they borrow in: these decide what is shown first, never
 * what is held or judged; until they are chosen, they are guessed from the browser. `reminders`: beside fields.
 */

import { byZone, deviceZone } from "./clock.js";
import { readLocal, writeLocal } from "./local-store.js";
import { browserLanguage } from "./own-files.js";

/** @type {Record<string, string>} */
const BY_LANGUAGE = { zh: "CN", "zh-hans": "CN", id: "ID", sw: "KE", hi: "IN", fil: "PH", tl: "PH", lt: "LT" };
const FIRST = "CN";

/** The countries chosen, else guessed. @returns {Promise<string[]>} */
export async function countries() {
  const chosen = /** @type {string[] | undefined} */ (await readLocal("countries"));
  return chosen ?? guessed({ language: browserLanguage(), timeZone: deviceZone() });
}

/** @param {string[]} chosen */
export function chooseCountries(chosen) {
  return writeLocal({ countries: chosen });
}

/** Are reminders wanted beside the fields that matter? @returns {Promise<boolean>} */
export async function reminders() {
  return (await readLocal("reminders")) !== false;
}

/** @param {boolean} wanted */
export function chooseReminders(wanted) {
  return writeLocal({ reminders: wanted });
}

/**
 * Where the browser's clock is, then what its language says.
 *
 * @param {{language: string, timeZone: string}} browser
 * @returns {string[]} not empty
 */
export function guessed({ language, timeZone }) {
  const tag = language.toLowerCase();
  const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})$/u.exec(tag)?.[1]?.toUpperCase();
  const spoken = region && region !== "US" ? region : BY_LANGUAGE[tag];
  const found = [byZone(timeZone), spoken].filter((one) => one !== undefined);
  return found.length ? [...new Set(found)] : [FIRST];
}
