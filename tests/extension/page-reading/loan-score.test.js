import assert from "node:assert/strict";
import { test } from "node:test";
import { offersLoans } from "../../../extension/page-reading/loan-score.js";
import { folding } from "../../../extension/core/normalise/text.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";
import { button, facts, field, LENDING } from "../sample-page.js";

/** @typedef {Partial<import("../../../extension/page-reading/facts.js").Facts>} Some */
/** @param {Some} some */
const judged = (some) => offersLoans(facts(some), SIGNALS, folding(FOLD));
/** @param {string} text */
const h1 = (text) => [{ text, level: 1 }];

/** @type {Record<string, Some>} */
const OFFERS = {
  "a form that asks how much, with a call to borrow": LENDING,
  "a form that asks for a term": {
    title: "急用钱",
    actions: [button("马上拿钱")],
    fields: [field("借款期限"), field("借款金额")],
  },
  "a form about a loan with a plain call": {
    title: "个人信用贷款",
    actions: [button("立即申请")],
    fields: [field("贷款金额", { type: "number" })],
  },
  "an amount offered above a call, without a form": {
    text: "最高可借 20 万元\n三分钟到账\n无抵押",
    actions: [button("立即借款")],
  },
  "a page in traditional characters": {
    title: "機車借款",
    text: "免保人，最快當日撥款，額度 5 萬–50 萬元",
    actions: [button("立即申請")],
  },
  "an English form": { title: "Fast personal loans", actions: [button("Apply now")], fields: [field("Loan amount")] },
  "an English landing page": {
    title: "Personal loans",
    text: "Personal loans up to $20,000\nApproval in 5 minutes, no collateral",
    actions: [button("Get a loan")],
  },
  "an Indonesian landing page": {
    title: "Pinjaman online",
    text: "Dana cair dalam 15 menit\nTanpa jaminan, cukup KTP",
    actions: [button("Ajukan sekarang")],
  },
  "a Vietnamese landing page": {
    title: "Vay tiền online",
    text: "Hạn mức đến 10 triệu đồng\nDuyệt trong 5 phút, không cần thế chấp, chỉ cần CCCD",
    actions: [button("Đăng ký vay ngay")],
  },
  "a Vietnamese form": {
    title: "Vay tiêu dùng",
    fields: [field("Số tiền vay"), field("Số CCCD"), field("Số điện thoại")],
    actions: [button("Đăng ký vay")],
  },
  "a form of a firm whose full name speaks of insurance": {
    title: "中国银行",
    headings: h1("中国银行保险代理有限公司深圳分公司"),
    fields: [field("身份证号"), field("借款金额")],
    actions: [button("立即借款")],
    text: "最高可借 20 万元，最快 3 分钟到账",
  },
  "an agent who asks to be called": { title: "无抵押贷款", text: "当天放款，不看征信，额度 1-30 万\n加微信咨询" },
  "a lending form that calls itself an article": {
    ...LENDING,
    title: "极速借款",
    types: ["Article"],
    text: "最快 3 分钟到账，额度最高 20 万元，凭身份证就能借",
  },
};

