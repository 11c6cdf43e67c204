import assert from "node:assert/strict";
import { test } from "node:test";
import { offersLoans } from "../../extension/background/lending.js";
import { facts, LENDING } from "./sample.js";

/** @type {Record<string, Partial<import("../../extension/background/facts.js").Facts>>} */
const OFFERS = {
  "a form that asks how much, with a call to borrow": LENDING,
  "a form that asks for a term": { actions: ["马上拿钱"], fields: [{ label: "借款期限", type: "select-one" }] },
  "a form about a loan with a plain call": { title: "个人信用贷款", actions: ["立即申请"], fields: [{ label: "贷款金额", type: "number" }] },
  "an amount offered beside a call, without a form": { headings: ["最高可借 20 万元"], actions: ["立即借款"] },
  "a rate offered in the page": { actions: ["我要借钱"], money: [{ text: "日利率低至 0.02%", where: "body" }] },
  "an English form": { title: "Fast personal loans", actions: ["Apply now"], fields: [{ label: "Loan amount", type: "text" }] },
  "an English landing page": { headings: ["Personal loans up to $20,000"], actions: ["Get a loan"] },
  "a lending form that calls itself an article": { ...LENDING, types: ["Article"], byline: true },
};

/** @type {Record<string, Partial<import("../../extension/background/facts.js").Facts>>} */
const SILENT = {
  "an empty page": {},
  "a law firm's article": {
    title: "网贷逾期了怎么办？律师说清三件事",
    actions: ["在线咨询"],
    money: [{ text: "在网上借款 2 万元，分 12 期", where: "article" }],
    prose: 900,
  },
  "an article that shows a borrowing button in a screenshot's caption": {
    title: "警惕“立即借款”", actions: ["立即借款"], headings: ["最高可借 20 万元是真的吗"], byline: true,
  },
  "a news page with a search field": {
    title: "消费贷款利率走低", actions: ["搜索", "立即订阅"], fields: [{ label: "搜索新闻 借款金额", type: "search" }],
    money: [{ text: "最高可贷 30 万元，期限最长 5 年", where: "article" }], types: ["NewsArticle"],
  },
  "a bank's home page with many links": {
    title: "中国工商银行", actions: ["个人网上银行登录", "申请贷款", "立即申请"], headings: ["贷款最高 100 万元"], links: 240,
  },
  "a loan calculator": { title: "贷款计算器", actions: ["开始计算"], fields: [{ label: "贷款金额", type: "number" }, { label: "贷款期限", type: "number" }] },
  "a job application": { title: "贷款经理招聘", actions: ["立即申请"], fields: [{ label: "姓名", type: "text" }], money: [{ text: "月薪 1 万元", where: "body" }] },
  "a credit-card page": { title: "信用卡", actions: ["立即申请"], headings: ["额度最高 5 万元"] },
  "a call to borrow a book": { title: "Library", actions: ["Borrow"], headings: ["Novels"] },
};

for (const [what, some] of Object.entries(OFFERS)) {
  test(`${what} offers loans`, () => assert.equal(offersLoans(facts(some)), true));
}
for (const [what, some] of Object.entries(SILENT)) {
  test(`${what} does not`, () => assert.equal(offersLoans(facts(some)), false));
}
