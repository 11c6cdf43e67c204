/** Whose form it is: a borrower's, a firm's, or of staff who keep records. */
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

test("a form that staff fill in, or that lends things, is no borrower's", () => {
  const names = (/** @type {Some} */ some) => judged(some).signals.map(({ name }) => name);
  const asks = { title: "个人贷款", fields: [field("身份证号"), field("借款金额")], actions: [button("立即借款")] };
  assert.ok(["borrow_form", "loan_identity"].every((name) => names(asks).includes(name)));
  const staff = ["客户编号", "审批状态"].map((label) => field(label));
  const things = h1("实验室设备借用");
  for (const other of [{ fields: [...asks.fields, ...staff] }, { headings: things }]) {
    assert.ok(!["borrow_form", "loan_identity"].some((name) => names({ ...asks, ...other }).includes(name)));
  }
  const word = { ...asks, text: "图书馆旁边，实验室楼下，客户编号与审批状态可查" };
  assert.ok(names(word).includes("borrow_form"), "what stands in the text alone changes nothing");
});

test("fields named by the client leave a borrower's form as it is, unless the page calls itself an office's", () => {
  const names = (/** @type {Some} */ some) => judged(some).signals.map(({ name }) => name);
  const fields = ["客户姓名", "客户手机", "Borrower name", "身份证号", "借款金额"].map((label) => field(label));
  const asks = { title: "个人贷款", fields, actions: [button("下一步")] };
  assert.ok(names(asks).includes("loan_identity"));
  for (const title of ["信贷管理系统 - 客户信息", "Admin — gold loans"]) {
    assert.ok(!names({ ...asks, title }).includes("loan_identity"), title);
    assert.ok(names({ ...asks, title, actions: [button("立即借款")] }).includes("loan_identity"), "it calls to borrow");
  }
});

test("a page that calls itself an office's and keeps records offers nothing", () => {
  const office = { ...LENDING, title: "贷款后台管理系统", actions: [button("保存")] };
  assert.equal(judged(office).offers, false);
  assert.equal(judged({ ...office, actions: [...LENDING.actions ?? [], button("保存")] }).offers, true);
});

/** A form of a sum and a phone, under a title of staff, with calls of theirs and what is added. */
const formOfStaff = (/** @type {string[]} */ calls, /** @type {string[]} */ labels = []) =>
  judged({
    title: "客户管理系统",
    text: "最高可借20万元，年化利率7.2%起，3分钟到账，期限3-12期",
    fields: ["借款金额", "手机号", "借款期限", ...labels].map((label) => field(label)),
    actions: ["立即提交", ...calls].map((call) => button(call)),
  }).offers;

test("a title and calls of staff hide no form to borrow; fields of staff and a table of records show an office", () => {
  assert.ok(formOfStaff(["查询"]));
  assert.ok(formOfStaff(["查询", "新增", "导出", "保存"]));
  assert.ok(!formOfStaff(["查询"], ["客户编号", "审批状态"]));
  assert.ok(!formOfStaff(["审核", "拒绝", "审核", "拒绝", "审核", "拒绝"]));
});

test("what speaks against takes one point at most from a form that asks for a sum, a term and a phone", () => {
  const page = {
    title: "极速借款",
    text: "最高可借20万元，3分钟到账，无抵押",
    fields: ["借款金额", "借款期限", "手机号"].map((label) => field(label)),
    actions: [button("提交")],
  };
  const added = `${page.text}\n律师 法院 起诉\n论坛 楼主 发帖\n招聘 岗位 五险一金\n投诉编号 投诉对象`;
  const before = judged(page).points;
  assert.ok(before - judged({ ...page, text: added, types: ["NewsArticle"] }).points < 1.5, "and what its words say");
});

test("one field that names a sum, a term and a phone is no form to borrow", () => {
  const asking = (/** @type {string[]} */ labels) =>
    judged({ title: "Loan advice", actions: [button("Submit")], fields: labels.map((label) => field(label)) }).offers;
  assert.ok(!asking(["Loan amount, term in months and phone number"]));
  assert.ok(asking(["Loan amount", "Term in months", "Phone number"]));
});

test("who consults about debts asks for a sum and a phone as well, and offers nothing", () => {
  const fields = ["涉及金额（元）", "手机"].map((label) => field(label));
  const actions = [button("立即咨询"), button("免费评估方案")];
  const title = "网贷逾期担心爆通讯录？该怎么办才靠谱-法律咨询";
  const text = "律师讲解借款人可以怎样取证、投诉，按时还款\n本文由律师撰写，不构成法律意见\n违法 起诉 法院";
  assert.ok(!judged({ title, text, fields, actions, bylines: ["发布时间：2026-01-02"], prose: 438 }).offers);
});

