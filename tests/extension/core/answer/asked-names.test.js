/** A reader who asks about somebody is answered about them; who only was called by somebody, is not. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ask } from "../../../../extension/core/answer/ask.js";
import { open, write } from "../../../../extension/core/edition/database.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { CONTENT, lendersFile, verifiedSample } from "../../sample.js";
import "fake-indexeddb/auto";

const files = structuredClone(CONTENT);
files["PH/lenders.json"] = lendersFile([["Halaya Lending Corp.", "halayalending", "halayapera"]]);
files["ID/lenders.json"] = lendersFile([["PT Kunir Digital Nusantara", "ptkunirdigitalnusantara", "kunirku"]]);
files["GB/lenders.json"] = lendersFile([["MyBank", "mybank", "mybank"]]);
for (const country of ["PH", "ID", "GB"]) files[`${country}/documents.json`] = files["SG/documents.json"];
files["CN/products.json"].asks.mybank = ["快钱花"];
Object.assign(files["CN/products.json"].words, {
  ahead: ["ba si", "is"], asks: ["ba", "gak", "sih", "是正规的吗", "or not"], said: ["legit", "resmi", "ojk", "normal"],
  question: ["my", "loan", "legit ba si", "pinjam"], country: ["ID gak", "ID sih", "PH po", "ID ojk"],
});
const { id, rows } = verifiedSample(1_795_564_802, files);
await write(id, rows);
const ROWS = await open(id);

/** @param {string} text */
async function asked(text) {
  const language = /[\u3400-\u9fff]/u.test(text) ? "zh_CN" : "en";
  const file = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
  const answer = await ask(ROWS, text, { say: speaker(JSON.parse(await readFile(file, "utf8")), language), language });
  assert.ok(answer, text);
  return answer;
}

for (const text of [
  "马上消费金融股份有限公司 是正规的吗 总部在哪",
  "Legit ba si HalayaPera?",
  "Kunirku resmi OJK gak sih? mahal banget soalnya",
  "PT Kunir Digital Nusantara resmi gak?",
  "Kunirku pinjam 2jt tenor 3 bulan, ojk normal gak?",
]) {
  test(`a reader's question is answered with what is known of whom it asks about: ${text}`, async () => {
    const { verdict, card } = await asked(text);
    assert.equal(verdict, "licensed");
    assert.equal(card.tone, "fine");
  });
}

for (const text of [
  "马上消费金融股份有限公司给我打电话 是正规的吗",
  "马上消费金融股份有限公司 是正规的吗 他们让我加微信",
  "Kunirku resmi OJK gak sih? ada yang ngaku dari sana minta transfer",
  "is HalayaPera legit or not? their agent texted me a link",
]) {
  test(`nobody who called or wrote is vouched for: ${text}`, async () => {
    assert.notEqual((await asked(text)).verdict, "licensed");
  });
}

test("ordinary words of English spell no name", async () => {
  assert.ok((await asked("kuai qian hua, who is it?")).suggestions.length);
  assert.deepEqual((await asked("he took my bank card")).suggestions, []);
});

test("every name that is offered says what opens", async () => {
  for (const { title, because } of (await asked("快钱花让我先交保证金")).card.found) assert.notEqual(because, "", title);
});

for (const text of ["快钱花和马上消费金融股份有限公司哪个划算", "which one is better, halayapera or kunirku"]) {
  test(`those who are compared stand as rows below how to compare: ${text}`, async () => {
    const { reason, card } = await asked(text);
    assert.equal(reason, "compare");
    assert.ok(card.found.filter(({ ask: name }) => name).length, text);
    assert.equal(card.steps.length, 3);
  });
}
