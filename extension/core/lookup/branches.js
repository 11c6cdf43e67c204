/**
 * What is around a name that somebody pastes: labels, brackets, branches, other names. Pure. Only what a contract or an
 * app prints around its lender's name is cut off. Anything else may name another firm, or say “not”, “pretend”,
 * “agent”: then the text is no name of that lender.
 */

import { NAME_WORDS } from "../normalise/name-words.js";
import { letters } from "../normalise/text.js";
import { FIRM_WORDS } from "./firm-words.js";

/** @typedef {import("../normalise/text.js").Fold} Fold */

/** White space as Python knows it. */
const SPACE = "[^\\S\\ufeff]";
const COLON = "[:：∶﹕]";
const LABELLED = new RegExp(`^([^:：∶﹕]{1,32})${COLON}${SPACE}*(?=[\\S\\ufeff])`, "u");
const NUMBERED = new RegExp(`^[^:：∶﹕\\p{Nd}]{1,16}${COLON}${SPACE}*(?=[\\S\\ufeff])`, "u");
const PARTY =
  "(?:放款|贷款|出借|出资|资金|授信)(?:提供|来源)?(?:机构|方|人|单位|银行|公司|主体)|债权人|资金来源|资方|[甲乙丙]方";
/**
 * What is before the colon, in letters alone. No role but the lender's: an agent, a guarantor or a
 * collector that bears a lender's name is not that lender.
 */
const LABEL = new RegExp(
  `^(?:(?:合同[上里中]?(?:写[的着]?)?)?(?:本次|本期|本笔|本合同|实际|您的|你的|借款)?(?:${PARTY}){1,2}(?:名称|全称|名|为|是|一栏)?` +
    "|(?:公司|企业|机构|单位|银行)?(?:名称|全称)|公司|企业|机构|单位|银行" +
    "|(?:金融)?许可证(?:机构编码|编号|号码|号)?|(?:金融)?机构编码|牌照(?:编号|号码|号)?" +
    "|(?:the|your|nameof)?(?:lender|creditor|moneylender|licensee|company|bank)(?:name)?" +
    "|(?:legal)?name|lendinginstitution|(?:loan|credit)provider" +
    "|(?:moneylenders?)?licen[cs]e(?:no|number)?" +
    "|(?:nama)?(?:pemberi(?:pinjaman|dana|kredit)|kreditur|penyelenggara|perusahaan)|nama" +
    "|(?:nomor)?izin)$",
  "u",
);
const CALLED = /^(?:以下|下)?(?:简称|称)(?:为)?/u;
const SIGNED = /【([^【】]*)】/gu;
const SIGNATURE = /^.{2,40}$/su;
/** Pieces of a text that are looked up, of each kind. */
const MOST_PIECES = 20;
const LAST_BRACKET = new RegExp(`^(.*[\\S\\ufeff])${SPACE}*[(（]([^()（）]*)[)）]${SPACE}*$`, "su");
const OFFICE = "分公司";
const HOUSES = FIRM_WORDS.houses;
const [MOST_HOUSES, MOST_PLACES] = [3, 4];
const STRANGE_BRANCH = new RegExp(
  `^(.+(?:公司|银行))(?:.{1,40}(?:${OFFICE}|专营机构|${HOUSES.join("|")})|.{0,40}信用卡中心)$`,
  "u",
);
const CHINESE_GAP = new RegExp(`([\\u3400-\\u9fff])${SPACE}+(?=[\\u3400-\\u9fff])`, "gu");
const BETWEEN = new RegExp(`[、，,;；/|\\n]+|[和与及]|${PARTY}|${SPACE}and${SPACE}`, "iu");
const AROUND = new RegExp(`${COLON}+|[()（）[\\]【】〔〕<>《》「」${NAME_WORDS.no.join("")}]+`, "u");

/** The names in 【】, as text messages are signed: “【马上消费】您的额度…”. @param {string} text */
export function signed(text) {
  return [...text.matchAll(SIGNED)].map(([, name]) => name.trim()).filter((name) => SIGNATURE.test(name));
}

/** “放款机构：某某有限公司” → “某某有限公司”; “代办：某某有限公司” stays. @param {string} text @param {Fold} table */
export function unlabelled(text, table) {
  const found = LABELLED.exec(text);
  return found && isLabel(found[1], table) ? text.slice(found[0].length) : text;
}

/** What follows any label, for a phone number, which is asked about itself. @param {string} text */
export function unnumbered(text) {
  return text.replace(NUMBERED, "");
}

