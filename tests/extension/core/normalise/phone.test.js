import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { folding } from "../../../../extension/core/normalise/text.js";
import { arePhones, phone } from "../../../../extension/core/normalise/phone.js";

const TABLE = folding("轉转");
/** @type {{in: string, out: string, several: boolean}[]} */
const CASES = JSON.parse(await readFile(new URL("../../../cases/phones.json", import.meta.url), "utf8"));

for (const { in: given, out, several } of CASES) {
  test(`the phone in ${JSON.stringify(given)} is ${out || "none"}`, () => {
    assert.equal(phone(given, TABLE), out);
    assert.equal(arePhones(given, TABLE), several);
  });
}
