import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import { LANGUAGES } from "../../../extension/core/i18n.js";
import { readSignals } from "../../../extension/page-reading/signals.js";
import { folding } from "../../../extension/core/normalise/text.js";
import { namedIn } from "../../../extension/page-reading/lender-on-page.js";
import { sightOf } from "../../../extension/page-reading/page-features.js";
import { HELPERS, PHRASES, REMINDERS, RULES, SIGNALS, WEIGHTS } from "../own-signals.js";
import { WORD_PLACES } from "../../../extension/page-reading/words.js";
import { FOLD } from "../sample.js";
import { facts } from "../sample-page.js";
import { tries } from "../effort.js";

const MOST_BYTES = 64 * 1024;
/** Of a text there are so many lines, of so many characters; a page has at most the larger number. */
const [LINES, LINE] = [tries(8, 58), 240];
/** Signals seen by looking at the whole page. */
const WHOLE = Object.keys(sightOf(facts(), SIGNALS.patterns, new Map()).page);

/** @param {string} phrase @param {string} text @param {"zh" | "en"} [language] */
function finds(phrase, text, language = "en") {
  const { patterns } = readSignals({ signals: [] }, { [language]: { one: [phrase] } }, WEIGHTS);
  return patterns.one[0].exec(text)?.[0];
}

test("every signal has a place and a way to be found", () => {
  const places = ["title", "heading", "text", "fields", "bylines", "types"];
  for (const { name, in: place } of RULES.signals) {
    if (place === "others") continue;
    if (place === "page") assert.ok(WHOLE.includes(name), `nothing finds ${name}`);
    else {
      assert.ok(places.includes(place), `${name} is looked for in ${place}`);
      assert.ok(Object.values(PHRASES).some((some) => name in some), `no phrase finds ${name}`);
    }
  }
});

test("every signal was there to be learnt, and every word stands where words are looked for", () => {
  const names = RULES.signals.map((/** @type {{name: string}} */ { name }) => name);
  assert.deepEqual(Object.keys(WEIGHTS.signals).toSorted(), names.toSorted());
  assert.deepEqual(Object.keys(WEIGHTS.words).toSorted(), WORD_PLACES.toSorted());
});

test("the weights are small, and no signal or word suffices alone", async () => {
  const { size } = await stat(new URL("../../../extension/page-reading/signals/weights.json", import.meta.url));
  assert.ok(size < MOST_BYTES, `${size} bytes`);
  const points = [WEIGHTS.signals, ...Object.values(WEIGHTS.words)].flatMap((some) => Object.values(some));
  assert.ok(Math.max(...points) < WEIGHTS.offers_from);
});

test("no signal of an offer speaks against one, nor the other way round", () => {
  for (const { name, against } of RULES.signals) {
    const points = WEIGHTS.signals[name];
    assert.ok(against ? points <= 0 : points >= 0, `${name} ${points}`);
  }
});

test("a word can be shown to a person, and says at most half of what is needed", () => {
  for (const [place, some] of Object.entries(WEIGHTS.words)) {
    for (const [word, points] of Object.entries(/** @type {Record<string, number>} */ (some))) {
      assert.doesNotMatch(word, /\d|(?:^| )[a-z](?:$| )/u, `${place}: ${word}`);
      assert.ok(Math.abs(points) <= 0.75, `${place}: ${word} ${points}`);
    }
  }
});

test("every phrase is used, by a signal or by name", () => {
  const signals = RULES.signals.map((/** @type {{name: string}} */ { name }) => name);
  const names = new Set([...signals, ...HELPERS, ...REMINDERS]);
  for (const [language, some] of Object.entries(PHRASES)) {
    for (const [name, phrases] of Object.entries(some)) {
      assert.ok(names.has(name), `${language}: ${name} is no signal`);
      assert.equal(
        new Set(/** @type {string[]} */ (phrases)).size,
        phrases.length,
        `${language}: ${name} says something twice`,
      );
    }
  }
});

