import assert from "node:assert/strict";
import { test } from "node:test";
import { isLearnt } from "../../../extension/page-reading/learnt.js";
import { RULES, WEIGHTS } from "../own-signals.js";

/** @param {(table: any) => void} change */
function changed(change) {
  const table = structuredClone(WEIGHTS);
  change(table);
  return isLearnt(table, RULES.signals);
}
const many = (/** @type {number} */ count) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`w${n}`, 0.1]));

test("the weights that come with the extension are such as it takes from an edition", () => {
  assert.ok(isLearnt(WEIGHTS, RULES.signals));
});

/** @type {Record<string, (table: any) => void>} */
const REFUSED = {
  "another format": (table) => (table.format = 2),
  "no format": (table) => delete table.format,
  "no threshold": (table) => delete table.offers_from,
  "a threshold that every page passes": (table) => (table.offers_from = -3),
  "a threshold that is no number": (table) => (table.offers_from = "2"),
  "a threshold that no page reaches": (table) => (table.offers_from = 1e9),
  "a signal that suffices alone": (table) => (table.signals.borrow_call = table.offers_from),
  "a word that suffices alone": (table) => (table.words.title.x = 7.9),
  "a weight without end": (table) => (table.signals.prose = Number.NEGATIVE_INFINITY),
  "a weight beyond its bounds": (table) => (table.words.text.x = -9),
  "a weight that is no number": (table) => (table.words.text.x = "1"),
  "a weight of nothing": (table) => (table.words.text.x = null),
  "a signal missing that is here": (table) => delete table.signals.borrow_call,
  "signals that say nothing for any page": (table) => {
    for (const name of Object.keys(table.signals)) table.signals[name] = -1;
  },
  "a place that is none": (table) => (table.words.nowhere = { x: 0.1 }),
  "words in a row": (table) => (table.words.text = [0.1]),
  "no words": (table) => delete table.words,
  "more words than are read": (table) => (table.words.text = many(4001)),
  "more words than are read, in several places": (table) => (table.words = { text: many(2500), title: many(2500) }),
  "more signals than are read": (table) => Object.assign(table.signals, many(200)),
  "a word of a page's length": (table) => (table.words.text["x".repeat(41)] = 0.1),
};
for (const [name, change] of Object.entries(REFUSED)) {
  test(`refused: ${name}`, () => assert.equal(changed(change), false));
}

test("what is no table is refused", () => {
  const others = [null, undefined, 7, "{}", [], {}, { format: 1 }];
  for (const value of others) assert.equal(isLearnt(value, RULES.signals), false);
});

test("signals that this extension does not have yet are passed over", () => {
  assert.ok(changed((table) => (table.signals.of_a_later_day = 0.3)));
});
