/** Answers about products; what the server says of the same questions: tests/cases/products.json. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { corrected } from "../../../../extension/core/lookup/without-retracted.js";
import { mark } from "../../../../extension/core/edition/hashed-ids.js";
import { LANGUAGES, speaker } from "../../../../extension/core/i18n.js";
import { ask } from "../../../../extension/core/answer/ask.js";
import { productsOf } from "../../../../extension/core/lookup/products.js";
import { ROWS } from "../../sample-rows.js";
import { wordsOf } from "../../words-of.js";

const MASHANG = "马上消费金融股份有限公司";
const ON = "2026-11-27";
/** @type {Record<string, import("../../../../extension/core/i18n.js").Say>} */
const SAY = {};
for (const language of LANGUAGES) {
  const catalogue = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
  SAY[language] = speaker(JSON.parse(await readFile(catalogue, "utf8")), language);
}

/** @param {string} text @param {import("../../../../extension/core/edition/database.js").Rows} [rows] */
async function asked(text, rows = ROWS) {
  const answer = await ask(rows, text, { say: SAY.zh_CN, language: "zh_CN" });
  assert.ok(answer);
  return answer;
}
/**
 * @param {import("../../../../extension/core/edition/retractions.js").Retraction["what"]} what
 * @param {string} value
 */
async function without(what, value) {
  const marked = what === "lender" ? value : await mark(what, value);
  return corrected(ROWS, { entries: [{ what, value: marked, on: ON }], revoked: false });
}
/** @param {Awaited<ReturnType<typeof asked>>} answer */
function inShort({ verdict, reason, lender, product }) {
  return [verdict, reason, lender?.name ?? null, product?.name ?? null];
}

test("a platform is said to be one, with who may lend and what each firm is itself", async () => {
  const answer = await asked("快钱花");
  assert.deepEqual(inShort(answer), ["uncovered", "product", null, "快钱花"]);
  assert.match(answer.card.because, /^“快钱花”是借款平台，钱多半是别家放的。/u);
  const [firm] = answer.product?.lenders ?? [];
  assert.deepEqual([firm.name, firm.verdict, firm.listed], [MASHANG, "licensed", "2025-06-30"]);
  assert.match(wordsOf(await asked("慢钱花")), /慢钱花已更名为快钱花/u);
  assert.deepEqual(inShort(await asked("快钱花怎么样")), ["uncovered", "product", null, "快钱花"]);
});

test("only a proven tie lets the lender's verdict through, and never for a platform", async () => {
  const proven = await asked("安稳贷");
  assert.deepEqual(inShort(proven), ["licensed", "lender", MASHANG, "安稳贷"]);
  assert.match(proven.card.because, /^有依据表明“安稳贷”是马上消费金融股份有限公司的产品/u);
  assert.match(wordsOf(proven), /马上消费金融股份有限公司在《/u);
  assert.ok(proven.evidence.length > 0);
  for (const text of ["听说贷", "平台贷"]) {
    assert.deepEqual(inShort(await asked(text)), ["uncovered", "product", null, text]);
  }
});

test("what sounds so or is spelt so only asks", async () => {
  for (const text of ["kuaiqianhua", "块前华"]) {
    const answer = await asked(text);
    assert.deepEqual(inShort(answer), ["uncovered", "ask", null, null], text);
    assert.deepEqual(answer.suggestions, [{ name: "快钱花", lender: null }]);
  }
});

test("a host, an app and a number lead to whose they are said to be", async () => {
  const host = await asked("https://m.kuaiqianhua.example/apply");
  assert.deepEqual(inShort(host), ["uncovered", "product", null, "快钱花"]);
  assert.match(host.card.because, /^公开资料（2025-10）说这是“快钱花”的网址，没有核实/u);
  assert.deepEqual(inShort(await asked("com.kuaiqian.hua")), ["uncovered", "product", null, "快钱花"]);
  assert.deepEqual(inShort(await asked("400-123-4567")), ["uncovered", "reported_phone", MASHANG, null]);
});

test("a product's host takes back no warning, no lookalike and no listing", async () => {
  assert.equal((await asked("globalfxm.example")).verdict, "warned");
  assert.equal((await asked("youdaoda0.com")).verdict, "lookalike");
  assert.equal((await asked("msxf.com")).verdict, "licensed");
  assert.equal((await asked("您好，kuaiqianhua.example")).verdict, "none", "a doubtful address");
});

test("of who was taken back nothing is left, and who is left does not become the only one", async () => {
  for (const rows of [await without("name", MASHANG), await without("lender", `id-${MASHANG}`)]) {
    for (const text of ["快钱花", "听说贷", "安稳贷"]) {
      const answer = await asked(text, rows);
      assert.deepEqual(inShort(answer), ["uncovered", "product", null, text]);
      assert.ok(!JSON.stringify(answer).includes(MASHANG), text);
      assert.doesNotMatch(wordsOf(answer), /是的产品/u);
    }
    assert.equal((await asked("400-123-4567", rows)).lender, null);
  }
  assert.equal((await asked("快钱花", await without("name", "快钱花"))).reason, "retracted");
  assert.deepEqual((await asked("kuaiqianhua", await without("name", "快钱花"))).suggestions, []);
  const host = await asked("kuaiqianhua.example", await without("host", "kuaiqianhua.example"));
  assert.deepEqual(inShort(host), ["uncovered", "retracted", null, null]);
});

test("a revoked key vouches for nobody behind a product", async () => {
  const rows = corrected(ROWS, { entries: [], revoked: true });
  const [firm] = (await asked("快钱花", rows)).product?.lenders ?? [];
  assert.deepEqual([firm.verdict, firm.reason], ["uncovered", "revoked"]);
  assert.deepEqual(inShort(await asked("安稳贷", rows)), ["uncovered", "revoked", MASHANG, "安稳贷"]);
});

test("each product is said in every language", async () => {
  for (const language of LANGUAGES) {
    for (const product of (await productsOf(ROWS)).all) {
      const answer = await ask(ROWS, product?.name ?? "", { say: SAY[language], language });
      assert.ok(wordsOf(answer) && !/[{}]|undefined/u.test(wordsOf(answer)), wordsOf(answer));
    }
  }
});
