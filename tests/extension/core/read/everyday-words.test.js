/** Ordinary words with which names of lenders begin: in a sentence they are words, in a question they are names. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { namedInside } from "../../../../extension/core/lookup/firm-in-words.js";
import { open, write } from "../../../../extension/core/edition/database.js";
import { company } from "../../../../extension/core/normalise/company.js";
import { CONTENT, lendersFile, verifiedSample } from "../../sample.js";

/** @type {Record<string, string[]>} */
const LENDERS = {
  PH: ["KAIBIGAN LENDING CORP", "TIWALA LENDING CORP", "BUKAS FINANCE CORP", "TALA FINANCING PHILIPPINES INC"],
  ID: ["JALAN KREDIT LTD", "CEPAT KREDIT LTD"],
  KE: ["RAFIKI CREDIT LTD", "HARAKA CREDIT LTD", "ZENKA DIGITAL LTD"],
  NG: ["PRESENT CREDIT LTD", "PEOPLE CREDIT LTD"],
};
const files = structuredClone(CONTENT);
files["CN/products.json"].words.question = ["is", "legit", "po", "ba", "licensed"];
for (const [country, called] of Object.entries(LENDERS)) {
  const lenders = called.map((name) => [name, company(name, new Map()), name.toLowerCase().split(" ")[0]]);
  files[`${country}/lenders.json`] = lendersFile(/** @type {[string, string, string][]} */ (lenders));
  files[`${country}/documents.json`] = files["SG/documents.json"];
}
const { id, rows } = verifiedSample(1_795_564_802, files);
await write(id, rows);
const ROWS = await open(id);

for (const text of [
  "Kaibigan ko ang nangutang pero ako ang tinatawagan nila",
  "Sabi ng kaibigan ko may bayad daw muna bago ma-release",
  "Bukas po ba sila magbabayad ng utang",
  "tiwala lang daw, magpapautang sila ng 5000 pesos",
  "rafiki yangu alichukua mkopo wa ksh 5000, ananisumbua",
  "haraka sana wanataka nilipe ksh 2000",
  "jalan ke kantor pinjol, dibayar katanya",
  "cepat sekali bunga naik, pinjol ini",
  "present yourself tomorrow in lagos they say",
  "people dey call my contacts, naira 5000",
]) {
  test(`an ordinary word in a sentence names no lender: ${text}`, async () => {
    assert.deepEqual(await namedInside(ROWS, text), []);
  });
}

for (const [text, name] of [
  ["Kaibigan Lending legit po ba", "kaibigan"],
  ["is tiwala legit", "tiwala"],
  ["Haraka loan, they call my contacts, ksh 2000", "haraka"],
  ["zenka call my contacts, ksh 3000", "zenka"],
  ["Tala app harass me 5000 pesos", "tala"],
]) {
  test(`a name is found with a word of lending behind it, in a question, or where it is no word: ${text}`, async () => {
    const found = await namedInside(ROWS, text);
    assert.ok(found.some((one) => one.toLowerCase().startsWith(name)), found.join());
  });
}
