/** What can be said of each part of a pasted text besides what it is answered by. */

import { partSays } from "../verdict/card.js";
import { collectorIn } from "../lookup/collectors.js";
import { common } from "../lookup/lookup.js";
import { isAbroad, numbersIn } from "../lookup/numbers.js";
import { whose } from "../lookup/by-phone.js";
import { productsOf } from "../lookup/products.js";
import { isOfAnother } from "../read/which-firm.js";
import { OF_A_FIRM } from "./firm-in-sentence.js";
import {
  checklists, holdsChat, isWords, nearest, ORDERS, saidTopics, spokenIn, storiesOf, tells,
} from "../read/situations.js";
import { isPackage } from "../read/kind-of-text.js";
import { spokenOf, strangerIn } from "./mentioned-firms.js";
import { besideAddress, besideAnother, besideNumber } from "./claimed-firm.js";
import { behindIn } from "../lookup/small-loans.js";
import { subjectOf } from "../read/unknown-firms.js";
import { elsewhere, placeIn } from "./where.js";
import { isSigned, senderOf, suggestion } from "./sms-signature.js";
import { either } from "../read/patterns.js";
import { readingOf } from "../lookup/context.js";
import { findAddress, installersIn } from "../normalise/address.js";
import { host, ip, isShared, refanged } from "../normalise/host.js";
import { fold } from "../normalise/text.js";
import { joined, listed } from "../i18n.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {{lang: string, says: string}} Also */
/**
 * `also`: the same in the language of the text; `place`: the country in which it is asked; `order`: the topic of
 * the text that heads the answer, whomever that is about.
 *
 * @typedef {import("../lookup/lookup.js").Answer & {says: string, checklists?: string[], also?: Also, place?: string,
 *   order?: string}} Said
 */
/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {Omit<Awaited<ReturnType<typeof spokenOf>>, "product"> & {product?: Said["product"]}} Whom */

/** What comes before an answer, the most urgent first; before one of these, what is more urgent. */
const FIRST = [
  "crisis", "userinfo", "contact", "screen", "forged", "fee", "threat", "court", "apk", "apk_sent",
];
/** What comes before an answer that has nobody of this name, and before one that tells nothing yet. */
const LISTED = ["listed"];
const BEFORE_UNCLEAR = ["strange", "named", ...LISTED, "collector"];
/** The topics of which a part of a text is spoken of in fewer words than a text that is one. */
const SHORT = ["threat", "court"];
/** The reason of an answer that says of a part what there is to say. @type {Record<string, string>} */
const SAID_BY = { short_link: "shared_host", link: "shared_host", signed: "signature", apk_sent: "installer" };
/** The reasons of answers beside which a product that the text speaks of is named, and no more. */
const ONLY_NAMED = [...OF_A_FIRM, "threat", "court", "lawyer", "pay_order", "installer", "screen"];
/** The reasons of answers about one whom a text names, beside whom it may name others. */
const ABOUT_ONE = ["named", "product", "renamed"];
/** The reasons of answers beside which a firm that nobody knows is said back. */
const OF_OTHERS = ["ask", "named"];
const TEXT = /\s|[\u3400-\u9fff]/u;
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
/** What says that somebody called or wrote, or wants something done. */
const CONTACTED = new RegExp(
  [
    "打电话|电话[讲说]|来电|专员|打来|发短信|发信息|短信|私信|加我|找我|联系我|客服|业务员|[让叫要]我",
    "(?:^|[^a-z])(?:calls?|called|calling|texted|messaged|whatsapp)(?: me| my| us)(?![a-z])",
    "says? (?:he|she|they) |anasema|amenipigia|tumawag|telepon|dari wa|chat wa|(?:^|[^a-z])otp(?![a-z])",
  ].join("|"),
  "u",
);
/** What says that somebody claims to be of those who are named. */
const POSING = /自称|冒充|说是|说自己是|工号|客户经理|我们?是.{2,10}(?:客服|专员|经理|的)/u;
/** What says that a firm may be a collector. */
const COLLECTS = /催|欠|还(?:[钱款它他清]|.{1,8}的钱)|打[到给]|打电话|来电|短信|委托|上门|骗子|律师|法务|减免/u;
const ON_BEHALF = /委托|外包|催收公司|法务|调解中心|代表/u;
const COMPANY = /有限(?:责任)?公司/u;
/** What is said of some words in a text that speaks of a topic, by the part. */
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
/** The countries of which is said whom to call, after `checklists/doors.yml` and registers. */
const COUNTRIES = ["au", "gb", "hk", "id", "in", "ke", "lt", "ng", "ph", "sg", "tw"];
/** The reasons of answers that say whom to ask wherever it is. */
const ANYWHERE = ["unclear", "unknown"];
/** What is said of the mainland's rules alone. */
const AT_HOME = ["village", "mediation", "night", "cap"];
/** The file of an app that a text tells of, without its name. */
const APK_SENT = /(?:^|[^a-z0-9.])apk(?![a-z0-9])|安装包/u;
const MESSAGE = /【[^【】]{2,40}】|退订|回t/u;

