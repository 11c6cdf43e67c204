import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { byHost } from "../../extension/background/lookup.js";
import { speaker } from "../../extension/background/says.js";
import { wordsFor } from "../../extension/background/words.js";
import { MANIFEST, ROWS } from "./held.js";
import { TABLES } from "./sample.js";

/** @param {import("../../extension/background/says.js").Language} language */
async function said(language, address = "") {
  const file = new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url);
  const { answer } = await byHost(ROWS, address);
  const words = wordsFor(answer, { manifest: MANIFEST, categories: TABLES.categories });
  return speaker(JSON.parse(await readFile(file, "utf8")), language)(`says_${answer.verdict}_${answer.reason}`, words);
}

test("the sentence names the regulator, the lender and the date of the listing that decides", async () => {
  assert.match(await said("zh_CN", "msxf.com"), /马上消费金融股份有限公司.*cn-list名单.*2025-06-30/u);
  assert.match(await said("en", "zanting.example"), /operator of cn-list.*2025-06-30/u);
  assert.match(await said("zh_CN", "globalfxm.com"), /lt-warnings机关.*2024-03-06/u);
});

test("no sentence leaves a placeholder open, in either language", async () => {
  for (const language of /** @type {const} */ (["zh_CN", "en"])) {
    for (const address of ["msxf.com", "mucfc.com", "globalfxm.com", "zanting.example", "zhongzhi.example", "wikipedia.org", "play.google.com"]) {
      assert.doesNotMatch(await said(language, address), /[{}]|undefined|null/u);
    }
  }
});
