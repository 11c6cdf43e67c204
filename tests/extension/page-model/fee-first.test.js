import assert from "node:assert/strict";
import { test } from "node:test";
import { feeFirst } from "../../../extension/page-model/fee-first.js";
import { folding } from "../../../extension/core/names/text.js";
import { offersLoans } from "../../../extension/page-model/loan-score.js";
import { SIGNALS } from "../own-signals.js";
import { button, facts, FOLD, LENDING } from "../sample.js";

const TABLE = folding(FOLD);
/** @param {string} text */
const fee = (text) => feeFirst([text], SIGNALS.patterns, TABLE);

const ASKS = [
  "放款前需先缴纳保证金2000元",
  "撥款前請先付手續費三千元",
  "先交98元资料费，放款后随首期退还",
  "付清工本费后半小时内出结果",
  "确认借款并付工本费",
  "缴纳会员费398元享优先放款通道",
  "解冻后 50,000 元贷款与认证金一并到账",
  "After approval pay only file registration fee ₹2,100 (refundable)",
  "Pay your activation fee today to unlock your Fuliza limit",
  "Enter PIN to pay the savings fee and the loan is sent in 5 minutes",
  "Your loan is approved in 12 hours after payment of small registration fee",
  "Transfer 5% guarantee deposit and receive loan in 10 mins",
  "Transfer biaya admin dulu sebelum pencairan",
  "Dana kami transfer maksimal 10 menit setelah admin simpanan wajib dibayarkan",
];

const ASKS_NOT = [
  "贷款前要求交保证金、解冻费、会员费的均为诈骗，请提高警惕",
  "澄岸从不在放款前收钱，要交解冻费的是骗子",
  "款到账后再付服务费",
  "无需交纳保证金",
  "每6个月提前10个工作日申请，只需缴纳0.5%手续费",
  "你需要支付一些手續費、代書費",
  "骗子说“先交保证金再放款”",
  "银行卡被冻结怎么解冻",
  "We never ask for a deposit or fee before paying out a loan",
  "Our service is free. We do not charge advance fees",
  "Processing fee up to 4% + GST",
  "Lenders pay a referral fee when a loan is signed",
  "tidak pernah meminta transfer biaya administrasi sebelum pencairan",
];

for (const text of ASKS) test(`asks for money first: ${text}`, () => assert.notEqual(fee(text), ""));
for (const text of ASKS_NOT) test(`asks for none: ${text}`, () => assert.equal(fee(text), ""));

test("the sentence is the page's own, as it stands there, without what is around it", () => {
  assert.equal(fee("秒批。撥款前請先付手續費三千元！電話洽詢"), "撥款前請先付手續費三千元！");
  assert.equal(fee("立即申请\n放款前先交“保证金”2000元\n客服在线"), "");
  const pay = "Pay the activation fee now to get your loan";
  assert.equal(fee(`Fast cash. ${pay}. Call us`), pay);
});

test("a sentence without end is cut", () => {
  const said = fee(`放款前须先交保证金${"并按要求操作".repeat(40)}`);
  assert.equal([...said].length, 80);
  assert.ok(said.endsWith("…"));
});

test("a page that offers loans and asks for money first is of both kinds, and says how it asks", () => {
  const text = `${LENDING.text ?? ""}\n放款前须先交保证金2000元`;
  const { offers, kinds, fee: said } = offersLoans(facts({ ...LENDING, text }), SIGNALS, TABLE);
  assert.ok(offers);
  assert.deepEqual(kinds, ["persons", "fee"]);
  assert.equal(said, "放款前须先交保证金2000元");
});

test("a page that offers nothing says nothing of money first", () => {
  const news = facts({ title: "借款骗局", text: "放款前须先交保证金2000元", bylines: ["2026-11-20"], prose: 900 });
  assert.deepEqual(offersLoans(news, SIGNALS, TABLE).fee, "");
});

test("loans for firms only are silent, unless the page has a form for them", () => {
  const firms = facts({
    title: "Business loans",
    text: "Working capital loans up to $500,000\nApproval in 24 hours, no collateral\nInvoice financing from 1%",
    actions: [button("Apply now"), button("Get a business loan")],
  });
  const { offers, kinds } = offersLoans(firms, SIGNALS, TABLE);
  assert.deepEqual([offers, kinds], [false, ["firms"]]);
  const persons = facts({ ...firms, text: `${firms.text}\nPersonal loans from $1,000 for students` });
  assert.deepEqual(offersLoans(persons, SIGNALS, TABLE).kinds, ["persons"]);
});
