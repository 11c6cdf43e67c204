/** Sentences from the catalogues in _locales: our own reader, since the browser's cannot switch language. */

/** @typedef {{zh_CN: string, en: string}} Both  a text in both languages */
/** @typedef {"zh_CN" | "en"} Language */
/** @typedef {Record<string, string | number | boolean | Both | null | undefined>} Values */
/** @typedef {(key: string, values?: Values) => string} Say */

/** @type {Language[]} */
export const LANGUAGES = ["zh_CN", "en"];

/** @type {Map<Language, Promise<Record<string, {message: string}>>>} */
const loaded = new Map();

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
 * The sentence said with an answer, after it where to go instead of a lookalike of a host in good
 * standing, and what the register says of itself with every answer.
 *
 * @param {{say: Say, language: Language}} speaking
 * @param {{verdict: string, reason: string}} answer
 * @param {Values} words
 */
export function told({ say, language }, { verdict, reason }, words) {
  const caution = inLanguage(words.caution, language);
  const instead = words.instead && say("says_lookalike_instead", words);
  return [say(`says_${verdict}_${reason}`, words), instead, caution].filter(Boolean).join(language === "zh_CN" ? "" : " ");
}

/** @param {Values[string]} value @param {Language} language */
export function inLanguage(value, language) {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? value[language] || value.zh_CN : String(value);
}

/** The language that was chosen, else the browser's. @returns {Promise<Language>} */
export async function chosen() {
  const { language } = await chrome.storage.local.get("language");
  const known = LANGUAGES.find((one) => one === language);
  return known ?? (chrome.i18n.getUILanguage().toLowerCase().startsWith("zh") ? "zh_CN" : "en");
}

/** A speaker of the chosen language. */
export async function speak() {
  const language = await chosen();
  return { language, say: await speakerOf(language) };
}

/** @param {Language} language */
export async function speakerOf(language) {
  return speaker(await catalogue(language), language);
}

/** @param {Language} language */
function catalogue(language) {
  const found = loaded.get(language);
  if (found) return found;
  const loading = fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`)).then((got) => got.json());
  loaded.set(language, loading);
  return loading;
}
