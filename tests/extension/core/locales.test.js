import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { heldIn, inLanguage, joined, LANGUAGES, listed, meant, NAMES, tagOf } from "../../../extension/core/i18n.js";

const FOLDER = new URL("../../../extension/_locales/", import.meta.url);
const SOURCE = "zh_CN";

/** @typedef {import("../../../extension/core/i18n.js").Language} Language */

/** @param {string} language @returns {Promise<Record<string, string>>} */
async function catalogue(language) {
  const texts = JSON.parse(await readFile(new URL(`${language}/messages.json`, FOLDER), "utf8"));
  return Object.fromEntries(Object.entries(texts).map(([key, { message }]) => [key, message]));
}

const TEXTS = /** @type {Record<Language, Record<string, string>>} */ (
  Object.fromEntries(await Promise.all(LANGUAGES.map(async (one) => [one, await catalogue(one)])))
);
const OTHERS = LANGUAGES.filter((one) => one !== SOURCE);

/** @param {string} text */
const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).sort();
/** In columns of a terminal, where a Chinese character takes two. @param {string} text */
const width = (text) => [...text].reduce((sum, char) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/u.test(char) ? 2 : 1), 0);

/**
 * The most columns for each of the source, beside 16 that any text may take: words of one sign are words of ten letters
 * elsewhere.
 */
const LONGEST = { zh_CN: 1, zh_TW: 1.2, en: 2.4, id: 2.6 };
/** What is counted in English and is never one: the fewest characters, the minutes and the days are fixed. */
const NEVER_ONE = ["log_passphrase_hint", "log_passphrase_short", "log_idle", "pause_days"];
/** Names, signs, and words that Indonesian writes as English does. */
const ALIKE = [
  "name", "page_and", "page_licence", "log_person_relation", "log_sum", "channel_sms", "channel_wechat",
  "planner_kind_bank", "court_date", "court_plot_date", "planner_share_yuan",
  "country_HK", "country_ID", "country_IN", "country_KE", "country_NG", "country_TW",
];
/** Words to be found in a Chinese contract. */
const QUOTED = /^planner_(?:method_(?!own)|early_(?:shorten|reduce)|kind_hint)/u;

for (const language of OTHERS) {
  const [texts, source] = [TEXTS[language], TEXTS[SOURCE]];

  test(`${language} says every key of the source and no other, with the same placeholders`, () => {
    assert.deepEqual(Object.keys(source).filter((key) => !texts[key]?.trim()), []);
    assert.deepEqual(Object.keys(texts).filter((key) => !(key.replace(/_one$/u, "") in source)), []);
    for (const key of Object.keys(source)) assert.deepEqual(placeholders(texts[key]), placeholders(source[key]), key);
  });

  test(`${language} has a form for one where, and only where, the language has one`, () => {
    const forms = Object.keys(texts).filter((key) => key.endsWith("_one"));
    if (!new Intl.PluralRules(tagOf(language)).resolvedOptions().pluralCategories.includes("one")) {
      return assert.deepEqual(forms, []);
    }
    const counted = Object.keys(source).filter(
      (key) => /\{n\} (?:\w+ )?\w+s\b/u.test(texts[key]) && !NEVER_ONE.includes(key),
    );
    assert.deepEqual(counted.filter((key) => !(`${key}_one` in texts)), []);
    for (const form of forms) {
      const left = placeholders(source[form.replace(/_one$/u, "")]).filter((name) => name !== "n");
      assert.deepEqual(placeholders(texts[form]).filter((name) => name !== "n"), left, form);
    }
  });

  test(`${language} is not much longer than the source`, () => {
    const long = Object.keys(source).filter((key) => width(texts[key]) > LONGEST[language] * width(source[key]) + 16);
    assert.deepEqual(long, []);
  });
}

test("nothing is left untranslated", () => {
  assert.deepEqual(
    Object.keys(TEXTS.id).filter((key) => TEXTS.id[key] === TEXTS.en[key]),
    Object.keys(TEXTS.id).filter((key) => ALIKE.includes(key)),
  );
  for (const language of /** @type {const} */ (["en", "id"])) {
    const chinese = Object.keys(TEXTS[language]).filter((key) => /\p{Script=Han}/u.test(TEXTS[language][key]));
    assert.deepEqual(chinese.filter((key) => !QUOTED.test(key)), [], language);
  }
});

test("the traditional texts hold common traditional characters only", () => {
  const usual = common();
  const odd = Object.entries(TEXTS.zh_TW).flatMap(([key, text]) =>
    [...text.matchAll(/\p{Script=Han}/gu)].filter(([char]) => !usual.has(char)).map(([char]) => `${key} ${char}`),
  );
  assert.deepEqual(odd, []);
  assert.ok([..."国应发说页贷这"].every((char) => !usual.has(char)));
  assert.deepEqual(Object.keys(TEXTS.zh_TW).filter((key) => /[“”]|軟件|短信|網絡|信息|視頻|賬|默認/u.test(TEXTS.zh_TW[key])), []);
});

/** The 5,401 characters of the first level of Big5. */
function common() {
  const decoder = new TextDecoder("big5");
  const lead = Array.from({ length: 0xc6 - 0xa4 + 1 }, (_, at) => 0xa4 + at);
  const trail = Array.from({ length: 0xff }, (_, at) => at).filter((at) => (at >= 0x40 && at <= 0x7e) || at >= 0xa1);
  const pairs = lead.flatMap((a) =>
    trail.filter((b) => a < 0xc6 || b <= 0x7e).map((b) => decoder.decode(Uint8Array.of(a, b))),
  );
  return new Set(pairs);
}

test("what a tag of a browser means is the same on both sides", async () => {
  const cases = JSON.parse(await readFile(new URL("../../cases/languages.json", import.meta.url), "utf8"));
  for (const { tag, language } of cases.tags) assert.equal(meant(tag) ?? null, language, tag);
  for (const { text, language, held } of cases.held) {
    assert.equal(heldIn(text, language), held, JSON.stringify({ text, language }));
    assert.equal(inLanguage(text, language), text[held]);
  }
  for (const { names, said } of cases.rows) assert.deepEqual(listed(names), said);
});

test("each language by its own name; sentences stand after one another as it writes", () => {
  assert.deepEqual(Object.values(NAMES), ["简体中文", "繁體中文", "English", "Bahasa Indonesia"]);
  assert.deepEqual(LANGUAGES.map(tagOf), ["zh-CN", "zh-TW", "en", "id"]);
  assert.deepEqual([joined("zh_TW", "一。", "", "二。"), joined("id", "Satu.", null, "Dua.")], ["一。二。", "Satu. Dua."]);
});
