import assert from "node:assert/strict";
import { test } from "node:test";
import { amountIn, rateIn, termIn } from "../../../../extension/core/cost/parse-amounts.js";
import { got, problem } from "./got.js";

const AMOUNTS = {
  "1万5": 15000,
  "3千": 3000,
  "２万": 20000,
  "12,000.50": 12000.5,
  "1.5w": 15000,
  "￥1.5万元": 15000,
  "5k": 5000,
  "1，000": 1000,
  一万两千: 12000,
  一万五: 15000,
  一万零五: 10005,
  "1万零50": 10050,
  一百五: 150,
  "1万5000": 15000,
  "３万５千": 35000,
  十五: 15,
  十五万: 150000,
  "20万5": 205000,
  一千万: 1e7,
  "1.5千万": 1.5e7,
  "1亿5千万": 1.5e8,
  壹万伍仟元整: 15000,
  一点五万: 15000,
  二〇〇〇: 2000,
  "1.1万": 11000,
  九千九百九十九万九千九百九十九: 99999999,
  0: 0,
  " 3 000 元": 3000,
  "15 ribu": 15000,
  "15rb": 15000,
  "1.5 juta": 1500000,
  "2jt": 2000000,
  "80 yuan": 80,
};
for (const [words, yuan] of Object.entries(AMOUNTS)) {
  test(`“${words}” is ${yuan} yuan`, () => assert.equal(got(amountIn(words)), Math.round(yuan * 100)));
}

const NO_AMOUNTS = {
  cost_ambiguous: [
    "1,5", "12,00", "1.234", "15.000", "15.000 ribu", "1.500jt", "1万50", "1万500", "1.5万5", "几千", "1万左右", "1-2万",
    "3000起",
  ],
  cost_unreadable: ["abc", "1e5", "万", "百", "1万1万", "1万.5", "5块5", "1.2.3", "١٢", "<b>1"],
  cost_missing: ["", "  ", "元", null, undefined],
  cost_too_small: ["-500", "−1万", -1],
  cost_too_large: ["9999亿", "9".repeat(38), 1e300, Infinity],
  cost_not_a_number: [NaN],
  cost_not_text: [true, {}, ["1万"], 10n],
};
for (const [key, inputs] of Object.entries(NO_AMOUNTS)) {
  test(`no amount is guessed: ${key}`, () => {
    for (const input of inputs) assert.equal(problem(amountIn(input, "loan")), `${key} loan`, String(input));
  });
}

test("a number of yuan is whole fen; more than two decimals is a question", () => {
  assert.equal(got(amountIn(491.67)), 49167);
  assert.equal(problem(amountIn(0.001)), "cost_ambiguous amount");
});

/** @type {[string, number, string | null][]} */
const RATES = [
  ["日息万五", 0.0005, "day"],
  ["月费率0.6%", 0.006, "month"],
  ["千分之五", 0.005, null],
  ["年化24%", 0.24, "year"],
  ["年化利率（单利）７.２％", 0.072, "year"],
  ["0.05%/天", 0.0005, "day"],
  ["日息萬五", 0.0005, "day"],
  ["月費率0.6%", 0.006, "month"],
  ["0.6%/bulan", 0.006, "month"],
  ["18% per tahun", 0.18, "year"],
  ["日息万分之3.5", 0.00035, "day"],
  ["每天万五", 0.0005, "day"],
  ["0.6%每月", 0.006, "month"],
  ["12% a year", 0.12, "year"],
  ["24% p.a.", 0.24, "year"],
  ["0.6%/bln", 0.006, "month"],
  ["APR 24%", 0.24, "year"],
  ["月息2分", 0.02, "month"],
  ["月息5厘", 0.005, "month"],
  ["月息1分5", 0.015, "month"],
  ["月息1分5厘", 0.015, "month"],
  ["月息一分半", 0.015, "month"],
  ["年息1分2", 0.12, "year"],
  ["0利息", 0, null],
  ["零息", 0, null],
  ["免息", 0, null],
  ["利率2.4%/月", 0.024, "month"],
  ["利息 月息3分", 0.03, "month"],
  ["月利3分", 0.03, "month"],
  ["月利率3分", 0.03, "month"],
  ["日利万三", 0.0003, "day"],
  ["综合年化18%", 0.18, "year"],
  ["0.05%日息", 0.0005, "day"],
  ["3分月息", 0.03, "month"],
  ["月息三分利", 0.03, "month"],
  ["每月3分利", 0.03, "month"],
  ["2.4% monthly", 0.024, "month"],
  ["18% annually", 0.18, "year"],
  ["利率2.4%", 0.024, null],
  ["年息8厘", 0.08, "year"],
  ["1.5个点", 0.015, null],
  ["0", 0, null],
  ["-1%", -0.01, null],
];
for (const [words, rate, per] of RATES) {
  test(`“${words}” is ${rate} ${per ?? "of no named period"}`, () =>
    assert.deepEqual(got(rateIn(words)), { rate, per }));
}

test("no rate is guessed", () => {
  for (const words of [
    "日息0.05",
    "24",
    "月费率0.6",
    "24%~36%",
    "年化3%起",
    "日息2分",
    "5分",
    "3分利",
    "三分利",
    "利息3分",
    "三分",
    "日息3%月息",
    "日息0.6%每月",
  ]) {
    assert.equal(problem(rateIn(words)), "cost_ambiguous rate", words);
  }
  for (const words of ["LPR+2%", "免息30天", "日息", "利率", "%"]) {
    assert.match(problem(rateIn(words)), /^cost_(?:unreadable|missing) rate$/u, words);
  }
  assert.equal(problem(rateIn(0.6)), "cost_not_text rate");
});

/** @type {[string, string, number][]} */
const TERMS = [
  ["半年", "month", 6],
  ["一年半", "month", 18],
  ["1年零3个月", "month", 15],
  ["12期", "period", 12],
  ["3個月", "month", 3],
  ["1 year", "month", 12],
  ["1 tahun", "month", 12],
  ["6 bulan", "month", 6],
  ["2 minggu", "day", 14],
  ["7 hari", "day", 7],
  ["12 kali", "period", 12],
  ["12x", "period", 12],
  ["6 x", "period", 6],
  ["3个月", "month", 3],
  ["１２个月", "month", 12],
  ["两周", "day", 14],
  ["7天", "day", 7],
  ["三十天", "day", 30],
  ["2个季度", "month", 6],
  ["1.5年", "month", 18],
  ["3 months", "month", 3],
];
for (const [words, unit, count] of TERMS) {
  test(`“${words}” is ${count} × ${unit}`, () => assert.deepEqual(got(termIn(words)), { unit, count }));
}

test("no term is guessed", () => {
  for (const words of ["12", "半个月", "一个半月", "几个月", "3-6期"]) {
    assert.equal(problem(termIn(words)), "cost_ambiguous term", words);
  }
  assert.equal(problem(termIn("随借随还")), "cost_unreadable term");
  assert.equal(problem(termIn("0期")), "cost_too_small term");
  assert.equal(problem(termIn("1.5期")), "cost_not_whole term");
});
