/** Short files written out say what the full ones say; tests/cases/short-files.json is held by both languages. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { withoutFull, writtenOut } from "../../../../extension/core/edition/short-files.js";

const CASE = JSON.parse(await readFile(new URL("../../../cases/short-files.json", import.meta.url), "utf8"));
const DOORS = "content/doors.json";
/** @type {Map<string, any>} */
const held = new Map([["laws.json", CASE.laws], [DOORS, CASE.full[DOORS]], ...Object.entries(CASE.short)]);

/** In their order; a test of content does not ask in which order a table has its rows. @param {any} table */
const sorted = ({ fold, icann, private: builders, ...rest }) => ({
  ...rest,
  ...(fold && { fold: (fold.match(/../gu) ?? []).sort() }),
  ...(icann && { icann: icann.split(" ").sort(), private: builders.split(" ").sort() }),
});

/** Without the number of an article, which stands in its label too and which no browser reads. @param {any} value */
const withoutNumber = (value) =>
  JSON.parse(JSON.stringify(value), (_, one) => (one?.gives ? { ...one, article: undefined } : one));

test("every full file comes out of the short ones", () => {
  const written = writtenOut(held);
  for (const [name, file] of Object.entries(CASE.full)) {
    const [mine, theirs] = [written.get(name), file].map((one) => (name.startsWith("tables/") ? sorted(one) : one));
    assert.deepEqual(withoutNumber(mine), withoutNumber(theirs), name);
  }
  assert.deepEqual([...written.keys()].filter((name) => name.includes("/short/")), []);
});

test("an edition of before is left as it is", () => {
  const before = new Map(Object.entries(CASE.full));
  assert.deepEqual(writtenOut(before), before);
  assert.deepEqual(withoutFull([...before]), [...before]);
});

test("what short files stand for is not fetched, by folder", () => {
  const left = (/** @type {object[]} */ ...all) => withoutFull(all.flatMap(Object.entries)).map(([name]) => name);
  assert.deepEqual(left(CASE.full, CASE.short), [DOORS, ...Object.keys(CASE.short)]);
  const withTables = left(CASE.full, { "tables/short/shared.json": {} });
  assert.ok(withTables.includes("content/letters.json"));
  assert.ok(!withTables.includes("tables/public-suffixes.json"));
});

/** @type {[string, string, any][]} */
const DAMAGED = [
  ["a rule that no law has", "content/short/breaches.json", [{ cites: ["pipl/17"] }]],
  ["a door that is not there", "content/short/letters.json", { doors: ["nowhere"] }],
  ["rules that are no list", "content/short/breaches.json", [{ cites: "pipl/16" }]],
  ["checklists that are no list", "content/short/checklists/sued.json", {}],
  ["a folding that is none", "tables/short/shared.json", {}],
  ["a step beyond all characters", "tables/short/shared.json", { fold: [[1], [0x110000]] }],
  ["a part without endings", "tables/short/public-suffixes.json", { icann: null }],
];
for (const [what, name, file] of DAMAGED) {
  test(`refused: ${what}`, () => {
    assert.throws(() => writtenOut(new Map(held).set(name, file)), { code: "malformed" });
  });
}
