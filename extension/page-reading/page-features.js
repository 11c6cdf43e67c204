/** What the signals are looked for in: a page's facts, folded and put where each belongs. Pure. */

import { callSignals, has, isCall, isChinese, textsOf } from "./calls-to-action.js";
import { bare, close, unquoted } from "./searchable-text.js";
import { askingTexts, feeFirst, warns } from "./fee-first.js";
import { spoken } from "./facts.js";
import { fold } from "../core/normalise/text.js";
import { allIn, differentIn, hasOtherSubject, isAboutLoans, isOtherTitle, ownTitle, speaksOfLoans } from "./subject.js";
import { isMailbox } from "./mailbox.js";
import { patternsFor } from "./signals.js";
import { readingSignals, sizes } from "./article-signals.js";
import { firmWords, isBorrowers, isForFirms, isLoanForm, isOffices, loanAudiences, whoseSigns } from "./form-owner.js";

/** @typedef {import("./facts.js").Facts} Facts */
/**
 * @typedef {object} Sight
 * @property {Record<string, RegExp[]>} patterns  those of the languages that the page may be in
 * @property {boolean} loans  borrowing is the page's subject
 * @property {boolean} asks  for identity, money or a password
 * @property {boolean} identity  it asks for more than a password
 * @property {boolean} password  it asks for a password or a code
 * @property {boolean} form  it asks how much, how long and for a phone, or calls to borrow and asks who one is
 * @property {boolean} firms  what it speaks of is for firms only
 * @property {boolean} other  its subject is another one than borrowing, and it asks for no identity, sum or fee
 * @property {boolean} mailbox  a letter is shown in it, which speaks for its author
 * @property {import("./fee-first.js").Fee} fee  the sentence in which it asks for money before it lends any
 * @property {{title: boolean, text: boolean}} warned  where such a sentence stands: its title or text warns of swindles
 * @property {Record<"title" | "heading" | "text" | "fields" | "bylines" | "types", string>} places
 * @property {Record<string, string[]>} page  what is found by looking at the whole, by signal
 * @property {Record<string, string>} words  the texts whose words have weights, by where they stand
 */
/** @typedef {(name: string, text: string) => boolean} Is */

const IDENTITY = ["identity_field", "contacts_field", "payment_field"];
const FRAME = ["nav", "aside", "footer"];
/** What blog software says of every page of its own. */
const BLOG = "article";
const BYLINE_LINES = 25;
const LINE = 120;
const APP_LINE = 40;
const LABEL = 30;
/** Characters of a first line that stands for a heading. */
const FIRST_LINE = 60;
/** Characters that a title has at most which names a product or a form, and no matter to read about. */
const SHORT = 16;
const SHORT_CHINESE = 6;
/** A call that is nothing but a sum. */
const SUM = /^[¥$₹₱£]?\s?(?:[1-9]\d{0,2}[\d,.]{0,7}00|[1-9][\d.]{0,4}\s?[万千])\s?(?:元|块)?$/u;
/** Three sums to choose from, one after the other. */
const CHOICES = new RegExp(
  [
    String.raw`(?:(?<=^|[\n|/ ])(?:[¥$₹₱£]|rp\.?|rs\.?|kshs?|kes)?\s?[1-9]\d?[\d,.]{0,12}(?:00|万|千|jt|juta|rb|ribu|k|`,
    String.raw`lakh)(?: ?元| ?juta| ?ribu)?\s{0,3}[\n|/ ]\s{0,3}){3,}`,
  ].join(""),
  "u",
);

/**
 * @param {Facts} facts
 * @param {Record<string, RegExp[]>} everyPattern  of every language
 * @param {import("../core/normalise/text.js").Fold} table
 * @returns {Sight}
 */
