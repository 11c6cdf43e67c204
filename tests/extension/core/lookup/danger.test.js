/** What is said, and what heads it, where somebody may lose money, freedom or life; and in which country. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { speaker } from "../../../../extension/core/i18n.js";
import { ask } from "../../../../extension/core/answer/ask.js";
import { ROWS } from "../../sample-rows.js";
import { wordsOf } from "../../words-of.js";

/** @typedef {import("../../../../extension/core/i18n.js").Language} Language */

/** @param {Language} language @returns {Promise<Record<string, {message: string}>>} */
async function catalogue(language) {
  const file = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

/** @param {string} text @param {Language} [language] */
async function asked(text, language = "zh_CN") {
  const answer = await ask(ROWS, text, { say: speaker(await catalogue(language), language), language });
  assert.ok(answer, text);
  return answer;
}

const TO_A_CONTACT = [
  "您好，您表妹把您登记成紧急联系人了，她还不上，请督促她今日还清，否则起诉",
  "你是赵某的第二联系人，他换号躲着我们，催他还款",
  "You are listed as emergency contact of Ana Cruz, tell her to pay or we file a case",
  "Anda adalah kontak darurat Sdr. Agus, sampaikan kepada yang bersangkutan untuk bayar utang",
  "Ikaw po ang reference ni Liza, pakisabi bayaran na ang utang niya",
  "Aap Rahul ke reference hain, uska loan bharo warna case hoga",
];
for (const text of TO_A_CONTACT) {
  test(`a contact is told first not to pay: ${text}`, async () => {
    const answer = await asked(text);
    assert.equal(answer.situations[0], "contact");
    assert.equal(answer.card.title, "没签字的，别替他还");
    assert.match(answer.card.because, /没签过字/u);
    assert.doesNotMatch(wordsOf(answer), /债还在|还不上：|别断联/u);
  });
}

test("whom a court may have sued as guarantor is told not to ignore it", async () => {
  const says = wordsOf(await asked("您作为他的担保人已被起诉，请转告他还款"));
  assert.match(says, /担保人、共同借款人、配偶另当别论/u);
  assert.match(says, /别不理/u);
});

test("an order heads the answer, also where a firm is named", async () => {
  for (const [text, title] of [
    ["平台让我先交399才能放款", "先别付"],
    ["招联说要先交399才放款", "先别付"],
    ["https://www.msxf.com/loan 让我先交399元才能放款", "先别付"],
    ["不先交解冻费就报警抓你", "先别付"],
    ["客服说注销我的校园贷，不然影响征信", "先挂断，别照做"],
    ["招联客服说我利率过高不合规要关闭贷款", "先挂断，别照做"],
    ["中介做流水包装贷 15个点", "别用假材料，别付钱"],
    ["群里发的apk能装吗", "先别装"],
    ["loan-1.0.apk 能装吗", "先别装"],
    ["客服说帮我包装成公务员，先交2000包装费", "别用假材料，别付钱"],
    ["bad.msxf.com 要先交399才放款", "先停下：监管有警示"],
    ["招联", "先查清谁放款"],
    ["招联逾期了怎么办", "别断联，别借新还旧"],
  ]) {
    assert.equal((await asked(text)).card.title, title, text);
  }
});

test("a term that is explained is not called unknown", async () => {
  for (const text of ["AB贷是什么", "包装贷是什么", "714高炮是什么", "裸贷是什么"]) {
    assert.doesNotMatch(wordsOf(await asked(text)), /没收录/u, text);
  }
});

test("who fears prison is told that being unable to pay is no crime", async () => {
  for (const text of ["欠网贷会坐牢吗", "信用卡逾期警察会抓我吗", "不还钱就让你坐牢"]) {
    assert.match(wordsOf(await asked(text)), /一般是民事纠纷，不是犯罪/u, text);
  }
});

test("a number is that of the country of a text", async () => {
  for (const [text, country, number] of [
    ["業務要我寄提款卡跟密碼", "tw", "165"],
    ["代辦業務要我先匯保證金", "tw", "165"],
    ["財務公司話要先俾手續費先過數", "hk", "18222"],
    ["they morphed my nude photos, borrowed 5000 rupees", "in", "1930"],
    ["BRI palsu minta biaya admin", "id", "157"],
    ["quickcash-sg asking for deposit", "sg", "1799"],
    ["asked me to pay £25 first", "gb", "999"],
  ]) {
    const answer = await asked(text);
    const says = wordsOf(answer);
    assert.equal(answer.place, country, text);
    assert.match(says, new RegExp(`(?<![0-9])${number}(?![0-9])`, "u"), text);
    assert.doesNotMatch(says, /大陆|96110|12368/u);
  }
});

test("who asks of the mainland, or tells of no country, gets its numbers with its name", async () => {
  for (const text of ["門店要先交保证金", "我在深圳 財務公司要先交手续费", "要先交保证金"]) {
    const { place, card } = await asked(text);
    assert.equal(place, undefined, text);
    assert.deepEqual(card.calls.map(({ number, country }) => `${country} ${number}`), ["CN 110", "CN 96110"]);
  }
});

test("English for somebody in another country says nothing of the mainland", async () => {
  for (const text of [
    "makukulong ba ako sa utang ko", "court summons daw sabi nila, 5000 pesos", "Will I go to jail, loan in Lagos",
  ]) {
    assert.doesNotMatch(wordsOf(await asked(text, "en")), /mainland|123\d\d/u, text);
  }
});

test("an address with a backslash before another host is vouched for by nobody", async () => {
  for (const text of [
    "https://msxf.com\\@evil.com", "https:\\\\msxf.com\\@evil.com/x",
    "看看https://1-cash.sg\\@evil.com", "https://1-cash.sg\\.evil.com",
  ]) {
    const { verdict, reason } = await asked(text);
    assert.deepEqual([verdict, reason], ["uncovered", "doubtful"], text);
  }
  assert.equal((await asked("https:\\\\msxf.com\\loan")).verdict, "licensed");
  assert.equal((await asked("https://bad.msxf.com\\@evil.com")).verdict, "warned");
});

test("a card centre that no register holds is not its bank", async () => {
  for (const text of ["临河村镇银行有限责任公司信用卡中心", "放款机构：临河村镇银行有限责任公司北京分行信用卡中心"]) {
    const { verdict, lender, suggestions } = await asked(text);
    assert.deepEqual([verdict, lender], ["uncovered", null], text);
    assert.deepEqual(suggestions.map(({ name }) => name), ["临河村镇银行有限责任公司"]);
  }
  assert.equal((await asked("临河村镇银行有限责任公司北京分行")).verdict, "licensed");
});

test("in despair nothing is said of lists, debts or regulators", async () => {
  assert.doesNotMatch(wordsOf(await asked("this loan app harass me, I want to die, 5000 pesos")), /SEC|还不上|催到你/u);
});
