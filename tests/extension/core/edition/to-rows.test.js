/** What browsers fetch says what the publisher holds; tests/cases/client-files.json is held by both languages. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { arranged } from "../../../../extension/core/edition/to-rows.js";
import { heldIn } from "../../../../extension/core/i18n.js";
import { TABLES } from "../../sample.js";

/** @typedef {import("../../../../extension/core/i18n.js").Language} Language */

const CASE = JSON.parse(await readFile(new URL("../../../cases/client-files.json", import.meta.url), "utf8"));
const { content, fold, lenders, products, public_suffixes } = CASE.held;
const DATE = "2026-11-01";
const ONE = { as_of: DATE, retrieved_at: `${DATE}T00:00:00Z`, rows: 1, documents: [[DATE, ""]], covered: {} };
const MANIFEST = /** @type {any} */ ({ edition: 7, registers: { "cn-a": ONE, "sg-b": ONE } });

/** @param {Language} language @returns {Map<string, any>} */
function filesIn(language) {
  const shared = { lookalike: TABLES.lookalike, stores: TABLES.stores, ...CASE.same["shared.json"] };
  return new Map(Object.entries({ ...CASE.same, ...CASE.told[language], "shared.json": shared }));
}
const FILES = filesIn("zh_CN");
/** @param {Language} language */
const metaIn = (language) => Object.fromEntries(arranged(MANIFEST, filesIn(language)).meta);
const ROWS = arranged(MANIFEST, FILES);
const META = Object.fromEntries(ROWS.meta);

/** With each text in one language, and without the number of an article, which stands in its label too. */
const inLanguage = (/** @type {any} */ value, /** @type {Language} */ language) =>
  JSON.parse(JSON.stringify(value), (_, one) => {
    if (one?.gives) return { ...one, article: undefined };
    if (!one?.zh_CN) return one;
    const shown = heldIn(one, language);
    return { [shown]: one[shown] };
  });

for (const language of /** @type {Language[]} */ (Object.keys(CASE.told))) {
  test(`rules and doors stand where they are named, in ${language}`, () => {
    const { checklists, help, app_permissions } = metaIn(language);
    const { checklists: lists, apps, laws, ...rest } = content;
    assert.ok(laws.length);
    const mine = inLanguage({ checklists, app_permissions, ...help }, language);
    assert.deepEqual(mine, inLanguage({ checklists: lists, app_permissions: apps, ...rest }, language));
  });
}

test("letters are in the language of who gets them, whoever reads", () => {
  const { help } = metaIn("id");
  assert.deepEqual(help.letters.warning, content.letters.warning);
  assert.deepEqual(help.breaches[0].says, content.breaches[0].says);
});

test("tables come out as they went in", () => {
  const { tables, situation_table, page_model, threat_points } = META;
  const sorted = (/** @type {string} */ text) => text.split(" ").sort();
  assert.deepEqual((tables.fold.match(/../gu) ?? []).sort(), (fold.match(/../gu) ?? []).sort());
  for (const part of ["icann", "private"]) {
    assert.deepEqual(sorted(tables.public_suffixes[part]), sorted(public_suffixes[part]));
  }
  assert.deepEqual(tables.categories, CASE.told.zh_CN["coverage.json"].categories);
  const { "situation-table.json": own, "page-model.json": model, "threat-points.json": points } = CASE.same;
  assert.deepEqual([situation_table, page_model, threat_points], [own ?? null, model, points]);
});

test("names, ids and licences that follow from a row are there", () => {
  for (const [country, all] of /** @type {[string, any[]][]} */ (Object.entries(lenders))) {
    for (const [place, { id, name, category, licence, names }] of all.entries()) {
      const key = `${country}:${place}`;
      const found = ROWS.lenders.get(key);
      assert.deepEqual({ ...found, ...{ id, name, category, licence, country, key } }, found);
      for (const [normal, kind, text, ...said] of names) {
        const [proof, ...more] = said;
        const told = proof ? [proof, 0, ...more] : [];
        assert.ok(ROWS.names.get(normal)?.some((/** @type {any[]} */ one) => {
          return JSON.stringify(one) === JSON.stringify([key, kind, text, ...told]);
        }), `${normal} of ${key}`);
      }
      if (licence) assert.deepEqual(ROWS.licences.get(licence.toLowerCase()), [key]);
    }
  }
});

test("products stand with their sources and firms, and what is spelt as it sounds in the order of the server", () => {
  const { sounds, ...mine } = META.products;
  const theirs = { ...structuredClone(products), sounds: undefined };
  for (const firm of theirs.products[0].lenders) firm.listed = DATE;
  assert.deepEqual({ ...mine, sounds: undefined }, theirs);
  assert.deepEqual(Object.keys(mine.asks), Object.keys(theirs.asks));
  assert.deepEqual(sounds, CASE.same["CN/products.json"].sounds);
});

test("a source is a document of a register, as old as the manifest says", () => {
  const [sha256, url, via] = CASE.same["documents.json"]["sg-b"][0];
  const register = { register: "sg-b", as_of: DATE, retrieved_at: "" };
  assert.deepEqual(META.sources.SG, [{ ...register, sha256, url, via }]);
});

const PRODUCTS = CASE.same["CN/products.json"];
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
    assert.throws(() => arranged(MANIFEST, new Map(FILES).set(name, file)), { code: "malformed", edition: 7 });
  });
}

for (const name of ["shared.json", "documents.json", "CN/products.json", "checklists.json"]) {
  test(`refused: an edition without ${name}`, () => {
    const without = new Map(FILES);
    without.delete(name);
    assert.throws(() => arranged(MANIFEST, without), { code: "malformed" });
  });
}
