/** Whom a name in Latin letters may mean; held by the server's rule in its own tests. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { AlikeLatin, compared } from "../../../../extension/core/lookup/alike-latin.js";
import { CommonWords } from "../../../../extension/core/lookalike/common-words.js";

const LISTS = new URL("../../../../backend/xiancha/lookalike/word_lists.json", import.meta.url);
const WORDS = new CommonWords(JSON.parse(await readFile(LISTS, "utf8")));

/** @param {string} asked  in normal form @param {string} name  as it is written */
function mayMean(asked, name) {
  const normal = name.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");
  return new AlikeLatin(asked, WORDS).isOf(compared(normal), name);
}

for (const [asked, name, is] of /** @type {[string, string, boolean][]} */ ([
  ["kreditbee", "LENDING BEE PTE LTD", false],
  ["beecredit", "LENDING BEE PTE LTD", true],
  ["moneymax", "MONEYMAX FUNDING PTE LTD", true],
  ["zenkaloan", "Zenka Digital Ltd", true],
  ["muthotfinance", "Muthoot Finance Ltd", true],
  ["revolutionfinance", "Revolution Finance Brokers Ltd", true],
  ["isrevolutionfinancebrokersauthorisedorarethesetwonumbersanothers", "Revolution Finance Brokers Ltd", false],
])) {
  test(`${asked} ${is ? "may mean" : "is not"} ${name}`, () => assert.equal(mayMean(asked, name), is));
}
