/** What is said while the texts of the edition in hand are not in the language of the page. */

import { stored } from "../browser/edition-state.js";
import { NAMES } from "../core/i18n.js";
import { make } from "./dom.js";

/** A note, or nothing. @param {import("../core/i18n.js").Speaking} context @returns {Promise<HTMLElement[]>} */
export async function languageNote({ say, language }) {
  const { edition } = await stored();
  if (!edition || edition.language === language) return [];
  const names = { held: NAMES[edition.language], language: NAMES[language] };
  return [make("p", { class: "note", role: "note", id: "other-language" }, [say("edition_language", names)])];
}
