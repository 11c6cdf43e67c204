/**
 * Amounts, rates and terms in everyday words. Full-width digits and spaces do not matter.
 *
 * What has two readings ("1,5", "日息0.05", "几千") is answered with cost_ambiguous, what has none with cost_unreadable.
 */

import { MOST_FEN, fen } from "./money.js";
import { MOST_PERIODS } from "./months.js";
import { folded, isVague, numeral } from "./numerals.js";
import { aNumber, bad, good } from "./result.js";

/** @typedef {"day" | "month" | "year"} Per */
/** @typedef {{ rate: number, per: Per | null }} Rate  a fraction; per is null when the words do not say */
/** @typedef {{ unit: "month" | "day" | "period", count: number }} Term */

const MONEY = /^(?:人民币|rmb|cny|[¥￥])?(.*?)(?:元整?|圆整?|块钱?|rmb|cny|yuan|人民币)?$/u;
/** "15.000" is fifteen thousand where Indonesian is written. */
const THOUSANDS = /^\d{1,3}\.\d{3}(?:ribu|rb|juta|jt)?$/u;
const PER = new Map([
  ["日", "day"],
  ["天", "day"],
  ["月", "month"],
  ["年", "year"],
  ["day", "day"],
  ["month", "month"],
  ["year", "year"],
  ["hari", "day"],
  ["bulan", "month"],
  ["tahun", "year"],
  ["bln", "month"],
  ["thn", "year"],
  ["daily", "day"],
  ["monthly", "month"],
  ["yearly", "year"],
  ["annually", "year"],
]);
const NAME = /^(?:利息|利率|费率|服务费率?)(?:为|是|:|=)?(?=.)/u;
const BEFORE = /^(?:综合)?(?:每|按)?(日|天|月|年)(?:均|化|度)?(?:综合)?(?:单利|利息|利率|费率|服务费率?|利|息|费|化)*(?:为|是|:|=)?(?=.)/u;
const AFTER = new RegExp(
  [
    "(?:(?:/|每一?|an?|per)(日|天|月|年|day|month|year|hari|bulan|tahun|bln|thn)|(日|月|年)(?:利?息|利率?|费率?)|",
    "(daily|monthly|yearly|annually))$",
  ].join(""),
  "u",
);
const PARTS = new Map([["百", 100], ["千", 1000], ["万", 10_000]]);
const SIGNS = new Map([["%", 100], ["‰", 1000], ["‱", 10_000]]);
/** 分 and 厘 by tradition: a 月息 of 1 分 is 1%, a 年息 of 1 分 10%. */
const OLD = new Map([["month分", 0.01], ["month厘", 0.001], ["year分", 0.1], ["year厘", 0.01]]);
/** A 厘 is a tenth of a 分: "1分5", "1分5厘", "1分半". */
const FEN_AND_LI = /^(.+)分(?:(半)|(.)厘?)$/u;
const NO_INTEREST = /^(?:(?:0|零|无)利?|免)息$/u;
/** "15 ribu", "1.5 juta": thousands and millions in Indonesian. @type {[RegExp, string][]} */
const INDONESIAN = [[/(\d)(?:ribu|rb)$/u, "$1k"], [/(\d)(?:juta|jt)$/u, "$1百万"]];

/**
 * "1万5", "3千", "２万", "¥12,000.50", "1.5w" → whole fen.
 *
 * @param {unknown} input text, or a number of yuan
 * @param {string} [field]
 * @returns {import("./result.js").Result<number>}
 */
export function amountIn(input, field = "amount") {
  const read =
    typeof input === "number" ? aNumber(input, field, { least: 0, most: MOST_FEN / 100 }) : textIn(input, field);
  if (!read.ok) return read;
  const words = read.value;
  if (typeof words === "string" && /^[-−–]/u.test(words)) return bad("cost_too_small", field);
  if (typeof words === "string" && THOUSANDS.test(words)) return bad("cost_ambiguous", field);
  const number =
    typeof words === "number"
      ? good(words)
      : numeral(
          INDONESIAN.reduce((text, [word, unit]) => text.replace(word, unit), MONEY.exec(words)?.[1] ?? ""),
          field,
        );
  if (!number.ok) return number;
  if (number.value * 100 > MOST_FEN) return bad("cost_too_large", field);
  const whole = fen(number.value);
  return Math.abs(whole / 100 - number.value) > 1e-6 ? bad("cost_ambiguous", field) : good(whole);
}

/**
 * "日息万五", "月费率0.6%", "千分之五", "年化24%", "月息2分", "月息1分5", "0利息", "0.05%/天", "0.6%/bulan".
 *
 * @param {unknown} input
 * @param {string} [field]
 * @returns {import("./result.js").Result<Rate>}
 */
export function rateIn(input, field = "rate") {
  const text = textIn(input, field);
  if (!text.ok) return text;
  const words = text.value
    .replace(/\(单利\)/u, "")
    .replace(/^(?:apr|年化率)[:=]?/u, "年")
    .replace(/p\.?a\.?$/u, "/year")
    .replace(/([分厘半])利息?$/u, "$1")
    .replace(NAME, "");
  if (NO_INTEREST.test(words)) return good({ rate: 0, per: null });
  const before = BEFORE.exec(words);
  const after = AFTER.exec(words);
  const value = words.slice(before?.[0].length ?? 0, after && after.index > 0 ? after.index : undefined);
  const named = [before?.[1], after?.[1] ?? after?.[2] ?? after?.[3]]
    .filter((word) => word !== undefined)
    .map((word) => PER.get(word) ?? "");
  if (new Set(named).size > 1) return bad("cost_ambiguous", field);
  const per = /** @type {Per | null} */ (named[0] ?? null);
  const rate = fraction(value, per, field);
  return rate.ok ? good({ rate: rate.value, per }) : rate;
}

