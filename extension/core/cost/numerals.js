/**
 * Numbers as people write them: "1万5", "３千", "12,000.50", "1.5w", "一万两千", "二〇〇〇".
 *
 * One reading or none: what can be read in two ways is a problem, never a guess.
 */

import { bad, good } from "./result.js";

/** @typedef {import("./result.js").Result<number>} NumberResult */

const DIGITS = new Map([..."零一二三四五六七八九"].map((char, value) => [char, value]));
for (const [other, usual] of [
  "〇零",
  "○零",
  "两二",
  "壹一",
  "贰二",
  "叁三",
  "肆四",
  "伍五",
  "陆六",
  "柒七",
  "捌八",
  "玖九",
  "兩二",
  "貳二",
  "參三",
  "陸六",
]) {
  DIGITS.set(other, DIGITS.get(usual) ?? 0);
}
/** @type {Map<string, number>} */
const SMALL = new Map([["十", 10], ["拾", 10], ["百", 100], ["佰", 100], ["千", 1000], ["仟", 1000], ["k", 1000]]);
/** @type {Map<string, number>} */
const LARGE = new Map([["万", 1e4], ["萬", 1e4], ["w", 1e4], ["亿", 1e8], ["億", 1e8]]);
const VAGUE = /[几幾多余约約起]|最低|最高|左右|上下|以内|以上|以下|[~～至到或/]|\d\s*[-–—]\s*\d/u;
const PLAIN = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;
const LONGEST = 40;

/** The words of this field in traditional characters, each before its simplified one; numerals are read in both. */
const TRADITIONAL = new Map(
  "萬万 個个 費费 週周 點点 單单 綜综 圓圆 塊块 錢钱 務务 釐厘 為为 餘余 約约 禮礼 幣币 內内"
    .split(" ")
    .map(([from, to]) => [from, to]),
);

/** Half-width, lower case, simplified, without spaces. @param {string} text */
export const folded = (text) =>
  [...text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "")].map((char) => TRADITIONAL.get(char) ?? char).join("");

/** Whether it names no single number: "几千", "1万左右", "1-2万". @param {string} text folded */
export const isVague = (text) => VAGUE.test(text);

/**
 * @param {string} text folded
 * @param {string} field
 * @returns {NumberResult} not negative
 */
export function numeral(text, field) {
  if (text === "") return bad("cost_missing", field);
  if (text.length > LONGEST) return bad("cost_unreadable", field);
  if (VAGUE.test(text)) return bad("cost_ambiguous", field);
  if (PLAIN.test(text)) return good(Number(text.replaceAll(",", "")));
  if (/^[\d.,]+$/u.test(text)) return bad(/^\d+,\d+$/u.test(text) ? "cost_ambiguous" : "cost_unreadable", field);
  const parts = split(text);
  return parts ? joined(parts, field) : bad("cost_unreadable", field);
}

/**
 * @typedef {{ number: number, length: number } | { unit: number } | "zero"} Part  length: digits as written, 0 where it
 *   has decimals
 */

/** @param {string} text @returns {Part[] | null} */
function split(text) {
  /** @type {Part[]} */
  const parts = [];
  let rest = text;
  while (rest !== "") {
    const unit = SMALL.get(rest[0]) ?? LARGE.get(rest[0]);
    const digits = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/u.exec(rest)?.[0] ?? han(rest);
    if (unit !== undefined) parts.push({ unit });
    else if (digits === "零" || digits === "〇" || digits === "○") parts.push("zero");
    else if (digits) parts.push(written(digits));
    else return null;
    rest = rest.slice(unit === undefined ? (digits ?? "").length : 1);
  }
  return parts;
}

/** Chinese digits, with or without 点. @param {string} text */
function han(text) {
  const found = [...text].findIndex((char) => !DIGITS.has(char) && char !== "点");
  const run = found === -1 ? text : [...text].slice(0, found).join("");
  if (/^[零〇○]./u.test(run) && !/^.点/u.test(run)) return run[0];
  return /^[^点]+(?:点[^点]+)?$/u.test(run) ? run : undefined;
}

/** @param {string} digits @returns {Part} */
function written(digits) {
  const plain = [...digits.replaceAll(",", "")].map((char) => (char === "点" ? "." : DIGITS.get(char) ?? char)).join("");
  return { number: Number(plain), length: plain.includes(".") ? 0 : plain.length };
}

/** @param {Part[]} parts @param {string} field @returns {NumberResult} */
function joined(parts, field) {
  let [total, section, smallest, largest] = [0, 0, Infinity, Infinity];
  /** @type {{ number: number, length: number } | null} */
  let held = null;
  let [last, zero, decimals] = [0, false, false];
  for (const part of parts) {
    if (part === "zero") {
      if (held) return bad("cost_ambiguous", field);
      zero = true;
    } else if ("number" in part) {
      if (held || decimals) return bad("cost_ambiguous", field);
      held = part;
    } else if (part.unit < 1e4) {
      if (part.unit >= smallest || (!held && part.unit !== 10)) return bad("cost_unreadable", field);
      decimals = held?.length === 0;
      if (held && last > 0 && held.length !== 1) return bad("cost_ambiguous", field);
      section += (held?.number ?? 1) * part.unit;
      [smallest, last, held, zero] = [part.unit, part.unit, null, false];
    } else {
      if (part.unit >= largest) {
        return bad(largest === 1e4 && part.unit === 1e8 ? "cost_ambiguous" : "cost_unreadable", field);
      }
      const count = section + (held?.number ?? 0);
      if (count === 0) return bad("cost_unreadable", field);
      if (held && last > 10 && last < 1e4 && !zero) return bad("cost_ambiguous", field);
      decimals ||= held?.length === 0;
      total += count * part.unit;
      [section, smallest, largest, last, held, zero] = [0, Infinity, part.unit, part.unit, null, false];
    }
  }
  if (!held) return zero && parts.length > 1 ? bad("cost_unreadable", field) : good(tidy(total + section));
  const tail = tailOf(held, last, zero);
  return tail === null || decimals ? bad("cost_ambiguous", field) : good(tidy(total + section + tail));
}

/**
 * What a number after the last unit is worth: one digit stands for the next lower unit (1万5 = 15000), as many
 * digits as the unit has zeros for themselves (1万5000), after 零 or 十 for itself.
 *
 * @param {{ number: number, length: number }} held
 * @param {number} last
 * @param {boolean} zero
 */
function tailOf({ number, length }, last, zero) {
  if (last === 0) return number;
  if (length === 0) return null;
  const zeros = Math.round(Math.log10(last));
  if (zero) return length < zeros ? number : null;
  if (last === 10) return length === 1 ? number : null;
  if (length === 1) return number * last / 10;
  return length === zeros ? number : null;
}

/** Products such as 1.1 × 10000 without the last binary digit. @param {number} value */
const tidy = (value) => Number(value.toPrecision(15));
