/** What a page is by its structure: a whole form, a menu of loans, a mark-up, a first line, an office's software. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { folding } from "../../../extension/core/normalise/text.js";
import { offersLoans } from "../../../extension/page-reading/loan-score.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";
import { button, facts, field } from "../sample-page.js";

/** @typedef {Partial<import("../../../extension/page-reading/facts.js").Facts>} Some */
/** @param {Some} some */
const judged = (some) => offersLoans(facts(some), SIGNALS, folding(FOLD));
/** @param {Some} some */
const names = (some) => judged(some).signals.map(({ name }) => name);

const fields = [field("Loan amount"), field("Phone number"), field("Monthly income")];
const FORM = { title: "Personal loans", fields, actions: [button("Next")] };

test("how much, two things about who asks, and a button make a whole form; a calculator does not", () => {
  assert.ok(names(FORM).includes("whole_form"));
  assert.ok(!names({ ...FORM, actions: [button("Calculate")] }).includes("whole_form"));
  assert.ok(!names({ ...FORM, fields: fields.slice(0, 2) }).includes("whole_form"));
  assert.ok(!names({ ...FORM, title: "Join the gym" }).includes("whole_form"));
});

test("a menu that names two loans is a lender's; one loan among other things is not", () => {
  const menu = ["Home", "Personal loan", "Gold loan", "Contact"];
  assert.ok(names({ title: "Personal loans", menu }).includes("menu_products"));
  assert.ok(!names({ title: "Personal loans", menu: ["Home", "Personal loan", "Cards"] }).includes("menu_products"));
});

test("a mark-up as a loan is an offer, as an article none", () => {
  assert.ok(names({ types: ["FinancialProduct"] }).includes("offer_type"));
  assert.ok(names({ types: ["LoanOrCredit"] }).includes("offer_type"));
  assert.ok(!names({ types: ["Article", "Organization"] }).includes("offer_type"));
});

test("without a title and headings the first line says what a page is about, as long as it is no sentence", () => {
  assert.ok(names({ text: "我要贷款\n基本信息\n姓名" }).includes("loan_title"));
  assert.ok(!names({ text: "我要贷款\n基本信息", headings: [{ text: "基本信息", level: 2 }] }).includes("loan_title"));
  assert.ok(!names({ title: "信用卡", text: "我要贷款\n基本信息" }).includes("loan_title"));
  assert.ok(!names({ text: `${"这里说的是别的事情，".repeat(7)}贷款\n基本信息` }).includes("loan_title"));
});

test("a title for firms above a text that names persons half as often is for firms", () => {
  const title = "Business loans";
  const firms = { title, text: `${title}\nWorking capital\nMerchant cash advance\nMortgages too` };
  assert.deepEqual(judged({ ...firms, actions: [button("Apply now")] }).kinds, ["firms"]);
  const text = `${firms.text}\nPersonal loans\nStudent loans`;
  assert.ok(!judged({ ...firms, text, actions: [button("Apply now")] }).kinds.includes("firms"));
});

test("software whose buttons approve and decline is an office's, unless it asks for identity", () => {
  const title = "Loan origination demo";
  const office = { title, actions: [button("Approve"), button("Decline")], fields };
  assert.ok(!names(office).includes("phone_field"));
  assert.ok(names({ ...office, actions: [button("Next")] }).includes("phone_field"));
  assert.ok(names({ ...office, fields: [...fields, field("Aadhaar number")] }).includes("phone_field"));
});

test("a guide in prose without any way to borrow is silent whatever it says; with a call it may speak", () => {
  const text = "Loans up to $5,000 in 10 minutes\nInterest 1% a month\nHowever, most lenders ask. For example";
  const guide = { title: "Personal loan guide", text };
  const silent = judged(guide);
  assert.equal(silent.offers, false);
  assert.ok(names(guide).includes("explains"));
  assert.ok(judged({ ...guide, actions: [button("Get a loan")] }).points > silent.points);
});