export function sightOf(facts, everyPattern, table) {
  const patterns = patternsFor(everyPattern, spoken(facts).join("\n"));
  /** @type {Is} */
  const is = (name, text) => has(patterns, name, text);
  const all = (/** @type {string} */ name, /** @type {string} */ said) => allIn(said, patterns[name]);
  const read = readFacts(facts, table);
  const { title, heading, text, lines, fields } = read;
  /** @type {Record<string, string[]>} */
  const calls = { ...callSignals(besides(read, is), patterns), ...ways(facts, read, patterns) };
  const titled = titles(facts, table);
  const isShort = (/** @type {string} */ said) => said.length <= (isChinese(said) ? SHORT_CHINESE : SHORT);
  const isGuide = (/** @type {string} */ called) =>
    ["guide_title", "question_title"].some((name) => is(name, fold(called, table)));
  const wants = (/** @type {string[]} */ what) =>
    fields.some(({ said, type }) => type !== "range" && what.some((name) => is(name, said)));
  const isIdentity = (/** @type {string} */ said) =>
    ["identity_field", "contacts_field"].some((name) => is(name, said));
  const { fieldsOfStaff, seen } = whoseSigns(read, calls, is);
  const identity = wants(IDENTITY);
  const named = loanAudiences(text, all);
  const firmFields = differentIn(fields.map(({ said }) => said).join("\n"), patterns.firm_field);
  const firms = isForFirms({ ...read, firmFields, named }, is);
  const form = !firms && isLoanForm(read, { beside: calls.beside }, seen, is);
  const about = isAboutLoans(read, is, patterns);
  const speaks = about || speaksOfLoans(read, is, patterns);
  const fee = feeFirst(speaks ? askingTexts(facts, patterns, table) : [], patterns, table);
  const isAsked = fee.sentence !== "";
  /** An office's title silences no page that asks who somebody is, how much, or for money; others none with a fee. */
  const isOffice = !identity && isOffices(seen, { identity, form }, is);
  const loans = isAsked || (form && !isOtherTitle(title, is)) ? speaks : about && !isOffice;
  const own = isBorrowers(seen, { identity, form }, is);
  const products = is("loan_title", heading) ? [] : read.labels.filter((label) => is("product_label", label));
  const borrows = (own && calls.borrow_form.length > 0) || wants(["amount_field"]);
  const other = hasOtherSubject({ ...read, borrow: seen.borrow, products }, is);
  const password = wants(["password_field"]) || fields.some(({ type }) => type === "password");
  return {
    patterns,
    loans,
    asks: identity || password,
    identity,
    password,
    form: loans && (form || (own && identity && seen.borrow > 0)),
    firms,
    other: other && !identity && !borrows && !isAsked,
    mailbox: isMailbox(read, is, patterns),
    fee,
    warned: { title: isAsked && warns(heading, patterns), text: isAsked && warns(text, patterns) },
    places: {
      title,
      heading,
      text,
      fields: fields.map(({ said }) => said).join("\n"),
      bylines: [read.bylines, ...lines.slice(0, BYLINE_LINES)].join("\n"),
      types: read.types,
    },
    page: {
      ...calls,
      ...sizes(facts),
      record_form: fields.length > 1 && isWithout(calls, ["borrow_call", "apply_call"]) ? calls.record_call : [],
      ...readingSignals(reading(facts, read, is), isGuide),
      staff_field: fieldsOfStaff,
      borrow_form: own ? calls.borrow_form : [],
      call_title: titled.filter((said) => isCall(said, patterns.borrow_call)),
      short_title: isGuide(facts.title) ? [] : titled.filter((said) => isShort(said) && is("loan_title", said)),
      amount_call: textsOf(read.calls.filter(({ said }) => SUM.test(said))),
      file_step: read.lines.filter((line) => line.length < LABEL && is("file_step", bare(line))),
      loan_products: [...new Set([...read.labels, ...parted(read.lines)])].filter((label) => is("loan_product", label)),
      menu_products: read.menu.filter((label) => is("loan_product", label)),
      other_products: products,
      firm_words: firmWords(named),
      loan_identity:
        own && is("loan_title", heading) ? fields.map(({ said }) => said).filter(isIdentity).slice(0, 1) : [],
      amount_choices: (CHOICES.exec(text) ?? []).slice(0, 1),
      fee_first: isAsked ? [fee.sentence] : [],
    },
    words: wordTexts(facts, read, table),
  };
}

/**
 * @param {Facts} facts
 * @param {Read} read
 * @param {import("../core/normalise/text.js").Fold} table
 */
function wordTexts(facts, { all, actions, fields }, table) {
  const joined = (/** @type {string[]} */ texts) => fold(texts.join("\n"), table);
  const inFrame = facts.actions.filter(({ where }) => FRAME.includes(where)).map(({ text }) => text);
  return {
    title: joined([facts.title]),
    headings: joined(facts.headings.map(({ text }) => text)),
    actions: actions
      .filter(({ where }) => !FRAME.includes(where))
      .map(({ said }) => said)
      .join("\n"),
    fields: fields.map(({ said }) => said).join("\n"),
    menu: joined([...facts.menu, ...inFrame]),
    text: all.join("\n"),
  };
}

/** The texts of a page, folded. @param {Facts} facts @param {import("../core/normalise/text.js").Fold} table */
function readFacts(facts, table) {
  const folded = (/** @type {string[]} */ ...texts) => fold(texts.join("\n"), table);
  const text = unquoted(folded(facts.title, facts.description, facts.text));
  const all = text.split("\n").slice(1);
  const actions = facts.actions.map((action) => ({ ...action, said: bare(folded(action.text)) }));
  return {
    title: folded(facts.title, ...(facts.title ? headingsOf(facts, 1) : firstHeadings(facts)).slice(0, 1)),
    heading: folded(facts.title, ...firstHeadings(facts)),
    headings: folded(facts.title, ...facts.headings.map((one) => one.text)),
    own: folded(ownTitle(facts.title), ...headingsOf(facts, 1).slice(0, 1)),
    called: folded(ownTitle(facts.title), ...firstHeadings(facts)),
    text,
    all,
    lines: all.filter((line) => line.length < LINE),
    fields: facts.fields
      .filter(({ type, where }) => type !== "search" && !FRAME.includes(where))
      .map((field) => ({
        ...field,
        said: close(folded(`${field.label} ${field.options}${field.type === "tel" ? " phone" : ""}`)),
      })),
    actions,
    calls: actions.filter(({ kind, where }) => !FRAME.includes(where) || (kind === "button" && where === "footer")),
    labels: labelsOf(facts).map((label) => folded(label)),
    menu: [...new Set(facts.menu.map((label) => folded(label)))],
    bylines: folded(...facts.bylines),
    types: folded(...facts.types.filter((type) => type !== BLOG)),
  };
}

