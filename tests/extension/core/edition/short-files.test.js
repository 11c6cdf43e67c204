/** Short files written out say what the full ones say; tests/cases/short-files.json is held by both languages. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { writtenOut } from "../../../../extension/core/edition/short-files.js";
import { heldIn } from "../../../../extension/core/i18n.js";

/** @typedef {import("../../../../extension/core/i18n.js").Language} Language */

const CASE = JSON.parse(await readFile(new URL("../../../cases/short-files.json", import.meta.url), "utf8"));
/** @param {Language} language @returns {Map<string, any>} */
const shortIn = (language) => new Map(Object.entries({ ...CASE.short, ...CASE.told[language] }));
const held = shortIn("zh_CN");

/** In their order; a test of content does not ask in which order a table has its rows. @param {any} table */
const sorted = ({ fold, icann, private: builders, ...rest }) => ({
  ...rest,
  ...(fold && { fold: (fold.match(/../gu) ?? []).sort() }),
  ...(icann && { icann: icann.split(" ").sort(), private: builders.split(" ").sort() }),
});

/** With each text in one language, and without the number of an article, which stands in its label too. */
const inLanguage = (/** @type {any} */ value, /** @type {Language} */ language) =>
  JSON.parse(JSON.stringify(value), (_, one) => {
    if (one?.gives) return { ...one, article: undefined };
    if (!one?.zh_CN) return one;
    const shown = heldIn(one, language);
    return { [shown]: one[shown] };
  });

for (const language of /** @type {Language[]} */ (Object.keys(CASE.told))) {
  test(`every full file comes out of the short ones, in ${language}`, () => {
    const written = writtenOut(shortIn(language));
    for (const [name, file] of Object.entries(CASE.full)) {
      if (/documents\.json|AU\//u.test(name)) continue;
      const told = [written.get(name), file].map((one) => (/^tables\/[sp]/u.test(name) ? sorted(one) : one));
      const [mine, theirs] = told.map((one) => inLanguage(one, language));
      assert.deepEqual(mine, theirs, name);
    }
  });
}

test("letters are in the language of who gets them, whoever reads", () => {
  const written = writtenOut(shortIn("id"));
  assert.deepEqual(written.get("content/letters.json").warning, CASE.full["content/letters.json"].warning);
  assert.deepEqual(written.get("content/breaches.json")[0].says, CASE.full["content/breaches.json"][0].says);
});

test("the documents of all countries lie together", () => {
  const { "CN/documents.json": here, "SG/documents.json": there } = CASE.full;
  assert.deepEqual(writtenOut(held).get("documents.json"), { ...here, ...there });
});

test("lenders and products of an edition of before are as they were", () => {
  const { "CN/products.json": products, "SG/lenders.json": full } = CASE.full;
  const rows = CASE.short["SG/lenders.json"];
  const idAt = (/** @type {number} */ n) => full.lenders[n].id;
  const before = rows.lenders.map((/** @type {any[]} */ [, ...rest], /** @type {number} */ n) => [idAt(n), ...rest]);
  const files = new Map(held).set("CN/products.json", products).set("SG/lenders.json", { ...rows, lenders: before });
  const written = writtenOut(files);
  assert.deepEqual(written.get("CN/products.json"), products);
  assert.deepEqual(written.get("SG/lenders.json"), writtenOut(held).get("SG/lenders.json"));
});

test("what is spelt as it sounds follows in the order of the server", () => {
  const asks = writtenOut(held).get("CN/products.json").asks;
  assert.deepEqual(Object.keys(asks), Object.keys(CASE.full["CN/products.json"].asks));
});

const PRODUCTS = CASE.short["CN/products.json"];
/** @type {[string, string, any][]} */
const DAMAGED = [
  ["a rule that no law has", "threats.json", [{ cites: ["pipl/17"] }]],
  ["a door that is not there", "letters.json", { letters: { doors: ["nowhere"] } }],
  ["rules that are no list", "court_papers.json", [{ cites: "pipl/16" }]],
  ["checklists that are no list", "checklists.json", {}],
  ["a folding that is none", "shared.json", {}],
  ["a step beyond all characters", "shared.json", { fold: [[1], [0x110000]] }],
  ["a part without endings", "public-suffixes.json", { icann: null }],
  ["lenders without their names", "SG/lenders.json", { lenders: [["id", "A"]] }],
  ["a name that is no text", "SG/lenders.json", { lenders: [["id", "A", "", "", "", "", [], [[0, "legal", 1]]]] }],
  ["an id of no register", "SG/lenders.json", { sources: [], lenders: [[0, "A", "", "", "", "", [[0]], []]] }],
  ["a source that is not there", "CN/products.json", { ...PRODUCTS, sources: [] }],
  ["a firm that is not there", "CN/products.json", { ...PRODUCTS, firms: [] }],
  ["a sound that is not there", "CN/products.json", { ...PRODUCTS, sounds: { names: "", steps: "$$", which: "$$" } }],
  ["no help at all", "help.json", null],
];
for (const [what, name, file] of DAMAGED) {
  test(`refused: ${what}`, () => {
    assert.throws(() => writtenOut(new Map(held).set(name, file)), { code: "malformed" });
  });
}

test("refused: no table of characters", () => {
  const without = new Map(held);
  without.delete("shared.json");
  assert.throws(() => writtenOut(without), { code: "malformed" });
});
