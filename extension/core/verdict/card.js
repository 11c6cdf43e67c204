/**
 * The card of an answer: a title, why, what to do, and what is folded. Pure.
 *
 * The server composes the same in `lookup/card.py`; the cases that both must satisfy are in `tests/cases/cards.json`.
 */

import { inLanguage } from "../i18n.js";
import { CARD_WORDS } from "./card-words.js";
import { QUIET } from "./decide.js";
import { REGISTERS } from "./registers.js";

/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("../i18n.js").Values} Values */
/** @typedef {import("../lookup/lookup.js").Answer} Answer */
/** @typedef {{key: string, values?: Values, text?: Values[string]}} Part  a message; a text of an edition has no key */
/**
 * @typedef {object} Told  what is said of an answer besides its own sentence
 * @property {Part[]} [before]  folded first
 * @property {Part[]} [own]  instead of it: why, then what is folded
 * @property {Part[]} [after]  folded last
 */
/** @typedef {"danger" | "stop" | "check" | "fine" | "calm"} Tone */
/**
 * @typedef {object} Row  a row of `card-words.js`, with those that it adds to
 * @property {Tone} tone
 * @property {string} urgency
 * @property {string} title
 * @property {string[]} steps
 * @property {string[]} more
 * @property {string} owing
 * @property {string} [choice]  a situation
 */
/** @typedef {{id: string, number: string, name: string, hours: string, country: string}} Call */
/** @typedef {{to: "checklist" | "threats" | "court" | "planner" | "apk" | "phone", id: string, title: string}} Next */
/** @typedef {{title: string, because: string, ask?: string, situation?: string}} Found */
/**
 * @typedef {object} Card  all but `found` and `more` is seen at once
 * @property {Tone} tone
 * @property {string} title
 * @property {string} because
 * @property {string[]} steps
 * @property {Call[]} calls
 * @property {Next | null} next
 * @property {{id: string, title: string}[]} choices
 * @property {Found[]} found
 * @property {string[]} more
 */
/** @typedef {Pick<Answer, "verdict" | "reason" | "query" | "suggestions" | "expires" | "expired">} Judged */

const MOST_STEPS = 3;
/** The longest text that a sentence repeats whole: in Chinese, and in Latin letters. */
const [LONGEST, LONGEST_LATIN] = [24, 64];
const HAN = /[\u2e80-\u9fff]/u;
/** The step that names who keeps the list of lenders. */
const REGISTER = "register";
/** The step that has one of the names chosen: the card leads to nothing else. */
const CHOOSE = "choose";
const ROWS = /** @type {Record<string, Partial<Row>>} */ (CARD_WORDS);

/**
 * @param {Judged} answer
 * @param {Values} words  of its sentence
 * @param {Told | undefined} told
 * @param {Speaking} speaking
 * @param {string} [before]  the checklist for borrowing in its country, "" where there is none
 * @param {string} [place]  the code of that country, "" where it is not known
 * @returns {Card}
 */
export function verdictCard(answer, words, told, speaking, before = "", place = before.slice(0, 2)) {
  const { say } = speaking;
  const { row, ...said } = composed(answer, words, told, speaking, place);
  const leads = before !== "" && !row.choice && row.steps[0] !== CHOOSE;
  return {
    tone: row.tone,
    title: say(row.title),
    because: said.because,
    steps: said.steps,
    calls: [],
    next: leads ? { to: "checklist", id: before, title: say("open_checklist") } : null,
    choices: row.choice ? [{ id: row.choice, title: say(`choice_${row.choice}`) }] : [],
    found: answer.suggestions.map(({ name, lender }) => {
      return { title: name, because: lender && lender.name !== name ? lender.name : say("more_found"), ask: name };
    }),
    more: row.owing ? [...said.more, say(row.owing)] : said.more,
  };
}

/**
 * The title and the reason as one sentence.
 *
 * @param {Pick<Card, "title" | "because">} card
 * @param {Speaking} speaking
 */
export function saysOf({ title, because }, { language }) {
  return language.startsWith("zh") ? `${title}。${because}` : `${title}. ${because}`;
}

