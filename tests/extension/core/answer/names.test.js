import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ask } from "../../../../extension/core/answer/ask.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { isVariant } from "../../../../extension/core/read/name-variants.js";
import { ofKindIn } from "../../../../extension/core/read/unknown-firms.js";
import { ROWS } from "../../sample-rows.js";

/** @typedef {import("../../../../extension/core/i18n.js").Language} Language */

/** @param {string} text @param {Language} [language] */
async function cardOf(text, language = "zh_CN") {
  const texts = JSON.parse(
    await readFile(new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"),
  );
  const answer = await ask(ROWS, text, { say: speaker(texts, language), language });
  assert.ok(answer, text);
  return answer.card;
}

test("an unknown name is first given nothing, and then looked up with its country's regulator", async () => {
  const { title, steps } = await cardOf("Paisa Banyan", "en");
  assert.equal(title, "Not listed: pay nothing yet");
  assert.match(steps[0], /^Pay nothing/u);
  assert.match(steps[2], /RBI/u);
  assert.match((await cardOf("惠民速达钱包")).steps[2], /再查/u);
});

test("where the country of an unknown name is not known, who to ask in each is folded", async () => {
  const { steps, more } = await cardOf("Thistle Loans", "en");
  assert.match(steps[2], /licensing regulator/u);
  assert.match(more.join(" "), /Kenya CBK/u);
});

test("a long name in Latin letters is repeated whole", async () => {
  const name = "Rosewood Trust Microfinance Bank of Abeokuta";
  assert.match((await cardOf(name, "en")).because, new RegExp(name, "u"));
});

test("a sentence repeats the name alone that it asks about", async () => {
  const { because } = await cardOf("我朋友说快钱花没问题，我还没敢下");
  assert.match(because, /快钱花/u);
  assert.doesNotMatch(because, /没敢下/u);
  const unknown = await cardOf("Shakti Nidhi Finance 7 days loan app is it real", "en");
  assert.match(unknown.because, /“Shakti Nidhi Finance”/u);
  assert.equal(ofKindIn("某县万穗小贷还营业吗，我报告上有它", ["小贷"]), "某县万穗小贷");
  assert.equal(ofKindIn("某县万穗小贷公司靠谱吗", ["小贷"]), "某县万穗小贷公司");
  assert.equal(ofKindIn("某县万穗小贷服务社", ["小贷"]), "某县万穗小贷服务社");
});

test("two names of one product in a question are one product", async () => {
  assert.match((await cardOf("快钱花 慢钱花 是一个东西么")).because, /快钱花/u);
});

test("a name that adds to a known one is not known, and the known one stands folded", async () => {
  for (const text of ["快钱花极速审批版", "快钱花贷款办理大厅 app", "快钱花中心app"]) {
    const { title, steps, found } = await cardOf(text);
    assert.equal(title, "没查到这个名字，先别装", text);
    assert.equal(steps[0], "先别装");
    assert.deepEqual(found.map((one) => one.ask), ["快钱花"]);
  }
});

test("what people say beside a name makes no other name of it", () => {
  for (const plain of ["快钱花客服中心", "快钱花平台", "快钱花app", "快钱花下载"]) {
    assert.equal(isVariant(plain, ["快钱花"]), false, plain);
  }
  assert.equal(isVariant("支付宝", []), false);
  assert.equal(isVariant("kuaicash loan app", ["kuaicash"]), false);
  assert.equal(isVariant("kuaicash pro max", ["kuaicash"]), true);
});

test("a message of a lender that leads nowhere raises no alarm", async () => {
  const calm = await cardOf("【马上消费金融股份有限公司】您本期账单已出，应还586元，到期还款日12月08日。");
  assert.equal(calm.tone, "calm");
  assert.doesNotMatch([calm.title, ...calm.steps].join(), /链接/u);
  const odd = await cardOf("【马上消费金融股份有限公司】您的账单有误，加微信 kefu88888 处理");
  assert.notEqual(odd.tone, "calm");
});

test("a fragment of a sentence is no bank's name", async () => {
  for (const text of ["请通过我行网上银行", "协议在我行手机银行"]) {
    assert.doesNotMatch((await cardOf(text)).because, /银行”的：/u, text);
  }
});

test("a host among Latin words is read as a host", async () => {
  assert.match((await cardOf("sss-loan-portal.online legit po ba", "en")).because, /^sss-loan-portal\.online/u);
});