test("no veto silences a page that asks for identity for a loan", () => {
  const firms = {
    title: "Hopefund",
    headings: [{ level: 2, text: "Ready to grow your business?" }],
    text:
      "Loans up to $5,000 in 10 minutes\nInterest from 1% a month, 3-12 months\nNo collateral, bad credit\n" +
      "Documents required: proof of income\nWe offer loans to everybody\nMSME loans for enterprises\nWorking capital",
    actions: [button("Apply now"), button("Get a loan")],
  };
  assert.ok(!judged(firms).offers);
  assert.ok(judged({ ...firms, fields: [field("National ID number")] }).offers);
});

test("an office's title does not hide that a page collects identity for a loan", () => {
  const asks = { ...LENDING, title: "贷款后台管理系统", actions: [button("保存")], fields: [field("身份证号")] };
  assert.ok(judged(asks).kinds.includes("identity"));
});

test("what only a firm is asked makes a page for firms, but no page that asks a person for identity", () => {
  const title = "Funding to grow";
  const labels = ["Business Name", "Time in Business", "Monthly Gross Sales"];
  const fields = labels.map((label) => field(label));
  const asks = { title, fields, text: LENDING.text, actions: [button("Get funded"), button("Apply for a loan")] };
  assert.deepEqual(judged(asks).kinds, ["firms"]);
  assert.ok(!judged({ ...asks, title: "Personal loans" }).kinds.includes("firms"));
  assert.ok(!judged({ ...asks, title: "Loans", fields: [...fields, field("Aadhaar number")] }).kinds.includes("firms"));
});

test("what a borrower may be asked, or one field with two names, makes no form of staff", () => {
  const asked = {
    title: "个人贷款",
    fields: ["身份证号", "借款金额"].map((label) => field(label)),
    actions: [button("立即借款")],
  };
  const added = [
    ["所在部门 department"],
    ["客户编号 customer_id 审批状态"],
    ["开始日期 start_date", "结束日期 end_date"],
    ["Department", "Employee ID", "Staff name"],
    ["Start date of employment", "Member ID (SSS)"],
  ];
  for (const labels of added) {
    const { signals } = judged({ ...asked, fields: [...asked.fields, ...labels.map((label) => field(label))] });
    const names = signals.map(({ name }) => name);
    assert.ok(["borrow_form", "loan_identity"].every((name) => names.includes(name)), labels[0]);
    assert.ok(!names.includes("staff_field"), labels[0]);
  }
});

test("who registers clients or grants loans keeps a record", () => {
  const calls = (/** @type {string} */ text) =>
    judged({ actions: [button(text)] }).signals.some(({ name }) => name === "record_call");
  for (const text of ["Register client", "Grant loan"]) assert.ok(calls(text), text);
  for (const text of ["Register", "Get a loan"]) assert.ok(!calls(text), text);
});

test("who approves or rejects an application is no borrower, whatever the page's title lacks", () => {
  const names = (/** @type {Some} */ some) => judged(some).signals.map(({ name }) => name);
  const text = "贷款编号\n贷款产品\n贷款金额\n贷款期限\n申请时间\n真实姓名";
  const actions = ["返回列表", "通过申请", "拒绝申请"].map((call) => button(call));
  const office = { headings: [{ text: "贷款申请详情", level: 3 }], actions, fields: [field("拒绝原因")], text };
  assert.equal(judged(office).offers, false);
  assert.ok(names(office).includes("office_title") && names(office).includes("office_call"));
  const borrower = { headings: [{ text: "贷款申请", level: 3 }], actions: [button("提交申请")], fields: [field("贷款金额")] };
  assert.ok(names(borrower).includes("loan_title"), "a heading of any level is what a page without title is called");
  assert.ok(!names(borrower).some((name) => name.startsWith("office")));
});

test("loans for restaurants or business owners are for firms, unless persons are spoken of", () => {
  const actions = [button("Apply now")];
  const titles = ["Restaurant loans: funded in 24 hours", "Fast funding for local businesses", "Cash for shop owners"];
  for (const title of titles) {
    const text = `${title}\nLoans up to $50,000, money in 24 hours. We keep your personal information safe.`;
    assert.deepEqual(judged({ title, actions, text }).kinds, ["firms"], title);
    assert.ok(!judged({ title, actions, text: `${text}\nPersonal loans as well` }).kinds.includes("firms"), title);
  }
});