/**
 * The answer with what can be said of the other parts, each on a line of its own; a threat, a court or what is to be
 * done comes before names to choose from. A text that tells something else than a name is answered by what is right
 * whatever it is. With the checklists of what to do then, and with the sender that the text
 * names, to be looked up.
 *
 * @param {Rows} rows
 * @param {Said} given
 * @param {string} text
 * @param {Speaking} speaking
 * @returns {Promise<Said>}
 */
export async function withParts(rows, given, text, speaking) {
  if (!TEXT.test(text) && !text.includes("@") && !installersIn(text).length) return given;
  const { say } = speaking;
  const reading = await readingOf(rows);
  const { fold: table } = reading;
  const isUnclear = given.reason === "word" && tells(text, table);
  const answer = isUnclear ? { ...given, reason: "unclear", says: say("says_none_unclear") } : given;
  const near = isUnclear ? nearest(text, reading) : [];
  const seen = saidTopics(text, reading);
  const topics = seen.length ? seen : near;
  const sender = await senderOf(rows, text);
  const said = await partsOf(rows, text, topics.length > 0 || sender !== null, speaking);
  const isClaimed = sender && answer.reason !== "signature";
  if (isSigned(text)) said.set("signed", signed(sender, say));
  const { address } = findAddress(text, (await common(rows)).tables.suffixes);
  const isLinked = address !== "";
  const isTold = isUnclear || topics.length > 0;
  const byName = ONLY_NAMED.includes(answer.reason) || isOfAnother(fold(text, table));
  const leads = isClaimed || isLinked || !isAboutNobody(answer);
  const beside = isClaimed ? null : await besideOf(rows, answer, text, address, say);
  const whom = beside ?? (leads ? null : await spokenOf(rows, text, { isTold, byName }, speaking));
  for (const [part, sentence] of whom?.said ?? []) said.set(part, sentence);
  const isOfOthers = !isClaimed && !isLinked && !whom && OF_OTHERS.includes(answer.reason);
  const stranger = isOfOthers ? await strangerIn(rows, text) : "";
  if (stranger) said.set("strange", partSays(say, "strange", { name: stranger }));
  const product = answer.product ?? whom?.product;
  const own = answer.suggestions.length ? answer.suggestions : (whom?.suggestions ?? []);
  const suggestions = isClaimed ? leading(suggestion(sender), answer.suggestions) : own;
  const named = { ...answer, product, suggestions };
  const order = topics.find(({ id }) => ORDERS.includes(id))?.id;
  const place = placeIn(text, named, await productsOf(rows), order !== undefined);
  const called = await byWords(rows, text, named, [topics.length > 0, said.has("strange")], { say, place });
  for (const [part, sentence] of called) said.set(part, sentence);
  if (said.has("behind") || said.has("listed") || answer.verdict === "unlisted") said.delete("strange");
  for (const { id } of topics) said.set(id, SHORT.includes(id) ? partSays(say, id) : say(`says_none_${id}`));
  for (const part of said.keys()) if ([part, SAID_BY[part]].includes(answer.reason)) said.delete(part);
  if (answer.query.type === "phone") said.delete("phone");
  const beforeUnclear = [...BEFORE_UNCLEAR, ...near.map(({ id }) => id)];
  /** @type {Record<string, string[]>} */
  const before = { ask: storiesOf(reading), unclear: beforeUnclear, word: LISTED, company: LISTED };
  const ahead = [...moreUrgent(answer.reason), ...(before[answer.reason] ?? [])];
  const first = ahead.map((part) => said.get(part));
  const rest = [...said].filter(([part]) => !ahead.includes(part)).map(([, sentence]) => sentence);
  const lists = checklists(text, topics, reading, isUnclear);
  const says = [...first, answer.says, ...rest].filter(Boolean).join("\n");
  return {
    ...answer,
    says: place ? elsewhere(says) : says,
    suggestions,
    ...(product ? { product } : {}),
    ...(lists.length ? { checklists: lists } : {}),
    ...(place ? { place } : {}),
    ...(order ? { order } : {}),
  };
}

/**
 * Whom a text names beside a number that is said to be somebody's, an unknown address, or the one of whom the answer
 * is; null where it names nobody.
 *
 * @param {Rows} rows
 * @param {Said} answer
 * @param {string} text
 * @param {string} address
 * @param {Speaking["say"]} say
 * @returns {Promise<Whom | null>}
 */
async function besideOf(rows, answer, text, address, say) {
  const { reason, lender, query } = answer;
  if (ABOUT_ONE.includes(reason) && !address) {
    const others = await besideAnother(rows, text, answer, say);
    return others.suggestions.length ? others : null;
  }
  if (reason === "reported_phone") return lender ? besideNumber(rows, text, lender.name, say) : null;
  if (!address || reason !== "unknown" || query.type !== "host") return null;
  return besideAddress(rows, text.replaceAll(address, " "), query.normal, say);
}

/**
 * What some words in a text call for beside the answer and the topics, by the part.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Said} answer
 * @param {[isOfTopic: boolean, isOfStrange: boolean]} of
 * @param {{say: Speaking["say"], place: string}} where
 * @returns {Promise<[part: string, sentence: string][]>}
 */