/**
 * @param {string} text
 * @param {Per | null} per
 * @param {string} field
 * @returns {import("./result.js").Result<number>}
 */
function fraction(text, per, field) {
  if (isVague(text)) return bad("cost_ambiguous", field);
  const minus = /^[-−–]/u.test(text);
  const body = minus ? text.slice(1) : text;
  const last = body.slice(-1);
  const sign = SIGNS.get(last);
  if (sign !== undefined) return part(body.slice(0, -1), sign, minus, field);
  if (body.endsWith("个点")) return part(body.slice(0, -2), 100, minus, field);
  const old = /^(百|千|万)(?:分之)?(.+)$/u.exec(body);
  if (old) return part(old[2], PARTS.get(old[1]) ?? 1, minus, field);
  const both = FEN_AND_LI.exec(body);
  if (both && OLD.has(`${per}分`)) return fenAndLi(both, OLD.get(`${per}分`) ?? 1, minus, field);
  if (last === "分" || last === "厘") {
    const unit = OLD.get(`${per}${last}`);
    return unit === undefined ? bad("cost_ambiguous", field) : part(body.slice(0, -1), 1 / unit, minus, field);
  }
  const bare = numeral(body, field);
  if (!bare.ok) return bare;
  return bare.value === 0 ? good(0) : bad("cost_ambiguous", field);
}

/**
 * @param {RegExpExecArray} both
 * @param {number} unit
 * @param {boolean} minus
 * @param {string} field
 * @returns {import("./result.js").Result<number>}
 */
function fenAndLi([, whole, half, tenth], unit, minus, field) {
  const [number, rest] = [numeral(whole, field), half ? good(5) : numeral(tenth, field)];
  if (!number.ok || !rest.ok) return number.ok ? rest : number;
  return part(String(number.value + rest.value / 10), 1 / unit, minus, field);
}

/**
 * @param {string} text
 * @param {number} divisor
 * @param {boolean} minus
 * @param {string} field
 * @returns {import("./result.js").Result<number>}
 */
function part(text, divisor, minus, field) {
  const number = numeral(text, field);
  if (!number.ok) return number;
  const value = Number((number.value / divisor).toPrecision(15));
  return value > 1e6 ? bad("cost_too_large", field) : good(minus && value !== 0 ? -value : value);
}

/**
 * "半年", "一年半", "12期", "3個月", "两周", "7 days", "6 bulan".
 *
 * @param {unknown} input
 * @param {string} [field]
 * @returns {import("./result.js").Result<Term>}
 */
export function termIn(input, field = "term") {
  const text = textIn(input, field);
  if (!text.ok) return text;
  if (isVague(text.value)) return bad("cost_ambiguous", field);
  if (/^半个?月$|个半月$/u.test(text.value)) return bad("cost_ambiguous", field);
  const years = /^(?:(半)年|(.+?)年(?:(半)|零?(.+?)个?月)?)$/u.exec(text.value);
  if (years) return ofYears(years, field);
  const single =
    /^(.+?)(个月|月|个季度|季度|季|周|星期|个星期|礼拜|天|日|期|years?|months?|weeks?|days?|tahun|bulan|minggu|hari|kali|x)$/u.exec(
      text.value,
    );
  if (!single) return bad(numeral(text.value, field).ok ? "cost_ambiguous" : "cost_unreadable", field);
  const count = numeral(single[1].replace(/个$/u, ""), field);
  if (!count.ok) return count;
  const [unit, times] = unitOf(single[2]);
  return termOf(unit, count.value * times, field);
}

/** @param {RegExpExecArray} found @param {string} field @returns {import("./result.js").Result<Term>} */
function ofYears([, half, count, andHalf, months], field) {
  if (half) return termOf("month", 6, field);
  const years = numeral(count, field);
  if (!years.ok) return years;
  const rest = months ? numeral(months, field) : good(andHalf ? 6 : 0);
  return rest.ok ? termOf("month", years.value * 12 + rest.value, field) : rest;
}

/** @param {string} word @returns {["month" | "day" | "period", number]} */
function unitOf(word) {
  if (word === "期" || word === "kali" || word === "x") return ["period", 1];
  if (/year|tahun/u.test(word)) return ["month", 12];
  if (/季/u.test(word)) return ["month", 3];
  if (/周|星期|礼拜|week|minggu/u.test(word)) return ["day", 7];
  return /天|日|day|hari/u.test(word) ? ["day", 1] : ["month", 1];
}

/**
 * @param {Term["unit"]} unit
 * @param {number} count
 * @param {string} field
 * @returns {import("./result.js").Result<Term>}
 */
function termOf(unit, count, field) {
  const whole = aNumber(count, field, { least: 1, most: unit === "day" ? 36_600 : MOST_PERIODS, whole: true });
  return whole.ok ? good({ unit, count: whole.value }) : whole;
}

/** @param {unknown} input @param {string} field @returns {import("./result.js").Result<string>} */
function textIn(input, field) {
  if (input === undefined || input === null) return bad("cost_missing", field);
  if (typeof input !== "string") return bad("cost_not_text", field);
  const text = folded(input.slice(0, 100));
  return text === "" ? bad("cost_missing", field) : good(text);
}