/** @typedef {ReturnType<typeof readFacts>} Read */

/** What the calls may be beside. @param {Read} read @param {Is} is */
function besides({ heading, lines, fields, calls }, is) {
  return {
    calls,
    lines,
    isTitled: is("loan_title", heading),
    amounts: fields.filter(({ said }) => is("amount_field", said) || is("term_field", said)),
    persons: fields.filter(({ said }) =>
      ["phone_field", "identity_field", "income_field"].some((name) => is(name, said)),
    ),
  };
}

/** What tells whether the page is there to be read. @param {Facts} facts @param {Read} read @param {Is} is */
function reading(facts, { all, actions, calls, fields }, is) {
  const first = firstHeadings(facts);
  const asks = (/** @type {{said: string}} */ { said }) =>
    ["amount_field", "phone_field", "identity_field"].some((name) => is(name, said));
  const leads = (/** @type {{said: string}} */ { said }) =>
    ["borrow_call", "apply_call"].some((name) => is(name, said));
  const meets = (/** @type {{said: string}} */ { said }) => is("contact_call", said);
  return {
    first,
    headings: facts.headings.map(({ text }) => text).filter((text) => !first.includes(text)),
    links: textsOf(actions.filter(({ kind }) => kind === "link")),
    lines: all,
    calls: calls.filter(leads),
    contacts: calls.filter((call) => !leads(call) && meets(call)),
    fields: fields.filter(asks),
  };
}

/**
 * Links and calls that lead to an app, to somebody or to a back office.
 *
 * @param {Facts} facts
 * @param {Read} read
 * @param {Record<string, RegExp[]>} patterns
 */
function ways({ apps, contacts }, { actions, calls, lines }, patterns) {
  const inMatter = (/** @type {import("./facts.js").Line} */ { where }) => !FRAME.includes(where);
  return {
    app: [
      ...textsOf(apps.filter(inMatter)),
      ...textsOf(calls.filter(({ said }) => isCall(said, patterns.app_call))),
      ...lines.filter((line) => line.length < APP_LINE && isCall(line, patterns.app_call)),
    ],
    contact_link: textsOf(contacts.filter(inMatter)),
    office_call: textsOf(actions.filter(({ said }) => isCall(said, patterns.office_call))),
    record_call: textsOf(calls.filter(({ kind, said }) => kind === "button" && isCall(said, patterns.record_call))),
  };
}

/** @param {Record<string, string[]>} found @param {string[]} names */
const isWithout = (found, names) => names.every((name) => found[name].length === 0);

/** What the page leads to or has a heading for. @param {Facts} facts */
function labelsOf({ actions, headings }) {
  const labels = [...actions.filter(({ where }) => where !== "footer"), ...headings].map(({ text }) => text);
  return [...new Set(labels.filter((label) => label.length < LABEL))];
}

/** What short lines name, one by one. @param {string[]} lines */
function parted(lines) {
  return lines.filter((line) => line.length < 2 * LABEL).flatMap((line) => line.split(/[・、/|｜,·\s]+/u));
}

/**
 * The title, its first part and the first headings, each by itself.
 *
 * @param {Facts} facts
 * @param {import("../core/normalise/text.js").Fold} table
 */
function titles(facts, table) {
  const first = facts.title.split(/[-_|–—丨·]/u)[0];
  const headings = facts.headings.length > 0 ? firstHeadings(facts) : [];
  return [facts.title, first, ...headings].map((text) => bare(fold(text, table)));
}

/**
 * What the page is about: two headings of the first level, else one of the highest there is; a step or an app's screen
 * without a title and headings says so in its first line.
 *
 * @param {Facts} facts
 */
function firstHeadings(facts) {
  const isNamed = facts.title !== "" || facts.headings.some(({ text }) => text);
  if (!isNamed) return facts.text.split("\n", 1).filter(({ length }) => length > 0 && length < FIRST_LINE);
  const first = headingsOf(facts, 1);
  const highest = Math.min(...facts.headings.map(({ level }) => level));
  return first.length > 0 ? first.slice(0, 2) : headingsOf(facts, highest).slice(0, 1);
}

/** @param {Facts} facts @param {number} level */
function headingsOf({ headings }, level) {
  return headings.filter((one) => one.level === level).map(({ text }) => text);
}
