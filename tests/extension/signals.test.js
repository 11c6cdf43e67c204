import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { readSignals } from "../../extension/background/signals.js";
import { sightOf } from "../../extension/background/sight.js";
import { PHRASES, RULES, SIGNALS } from "./own-signals.js";
import { facts } from "./sample.js";

/** Phrases that help to read a page without being signals themselves. */
const HELPERS = ["submit_call", "line_call", "app_call", "loan_product", "product_label", "borrow_word", "invite_word", "not_call", "money_word", "secret_field"];
/** Signals seen by looking at the whole page. */
const WHOLE = Object.keys(sightOf(facts(), SIGNALS.patterns, new Map()).page);

/** @param {string} phrase @param {string} text @param {"zh" | "en"} [language] */
function finds(phrase, text, language = "en") {
  const { patterns } = readSignals({ offers_from: 1, without_way_from: 1, signals: [] }, { [language]: { one: [phrase] } });
  return patterns.one[0].exec(text)?.[0];
}

test("every signal has points, a place and a way to be found", () => {
  const places = ["title", "text", "fields", "bylines", "types", "page"];
  for (const { name, points, in: place } of RULES.signals) {
    assert.ok(Number.isInteger(points) && points !== 0, name);
    assert.ok(places.includes(place), `${name} is looked for in ${place}`);
    const isFound = place === "page" ? WHOLE.includes(name) : Object.values(PHRASES).some((some) => name in some);
    assert.ok(isFound, `nothing finds ${name}`);
  }
});

test("every phrase is used, by a signal or by name", () => {
  const names = new Set([...RULES.signals.map((/** @type {{name: string}} */ { name }) => name), ...HELPERS]);
  for (const [language, some] of Object.entries(PHRASES)) {
    for (const [name, phrases] of Object.entries(some)) {
      assert.ok(names.has(name), `${language}: ${name} is no signal`);
      assert.equal(new Set(/** @type {string[]} */ (phrases)).size, phrases.length, `${language}: ${name} says something twice`);
    }
  }
});

test("every signal has a name in both languages, and no name is left over", async () => {
  for (const language of ["zh_CN", "en"]) {
    const texts = JSON.parse(await readFile(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"));
    const named = Object.keys(texts).filter((key) => key.startsWith("signal_")).map((key) => key.slice("signal_".length));
    assert.deepEqual(named.toSorted(), RULES.signals.map((/** @type {{name: string}} */ { name }) => name).toSorted(), language);
  }
});

test("no phrase takes long over a long text", () => {
  const texts = ["借款 1-2 万元 ".repeat(1200), "loan up to $5,000 in 5 minutes ".repeat(400), "1 ".repeat(6000), "申请".repeat(6000), "ktp ".repeat(3000), "1,".repeat(7000), "1".repeat(14_000), "apply ".repeat(2300), "申请审核 ".repeat(2800), "借\n".repeat(7000)];
  for (const [name, patterns] of Object.entries(SIGNALS.patterns)) {
    for (const text of texts) {
      const from = performance.now();
      for (const pattern of patterns) text.match(pattern);
      assert.ok(performance.now() - from < 250, `${name} takes ${performance.now() - from} ms`);
    }
  }
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
