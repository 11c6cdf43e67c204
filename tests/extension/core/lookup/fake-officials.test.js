/** Who claims to be police or a regulator and wants money: said first, whatever lender is named, for its country. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LANGUAGES, speaker } from "../../../../extension/core/i18n.js";
import { ask } from "../../../../extension/core/answer/ask.js";
import { open, write } from "../../../../extension/core/edition/database.js";
import { CONTENT, lendersFile, verifiedSample } from "../../sample.js";
import "fake-indexeddb/auto";
import { wordsOf } from "../../words-of.js";

const files = structuredClone(CONTENT);
/** Names of lenders as texts have them, each licensed in the edition. */
const NAMED = /** @type {const} */ ([
  ["KE", "Momentum Credit Limited", "momentumcreditltd"],
  ["NG", "CREDLOCK LIMITED", "credlockltd"],
  ["IN", "Bajaj Kredit Ltd", "bajajkreditltd"],
  ["ID", "Rupiah Sejahtera Ltd", "rupiahsejahteraltd"],
]);
for (const [country, name, normal] of NAMED) {
  files[`${country}/lenders.json`] = lendersFile([[name, normal, normal.replace(/ltd$/u, "")]]);
  files[`${country}/documents.json`] = files["SG/documents.json"];
}
const RAFFLES = lendersFile([["RAFFLES CREDIT PTE. LTD.", "rafflescreditpteltd", "rafflescredit"]]);
files["SG/lenders.json"].lenders.push(...RAFFLES.lenders);
files["CN/lenders.json"].lenders[0].at(-1).push(["玉山银行", "short", 0, "register", 0]);
const { id, rows } = verifiedSample(1_795_564_801, files);
await write(id, rows);
const ROWS = await open(id);

/** @param {string} text @param {import("../../../../extension/core/i18n.js").Language} [language] */
async function asked(text, language = "zh_CN") {
  const file = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
  const answer = await ask(ROWS, text, { say: speaker(JSON.parse(await readFile(file, "utf8")), language), language });
  assert.ok(answer, text);
  return answer;
}

const CALLS = [
  ["tw", "台灣 165 說我的帳戶涉及洗錢，要我把錢轉到安全帳戶", "165"],
  ["tw", "台湾165说我的账户涉及洗钱，要我把钱转到安全账户", "165"],
  ["tw", "我是台灣刑事警察局，你的帳戶涉及洗錢，要監管帳戶", "165"],
  ["tw", "玉山銀行說要先付保證金解凍", "165"],
  ["tw", "檢察官打來說我玉山銀行帳戶涉案，要我把錢領出來面交，台灣地檢署", "165"],
  ["hk", "ADCC職員話我個戶口涉及洗黑錢，要我過數去安全戶口", "18222"],
  ["hk", "香港警察打來話我涉及洗黑錢，要交保證金", "18222"],
  ["hk", "廉署職員話我要將錢轉去監管戶口先清白", "18222"],
  ["sg", "SPF officer says transfer money to safe account, Raffles Credit case", "1799"],
  ["sg", "MAS officer called, transfer my Raffles Credit loan to a secure account", "1799"],
  ["sg", "新加坡警方打电话说我涉及洗钱，要我转账到安全账户", "1799"],
  ["ke", "DCI Kenya officer says I must pay 5000 to clear my name with Momentum Credit or be arrested", "999"],
  ["ke", "CBK officer calling to say pay fine for Momentum Credit", "999"],
  ["ng", "EFCC Nigeria says I will be arrested if I don't pay CREDLOCK loan today", "112"],
  ["ng", "Lagos police say I must pay CREDLOCK now or be arrested", "112"],
  ["in", "CBI officer on video call says digital arrest, transfer to RBI account, Bajaj Kredit loan", "1930"],
  ["in", "ED officer says drugs in my parcel, stay on Skype call, rs 50000", "1930"],
  ["in", "This is inspector from Mumbai crime branch, you are under digital arrest", "1930"],
  ["id", "Polisi dari Polri telepon, rekening saya dipakai pencucian uang, suruh transfer ke rekening aman", "157"],
  ["id", "OJK menelepon saya bilang Rupiah Sejahtera harus dibayar denda", "157"],
  ["ph", "NBI agent called, may warrant daw ako dahil sa utang, magbayad sa GCash", "911"],
  ["ph", "PNP officer says I have estafa case, pay now", "911"],
  ["my", "PDRM officer says my account is in money laundering, transfer to safe account", ""],
  ["my", "马来西亚警察说我涉及洗黑钱，要我汇款到监管账户", ""],
];
for (const [country, text, help] of CALLS) {
  test(`a fake official is answered before any lender, with help of ${country}: ${text}`, async () => {
    const answer = await asked(text);
    const { verdict, lender, product, reason, situations, place, card } = answer;
    const says = wordsOf(answer);
    assert.deepEqual([verdict, lender, product], ["none", null, undefined]);
    assert.ok(["screen", "fee"].includes(situations[0]), situations[0]);
    assert.equal(reason, situations[0]);
    assert.equal(place, country);
    assert.match(card.title, /^(?:先挂断|先别付)/u);
    assert.ok(says.includes(help), says);
    assert.doesNotMatch(says, /大陆|96110/u);
  });
}

