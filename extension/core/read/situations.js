/** What people paste that is no name: a threat, a court, a trick, an account, an installer. Pure. */

import { fold } from "../normalise/text.js";
import { COUNTRIES } from "./country-words.js";
import { either } from "./patterns.js";
import { LIMITS } from "./situation-limits.js";
import { CUT, scoreSituations } from "./situation-scores.js";

/** @typedef {import("../normalise/text.js").Fold} Fold */
/** @typedef {import("./reading.js").Reading} Reading */
/**
 * What a text tells.
 *
 * @typedef {object} Told
 * @property {string[]} situations  of which it surely tells, the likeliest first
 * @property {string[]} choices  where it is not sure: the likeliest three
 * @property {string[]} guesses  where it likely tells of none: those that it may tell of all the same
 * @property {boolean} mayBeCrisis  somebody may be in despair
 */

const [NONE, CRISIS, OF_ANOTHER] = ["none", "crisis", "friend_danger"];
/** Somebody may die: a card that nothing is said beside. */
export const LIFE = [CRISIS, OF_ANOTHER];
/** @type {Told} */
const NOTHING = { situations: [], choices: [], guesses: [], mayBeCrisis: false };
/** So many situations are offered where it is asked back. */
const MOST = 3;
/** What was read last. @type {WeakMap<Reading, {text: string, told: Told}>} */
const read = new WeakMap();
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

/**
 * The situations of which a text surely tells, the likeliest first; else those to ask back about.
 *
 * @param {string} text
 * @param {Reading} reading
 * @returns {Told}
 */
export function toldIn(text, reading) {
  const last = read.get(reading);
  if (last?.text === text) return last.told;
  return reading.table ? judged(text, fold(text, reading.fold), reading) : NOTHING;
}

/**
 * Reads a text without the names that were found in it: what it tells does not depend on whom. It is remembered until
 * another text is read so.
 *
 * @param {string} text
 * @param {string[]} names  as they stand in the folded text
 * @param {Reading} reading
 */
export function readWithout(text, names, reading) {
  if (!reading.table) return;
  const plain = names.reduce((left, name) => left.replaceAll(name, CUT), fold(text, reading.fold));
  read.set(reading, { text, told: judged(text, plain, reading) });
}

/** The situations of which a text surely tells. @param {string} text @param {Reading} reading */
export function situationsIn(text, reading) {
  return toldIn(text, reading).situations;
}

/**
 * By the scores of the table; despair is known by some words as well, since it must not be missed. With those the
 * card is for the reader, unless surely another is in danger.
 *
 * @param {string} text
 * @param {string} plain  the same folded, perhaps without names
 * @param {Reading} reading
 * @returns {Told}
 */
function judged(text, plain, reading) {
  const table = /** @type {import("./situation-scores.js").Table} */ (reading.table);
  const scores = scoreSituations(reading.cut(plain), table);
  const none = scores.find(({ id }) => id === NONE)?.score ?? 0;
  const [first, second, ...others] = scores.filter(({ id }) => id !== NONE);
  const isInDespair = reading.despair.test(plain);
  const isTelling = tells(text, reading.fold);
  const [despair, ofAnother] = LIFE.map((one) => scores.find(({ id }) => id === one)?.score ?? -1);
  const life = ofAnother - despair > (isInDespair ? LIMITS.sure : 0) ? OF_ANOTHER : CRISIS;
  const mayBe = isInDespair || (isTelling && despair > LIMITS.may_be_crisis);
  if (isInDespair) return { ...NOTHING, situations: [life], mayBeCrisis: true };
  if (none - first.score > (isTelling ? LIMITS.quiet : 0)) {
    const likely = [first, second, ...others].slice(0, MOST).filter(({ score }) => score > LIMITS.may_be);
    return { ...NOTHING, guesses: likely.map(({ id }) => id), mayBeCrisis: mayBe };
  }
  const nothing = isTelling ? none - LIMITS.lowered : none;
  const isOfLife = LIFE.includes(first.id) && LIFE.includes(second.id);
  if (isOfLife && first.score - Math.max(nothing, others[0].score) > LIMITS.sure) {
    return { ...NOTHING, situations: [life], mayBeCrisis: true };
  }
  if (first.score - Math.max(nothing, second.score) > LIMITS.sure) {
    const also = second.score > LIMITS.also ? [second.id] : [];
    return { ...NOTHING, situations: [first.id, ...also], mayBeCrisis: mayBe };
  }
  const likely = [first, second, ...others].slice(0, MOST).map(({ id }) => id);
  const ofLife = LIFE.filter((id, at) => {
    return likely.includes(id) || (mayBe && [despair, ofAnother][at] > LIMITS.may_be_crisis);
  });
  const offered = mayBe && !ofLife.length ? [CRISIS] : ofLife;
  const choices = [...offered, ...likely.filter((id) => !offered.includes(id))].slice(0, MOST);
  return { ...NOTHING, choices, mayBeCrisis: mayBe };
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

/** Is this a situation that leaves time to look up whom it names? @param {string} id @param {Reading} reading */
export function isCalm(id, { calm }) {
  return calm.has(id);
}

/** Is no name looked up in a text of this kind? @param {string} kind @param {Reading} reading */
export function isWords(kind, reading) {
  return kind !== "" && !isCalm(kind, reading);
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

/** Does a text tell or ask something, or surely tell of a situation? @param {string} text @param {Reading} reading */
export function isSentence(text, reading) {
  return tells(text, reading.fold) || situationsIn(text, reading).length > 0;
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
