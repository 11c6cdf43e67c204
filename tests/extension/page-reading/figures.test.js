import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresIn } from "../../../extension/page-reading/figures.js";
import { figuresOf, fragmentOf } from "../../../extension/core/cost/offer-fragment.js";

/** @type {[string, object][]} */
const READ = [
  ["借款金额：10000元，分12期，每期还款 902.5 元", { amount: "10000", periods: "12", payment: "902.50" }],
  ["贷款本金 ￥１２，０００\n共6期\n每月应还：¥2,100.00", { amount: "12000", periods: "6", payment: "2100" }],
  ["借款金额 2万元 日利率0.05%", { amount: "20000", rate: "日利率0.05%" }],
  ["日息万五，随借随还", { rate: "日息万五" }],
  ["借款期限：24个月", { periods: "24" }],
  ["分12期 …… 12期后结清", { periods: "12" }],
];
/** What is a range, a from, an up to, or several is not read. */
const NOT = [
  "", "最高可借20万元", "最高贷款额度200000", "借款金额 500-50000元", "借款金额 500元起", "可选3期、6期、12期", "每月还款低至 200 元起",
  "借款金额5000元 借款金额8000元", "年化利率7.2%-24%", "年利率3.6%起", "日利率0.02% 日利率0.05%", "第3期", "2026年11月25日", "借款金额 20%", "3~12期",
  "免息期30天", "前3期免息", "近6个月流水", "满3期可提前还", "借款期限 3个月 6个月 12个月", "最长12期", "最长分 24 期 6期", "期望贷款金额 50万以内",
  "借款金额 500 ￥ 1000 ￥ 1500", "3、6、12期", "6 或 12个月", "借款金额 1000元/2000元/5000元", "最低年利率 7.2%", "日利率0.02%、0.05%",
];
for (const [text, figures] of READ) {
  test(`read: ${text.replaceAll("\n", " ")}`, () => assert.deepEqual(figuresIn(text), figures));
}
for (const text of NOT) test(`not read: ${text}`, () => assert.deepEqual(figuresIn(text), {}));

test("the fragment carries them there and back; a foreign one is bounded", () => {
  const figures = { amount: "10000", periods: "12", rate: "日利率0.05%" };
  assert.deepEqual(figuresOf(fragmentOf(figures)), figures);
  assert.equal(fragmentOf({}), "");
  assert.deepEqual(figuresOf(`#amount=${"9".repeat(99)}&evil=1&payment=`), { amount: "9".repeat(30) });
});
test("nothing is read off a long page that only looks like figures: backtracking would not come to an end", () => {
  const long = ["借款金额每月还利率".repeat(1500) + "1,1".repeat(500)];
  for (const one of ["借款金额", "每月还款", "分", "日利率"]) long.push(one + " \n".repeat(7000) + "x");
  for (const text of long) assert.deepEqual(figuresIn(text), {});
});