/** @type {Record<string, Some>} */
const SILENT = {
  "an empty page": {},
  "a law firm's article": {
    title: "网贷逾期了怎么办？律师说清三件事",
    actions: [button("在线咨询", { where: "article" })],
    text: "在网上借款 2 万元，分 12 期\n法院起诉之前可以协商\n被催收骚扰要报警",
    prose: 900,
  },
  "an article that quotes a borrowing button": {
    title: "警惕“立即借款”",
    actions: [button("立即借款", { where: "article" })],
    headings: h1("最高可借 20 万元是真的吗"),
    bylines: ["2026-11-20"],
    text: "最高可借 20 万元",
  },
  "a news page with a search field": {
    title: "消费贷款利率走低",
    actions: [button("搜索"), button("立即订阅")],
    fields: [field("搜索新闻 借款金额", { type: "search" })],
    text: "来源：晚报\n最高可贷 30 万元，期限最长 5 年",
    types: ["NewsArticle"],
  },
  "a Vietnamese guide": {
    title: "Vay tín chấp là gì? Những điều cần biết",
    text: "Vay tín chấp là hình thức vay không cần thế chấp\nTuy nhiên bạn nên cân nhắc trước khi vay\nTheo chuyên gia",
    bylines: ["Tác giả: Nguyễn An", "12/03/2024"],
  },
  "a survey about loans": {
    title: "调查问卷",
    fields: [field("您的姓名"), field("您的手机号码"), field("您的职业是")],
    actions: [button("确认提交")],
    text: "当地客户一般会接受多少金额的分期？\n10万以下\n10-20万\n纯信用",
  },
  "a call to borrow in the menu alone": {
    title: "安心出借，年化 8%",
    actions: [button("我要借款", { where: "nav" }), button("我要出借")],
    text: "出借人\n预期收益\n债权转让\n投资 1 万元起",
  },
  "a loan calculator": {
    title: "贷款计算器",
    actions: [button("开始计算")],
    fields: [field("贷款金额"), field("贷款期限")],
  },
  "a lender's calculator beside its offer": {
    title: "Loan EMI calculator",
    actions: [button("Calculate EMI")],
    fields: [field("Loan amount"), field("Tenure")],
    text: "Loans up to ₹5 lakh at 12% p.a.",
  },
  "a job application": {
    title: "贷款经理招聘",
    actions: [button("立即申请")],
    fields: [field("姓名")],
    text: "月薪 1 万元\n岗位职责\n任职要求",
  },
  "a credit-card page": { title: "信用卡", actions: [button("立即申请")], text: "额度最高 5 万元" },
  "an insurer's page": {
    title: "某某财产保险股份有限公司 车险报价",
    headings: h1("家庭财产保险"),
    fields: [field("身份证号")],
    actions: [button("立即申请")],
  },
  "a call to borrow a book": { title: "Library", actions: [button("Borrow")], headings: h1("Novels") },
  "an encyclopedia without any way to borrow": {
    title: "民间借贷",
    text: "民间借贷的概念和定义，发展历程。最高 20 万元，无抵押，年利率 15%，期限 12-36 个月。参考资料",
  },
};

for (const [what, some] of Object.entries(OFFERS)) {
  test(`${what} offers loans`, () => assert.equal(judged(some).offers, true, JSON.stringify(judged(some))));
}
for (const [what, some] of Object.entries(SILENT)) {
  test(`${what} does not`, () => assert.equal(judged(some).offers, false, JSON.stringify(judged(some))));
}

test("a page without any way to take the offer must show more", () => {
  const praise = "年利率 15%，期限 12-36 个月";
  assert.equal(judged({ title: "关于借款的几点介绍", text: praise }).offers, false);
  assert.equal(judged({ title: "关于借款的几点介绍", text: `最高 20 万元，当天放款，无抵押，${praise}，借款有风险` }).offers, true);
});

/**
 * Signals that the whole page shows, each with a page that does and one that does not.
 *
 * @type {Record<string, [Some, Some]>}
 */
const SHOWN = {
  borrow_form: [LENDING, { ...LENDING, actions: [button("开始计算")] }],
  loan_identity: [
    { title: "个人贷款", fields: [field("身份证号")] },
    { title: "入职登记", fields: [field("身份证号")] },
  ],
  staff_field: [
    { title: "借款登记", fields: [field("客户编号"), field("进件日期")] },
    { title: "借款申请", fields: [field("婚姻状况"), field("客户编号")] },
  ],
  record_call: [{ title: "借款合同", actions: [button("保存")] }, LENDING],
  without_way: [{ title: "关于借款的几点介绍" }, LENDING],
  without_offer: [{ title: "关于借款的几点介绍" }, { title: "借款", text: "最高可借 20 万元" }],
};
for (const [name, [shows, silent]] of Object.entries(SHOWN)) {
  test(`${name} is found where it is, and only there`, () => {
    const names = (/** @type {Some} */ some) => judged(some).signals.map((one) => one.name);
    assert.ok(names(shows).includes(name));
    assert.ok(!names(silent).includes(name));
  });
}

