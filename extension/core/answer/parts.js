/** What is noticed in a text beside names: links, installers, numbers, accounts, and what some words call for. */

import { doorNumberIn } from "../lookup/doors.js";
import { whose } from "../lookup/by-phone.js";
import { collectorIn } from "../lookup/collectors.js";
import { common } from "../lookup/lookup.js";
import { isAbroad, numbersIn } from "../lookup/numbers.js";
import { productsOf } from "../lookup/products.js";
import { behindIn } from "../lookup/small-loans.js";
import { isContacted, isPosing } from "../read/contact-words.js";
import { either } from "../read/patterns.js";
import { isPackage } from "../read/kind-of-text.js";
import { holdsChat } from "../read/situations.js";
import { subjectOf } from "../read/unknown-firms.js";
import { findAddress, installersIn } from "../normalise/address.js";
import { host, ip, isShared, refanged } from "../normalise/host.js";
import { fold } from "../normalise/text.js";
import { listed } from "../i18n.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../lookup/lookup.js").Answer} Answer */
/**
 * What is noticed. `key`: a sentence about it instead of its own.
 *
 * @typedef {{id: string, key?: string, values?: import("../i18n.js").Values}} Part
 */
/**
 * What is known of the text.
 *
 * @typedef {{isOfTopic: boolean, isStrange: boolean, place: string, reason: string} &
 *   Pick<Answer, "product" | "suggestions">} Told
 */

const USERINFO = /^(?:https?:)?[/\\]{2}[^/\\?#]*\.[^/\\?#]*@/iu;
/** Who keeps the list of lenders of a country, by the name that people use. “Sec” and “mas” are words, too. */
const REGULATOR = new RegExp(
  [
    "(?:^|[^a-z])(ojk|cbk|fca|rbi|fccpc|cbn|bsp)(?![a-z])|(?:sa|ng|of) (?:the )?(sec)(?![a-z])",
    "(?:registered|licen[cs]ed|approved|regulated|listed|under|by|with) (?:the )?(sec|mas)(?![a-z])",
    "(?:^|[^a-z])(sec|mas) (?:reg|licen|list|number|no(?![a-z])|cert|approved|website)",
  ].join("|"),
  "u",
);
/** What says that a firm may be a collector. */
const COLLECTS = /催|欠|还(?:[钱款它他清]|.{1,8}的钱)|打[到给]|打电话|来电|短信|委托|上门|骗子|律师|法务|减免/u;
const ON_BEHALF = /委托|外包|催收公司|法务|调解中心|代表/u;
const COMPANY = /有限(?:责任)?公司/u;
/** What some words call for in a text that tells of a situation. */
const BESIDE_TOPICS = {
  village: /村[委书]|居委|社区/u,
  mediation: /调解/u,
  night: either(
    "(?:晚上|夜里|半夜|深夜|凌晨|大清早|[早晚]上?.{0,3}点).{0,12}(?:打|催|电话|骚扰)",
    "几点.{0,12}(?:打|催|电话|骚扰|联系)|(?:催|打电话|联系).{0,12}(?:几点|时间段)",
  ),
  cap: /24%|24个点|百分之(?:24|二十四)/u,
};
const GUARANTOR = /融资担保|担保(?:有限|股份|公司)/u;
/** The file of an app that a text tells of, without its name. */
const APK_SENT = /(?:^|[^a-z0-9.])apk(?![a-z0-9])|安装包/u;
const MESSAGE = /【[^【】]{2,40}】|退订|回t/u;

/** A firm that nobody knows. @param {string} name @returns {Part} */
export function strange(name) {
  return { id: "strange", values: { name } };
}

/**
 * The links, installers, accounts and numbers in a text, the most dangerous first.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {boolean} isMessage
 * @returns {Promise<{parts: Part[], address: string}>}  `address`: the one web address in it; "" for none
 */
export async function partsOf(rows, text, isMessage) {
  const { suffixes, shorteners, fold: table } = (await common(rows)).tables;
  const { address } = findAddress(text, suffixes);
  const [opened, plain] = [address && host(address, suffixes), fold(text, table)];
  /** @type {Part[]} */
  const parts = [];
  const add = (/** @type {string} */ id, values = {}) => parts.push({ id, values });
  if (USERINFO.test(refanged(address))) add("userinfo", { host: opened || ip(address) });
  if (text.trim() === address) return { parts, address };
  if (address && isPackage(address)) add("apk");
  else if (opened && isShared(opened, shorteners)) add("short_link");
  else if (address && (isMessage || MESSAGE.test(plain))) add("link");
  if (!address && (installersIn(text).length || APK_SENT.test(plain))) add("apk_sent");
  if (holdsChat(plain)) add("chat");
  const numbers = numbersIn(text, address, table);
  for (const number of numbers) {
    for (const { key, values } of await whose(rows, number)) parts.push({ id: "door", key, values });
  }
  const door = await doorNumberIn(rows, text);
  if (door) parts.push(...(await whose(rows, door)).map(({ key, values }) => ({ id: "door", key, values })));
  if (numbers.length) add("phone");
  else if (isAbroad(text, table)) add("phone_abroad");
  return { parts, address };
}

/**
 * What some words in a text call for.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Told} told
 * @returns {Promise<Part[]>}
 */
export async function partsByWords(rows, text, told) {
  const products = await productsOf(rows);
  const plain = fold(text, products.fold);
  /** @type {Part[]} */
  const parts = [];
  const add = (/** @type {string} */ id, values = {}) => parts.push({ id, values });
  const regulator = REGULATOR.exec(plain)?.slice(1).find(Boolean);
  if (regulator) add("regulator", { name: regulator.toUpperCase() });
  if (isFromNamed(plain, told)) add("contacted");
  const known = collectorIn(text, products);
  if (known) {
    const { collector: name, name: lender, as_of: date, source } = known;
    add("listed", { name, lender, date, publisher: source.publisher });
  } else if (mayCollect(text, plain, told, products)) add("collector");
  const isOfMainland = ["", "cn"].includes(told.place);
  for (const [id, words] of Object.entries(BESIDE_TOPICS)) {
    if (told.isOfTopic && isOfMainland && words.test(plain)) add(id);
  }
  if (GUARANTOR.test(plain)) add("guarantor");
  const isNobodys = (told.product?.kind ?? "brand") === "brand";
  const [behind] = isNobodys ? behindIn(plain, products) : [];
  if (behind) add("behind", { firm: behind[0], products: listed(behind[1]) });
  return parts;
}

/** Has somebody called or written in the name of whom a text names? @param {string} plain @param {Told} told */
function isFromNamed(plain, told) {
  const isClaimed = told.isOfTopic && told.suggestions.length > 0 && isPosing(plain);
  return isClaimed || (isNamed(told) && !told.isOfTopic && isContacted(plain));
}

/** @param {Told} told */
function isNamed({ product, reason }) {
  return Boolean(product) || ["named", "ask"].includes(reason);
}

/**
 * May it be a collector who writes or calls?
 *
 * @param {string} text
 * @param {string} plain
 * @param {Told} told
 * @param {import("../lookup/products.js").Products} products
 */
function mayCollect(text, plain, told, products) {
  const isAbout = isNamed(told) || told.suggestions.length > 0;
  if (isAbout && ON_BEHALF.test(plain)) return true;
  if (subjectOf(text, products.fold) !== "" && (told.suggestions.length > 0 || COLLECTS.test(plain))) return true;
  const isOfFirm = told.reason === "company" || ((told.isOfTopic || told.isStrange) && COMPANY.test(plain));
  return isOfFirm && COLLECTS.test(plain);
}
