import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { folding } from "../../../../extension/core/normalise/text.js";
import { isPackage, kindOf } from "../../../../extension/core/read/kind-of-text.js";
import { saidTopics, tells } from "../../../../extension/core/read/situations.js";
import { numbersIn } from "../../../../extension/core/lookup/numbers.js";
import { topicsOf } from "../../../../extension/core/read/topics.js";
import { TOPICS } from "../../sample.js";

/**
 * @type {{kinds: {text: string, kind: string}[], packages:
 *   {address: string, is: boolean}[], tells: {text: string, is: boolean}[], topics: {text: string, ids: string[]}[],
 *   numbers: {text: string, numbers: string[]}[]}}
 */
const CASES = JSON.parse(await readFile(new URL("../../../cases/pasted.json", import.meta.url), "utf8"));
const FOLD = folding("務务門门");
const READING = { fold: FOLD, topics: topicsOf(TOPICS) };

for (const { text, kind } of CASES.kinds) {
  test(`${kind || "nothing"}: ${text}`, () => assert.equal(kindOf(text, READING), kind));
}
for (const { text, ids } of CASES.topics) {
  test(`${ids.join(", ")}: ${text}`, () => assert.deepEqual(saidTopics(text, READING).map(({ id }) => id), ids));
}
for (const { text, numbers } of CASES.numbers) {
  test(`${numbers.join(", ") || "nobody"} is called: ${text}`, () => {
    assert.deepEqual(numbersIn(text, "", FOLD), numbers);
  });
}
for (const { text, is } of CASES.tells) {
  test(`${text} ${is ? "tells" : "does not tell"} something`, () => assert.equal(tells(text, FOLD), is));
}
for (const { address, is } of CASES.packages) {
  test(`${address} ${is ? "is" : "is no"} installer`, () => assert.equal(isPackage(address), is));
}
