/** What the signals are looked for in: a page's facts, folded and put where each belongs. Pure. */

import { fold } from "./names.js";

/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").Action} Action */
/** @typedef {Action & {said: string}} Call  `said`: its text, folded and bare */
/**
 * @typedef {object} Sight
 * @property {boolean} loans  borrowing is the page's subject
 * @property {boolean} asks  for identity or money
 * @property {Record<"title" | "text" | "fields" | "bylines" | "types", string>} places
 * @property {Record<string, string[]>} page  what is found by looking at the whole, by signal
 */
/** @typedef {(name: string, text: string) => boolean} Is */

const ASKS = ["identity_field", "contacts_field", "secret_field"];
const FRAME = ["nav", "aside", "footer"];
/** Characters of text that a form, a card or a banner has at most. */
const BESIDE = 300;
const OPENING = 800;
/** Different words about money owed, so that it is the page's subject. */
const SUBJECT = 3;
const HERO = 300;
const LONG = 1200;
const VERY_LONG = 3500;
const MANY_LINKS = 60;
const BYLINE_LINES = 25;
/** What somebody else says, or what something is called. */
const QUOTED = /[“"「『‘《【][^”"」』’》】\n]{2,40}[”"」』’》】]/gu;
/** A sum, by its look: a date, a year or a phone number is none. */
const HERO_SUM = /(?<![\d./-])(?!(?:19|20)\d\d(?:[^\d,.]|$))(?:[1-9]\d{0,2}(?:[,.]\d{2,3})+|[1-9]\d{2,5}|[1-9][\d.]* ?(?:万|千|jt|juta|rb|ribu|k|lakh|million))(?![\d/-]|[.]\d|年|月|天|期|号|号线|%)/u;
/** Three sums to choose from, one after the other. */
const CHOICES = /(?:(?<=^|[\n|/ ])(?:[¥$₹₱£]|rp\.?|rs\.?|kshs?|kes)?\s?[1-9]\d?[\d,.]*(?:00|万|千|jt|juta|rb|ribu|k|lakh)(?: ?元| ?juta| ?ribu)?\s*[\n|/ ]\s*){3,}/u;

/**
 * @param {Facts} facts
 * @param {Record<string, RegExp[]>} patterns
 * @param {import("./names.js").Fold} table
 * @returns {Sight}
 */
export function sightOf(facts, patterns, table) {
  const folded = (/** @type {string[]} */ ...texts) => fold(texts.join("\n"), table);
  /** @type {Is} */
  const is = (name, text) => (patterns[name] ?? []).some((pattern) => text.search(pattern) >= 0);
  const title = folded(facts.title, ...firstHeadings(facts));
  const text = folded(facts.title, facts.description, facts.text).replace(QUOTED, "“”");
  const lines = text.split("\n").slice(1).filter((line) => line.length < 120);
  const fields = facts.fields
    .filter(({ type, where }) => type !== "search" && !FRAME.includes(where))
    .map((field) => ({ ...field, said: close(folded(`${field.label} ${field.options}`)) }));
  const actions = facts.actions.map((action) => ({ ...action, said: bare(folded(action.text)) }));
  const calls = actions.filter(({ kind, where }) => !FRAME.includes(where) || (kind === "button" && where === "footer"));
  const isOther = ["card_title", "other_title", "software_title"].some((name) => is(name, title));
  const isTitled = is("loan_title", title);
  const loans =
    isTitled ||
    (!isOther && speaksOfMoney([title, text.slice(0, OPENING), ...calls.map(({ said }) => said)].join("\n"), patterns.money_word) >= SUBJECT) ||
    (!isOther && asksAboutLoans(fields.map(({ said }) => said), is));
  const amounts = fields.filter(({ said }) => is("amount_field", said) || is("term_field", said));
  const persons = fields.filter(({ said }) => ["phone_field", "identity_field", "income_field"].some((name) => is(name, said)));
  return {
    loans,
    asks: fields.some(({ type, said }) => type === "password" || ASKS.some((name) => is(name, said))),
    places: {
      title,
      text,
      fields: fields.map(({ said }) => said).join("\n"),
      bylines: [folded(...facts.bylines), ...lines.slice(0, BYLINE_LINES)].join("\n"),
      types: folded(...facts.types),
    },
    page: {
      ...callsOn({ calls, amounts, persons, lines, isTitled }, patterns),
      office_call: textsOf(actions.filter(({ said }) => isCall(said, patterns.office_call))),
      app: [
        ...textsOf(facts.apps.filter(({ where }) => !FRAME.includes(where))),
        ...textsOf(calls.filter(({ said }) => isCall(said, patterns.app_call))),
        ...lines.filter((line) => line.length < 40 && isCall(line, patterns.app_call)),
      ],
      contact_link: textsOf(facts.contacts.filter(({ where }) => !FRAME.includes(where))),
      loan_products: products(facts, (label) => is("loan_product", label), folded),
      other_products: products(facts, (label) => is("product_label", label), folded),
      hero_amount: (HERO_SUM.exec(lines.join("\n").slice(0, HERO)) ?? []).slice(0, 1),
      amount_choices: (CHOICES.exec(text) ?? []).slice(0, 1),
      long_text: facts.prose > LONG ? [String(facts.prose)] : [],
      very_long_text: facts.prose > VERY_LONG ? [String(facts.prose)] : [],
      many_links: facts.links > MANY_LINKS ? [String(facts.links)] : [],
      code: facts.code > 1 ? [String(facts.code)] : [],
    },
  };
}

/** A form that asks how much and speaks of a loan, or wants a borrower's contacts. @param {string[]} said @param {Is} is */
function asksAboutLoans(said, is) {
  const some = (/** @type {string} */ name) => said.some((one) => is(name, one));
  return some("contacts_field") || (some("amount_field") && some("loan_title"));
}

/** Without the spaces that some put between Chinese characters. @param {string} text */
function close(text) {
  return text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

/** Without what stands around the words. @param {string} text */
function bare(text) {
  return close(text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, ""));
}

/** Products that the page leads to or has a heading for. @param {Facts} facts @param {(label: string) => boolean} isOne @param {(...texts: string[]) => string} folded */
function products({ actions, headings }, isOne, folded) {
  const labels = [...actions.filter(({ where }) => where !== "footer"), ...headings].map(({ text }) => folded(text));
  return [...new Set(labels.filter((label) => label.length < 30 && isOne(label)))];
}

/** How many different words about money owed there are. @param {string} text @param {RegExp[]} patterns */
function speaksOfMoney(text, patterns) {
  return new Set(patterns.flatMap((pattern) => text.match(pattern) ?? [])).size;
}

/** The headings that say what the page is about. @param {Facts} facts */
function firstHeadings({ headings }) {
  const first = headings.filter(({ level }) => level === 1);
  const next = headings.filter(({ level }) => level === 2);
  return (first.length > 0 ? first.slice(0, 2) : next.slice(0, 1)).map(({ text }) => text);
}

/**
 * The calls to action, and which of them stand beside a field that asks how much or for how long.
 * Without buttons a line that is nothing but a call is one.
 *
 * @param {{calls: Call[], amounts: {at: number}[], persons: {at: number}[], lines: string[], isTitled: boolean}} seen
 * @param {Record<string, RegExp[]>} patterns
 * @returns {Record<string, string[]>}
 */
function callsOn({ calls, amounts, persons, lines, isTitled }, patterns) {
  const has = (/** @type {string} */ name, /** @type {string} */ said) => patterns[name].some((pattern) => said.search(pattern) >= 0);
  const isShort = (/** @type {Call} */ { kind, said }) => kind === "button" && said.length < (/\p{Script=Han}/u.test(said) ? 14 : 32) && !has("not_call", said) && !has("loan_product", said);
  const isButton = (/** @type {Call} */ call) => isShort(call) && has("invite_word", call.said);
  const those = (/** @type {string} */ name) => calls.filter(({ said }) => isCall(said, patterns[name]));
  const either = (/** @type {string} */ name, /** @type {string} */ word) => calls.filter((call) => isCall(call.said, patterns[name]) || (isShort(call) && has(word, call.said)));
  const near = (/** @type {Call[]} */ some, fields = amounts) => some.filter((call) => fields.some((field) => Math.abs(call.at - field.at) < BESIDE));
  const borrow = either("borrow_call", "borrow_word");
  const apply = calls.filter((call) => !borrow.includes(call) && (isCall(call.said, patterns.apply_call) || isButton(call)));
  const calculate = those("calculator_call");
  const submit = near(calculate).length > 0 ? [] : those("submit_call").filter(({ kind }) => kind === "button");
  const spoken = callLines(lines, patterns.line_call);
  return {
    amount_label: borrow.length > 0 && amounts.length === 0 ? lines.filter((line) => line.length < 24 && patterns.amount_label.some((pattern) => line.search(pattern) >= 0)) : [],
    borrow_call: borrow.length > 0 ? textsOf(borrow) : lines.filter((line) => line.length < 24 && !line.includes("?") && isCall(line, patterns.borrow_call)),
    apply_call: apply.length > 0 ? textsOf(apply) : spoken,
    many_calls: Math.max(borrow.length + apply.length, spoken.length) > 2 ? [[...textsOf(apply), ...spoken, ...textsOf(borrow)][0]] : [],
    calculator_call: textsOf(calculate),
    beside: textsOf(near([...borrow, ...apply, ...submit])),
    apply_form: isTitled && amounts.length === 0 ? textsOf(near([...borrow, ...apply], persons)) : [],
  };
}

/** @param {{text: string}[]} calls */
function textsOf(calls) {
  return [...new Set(calls.map(({ text }) => text))];
}

/** Is this text the call itself, with hardly a word more? @param {string} said @param {RegExp[]} [patterns] */
function isCall(said, patterns = []) {
  return patterns.some((pattern) => {
    const [got = ""] = said.match(pattern) ?? [];
    return got !== "" && got.length * 10 >= said.length * 7 && said.indexOf(got) < 4;
  });
}

/** Lines that end in a call: alone in a line, or in three lines and more. @param {string[]} lines @param {RegExp[]} patterns */
function callLines(lines, patterns) {
  const ends = lines.filter((line) =>
    patterns.some((pattern) =>
      [...line.matchAll(pattern)].some(({ index, 0: got }) => /^\W*$/u.test(line.slice(index + got.length)) && /(?:^|\s)$/u.test(line.slice(0, index))),
    ),
  );
  return ends.length > 2 ? ends : ends.filter((line) => line.length < 20 && (/\p{Script=Han}/u.test(line) || isCall(line, patterns)));
}
