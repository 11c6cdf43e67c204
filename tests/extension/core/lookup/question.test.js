import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { readable } from "../../../../extension/core/lookup/question.js";

/** @type {{cases: {in: string, times?: number, out: string | null}[]}} */
const { cases } = JSON.parse(await readFile(new URL("../../../cases/typed.json", import.meta.url), "utf8"));

for (const { in: given, times = 1, out } of cases) {
  test(`${JSON.stringify(given)} × ${times} is made fit to be asked or refused`, () =>
    assert.equal(readable(given.repeat(times)), out));
}
