import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { byHost } from "../../../../extension/core/lookup/lookup.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { sentenceOf as told } from "../../../../extension/core/verdict/sentence.js";
import { wordsFor } from "../../../../extension/core/verdict/sentence-values.js";
import { MANIFEST, ROWS } from "../../sample-rows.js";
import { TABLES, WARNED_ON } from "../../sample.js";

/** @param {import("../../../../extension/core/i18n.js").Language} language */
async function said(language, address = "") {
  const file = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
  const { answer } = await byHost(ROWS, address);
  const words = wordsFor(answer, { manifest: MANIFEST, categories: TABLES.categories });
  return told({ say: speaker(JSON.parse(await readFile(file, "utf8")), language), language }, answer, words);
}

test("the sentence names the regulator, the lender and the date of the listing that decides", async () => {
  assert.match(await said("zh_CN", "msxf.com"), /2025-06-30《cn-list名单》有马上消费金融股份有限公司/u);
  assert.match(await said("en", "zanting.example"), /operator of cn-list.*2025-06-30/u);
  assert.match(await said("zh_CN", "globalfxm.example"), new RegExp(`lt-warnings机关.*${WARNED_ON}`, "u"));
});

test("no sentence leaves a placeholder open, in every language", async () => {
  for (const language of /** @type {const} */ (["zh_CN", "zh_TW", "en", "id"])) {
    for (const address of [
      "msxf.com", "mucfc.com", "globalfxm.example", "zanting.example", "zhongzhi.example", "zhudai.example",
      "wikipedia.org", "play.google.com",
    ]) {
      assert.doesNotMatch(await said(language, address), /[{}]|undefined|null/u);
    }
  }
});

test("a partner's sentence is followed by what the register says of itself", async () => {
  assert.match(await said("zh_CN", "zhudai.example"), /助贷科技有限公司.*名单由机构自行公示。$/u);
  assert.match(await said("en", "zhudai.example"), / Lenders publish it themselves\.$/u);
});

test("whoever names a partner can be named in the sentence, in every language", async () => {
  const { answer } = await byHost(ROWS, "zhudai.example");
  const { by } = wordsFor(answer, { manifest: MANIFEST, categories: TABLES.categories });
  assert.deepEqual(by, {
    zh_CN: "马上消费金融股份有限公司等2家",
    zh_TW: "马上消费金融股份有限公司等2家",
    en: "马上消费金融股份有限公司 and 1 more",
    id: "马上消费金融股份有限公司 dan 1 lainnya",
  });
  assert.deepEqual(
    [answer.verdict, answer.evidence[0].named_by, answer.evidence[0].role],
    ["partner", "马上消费金融股份有限公司", "platform"],
  );
});

test("a list that does not count yet is never said as a fact, nor are another lender's namers", async () => {
  const listing = (/** @type {object} */ more) => ({
    type: /** @type {const} */ ("listing"),
    register: "partners",
    status: "named",
    role: "platform",
    as_of: "2026-01-01",
    retrieved_at: "",
    sha256: "",
    url: "",
    ...more,
  });
  const evidence = [
    listing({ named_by: "甲", lender: "助贷科技有限公司" }),
    listing({ named_by: "乙", waits: "host", as_of: "2026-03-01", lender: "助贷科技有限公司" }),
    listing({ named_by: "丙", lender: "另一家有限公司" }),
  ];
  const { answer } = await byHost(ROWS, "zhudai.example");
  const { by, date } = wordsFor({ ...answer, evidence }, { manifest: MANIFEST, categories: TABLES.categories });
  assert.deepEqual([by, date], [{ zh_CN: "甲", zh_TW: "甲", en: "甲", id: "甲" }, "2026-01-01"]);
});

test("a name that is only listed is told with the newer list that says no more, and what that is worth", async () => {
  const { answer } = await byHost(ROWS, "zhudai.example");
  const listing = (/** @type {object} */ more) => ({
    ...answer.evidence[0], named_by: undefined, role: undefined, waits: undefined, ...more,
  });
  const evidence = [
    listing({ register: "cn-list", status: "active", as_of: "2026-09-14" }),
    listing({ status: "listed", as_of: "2026-09-17" }),
  ];
  const only = /** @type {import("../../../../extension/core/lookup/lookup.js").Answer} */ ({
    ...answer, verdict: "uncovered", reason: "listed", evidence,
  });
  const words = wordsFor(only, { manifest: MANIFEST, categories: TABLES.categories });
  assert.equal(words.date, "2026-09-17");
  const file = new URL("../../../../extension/_locales/zh_CN/messages.json", import.meta.url);
  const say = speaker(JSON.parse(await readFile(file, "utf8")), "zh_CN");
  const says = told({ say, language: "zh_CN" }, only, words);
  assert.match(says, /列有助贷科技有限公司，只凭这点看不出能否放贷.*2026-09-17.*名单由机构自行公示。$/u);
});
