/** Sentences from the catalogues in _locales: our own reader, since the browser's cannot switch language. */

/** @typedef {"zh_CN" | "zh_TW" | "en" | "id"} Language */
/** @typedef {Partial<Record<Language, string>>} Text  in each language, or in the one that is read */
/** @typedef {Record<string, string | number | boolean | Text | null | undefined>} Values */
/** @typedef {(key: string, values?: Values) => string} Say */
/**
 * Who is spoken to: the language of the page and its words, and the code of the country where the reader is (`here`);
 * "" or left out where that is not known.
 *
 * @typedef {{say: Say, language: Language, here?: string}} Speaking
 */

/** Each by its own name, in the order shown. @type {Record<Language, string>} */
export const NAMES = { zh_CN: "简体中文", zh_TW: "繁體中文", en: "English", id: "Bahasa Indonesia" };
export const LANGUAGES = /** @type {Language[]} */ (Object.keys(NAMES));
/**
 * What is read where a text lacks the language, in turn; then Chinese, then what there is: an edition in hand may be in
 * another language than the page.
 *
 * @type {Partial<Record<Language, Language[]>>}
 */
const INSTEAD = { id: ["en"] };
const TRADITIONAL = ["hant", "tw", "hk", "mo"];
/**
 * What is between names in a row, and what is said of those left out.
 *
 * @type {Record<Language, [between: string, rest: (all: number, more: number) => string]>}
 */
const ROWS = {
  zh_CN: ["、", (all) => `等${all}家`],
  zh_TW: ["、", (all) => `等${all}家`],
  en: [", ", (_, more) => ` and ${more} more`],
  id: [", ", (_, more) => ` dan ${more} lainnya`],
};

/**
 * Say a key of a catalogue with its {placeholders} filled. A key with `n` = 1 prefers its `_one` form.
 *
 * @param {Record<string, {message: string}>} texts  a catalogue
 * @param {Language} language
 * @returns {Say}
 */
export function speaker(texts, language) {
  return (key, values = {}) => {
    const entry = (values.n === 1 && texts[`${key}_one`]) || texts[key];
    if (!entry) throw new Error(`no text for ${key}`);
    return entry.message.replace(/\{(\w+)\}/gu, (_, name) => inLanguage(values[name], language));
  };
}

/**
 * The language in which a text is read by somebody who reads this one.
 *
 * @param {Text} text
 * @param {Language} language
 * @returns {Language}
 */
export function heldIn(text, language) {
  return languagesFor(language).find((one) => text[one]) ?? "zh_CN";
}

/** A language, then those that stand in for it. @param {Language} language */
export function languagesFor(language) {
  return [language, ...(INSTEAD[language] ?? []), ...LANGUAGES];
}

/** @param {Values[string]} value @param {Language} language @returns {string} */
export function inLanguage(value, language) {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? (value[heldIn(value, language)] ?? "") : String(value);
}

/**
 * Sentences after one another, as the language writes them.
 *
 * @param {Language} language
 * @param {(string | 0 | false | null | undefined)[]} sentences
 */
export function joined(language, ...sentences) {
  return sentences.filter(Boolean).join(language.startsWith("zh") ? "" : " ");
}

/**
 * Names in a row, as each language writes them; how many more there are than `most`.
 *
 * @param {string[]} names
 * @param {number} [most]
 */
export function listed(names, most = 3) {
  const more = names.length - most;
  const rows = LANGUAGES.map((one) => {
    const [between, rest] = ROWS[one];
    return [one, names.slice(0, most).join(between) + (more > 0 ? rest(names.length, more) : "")];
  });
  return /** @type {Record<Language, string>} */ (Object.fromEntries(rows));
}

/** The language as HTML and the browser write it. @param {Language} language */
export function tagOf(language) {
  return language.replace("_", "-");
}

/** The language that a tag means: "zh-HK", "zh_TW", "id-ID". @param {string} tag */
export function meant(tag) {
  const [main, ...rest] = tag.toLowerCase().replaceAll("_", "-").split("-");
  if (main === "zh") return !rest.includes("hans") && rest.some((one) => TRADITIONAL.includes(one)) ? "zh_TW" : "zh_CN";
  return LANGUAGES.find((one) => one === main);
}
