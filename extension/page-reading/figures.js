/**
 * The figures of an offer that a page names: amount, instalments, payment, rate. Conservative: what is there
 * twice with different values, in a range, or as a "from" or "up to", is not read. Pure.
 */

import { amountIn, rateIn } from "../core/cost/parse-amounts.js";
import { yuan } from "../core/cost/money.js";

/** @typedef {import("../core/cost/offer-fragment.js").Figures} Figures */

const MOST_PERIODS = 360;
const SUM =
  "[¥￥]?\\s*((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?\\s*[万千]?)(?!\\s*[\\d.,%％‰~～\\-–—至到万千]|" +
  "\\s*[元¥￥]?\\s*[¥￥]?\\s*\\d|\\s*元?\\s*(?:起|以上|以内|左右|[~～\\-–—至到]|[/、,或和]\\s*[¥￥]?\\s*\\d))";
const NOT_BEFORE = "(?<!最高|最多|最低|最少|低至|高达|至少|可)";
const AMOUNT = new RegExp(`${NOT_BEFORE}(?:借款|贷款|申请|合同)(?:金额|本金|额)\\s*(?:为|是|[:：])?\\s*${SUM}`, "gu");
const PAYMENT = new RegExp(`(?:每期|每月|月)(?:应|需|要)?(?:还款|还|供)(?:款)?(?:金额|额)?\\s*(?:为|是|[:：])?\\s*${SUM}`, "gu");
const PERIODS = new RegExp(
  [
    String.raw`(?<!最[长多高] ?)(?:分|共|期限|期数) ?[:为是]? ?(\d{1,3}) ?(?:期|个月)(?!限|[\d~～\-–—/免至到])`,
    String.raw`(?<![\d.第近满前~～\-–—/、,或和至到长多 ] ?)(\d{1,3}) ?期(?!限|[\d~～\-–—/免至到])`,
  ].join("|"),
  "gu",
);
const ANY_PERIODS = /(?<!第 ?)(?<!\d)(\d{1,3}) ?(?:期|个月)(?!限)/gu;
const RATE = new RegExp(
  [
    String.raw`(?<!最高|最低|低至|高达|至少)(?:综合)?(?:日|月|年)(?:均|化)?(?:综合)?(?:利率|费率|息)(?:\((?:单利)\))?\s*(?:为|是|[:：])?\s*`,
    String.raw`(?:\d+(?:\.\d+)?\s*[%％‰]|[万千]分?之?[零一二三四五六七八九\d.]+)(?!\s*(?:起|以上|[~～\-–—至到\d.]|[/、,或和]\s*\d))`,
  ].join(""),
  "gu",
);

/** @param {string} text  of the page @returns {Figures} */
export function figuresIn(text) {
  const plain = text.normalize("NFKC").replace(/\s+/gu, " ");
  /** @type {Figures} */
  const found = {};
  const amount = only(plain, AMOUNT, sumOf);
  const payment = only(plain, PAYMENT, sumOf);
  const periods =
    only(plain, ANY_PERIODS, ([, count]) => count) &&
    only(plain, PERIODS, ([, named, bare]) => countOf(Number(named ?? bare)));
  const rate = only(plain, RATE, ([words]) => (rateIn(words).ok ? words.replace(/\s+/gu, "") : null));
  if (amount) found.amount = amount;
  if (periods) found.periods = periods;
  if (payment) found.payment = payment;
  if (rate) found.rate = rate;
  return found;
}

/** @param {number} count */
function countOf(count) {
  return count >= 1 && count <= MOST_PERIODS ? String(count) : null;
}

/** @param {RegExpMatchArray} found */
function sumOf([, words]) {
  const read = amountIn(words);
  return read.ok && read.value > 0 ? yuan(read.value).replace(/\.00$/u, "") : null;
}

/**
 * The one value that all matches have.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(found: RegExpMatchArray) => string | null} value
 */
function only(text, pattern, value) {
  const values = new Set([...text.matchAll(pattern)].map(value));
  const [first] = values;
  return values.size === 1 ? first : null;
}
