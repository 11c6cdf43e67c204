import assert from "node:assert/strict";
import { test } from "node:test";
import { feeFirst } from "../../../extension/page-reading/fee-first.js";
import { folding } from "../../../extension/core/normalise/text.js";
import { offersLoans } from "../../../extension/page-reading/loan-score.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";
import { button, facts, LENDING } from "../sample-page.js";

const TABLE = folding(`${FOLD}獲获須须繳缴續续轉转戶户`);
/** @param {string} text */
const fee = (text) => feeFirst([text], SIGNALS.patterns, TABLE).sentence;

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
  "Silakan bayar biaya admin Rp 300.000 terlebih dahulu sebelum dana dicairkan",
  "Pay Ksh 259 to unlock your new Fuliza limit",
  "Pay a processing fee of $29.99 to release your loan",
  "Dana kami transfer maksimal 10 menit setelah admin simpanan wajib dibayarkan",
  "No credit check needed, just pay a processing fee of $29 to release your loan",
  "If you want your loan today, pay a processing fee of $29 to release it into your cash account",
  "Guaranteed approval, no collateral needed: pay a processing fee of ₹2,499 before the loan is released",
  "无需抵押，放款前需先缴纳保证金2000元",
  "请勿退出，放款前需先缴纳保证金2000元",
  "为防诈骗，放款前请先缴纳保证金2000元",
  "为防止他人冒用您的身份，放款前请先缴纳验证金",
  "To prevent fraud, pay a verification fee of $20 before the loan is released",
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
  "低息贷款需先交保证金？",
  "tidak pernah meminta transfer biaya administrasi sebelum pencairan",
  "You pay a processing fee of 1% of the loan amount, taken from the loan when it is paid out",
  "You pay an application fee when you apply for a mortgage loan",
  "Pay the appraisal fee before the loan closes",
  "Pay your security deposit with a loan",
  "You pay a processing fee, which is deducted before the loan is released",
  "贷款前需支付评估费、公证费等费用",
  "放款时需支付手续费，从贷款中扣除",
  "We will never, under any circumstances, ask you to pay a processing fee to release your loan",
  "If anyone asks you, in our name, to pay a processing fee to release your loan, hang up",
  "Callers pretend to be us and ask people to pay a processing fee of $50 to release the loan",
  "如遇对方要求先缴纳保证金，请勿转账",
  "不法分子冒用我司名义，请客户先转账缴纳保证金2000元",
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

/** What lenders write of those who act in their name. */
const WARNED_OF = {
  zh: "防骗提示：近期有不法分子以我司名义联系客户。对方让您先转账缴纳保证金2000元，随后失联。如遇此类情况请报警。",
  en:
    "Beware of fraud. Callers pretend to be us and ask people to pay a processing fee of $50 to release the loan. " +
    "Report it to the police.",
};
for (const [language, text] of Object.entries(WARNED_OF)) {
  test(`a lender that warns of money first is not said to ask for it: ${language}`, () => {
    const warning = facts({ ...LENDING, text: `${LENDING.text ?? ""}\n${text}` });
    const { offers, kinds, fee: said } = offersLoans(warning, SIGNALS, TABLE);
    assert.deepEqual([offers, kinds.includes("fee"), said], [true, false, ""]);
    const both = facts({ ...LENDING, text: `${text}\n放款前须先交保证金2000元` });
    assert.equal(offersLoans(both, SIGNALS, TABLE).fee, "放款前须先交保证金2000元", "another paragraph asks");
  });
}

test("a title that warns takes back no sentence of a page that offers loans by its points", () => {
  const text = `${LENDING.text ?? ""}\n放款前须先交保证金2000元`;
  const { byFee, fee: said } = offersLoans(facts({ ...LENDING, title: "个人贷款 警惕诈骗", text }), SIGNALS, TABLE);
  assert.deepEqual([byFee, said], [false, "放款前须先交保证金2000元"]);
});

test("a call that names neither a loan nor a sum asks for no money: it may be an example's name", () => {
  const calculator = (/** @type {string} */ said) => {
    const [actions, text] = [[...(LENDING.actions ?? []), button(said)], `${LENDING.text ?? ""}\n${said}`];
    return offersLoans(facts({ ...LENDING, actions, text }), SIGNALS, TABLE).fee;
  };
  assert.equal(calculator("先交会员费"), "");
  assert.equal(calculator("先交会员费298元"), "先交会员费298元");
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
  const { offers, kinds, silence } = offersLoans(firms, SIGNALS, TABLE);
  assert.deepEqual([offers, kinds, silence], [false, ["firms"], "firms"]);
  const persons = facts({ ...firms, text: `${firms.text}\nPersonal loans from $1,000 for students` });
  assert.deepEqual(offersLoans(persons, SIGNALS, TABLE).kinds, ["persons"]);
});

