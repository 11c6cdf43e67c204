import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { folding } from "../../../../extension/core/names/text.js";
import { isPackage, kindOf } from "../../../../extension/core/lookup/pasted.js";

/** @type {{kinds: {text: string, kind: string}[], packages: {address: string, is: boolean}[]}} */
const CASES = JSON.parse(await readFile(new URL("../../../cases/pasted.json", import.meta.url), "utf8"));
const FOLD = folding("務务門门");

for (const { text, kind } of CASES.kinds) {
  test(`${kind || "nothing"}: ${text}`, () => assert.equal(kindOf(text, FOLD), kind));
}
for (const { address, is } of CASES.packages) {
  test(`${address} ${is ? "is" : "is no"} installer`, () => assert.equal(isPackage(address), is));
}
