/** What the welcome page and the options page share: language, countries, and being let look at pages. */

import { tagOf } from "../core/i18n.js";
import { chooseCountries, chooseReminders, countries, reminders } from "../browser/settings.js";
import { button, make } from "./dom.js";
import { check } from "./fields.js";
import { rowsFromWorker } from "../browser/edition-rows.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */

export const EVERYWHERE = { origins: ["http://*/*", "https://*/*"] };

/** @param {Speaking} context */
export async function remindersPart({ say }) {
  const { box, element } = check("reminders", await reminders(), say("settings_reminders"));
  box.addEventListener("change", () => void chooseReminders(box.checked));
  return make("div", {}, [
    element,
    make("p", { class: "small" }, [say("settings_reminders_note")]),
  ]);
}

/** The countries of which the edition in hand has lists or checklists. @param {Speaking} context */
export async function countriesPart({ say, language }) {
  const [rows, chosen] = await Promise.all([rowsFromWorker().catch(() => null), countries()]);
  const [manifest, checklists] = rows ? await rows.many("meta", ["manifest", "checklists"]) : [];
  const countriesOf = (/** @type {{country: string}[]} */ all = []) =>
    all.map(({ country }) => country).filter(Boolean);
  const listed = new Set(countriesOf(manifest?.registers));
  const boxes = [...new Set([...listed, ...countriesOf(checklists), ...chosen])].map((code) =>
    countryBox(code, chosen.includes(code), language, listed.has(code) ? "" : say("settings_country_none")),
  );
  const group = make("fieldset", { id: "countries" }, [
    make("legend", {}, [say("settings_countries")]),
    make("p", { class: "small" }, [say("settings_countries_note")]),
    make("div", { class: "boxes" }, boxes.map(({ element }) => element)),
  ]);
  group.addEventListener(
    "change",
    () => void chooseCountries(boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)),
  );
  return group;
}

/** @param {string} code @param {boolean} checked @param {Speaking["language"]} language @param {string} note */
function countryBox(code, checked, language, note) {
  const name = make("span", {}, [countryName(code, language), note && make("span", { class: "small" }, [` ${note}`])]);
  const made = check(`country-${code}`, checked, name);
  made.box.value = code;
  return made;
}

/** @param {string} code @param {Speaking["language"]} language */
export function countryName(code, language) {
  return new Intl.DisplayNames([tagOf(language)], { type: "region" }).of(code) ?? code;
}

/** @returns {Promise<import("../core/edition/coverage.js").Manifest | null>} */
export async function heldManifest() {
  const rows = await rowsFromWorker().catch(() => null);
  return (await rows?.one("meta", "manifest")) ?? null;
}

/**
 * May pages be looked at by themselves? If not: asking for it, and what works without.
 *
 * @param {Speaking} context
 * @param {() => unknown} changed
 */
export async function accessPart({ say }, changed) {
  if (await chrome.permissions.contains(EVERYWHERE)) return [make("p", { id: "allowed" }, [say("access_given")])];
  const allow = async () => {
    await chrome.permissions.request(EVERYWHERE);
    changed();
  };
  const press = button("allow", say("popup_allow"), allow);
  press.className = "main";
  return [make("p", { id: "not-allowed" }, [say("access_missing")]), press, make("p", {}, [say("access_without")])];
}
