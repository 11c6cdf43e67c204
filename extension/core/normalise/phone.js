/**
 * The normal form of a phone number. Pure; the server holds the same rules, and what both must agree
 * on is in tests/cases/phones.json.
 */

import { fold } from "./text.js";

const GAP = "[ .-]?";
const SUBSCRIBER = `\\d{4}${GAP}\\d{4}`;
const AREA = `(?:(?:10|2\\d)\\)?${GAP}${SUBSCRIBER}|[3-9]\\d\\d\\)?${GAP}(?:${SUBSCRIBER}|\\d{3}${GAP}\\d{4}))`;
const WORD = " ?\\(?(?:转|分机|ext\\.?|x|#)[ :]{0,2}";
const BY_WORD = `${WORD}\\d{1,6}\\)?`;
const MORE = `(?:${BY_WORD}|-\\d{1,5})?`;
const ABROAD = `\\(?(?:\\+|00? ?)?86\\)?${GAP}(?:\\(?0\\)?${GAP})?`;
const CHINESE =
  `(?:(?:${ABROAD})?(?<number>1[3-9]\\d${GAP}${SUBSCRIBER}|[48]00(?:${GAP}\\d){7})${MORE}` +
  `|(?:${ABROAD})?(?<service>9[56]\\d{3,8}|1[0-2]\\d{3,6})(?:(?:-|${WORD})(?<line>\\d{1,4})\\)?)?` +
  `|${ABROAD}\\(?0?(?<abroad>${AREA})${MORE}|\\(?0(?<area>${AREA})${MORE})(?!\\d)`;
const FIRST = new RegExp(`^${CHINESE}`, "u");
const WHOLE = new RegExp(`^${CHINESE}$`, "u");
/**
 * How a number begins that is written with its country's code; of one in brackets without a sign only that of Singapore
 * is known: “(021)” is an area in many countries.
 */
const WITH_CODE = /^(?:\(?(?:\+|00)(?=[1-9])|(?=\(65\)))/u;
const EXTENSION = new RegExp(`${BY_WORD}$`, "u");
const PHONE = /^[\d\s().-]{5,24}$/u;
const BETWEEN = /[、,;/|\n\r]|或/u;

/**
 * The normal form of one phone number, "" where the text is none or more than one: a Chinese number as it is dialled
 * there; one with another country's code as that and its digits, “+65 6260 8888” → "+6562608888"; else digits alone.
 *
 * @param {string} text
 * @param {import("./text.js").Fold} table
 */
export function phone(text, table) {
  const tidied = tidy(text, table);
  const chinese = FIRST.exec(tidied);
  if (chinese) return chinese[0].length === tidied.length ? digitsOf(chinese) : "";
  const code = WITH_CODE.exec(tidied);
  const plain = tidied.slice(code?.[0].length ?? 0).replace(EXTENSION, "");
  const digits = PHONE.test(plain) ? plain.replace("(0)", "").replace(/\D/gu, "") : "";
  if (digits.length < 5 || digits.length > 15 || digits.startsWith("00")) return "";
  if (code) return `+${digits}`;
  const glued = WHOLE.exec(digits);
  return glued ? digitsOf(glued) : digits;
}

/**
 * Is this a number without its country's code that has no form of the mainland? 62608888 is one of Singapore, and of
 * Hong Kong, and of others.
 *
 * @param {string} normal
 */
export function isLocal(normal) {
  return !normal.startsWith("+") && !WHOLE.test(normal);
}

/**
 * Is the text several Chinese numbers and nothing else?
 *
 * @param {string} text
 * @param {import("./text.js").Fold} table
 */
export function arePhones(text, table) {
  return chinesePhones(text, table).length > 1;
}

/**
 * The Chinese numbers of a text, each once; none where it holds anything else.
 *
 * @param {string} text
 * @param {import("./text.js").Fold} table
 */
export function chinesePhones(text, table) {
  const found = new Set();
  for (const piece of fold(text, table).split(BETWEEN).filter((one) => one.trim())) {
    const one = phone(piece, table);
    const here = WHOLE.test(one) ? [one] : inARow(tidy(piece, table));
    if (!here) return [];
    for (const number of here) found.add(number);
  }
  return /** @type {string[]} */ ([...found]);
}

/** Numbers parted by spaces alone, null where something else is there. @param {string} text */
function inARow(text) {
  const found = [];
  for (let rest = text; rest; ) {
    const one = FIRST.exec(rest);
    if (!one || rest.slice(one[0].length, one[0].length + 1).trim()) return null;
    found.push(digitsOf(one));
    rest = rest.slice(one[0].length).trimStart();
  }
  return found;
}

/**
 * On one line, with one kind of dash, without the scheme of a link.
 *
 * @param {string} text
 * @param {import("./text.js").Fold} table
 */
function tidy(text, table) {
  return fold(text, table)
    .trim()
    .replace(/^tel:/u, "")
    .trim()
    .split(/\s+/u)
    .join(" ")
    .replace(/ ?[-‐‑‒–—―−]+ ?/gu, "-");
}

/** @param {RegExpExecArray} found */
function digitsOf({ groups = {} }) {
  const { number, service, line, abroad, area } = groups;
  const main = number ?? service ?? `0${abroad ?? area}`;
  return main.replace(/\D/gu, "") + (line ? `-${line}` : "");
}
