/** The phone numbers in a pasted text. Pure. */

import { fold } from "../normalise/text.js";
import { phone } from "../normalise/phone.js";
import { NUMBER_WORDS } from "./number-words.js";

/** @typedef {import("../normalise/text.js").Fold} Fold */

/** Of so many numbers in one text something is said. */
export const MOST_NUMBERS = 5;
const PHONE = new RegExp(
  "(?:^|[^\\d./-])((?:\\+?86[ -]?)?(?:1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|0\\d{2,3}[ -]?\\d{7,8}" +
    "|[48]00[ -]?(?:\\d{3}[ -]?\\d{4}|\\d{4}[ -]\\d{3})|9[56]\\d{3,6}|1[0-2]\\d{3}))" +
    `(?![\\d./-]| ?(?:${NUMBER_WORDS.units.join("|")}|号(?!码)))`,
  "gu",
);
/** Digits that call nobody: the number of a case, of a document or of something else, a sum. */
const NO_PHONE = new RegExp(
  "[(〔[【]?(?:19|20)\\d{2}[)〕\\]】]?年?[^\\s,.;!?]{0,20}?\\d+号(?!码)" +
    `|(?:${NUMBER_WORDS.labels.join("|")})[是为: ]*[\\da-z-]+` +
    `|(?:${NUMBER_WORDS.sums.join("|")})了?[是为: ]*\\d+|(?:[¥$£₱₦₹]|rmb|cny) ?\\d+`,
  "gu",
);

const ABROAD = /(?:^|[^\w./$₱₦₹-])\+?\d(?:[ -]?\d){7,13}(?![\w/-]|[.,]\d)/u;
const SUM = /(rp|rs|kes|ksh|php) (?=[+\d])/gu;
/** Words beside a row of digits that say it is the number of somebody who called or wrote. */
const CALLS = new RegExp(
  "(?:^|[^a-z])(?:call(?:s|ed|ing)?|says?|said|number|phone|sms|text(?:s|ed|ing)?|whatsapp|wa" +
    "|tel(?:epon|pon)?|nomor|nomer|hotline|helpline|from|ask(?:s|ed|ing)?|messag\\w*)(?![a-z])",
  "u",
);
const HAN = /[\u3400-\u9fff]/u;

/**
 * The Chinese numbers in a text beside its address, each once, in normal form.
 *
 * @param {string} text
 * @param {string} address
 * @param {Fold} table
 */
export function numbersIn(text, address, table) {
  const plain = fold(text, table).replace(NO_PHONE, " ");
  const around = address ? plain.replaceAll(fold(address, table), " ") : plain;
  const found = [...around.matchAll(PHONE)].map(([, one]) => phone(one, table));
  return [...new Set(found.filter(Boolean))].slice(0, MOST_NUMBERS);
}

/** Does a text in Latin letters speak of a number or a call? @param {string} text */
export function speaksOfNumber(text) {
  return !HAN.test(text) && CALLS.test(text.toLowerCase());
}

/**
 * Does a text in Latin letters tell of somebody's number: 62225500 say is 365 credit?
 *
 * @param {string} text
 * @param {Fold} table
 */
export function isAbroad(text, table) {
  const plain = fold(text, table);
  return !HAN.test(plain) && /[a-z]{2}/u.test(plain) && ABROAD.test(plain.replace(SUM, "$1$$")) && CALLS.test(plain);
}