/** @typedef {Partial<import("../../../extension/page-reading/facts.js").Facts>} Some */
/** Pages that ask for money first and hardly say more. @type {Record<string, [string, string, string]>} */
const PLAIN = {
  zh: ["提现失败", "您的银行卡号填写有误，贷款资金已被冻结\n请联系客服缴纳解冻金6000元，解冻后贷款自动到账", "联系客服"],
  "zh, a member": ["开通会员", "开通会员后立即放款\n支付会员费298元，即可获得10000元借款额度", "支付298元"],
  "zh, a deposit": ["我的借款", "可借额度：80,000元\n首次借款需先交纳保证金1600元，放款后原路退回", "去支付"],
  HK: ["貸款批核", "您的貸款 HK$100,000 已獲批核\n放款前須先繳付手續費 HK$2,000", "我已付款"],
  en: ["Loan approved", "Your loan has been approved.\nPay a processing fee of ₹2,499 to release your loan", "Pay"],
  ke: ["Fuliza limit increase", "Pay Ksh 259 to unlock your new Fuliza limit\nThe fee is refundable", "Pay now"],
  id: ["Pinjaman disetujui", "Silakan bayar biaya admin Rp 300.000 terlebih dahulu sebelum dana dicairkan", "Bayar"],
  ph: ["Loan release", "Please pay the insurance fee of PHP 1,500 before the loan is released", "Pay via GCash"],
  vi: ["Giải ngân", "Khoản vay đã được duyệt\nVui lòng nộp phí bảo hiểm khoản vay trước khi giải ngân", "Thanh toán"],
};
/** What somebody may add to be passed over. @type {Record<string, (page: Some) => Some>} */
const DRESSED = {
  "as it is": (page) => page,
  "words of law, jobs and forums": (page) => ({
    ...page,
    text: `${page.text}\n律师 法律咨询 判决 起诉 招聘 岗位 五险一金 论坛 楼主 发帖\nlawyer court sued forum thread posted by`,
    types: ["NewsArticle"],
    bylines: ["2024-01-01"],
  }),
  "an office's title and calls": (page) => ({
    ...page,
    title: `客户管理系统 - ${page.title}`,
    actions: [...page.actions ?? [], ...["查询", "新增", "编辑"].map((call) => button(call))],
  }),
  "words for firms": (page) => ({ ...page, text: `${page.text}\nMSME loans for enterprises\nWorking capital\n企业贷款` }),
  "words of reassurance and a warning of others": (page) => ({
    ...page,
    text: `无需抵押，不查征信\nNo credit check, never rejected\n${page.text}\n谨防诈骗\nBeware of scams`,
  }),
  "words of an encyclopedia": (page) => ({ ...page, text: `${page.text}\nEtymology, history, see also, references` }),
};
for (const [dress, dressed] of Object.entries(DRESSED)) {
  test(`a page that asks for money first is spoken of, ${dress}`, () => {
    for (const [name, [title, text, call]] of Object.entries(PLAIN)) {
      const { offers, kinds } = offersLoans(facts(dressed({ title, text, actions: [button(call)] })), SIGNALS, TABLE);
      assert.ok(offers && kinds.includes("fee"), name);
    }
  });
}

/** Pages that tell of a sentence that asks. @type {Record<string, Some>} */
const TOLD = {
  "the police's, in running text": {
    title: "辖区居民网上贷款被拦下",
    text: "民警介绍，事主在平台申请贷款八万元，客服称银行卡号输错，资金被冻结，需要支付解冻金六千元才能放款，这是骗子的套路，幸好及时报警。",
  },
  "news with a date": {
    title: "贷款没到手，先付出三千",
    text: "男子在网上申请贷款，填完资料后接到客服的电话，说放款前需先缴纳保证金三千元，他当天就在手机银行里转了过去。",
    bylines: ["2026-11-20 记者 王某"],
    prose: 400,
  },
  "a guide": {
    title: "Beware of fake loan offers",
    headings: [{ level: 2, text: "What they say" }, { level: 2, text: "How to report it" }],
    text: "Fake loan offers in our name\nPay Ksh 259 to unlock your loan limit",
  },
  "a file of complaints": {
    title: "网贷平台乱收费",
    text: "投诉编号 17340001\n投诉对象 某某贷款\n首次借款需先交纳保证金1600元",
  },
  "a question": { title: "贷款问答", text: "贷款平台放款前要先交保证金？" },
};
for (const [name, page] of Object.entries(TOLD)) {
  test(`a page that tells of money asked for first is silent: ${name}`, () => {
    const { offers, fee: said } = offersLoans(facts({ ...page, actions: [button("分享")] }), SIGNALS, TABLE);
    assert.deepEqual([offers, said], [false, ""]);
  });
}
