/** What people paste that is no name: a threat, a court, a trick, an account, an installer. Pure. */

import { fold } from "../normalise/text.js";
import { COUNTRIES } from "./country-words.js";
import { either } from "./patterns.js";

/** @typedef {import("../normalise/text.js").Fold} Fold */
/** @typedef {import("../lookup/context.js").Reading} Reading */
/** Of so many topics of one text something is said. */
const MOST = 2;
const CHAT = either(
  "(?:微信|[薇威]信|v信|加v|(?:^|[^a-z0-9])vx|wechat|whatsapp|telegram|qq|扣扣)(?:号|群)?[:\\s]*(?:[a-z0-9][a-z0-9_-]{4,}|" +
  "\\+\\d[\\d -]{6,})",
);
const LATIN = /[a-z]+/gu;
const HAN = /[\u3400-\u9fff]/u;
/**
 * So many characters, or words in another script, has a text that tells something: some with one of the words below, a
 * long one with any.
 */
const [LEAST_HAN, LEAST_WORDS] = [8, 5];
const [LONG_HAN, LONG_WORDS] = [16, 9];
/** The words by which a text tells or asks something: of whom it is, what is done, a question. */
const TELLING_HAN = either(
  "[我你您他她咱佢咗嘅喺嚟喎㗎冇咁唔系了说讲让被是不没能会要想还把给从就才吗呢嘛吧啊么谁啥咋哪?]",
  "怎|什么|多少|几[个天年块]|点[算样查]|可以",
);
const TELLING = either(
  "(?:^|[^\\p{L}\\p{N}])(?:i|i'm|my|me|we|they|them|he|she|is|are|was|do|does|did|can|should|what|how|why",
  "saya|aku|gw|gue|apa|gimana|bagaimana|yang|sudah|udah|gak|ga|nggak|terus",
  "po|ako|ko|ba|yung|kasi|nila|dey|dem|na|wako|yangu|nimepata|ya|je",
  "main|mera|meri|mujhe|kya|hai|rahe|wale|मुझे|मेरे|मेरा|मेरी|है|हैं|रहे|क्या)(?![\\p{L}\\p{N}])",
);
const INDONESIAN =
  /(?:^|[^a-z])(?:saya|apakah|gimana|bagaimana|yang|sudah|udah|nggak|tidak|jangan|itu|untuk)(?![a-z])/u;
/** Tricks: of these the country that a text names counts, whomever else it names. */
export const ORDERS = ["contact", "screen", "forged", "fee", "installer"];
/** So many words, one of them of those above, tell in which language a question is. */
const LEAST_ASKING = 3;

/** The word by which a situation is known where a text is told in words that nobody foresaw. */
const NEAREST = {
  harassed: /催收|讨债|催债|追债|催款/u,
  court: /法院|法官|查封|开庭|起诉|传票/u,
  credit: /征信/u,
  agent: /中介|助贷|过桥|转贷/u,
  tied: /分期/u,
};

/** The ids of topics of which a text may tell somebody who is looked up. @param {Reading} reading */
export function storiesOf({ topics: all }) {
  return all.filter(({ story }) => story).map(({ id }) => id);
}

/**
 * What a text speaks of, the most pressing first; of stories as many as are said, or one.
 *
 * @param {string} text
 * @param {Reading} reading
 */
export function topics(text, { fold: table, topics: all }) {
  const plain = fold(text, table);
  const heard = all.filter(({ isIn }) => isIn(plain));
  const left = new Set(heard.flatMap(({ insteadOf }) => insteadOf));
  const found = heard.filter(({ id }) => !left.has(id));
  const pressing = found.filter(({ story }) => !story);
  const stories = found.filter(({ story }) => story);
  return [...pressing, ...stories.slice(0, Math.max(1, MOST - pressing.length))];
}

/**
 * The one situation to which a word of a text belongs, for a text of which no more is seen.
 *
 * @param {string} text
 * @param {Reading} reading
 */
export function nearest(text, reading) {
  const plain = fold(text, reading.fold);
  const [id] = Object.entries(NEAREST).find(([, word]) => word.test(plain)) ?? [];
  return reading.topics.filter((topic) => topic.id === id);
}

/** The topics of which something is said. @param {string} text @param {Reading} reading */
export function saidTopics(text, reading) {
  return topics(text, reading).slice(0, MOST);
}

/**
 * The code of the one country of which the words of a text are; "" of one in Chinese.
 *
 * @param {string} text
 * @param {Fold} table
 */
export function countryOf(text, table) {
  const plain = fold(text, table);
  const [first, ...others] = Object.entries(COUNTRIES).filter(([, words]) => words.test(plain));
  return first && !others.length && !HAN.test(text) ? first[0] : "";
}

/** Is no name looked up in a text of this kind? @param {string} kind @param {Reading} reading */
export function isWords(kind, reading) {
  return kind !== "" && !storiesOf(reading).includes(kind);
}

/**
 * Does a text tell or ask something, and is no name? 同事跑了，他们找我要钱
 *
 * @param {string} text
 * @param {Fold} table
 */
export function tells(text, table) {
  const plain = fold(text, table);
  const han = [...plain].filter((one) => HAN.test(one)).length;
  if (han) return han + (plain.match(LATIN) ?? []).length >= (TELLING_HAN.test(plain) ? LEAST_HAN : LONG_HAN);
  return plain.trim().split(/\s+/u).length >= (TELLING.test(plain) ? LEAST_WORDS : LONG_WORDS);
}

/** Are Chinese characters in a text? @param {string} text */
export function isChinese(text) {
  return HAN.test(text);
}

/** Does a text tell or ask something, or speak of a topic? @param {string} text @param {Reading} reading */
export function isSentence(text, reading) {
  return tells(text, reading.fold) || topics(text, reading).length > 0;
}

/**
 * The language of ours in which a text is told or asked, English for others without Chinese characters; "" where it is
 * a name.
 *
 * @param {string} text
 * @param {Reading} reading
 * @returns {import("../i18n.js").Language | ""}
 */
export function spokenIn(text, reading) {
  const { fold: table } = reading;
  if (HAN.test(text)) return tells(text, table) ? "zh_CN" : "";
  const plain = fold(text, table);
  if (!/\p{L}{2}[^\p{L}\p{N}_]+\p{L}{2}/u.test(plain)) return "";
  const isOfOne = TELLING.test(plain) || countryOf(text, table) !== "";
  const isAsking = plain.trim().split(/\s+/u).length >= LEAST_ASKING && isOfOne;
  if (!isAsking && !isSentence(text, reading)) return "";
  return countryOf(text, table) === "id" || INDONESIAN.test(plain) ? "id" : "en";
}

/** Does a folded text name an account of a messenger? @param {string} plain */
export function holdsChat(plain) {
  return CHAT.test(plain);
}