test("every signal has a name in every language, and no name is left over", async () => {
  const words = WORD_PLACES.map((place) => `words_${place}`);
  for (const language of LANGUAGES) {
    const texts = JSON.parse(
      await readFile(new URL(`../../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"),
    );
    const named = Object.keys(texts)
      .filter((key) => key.startsWith("signal_"))
      .map((key) => key.slice("signal_".length));
    assert.deepEqual(
      named.toSorted(),
      [...RULES.signals.map((/** @type {{name: string}} */ { name }) => name), ...words].toSorted(),
      language,
    );
  }
});

/**
 * Does something with each text; throws where that has not ended after milliseconds that nothing sound needs.
 *
 * @param {(text: string) => void} each
 * @param {string[]} texts
 * @param {number} freeze
 */
function runs(each, texts, freeze) {
  vm.runInNewContext("for (const text of texts) each(text)", { each, texts }, { timeout: freeze });
}

/** Lines as the content scripts cut them, full of the same words. @param {string} words */
function repeated(words) {
  const line = words.repeat(Math.ceil(LINE / words.length)).slice(0, LINE);
  return `${line}\n`.repeat(LINES);
}

/**
 * The words of phrases without what makes them patterns: alone, beside the next one, beside a number.
 *
 * @param {string[]} phrases
 */
function hostileTo(phrases) {
  const words = phrases.flatMap((phrase) => phrase.replace(/\\p\{[^}]*\}|\\./gu, " ").match(/[\p{L}\p{N}]+/gu) ?? []);
  const texts = words.flatMap((word, n) => [
    word,
    `${word} `,
    `${word}${words[n + 1] ?? ""} `,
    `${word} 1,`,
    `${word}\n`,
  ]);
  return [...new Set(texts)].filter((_, n) => n % tries(2, 1) === 0).map(repeated);
}

const NUMBERS = ["1", "1 ", "1,", "1 万 ", "¥1,000 – ", "rp 1 juta s/d ", "一百万 "].map(repeated);
const FREEZE = tries(15_000, 60_000);

test("no phrase runs away over a text made of phrases", () => {
  for (const [language, some] of Object.entries(PHRASES)) {
    for (const [name, phrases] of Object.entries(some)) {
      const { patterns } = readSignals(RULES, { [language]: { [name]: phrases } }, WEIGHTS);
      assert.doesNotThrow(
        () => runs((text) => text.match(patterns[name][0]), [...NUMBERS, ...hostileTo(phrases)], FREEZE),
        `${language}: ${name}`,
      );
    }
  }
});

test("nothing else that is looked for runs away", () => {
  const quoted = ["“", "“借", "“”", "「」「", "\n|1000 ", "1000|", "10.00.00"].map(repeated);
  const table = folding(FOLD);
  const look = (/** @type {string} */ text) => {
    const lines = text.split("\n").map((line) => ({ text: line, where: /** @type {const} */ ("footer") }));
    const seen = facts({ title: text.slice(0, 200), text, lines });
    sightOf(seen, SIGNALS.patterns, table);
    namedIn(seen);
  };
  const loans = hostileTo([...PHRASES.zh.loan_title.slice(0, 4), ...PHRASES.en.loan_title.slice(0, 4)]);
  assert.doesNotThrow(() => runs(look, [...NUMBERS, ...quoted, ...loans], FREEZE));
});

test("a phrase that runs away would be noticed", () => {
  const { patterns } = readSignals(RULES, { zh: { one: ["(借款?|借)+钱"] } }, WEIGHTS);
  assert.throws(() => runs((text) => text.match(patterns.one[0]), hostileTo(["借", "钱"]), 500), {
    code: "ERR_SCRIPT_EXECUTION_TIMEOUT",
  });
});

test("shorthands stand for numbers, sums, ranges and gaps", () => {
  assert.equal(finds("up to ¤", "loans up to $5,000 today"), "up to $5,000");
  assert.equal(finds("¤–¤", "from rp 500.000 - rp 2 juta"), "rp 500.000 - rp 2 juta");
  assert.equal(finds("# ?months", "over 12 months"), "12 months");
  assert.equal(finds("最高~¤", "最高可借(元)5 万元", "zh"), "最高可借(元)5 万元");
  assert.equal(finds("最高~¤", "最高可借\n20万", "zh"), "最高可借\n20万");
  assert.equal(finds("[–~#]x", "a #x"), "#x");
});

test("words parted by spaces are whole words, Chinese ones are not", () => {
  assert.equal(finds("loan", "loans"), undefined);
  assert.equal(finds("loans?", "Loans!"), "Loans");
  assert.equal(finds("get cash", "get  cash"), "get  cash");
  assert.equal(finds("立即 借款", "点此立即借款吧", "zh"), "立即借款");
});
