import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { SUFFIXES } from "../../sample.js";

/** @type {{host: string, suffix: string, registrable: string, site: string}[]} */
const CASES = JSON.parse(await readFile(new URL("../../../cases/registrable.json", import.meta.url), "utf8"));

for (const { host, suffix, registrable, site } of CASES) {
  test(`what was registered of ${host}`, () => {
    assert.equal(SUFFIXES.suffix(host), suffix);
    assert.equal(SUFFIXES.registrable(host), registrable);
    assert.equal(SUFFIXES.site(host), site);
  });
}

test("a suffix and a site builder", () => {
  assert.deepEqual(["com.sg", "1-cash.sg", "github.io"].map((one) => SUFFIXES.isSuffix(one)), [true, false, false]);
  assert.deepEqual(["com.sg", "1-cash.sg", "github.io"].map((one) => SUFFIXES.isSiteBuilder(one)), [true, false, true]);
});
