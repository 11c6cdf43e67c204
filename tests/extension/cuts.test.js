import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { owner, pieces, signed, unbracketed, unlabelled } from "../../extension/background/cuts.js";

/** @typedef {{in: string, out: string | string[]}[]} Cases */
/** @type {Record<string, Cases>} */
const CASES = JSON.parse(await readFile(new URL("../cases/cuts.json", import.meta.url), "utf8"));

for (const [name, cut] of Object.entries({ unlabelled, unbracketed, signed, owner, pieces })) {
  for (const { in: given, out } of CASES[name]) {
    test(`${name} of ${JSON.stringify(given)}`, () => assert.deepEqual(cut(given), out));
  }
}