async function byWords(rows, text, { verdict, reason, product, suggestions }, [isOfTopic, isOfStrange], where) {
  const { say, place } = where;
  const products = await productsOf(rows);
  const plain = fold(text, products.fold);
  const isNamed = Boolean(product) || ["named", "ask"].includes(reason);
  const isOnBehalf = (isNamed || suggestions.length > 0) && ON_BEHALF.test(plain);
  const isOfFirm = reason === "company" || ((isOfTopic || isOfStrange) && COMPANY.test(plain));
  /** @type {[part: string, sentence: string][]} */
  const said = [];
  const add = (/** @type {string} */ part, words = {}) => said.push([part, partSays(say, part, words)]);
  const regulator = REGULATOR.exec(plain)?.slice(1).find(Boolean);
  if (regulator) add("regulator", { name: regulator.toUpperCase() });
  const isPosing = isOfTopic && suggestions.length > 0 && POSING.test(plain);
  if (isPosing || (isNamed && !isOfTopic && CONTACTED.test(plain))) add("contacted");
  const isOfStranger = subjectOf(text, products.fold) !== "" && (suggestions.length > 0 || COLLECTS.test(plain));
  const known = collectorIn(text, products);
  if (known) {
    const { collector: name, name: lender, as_of: date, source } = known;
    add("listed", { name, lender, date, publisher: source.publisher });
  } else if (isOnBehalf || isOfStranger || (isOfFirm && COLLECTS.test(plain))) add("collector");
  const beside = Object.entries(BESIDE_TOPICS).filter(([part]) => !place || !AT_HOME.includes(part));
  for (const [part, words] of beside) if (isOfTopic && words.test(plain)) add(part);
  if (GUARANTOR.test(plain)) add("guarantor");
  const isNobodys = (product?.kind ?? "brand") === "brand";
  for (const [firm, behind] of isNobodys ? [...behindIn(plain, products)].slice(0, 1) : []) {
    add("behind", { firm, products: listed(behind) });
  }
  const reading = await readingOf(rows);
  const isToldWhom = isOfTopic || isNamed || ANYWHERE.includes(reason) || verdict === "uncovered";
  const isOfLists = !isWords(reason, reading) && ["en", "id"].includes(spokenIn(text, reading));
  if (isToldWhom && reason !== "crisis") {
    if (COUNTRIES.includes(place)) said.push(["country", partSays(say, `in_${place}`)]);
    else if (isOfLists) said.push(["country", partSays(say, "in_any")]);
  }
  return said;
}

/** What comes before an answer for this reason. @param {string} reason */
function moreUrgent(reason) {
  return FIRST.includes(reason) ? FIRST.slice(0, FIRST.indexOf(reason)) : FIRST;
}

/** Does an answer lead nowhere, and was nothing of it taken back? @param {Said} answer */
function isAboutNobody({ suggestions, lender, product, reason }) {
  return !suggestions.length && !lender && !product && !["retracted", "crisis"].includes(reason);
}

/**
 * What is said of a signature; of whom, where somebody is known by it.
 *
 * @param {Awaited<ReturnType<typeof senderOf>>} sender
 * @param {Speaking["say"]} say
 */
function signed(sender, say) {
  const known = sender && suggestion(sender);
  return known ? say("says_uncovered_signature", { name: known.name }) : partSays(say, "signed");
}

/** @param {ReturnType<typeof suggestion>} sender @param {Said["suggestions"]} others */
function leading(sender, others) {
  return sender ? [sender, ...others.filter(({ name }) => name !== sender.name)] : others;
}

/**
 * What is said of each part that is no topic, by the part.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {boolean} isMessage
 * @param {Speaking} speaking
 * @returns {Promise<Map<string, string>>}
 */
async function partsOf(rows, text, isMessage, { say, language }) {
  const { suffixes, shorteners, fold: table } = (await common(rows)).tables;
  const { address } = findAddress(text, suffixes);
  const [opened, plain] = [address && host(address, suffixes), fold(text, table)];
  /** @type {Map<string, string>} */
  const said = new Map();
  const add = (/** @type {string} */ part, words = {}) => said.set(part, partSays(say, part, words));
  if (USERINFO.test(refanged(address))) add("userinfo", { host: opened || ip(address) });
  if (text.trim() === address) return said;
  if (holdsChat(plain)) add("chat");
  if (address && isPackage(address)) add("apk");
  else if (opened && isShared(opened, shorteners)) add("short_link");
  else if (address && (isMessage || MESSAGE.test(plain))) add("link");
  if (!address && (installersIn(text).length || APK_SENT.test(plain))) add("apk_sent");
  const numbers = numbersIn(text, address, table);
  const told = (await Promise.all(numbers.map((number) => whose(rows, number)))).flat();
  const known = told.map(({ key, values }) => say(key, values));
  if (numbers.length) said.set("phone", joined(language, ...known, partSays(say, "phone")));
  else if (isAbroad(text, table)) said.set("phone", partSays(say, "phone_abroad"));
  return said;
}