test("nothing silences a form to borrow: what speaks against takes away so much and no more", () => {
  const against = "律师说：法院起诉、被告、判决、催收、诈骗\n图书馆借阅、续借、还书\n后台管理系统，待审核，导出，批量删除";
  const { offers, points, signals } = judged({ ...LENDING, text: `最高可借 20 万元\n${against}`, bylines: ["作者：某人"] });
  assert.equal(offers, true);
  assert.ok(points > signals.reduce((sum, one) => sum + one.points, 0));
  assert.equal(judged({ title: LENDING.title, text: against }).offers, false);
});

test("identity and income asked on a page that speaks of loans are about a loan", () => {
  const fields = [field("PAN Card"), field("Net Monthly Income")];
  const names = (/** @type {Some} */ some) => judged(some).signals.map(({ name }) => name);
  assert.ok(names({ title: "Low score solutions", text: "We offer loans", fields }).includes("income_field"));
  assert.ok(!names({ title: "Joining form", text: "For new staff", fields }).includes("income_field"));
});

test("how old a borrower must be is said in years", () => {
  const found = (/** @type {string} */ text) =>
    judged({ title: "Loans", text }).signals.some(({ name }) => name === "documents");
  assert.ok(found("You must be at least 18 years"));
  assert.ok(!found("save at least 6-12 of your cards, between 24-48 in all"));
});

test("how much can still be borrowed is no thing that is lent", () => {
  for (const heading of ["可借用额度 200000", "借用金额"]) {
    const names = judged({ ...LENDING, headings: h1(heading) }).signals.map(({ name }) => name);
    assert.ok(names.includes("borrow_form"), heading);
  }
});

test("a page about a program at a host of code is about that program", () => {
  const text = "最高可借 20 万元，当天放款";
  const { signals } = judged({ title: "GitHub - somebody/get-loan: Personal loans", text });
  assert.ok(!signals.some(({ name }) => name === "offers_amount"));
});

test("the words of a page are named with what they say", () => {
  const { signals } = judged({ title: "Personal loans", actions: [button("Get my loan now")], text: "" });
  const words = signals.find(({ name }) => name === "words_actions");
  assert.match(words?.text ?? "", /loan/);
  assert.ok((words?.points ?? 0) > 0);
  assert.deepEqual(judged({}).signals.map(({ name }) => name), ["without_way", "without_offer"]);
});

test("the signals say what of the page they were found in", () => {
  const { signals } = judged({ ...LENDING, fields: [field("借款金额"), field("身份证号"), field("银行卡号")] });
  const said = Object.fromEntries(signals.map(({ name, text }) => [name, text]));
  assert.equal(said.borrow_call, "立即借款");
  assert.equal(said.identity_field, "身份证 · 银行卡");
});

test("a page that asks for identity or a password asks, whatever it is about", () => {
  assert.equal(judged({ fields: [field("身份证号")] }).asks, true);
  assert.equal(judged({ fields: [field("Password", { type: "password" })] }).asks, true);
  assert.equal(judged({ fields: [field("Search", { type: "search" })] }).asks, false);
});

test("a password, a code or one's name is not yet identity or money", () => {
  assert.equal(
    judged({ fields: [field("Password", { type: "password" }), field("用户名"), field("验证码")] }).identity,
    false,
  );
  for (const label of ["身份证号", "银行卡号", "支付密码", "Emergency contact", "CVV"]) {
    assert.equal(judged({ fields: [field(label, { type: "password" })] }).identity, true, label);
  }
});

test("a call in the page's frame is no call", () => {
  assert.equal(judged({ ...LENDING, text: "", actions: [button("立即借款", { where: "nav" })] }).offers, false);
});

test("a short title names a loan, unless the page's title is a guide's", () => {
  const titled = (/** @type {string} */ title) => judged({ title }).signals.some(({ name }) => name === "short_title");
  assert.ok(titled("信用贷款"));
  assert.ok(!titled("贷款攻略"));
  assert.ok(titled("Personal loan"));
  assert.ok(!titled("Personal loan - helpful tips"));
});