/** Is it what is printed before a lender's name, such as 出借人? @param {string} text @param {Fold} table */
export function isLabel(text, table) {
  return LABEL.test(letters(text, table));
}

/**
 * “某某有限公司（ICBC）” → the name and what the bracket calls it; null where no bracket ends the text.
 *
 * @param {string} text
 * @returns {[outside: string, inside: string] | null}
 */
export function bracketed(text) {
  const found = LAST_BRACKET.exec(text);
  return found && [found[1], found[2].trim().replace(CALLED, "")];
}

/**
 * Finds the firm whose branch a name in normal form is: only places may be between the two. `lookup/branches.py` does
 * it by one regular expression, which a browser would first have to make of all places: a second on a cheap phone.
 *
 * @param {readonly string[]} places
 * @returns {(normal: string) => string}  "" where it is no branch
 */
export function ownerAmong(places) {
  const behind = placesAmong(places);
  const isOffice = (/** @type {string} */ rest) => [0, ...behind(rest, 0)].some((at) => rest.slice(at) === OFFICE);
  const isHouse = (/** @type {string} */ rest) => {
    const step = (/** @type {number} */ at) => [at, ...behind(rest, at)].flatMap((one) => after(HOUSES, rest, one));
    return repeated(step, 0, MOST_HOUSES).has(rest.length);
  };
  return (normal) => {
    if (normal.endsWith(OFFICE)) {
      const owner = longestOf(normal, ["公司"], isOffice);
      if (owner) return owner;
    }
    return HOUSES.some((one) => normal.endsWith(one)) ? longestOf(normal, ["公司", "银行"], isHouse) : "";
  };
}

/**
 * The longest beginning of a name that ends with one of these, where the rest is such.
 *
 * @param {string} normal
 * @param {string[]} ends
 * @param {(rest: string) => boolean} isSuch
 */
function longestOf(normal, ends, isSuch) {
  for (let at = normal.length; at > 1; at -= 1) {
    const owner = normal.slice(0, at);
    if (ends.some((one) => owner.length > one.length && owner.endsWith(one)) && isSuch(normal.slice(at))) return owner;
  }
  return "";
}

/**
 * Where some places end that begin at a point of a text, each perhaps with what it is behind it.
 *
 * @param {readonly string[]} places
 * @returns {(text: string, at: number) => Set<number>}
 */
function placesAmong(places) {
  const known = new Set(places);
  const longest = Math.max(0, ...places.map(({ length }) => length));
  const one = (/** @type {string} */ text, /** @type {number} */ at) => {
    const ends = Array.from({ length: longest }, (_, n) => at + n + 1).filter((end) => known.has(text.slice(at, end)));
    return ends.flatMap((end) => [end, ...after(FIRM_WORDS.places, text, end)]);
  };
  return (text, at) => repeated((from) => one(text, from), at, MOST_PLACES);
}

/**
 * Where each of these ends that stands at a point of a text.
 *
 * @param {string[]} all
 * @param {string} text
 * @param {number} at
 */
function after(all, text, at) {
  return all.filter((one) => text.startsWith(one, at)).map(({ length }) => at + length);
}

/**
 * Where one to `most` steps lead.
 *
 * @param {(at: number) => number[]} step
 * @param {number} from
 * @param {number} most
 */
function repeated(step, from, most) {
  let here = [from];
  /** @type {Set<number>} */
  const all = new Set();
  for (let n = 0; n < most && here.length; n += 1) {
    here = [...new Set(here.flatMap(step))];
    for (const at of here) all.add(at);
  }
  return all;
}

/**
 * The firm with whose name that of another's branch begins: “某某银行代办营业部”; "" where there is none.
 *
 * @param {string} normal
 */
export function begun(normal) {
  return STRANGE_BRANCH.exec(normal)?.[1] ?? "";
}

/**
 * The names that one text may hold: around colons and brackets, and beside other words. Each once, of
 * each kind the first twenty.
 *
 * @param {string} text
 */
export function pieces(text) {
  const around = firstOf(text.split(AROUND), text);
  return { around, beside: firstOf((around.length ? around : [text]).flatMap(parted), text) };
}

/** @param {string} piece */
function parted(piece) {
  return piece.replace(CHINESE_GAP, "$1\n").split(BETWEEN);
}

/** @param {string[]} found @param {string} text */
function firstOf(found, text) {
  return [...new Set(found.filter((piece) => piece.trim() && piece !== text))].slice(0, MOST_PIECES);
}