/**
 * What the card of an answer is like: its row, why, what to do, and what is folded but for who owes already.
 *
 * @param {Judged} answer
 * @param {Values} words
 * @param {Told | undefined} told
 * @param {Speaking} speaking
 * @param {string} [place]
 * @returns {{row: Row, because: string, steps: string[], more: string[]}}
 */
export function composed(answer, words, told = {}, { say, language }, place = "") {
  const { verdict, reason, query } = answer;
  const all = { host: query.normal, text: shortened(query.text), ...words };
  const [why, ...rest] = told.own ?? [{ key: `says_${verdict}_${reason}` }];
  const values = why.values ?? all;
  const inWords = (/** @type {Part} */ part) =>
    part.key ? say(part.key, part.values ?? all) : inLanguage(part.text, language);
  const own = rowOf(verdict, reason, why.key);
  const isExpired = answer.expired && QUIET.includes(verdict);
  const row = isExpired ? { ...own, ...ROWS.expired, steps: [...(ROWS.expired.steps ?? []), ...own.steps] } : own;
  const folded = [
    ...(told.before ?? []), ...renamed(words), ...(words.isName ? [{ key: "says_same_name" }] : []),
    ...own.more.map((key) => ({ key, values })), { key: "", text: words.caution }, ...rest, ...(told.after ?? []),
  ].map(inWords).filter(Boolean);
  const because = inWords(why);
  const steps = row.steps.slice(0, MOST_STEPS);
  if (steps.includes(REGISTER) && !REGISTERS.includes(place)) folded.push(say("more_registers"));
  return {
    row,
    because: isExpired ? say("says_expired", { date: answer.expires.slice(0, 10) }) : because,
    steps: steps.map((one) => say(one === REGISTER ? registerOf(place) : `step_${one}`)),
    more: isExpired ? [because, ...folded] : folded,
  };
}

/** Where a company is looked up in a country. @param {string} place */
function registerOf(place) {
  return REGISTERS.includes(place) ? `step_register_${place}` : "step_register";
}

/**
 * The parts of an answer's card that stand folded in that of another.
 *
 * @param {Pick<Answer, "verdict" | "reason">} answer
 * @param {Values} words
 * @returns {Part[]}
 */
export function foldedParts({ verdict, reason }, words) {
  const more = rowOf(verdict, reason).more.map((key) => ({ key, values: words }));
  return [{ key: `says_${verdict}_${reason}`, values: words }, ...more, { key: "", text: words.caution }];
}

/**
 * The row of an answer: that of its verdict, then of its reason, then of its message.
 *
 * @param {string} verdict
 * @param {string} reason
 * @param {string} [key]  of the message
 */
export function rowOf(verdict, reason, key = "") {
  const rows = [verdict, `${verdict}_${reason}`, key.replace(/^says_/u, "")].map((name) => ROWS[name]);
  return /** @type {Row} */ (Object.assign({}, ...rows));
}

/**
 * What is said of a part of a text: its title, why, and what is folded.
 *
 * @param {Speaking["say"]} say
 * @param {string} part
 * @param {Values} [words]
 */
export function partOf(say, part, words) {
  const more = ROWS[`part_${part}`]?.more ?? [];
  const title = say(`part_${part.replace("_abroad", "")}`);
  return { title, because: say(`says_part_${part}`, words), more: more.map((key) => say(key, words)) };
}

/** What a former name is called now. @param {Values} words @returns {Part[]} */
function renamed(words) {
  if (!words.former) return [];
  if (words.unproven) return [{ key: "says_uncovered_renamed", values: words }];
  return [{ key: words.on ? "says_renamed_on" : "says_renamed", values: words }];
}

/** A text in one line, and its beginning where it is long. @param {string} text */
export function shortened(text) {
  const line = [...text.trim().replace(/\s+/gu, " ")];
  const most = HAN.test(text) ? LONGEST : LONGEST_LATIN;
  return line.length <= most ? line.join("") : `${line.slice(0, most).join("")}…`;
}
