/** The choice of a language. */

import { choose } from "../browser/language.js";
import { LANGUAGES, NAMES, tagOf } from "../core/i18n.js";
import { select } from "./fields.js";

/** @typedef {import("../core/i18n.js").Language} Language */

/**
 * Every language by its own name; the one chosen is kept.
 *
 * @param {Language} language
 * @param {() => unknown} [then]  what follows once it is kept
 */
export function languageChoice(language, then = () => undefined) {
  const control = select(LANGUAGES.map((one) => [one, NAMES[one]]), language);
  const meant = (/** @type {{value: string}} */ { value }) => /** @type {Language} */ (value);
  for (const option of control.options) option.lang = tagOf(meant(option));
  control.addEventListener("change", () => void choose(meant(control)).then(then));
  return control;
}
