import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { appIn, appLink, isMirror } from "../../../../extension/core/normalise/app.js";
import { STORES, SUFFIXES } from "../../sample.js";

/** @type {{in: string, link: string | null, app: string | null}[]} */
const CASES = JSON.parse(await readFile(new URL("../../../cases/apps.json", import.meta.url), "utf8"));
const suffixes = SUFFIXES;

for (const { in: given, link, app } of CASES) {
  test(`the app in ${JSON.stringify(given)} is ${app}`, () => {
    assert.equal(appLink(given, STORES, suffixes), link ?? "");
    assert.equal(appIn(` ${given}\n`, STORES, suffixes), app ?? "");
  });
}

test("a third party's copy is told from a store's own page", () => {
  assert.equal(isMirror("https://m.apkpure.com/a-loan/com.a.b", STORES, suffixes), true);
  assert.equal(isMirror("https://play.google.com/store/apps/details?id=com.a.b", STORES, suffixes), false);
  assert.equal(isMirror("com.a.b", STORES, suffixes), false);
});

test("an edition without stores knows no links", () =>
  assert.equal(appLink("https://apkcombo.com/x/com.a.b/", {}, suffixes), ""));
