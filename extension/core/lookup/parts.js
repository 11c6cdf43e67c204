/** What can be said of each part of a pasted text besides what it is answered by; as the server says it. */

import { common } from "./lookup.js";
import { numbersIn } from "./numbers.js";
import { whose } from "./by-phone.js";
import { suggested } from "./asked-back.js";
import { namedInside } from "./named-inside.js";
import { productsOf } from "./products.js";
import { called, namedIn } from "./mentioned.js";
import { checklists, countryOf, holdsChat, isPackage, isSentence, saidTopics, STORIES, tells } from "./pasted.js";
import { isSigned, senderOf, suggestion } from "./sender.js";
import { findAddress, installersIn } from "../names/address.js";
import { host, ip, isShared, refanged } from "../names/host.js";
import { fold } from "../names/text.js";
import { joined, listed } from "../i18n.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./lookup.js").Answer & {says: string, checklists?: string[]}} Said */
/** @typedef {import("../i18n.js").Speaking} Speaking */

const MOST = 5;
const FIRST = ["crisis", "userinfo", "threat", "court"];
/** What comes before an answer of a reason, too. @type {Record<string, string[]>} */
const BEFORE = { ask: STORIES, unclear: ["named"] };
/** The topics of which a part of a text is spoken of in fewer words than a text that is one. */
const SHORT = ["threat", "court"];
/** The reason of an answer that says of a part what there is to say. @type {Record<string, string>} */
const SAID_BY = { short_link: "shared_host", link: "shared_host", signed: "signature" };
const TEXT = /\s|[\u3400-\u9fff]/u;
const USERINFO = /^(?:https?:)?[/\\]{2}[^/\\?#]*\.[^/\\?#]*@/iu;
/** What parts the words of a file's name. */
const FILE = /[_+()-]|\.apk/gu;
/** Who keeps the list of lenders of a country, by the name that people use. “Sec” and “mas” are words, too. */
const REGULATOR = new RegExp(
  [
    "(?<![a-z])(ojk|cbk|fca|rbi|fccpc|cbn|bsp)(?![a-z])|(?:sa|ng|of) (?:the )?(sec)(?![a-z])",
    "(?:registered|licen[cs]ed|approved|regulated|listed|under|by|with) (?:the )?(sec|mas)(?![a-z])",
    "(?<![a-z])(sec|mas) (?:reg|licen|list|number|no(?![a-z])|cert|approved|website)",
  ].join("|"),
  "u",
);
/** What says that somebody called or wrote, or wants something done. */
const CONTACTED = /打电话|电话[讲说]|来电|打来|发短信|发信息|短信|私信|加我|找我|联系我|客服|业务员|[让叫要]我/u;
const GUARANTOR = /融资担保|担保(?:有限|股份|公司)/u;
/** The countries of which is said whom to call, after `checklists/doors.yml`. */
const COUNTRIES = ["gb", "id", "in", "ke", "ng", "ph", "sg"];
const HAN = /[\u3400-\u9fff]/u;
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
  const { fold: table } = (await common(rows)).tables;
  const isUnclear = given.reason === "word" && tells(text, table);
  const answer = isUnclear ? { ...given, reason: "unclear", says: say("says_none_unclear") } : given;
  const topics = saidTopics(text, table);
  const sender = await senderOf(rows, text);
  const said = await partsOf(rows, text, topics.length > 0 || sender !== null, speaking);
  const isClaimed = sender && answer.reason !== "signature";
  if (isSigned(text)) said.set("signed", signed(sender, say));
  const isLinked = findAddress(text, (await common(rows)).tables.suffixes).address !== "";
  const named = isClaimed || isLinked ? [] : await namesIn(rows, answer, text, isUnclear || topics.length > 0);
  if (named.length) said.set("named", say("says_part_named", { names: listed(named, MOST) }));
  const regulator = REGULATOR.exec(fold(text, table))?.slice(1).find(Boolean);
  if (regulator && !answer.lender) said.set("regulator", say("says_part_regulator", { name: regulator.toUpperCase() }));
  if (answer.product && !topics.length && CONTACTED.test(fold(text, table))) {
    said.set("contacted", say("says_part_contacted"));
  }
  if (GUARANTOR.test(fold(text, table))) said.set("guarantor", say("says_part_guarantor"));
  const country = topics.length || isUnclear ? await countryIn(rows, text) : "";
  if (country) said.set("country", say(`says_part_in_${country}`));
  for (const { id } of topics) said.set(id, say(`says_${SHORT.includes(id) ? "part" : "none"}_${id}`));
  for (const part of said.keys()) if ([part, SAID_BY[part]].includes(answer.reason)) said.delete(part);
  if (answer.query.type === "phone") said.delete("phone");
  const ahead = [...FIRST, ...(BEFORE[answer.reason] ?? [])];
  const first = ahead.map((part) => said.get(part));
  const rest = [...said].filter(([part]) => !ahead.includes(part)).map(([, sentence]) => sentence);
  const lists = checklists(text, table, isUnclear);
  return {
    ...answer,
    says: [...first, answer.says, ...rest].filter(Boolean).join("\n"),
    suggestions: isClaimed
      ? leading(suggestion(sender), answer.suggestions)
      : [...answer.suggestions, ...(await suggested(rows, named))],
    ...(lists.length ? { checklists: lists } : {}),
  };
}