test("a call to apply at once says more than one to get in touch", () => {
  const loans = { title: "Personal loans" };
  const met = names({ ...loans, actions: [button("Contact us")] });
  assert.ok(met.includes("contact_at_once") && !met.includes("at_once"));
  const called = names({ ...loans, actions: [button("Apply now")] });
  assert.ok(called.includes("at_once") && !called.includes("contact_at_once"));
});

test("who wants both sides of an identity card wants photographs; who wants its number does not", () => {
  assert.ok(names({ title: "借款认证", text: "请上传身份证正面\n身份证反面" }).includes("identity_photo"));
  assert.ok(!names({ title: "借款认证", text: "请填写身份证号码" }).includes("identity_photo"));
});

test("a form that asks for the rate of interest is a calculator's or an office's", () => {
  assert.ok(names({ ...FORM, fields: [...fields, field("Interest rate (%)")] }).includes("rate_field"));
  assert.ok(!names(FORM).includes("rate_field"));
});

test("a page to those who sell loans is silent; one of a lender with partners is not", () => {
  const text = "Loans up to $5,000 in 10 minutes\nInterest 1% a month, 3-12 months\nNo collateral, bad credit";
  const actions = [button("Apply now"), button("Get a loan")];
  const lender = { title: "Personal loans", text, actions, headings: [{ level: 2, text: "Our partner banks" }] };
  assert.equal(judged(lender).offers, true);
  assert.equal(judged({ ...lender, headings: [{ level: 2, text: "Grow your gold loan business" }] }).offers, false);
});

test("a text that names loans for firms again and again and no person is for firms", () => {
  const text = "Business loans up to $5,000 in 10 minutes\nWorking capital\nMerchant cash advances, 1% a month";
  const firms = { title: "Hopefund", text, actions: [button("Apply for a loan")] };
  assert.deepEqual(judged(firms).kinds, ["firms"]);
  assert.ok(!judged({ ...firms, text: `${text}\nPersonal loans` }).kinds.includes("firms"));
});

test("a text that speaks of loans for firms more often than of persons is told from one that does not", () => {
  const text = "Business loans\nWorking capital\nPersonal loans";
  assert.ok(names({ title: "Hopefund", text }).includes("firm_words"));
  assert.ok(!names({ title: "Hopefund", text: `${text}\nStudents` }).includes("firm_words"));
});

test("a slider asks nobody who he is", () => {
  const slider = { ...field("Guarantor strength"), type: "range" };
  const page = { title: "Loan training course", fields: [slider] };
  assert.equal(judged(page).identity, false);
  assert.equal(judged({ ...page, fields: [field("Guarantor")] }).identity, true);
});

test("a list of guides is silent, as long as it neither calls to borrow nor asks for anything", () => {
  const link = (/** @type {string} */ text) => ({ ...button(text), kind: /** @type {const} */ ("link") });
  const actions = [link("贷款攻略：如何申请"), link("什么是抵押贷款"), link("贷款怎么选")];
  const loans = ["个人贷款", "汽车贷款", "抵押贷款"].map((text) => ({ text, level: 2 }));
  const list = { title: "贷款攻略", headings: loans, actions, text: "无抵押，门槛低\n最快当天放款\n月息0.5%，最高50万" };
  assert.ok(names(list).includes("guide_links"));
  assert.equal(judged(list).offers, false);
  assert.ok(!names({ ...list, actions: [] }).includes("guide_links"));
  assert.equal(judged({ ...list, fields: [field("身份证号")], actions: [...actions, button("立即申请")] }).offers, true);
});

test("a title that seeks who sells loans speaks against an offer; one that names a partner does not", () => {
  assert.ok(names({ title: "Become a loan agent" }).includes("other_title"));
  assert.ok(names({ title: "贷款代理商招募" }).includes("other_title"));
  assert.ok(!names({ title: "A loan partner you can trust" }).includes("other_title"));
});