test("a fake official on the mainland is answered with its numbers", async () => {
  for (const text of [
    "公安局来电说我的招联账户涉嫌洗钱，让我配合调查", "我在深圳，警察说我涉嫌洗钱，要我转账到安全账户",
    "反诈中心打电话说要我把钱转到监管账户", "这里是上海市公安局，你名下银行卡涉案，要资金清查",
  ]) {
    const { lender, reason, place, card } = await asked(text);
    assert.deepEqual([lender, reason, place], [null, "screen", undefined], text);
    assert.ok(card.calls.some(({ number, country }) => number === "96110" && country === "CN"), text);
  }
});

test("in each language a fake official is answered by an order, not by a lender", async () => {
  for (const language of LANGUAGES) {
    const { lender, reason, card } = await asked(CALLS[11][1], language);
    assert.deepEqual([lender, reason], [null, "screen"]);
    assert.match(card.title, /^(?:先挂断|先掛斷|Hang up|Tutup telepon)/u);
  }
});

for (const text of [
  "is Momentum Credit licensed?", "Is Raffles Credit a licensed moneylender in Singapore",
  "Momentum Credit Kenya legit",
  "CBK licensed lender asks me to pay early", "police said I should not pay",
  "How do I report to EFCC, CREDLOCK calls me",
  "Should I call the police if Raffles Credit asks me to come", "OJK bilang pinjol ini ilegal, harus bayar?",
  "RBI says loan app is illegal, do I have to pay it back", "The RBI says NBFCs must not call at night",
  "mas dc telepon suruh bayar", "Can the police arrest me for not paying",
  "我报警了，警察说让我把转账记录发过去", "派出所民警说这是民事纠纷，不要转账", "银行卡被公安冻结了怎么办",
  "反诈中心打电话提醒我别转账", "我是派出所辅警，想贷款，要保证金吗", "玉山銀行合法嗎", "去派出所报案需要什么材料",
]) {
  test(`an honest question about police, regulators or a lender is no fake official: ${text}`, async () => {
    const { reason, situations } = await asked(text);
    assert.notEqual(reason, "screen");
    assert.ok(!situations.includes("screen"));
  });
}

test("an honest question finds the lender that it names", async () => {
  for (const [text, name] of [
    ["is Momentum Credit licensed?", "Momentum Credit Limited"],
    ["Is Raffles Credit a licensed moneylender in Singapore", "RAFFLES CREDIT PTE. LTD."],
  ]) {
    const { lender, suggestions } = await asked(text);
    assert.ok([lender, ...suggestions.map((one) => one.lender)].some((one) => one?.name === name), text);
  }
});