/**
 * The code of the country of a text that is not in Chinese, whose doors are named; else "".
 *
 * @param {Rows} rows
 * @param {string} text
 */
async function countryIn(rows, text) {
  const products = await productsOf(rows);
  const code = products.country(fold(text, products.fold)).toLowerCase() || countryOf(text, products.fold);
  return COUNTRIES.includes(code) && !HAN.test(text) ? code : "";
}

/**
 * What is said of a signature; of whom, where somebody is known by it.
 *
 * @param {Awaited<ReturnType<typeof senderOf>>} sender
 * @param {Speaking["say"]} say
 */
function signed(sender, say) {
  const known = sender && suggestion(sender);
  return known ? say("says_uncovered_signature", { name: known.name }) : say("says_part_signed");
}

/**
 * The products, or else the lenders, that a text speaks of whose answer is about nobody, to be looked up with one tap.
 *
 * @param {Rows} rows
 * @param {Said} answer
 * @param {string} text
 * @param {boolean} isTold
 * @returns {Promise<string[]>}
 */
async function namesIn(rows, { suggestions, lender, product, reason }, text, isTold) {
  if (suggestions.length || lender || product || ["retracted", "crisis"].includes(reason)) return [];
  const plain = fold(text, (await common(rows)).tables.fold);
  const products = await productsOf(rows);
  const isApp = installersIn(text).length > 0;
  const named = !isApp && isSentence(text, products.fold) ? await namedIn(rows, text) : [];
  if (named.length) return called(rows, named);
  const spoken = isApp ? inFiles(plain, products) : products.spokenOf(plain, !isTold);
  return spoken.length ? spoken : namedInside(rows, text);
}

/**
 * The products that a file's name speaks of, in Pinyin too: anyihua_release.apk.
 *
 * @param {string} plain
 * @param {import("./products.js").Products} products
 */
function inFiles(plain, products) {
  const words = plain.replace(FILE, " ");
  const spoken = products.spokenOf(words, false);
  return spoken.length ? spoken : [...new Set(words.split(/\s+/u).flatMap((word) => products.asksFor(word)))];
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
  const add = (/** @type {string} */ part, words = {}) => said.set(part, say(`says_part_${part}`, words));
  if (USERINFO.test(refanged(address))) add("userinfo", { host: opened || ip(address) });
  if (text.trim() === address) return said;
  if (holdsChat(plain)) add("chat");
  if (address && isPackage(address)) add("apk");
  else if (opened && isShared(opened, shorteners)) add("short_link");
  else if (address && (isMessage || MESSAGE.test(plain))) add("link");
  const numbers = numbersIn(text, address, table);
  const told = (await Promise.all(numbers.map((number) => whose(rows, number)))).flat();
  const known = told.map(({ key, values }) => say(key, values));
  if (numbers.length) said.set("phone", joined(language, ...known, say("says_part_phone")));
  return said;
}
