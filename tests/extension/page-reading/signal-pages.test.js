/** Each signal of the model has a page that shows it and one near it that does not: tests/cases/signals. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { folding } from "../../../extension/core/normalise/text.js";
import { offersLoans } from "../../../extension/page-reading/loan-score.js";
import { WORD_PLACES } from "../../../extension/page-reading/words.js";
import { HELPERS, RULES, SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";
import { HELPING, SHOWN, SILENT } from "../signal-pages.js";
import { factsOf } from "../written-page.js";

const TABLE = folding(FOLD);

/** @param {string[]} page */
const judged = (page, signals = SIGNALS) => offersLoans(factsOf(page), signals, TABLE);

/** @param {[string, unknown][]} pairs @param {string[]} names */
const haveAll = (pairs, names) => assert.deepEqual(pairs.map(([name]) => name).toSorted(), names.toSorted());

test("every signal and every phrase that helps has a pair of pages, and no pair is left over", () => {
  const names = RULES.signals.map((/** @type {{name: string}} */ { name }) => name);
  haveAll(SHOWN, [...names, ...WORD_PLACES.map((place) => `words_${place}`)]);
  haveAll(HELPING, HELPERS);
});

test("the pages of a pair are neighbours: they have lines in common", () => {
  for (const [name, { shows, near }] of [...SHOWN, ...HELPING, ...SILENT]) {
    assert.ok(near.length > 1 && near.some((line) => shows.includes(line)), name);
  }
});

for (const [name, { shows, near }] of SHOWN) {
  test(`${name} is found where it is, and not next door`, () => {
    const found = (/** @type {string[]} */ page) => judged(page).signals.map((one) => one.name);
    assert.ok(found(shows).includes(name), found(shows).join(" "));
    assert.ok(!found(near).includes(name), found(near).join(" "));
  });
}

for (const [name, { shows, near }] of HELPING) {
  test(`${name} makes a difference where it is, and none next door`, () => {
    const without = { ...SIGNALS, patterns: { ...SIGNALS.patterns, [name]: [] } };
    assert.notDeepEqual(judged(shows), judged(shows, without));
    assert.deepEqual(judged(near), judged(near, without));
  });
}

for (const [name, { shows, near }] of SILENT) {
  test(`${name} silences a page with points enough, and not its neighbour`, () => {
    const { offers, points, signals } = judged(shows);
    const found = signals.map((one) => one.name).join(" ");
    assert.ok(!offers && points >= SIGNALS.weights.offers_from, `${points} ${found}`);
    assert.ok(judged(near).offers);
  });
}
