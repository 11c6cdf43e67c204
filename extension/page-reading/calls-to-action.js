/** The calls to action of a page: to borrow, to apply, to calculate, and what is beside them. Pure. */

import { bare } from "./searchable-text.js";

/** @typedef {import("./facts.js").Action & {said: string}} Call  `said`: its text, folded and bare */
/** @typedef {Record<string, RegExp[]>} Patterns */

/** Characters of text that a form, a card or a banner has at most. */
const BESIDE = 300;
/** Characters of a call, of one in Chinese, and of a line that is nothing but a call. */
const SHORT = 32;
const SHORT_CHINESE = 14;
const LINE = 24;
const MANY = 2;

/** @param {Patterns} patterns @param {string} name @param {string} said */
export function has(patterns, name, said) {
  return (patterns[name] ?? []).some((pattern) => said.search(pattern) >= 0);
}

/** Is this text the call itself, with hardly a word more? @param {string} said @param {RegExp[]} [patterns] */
export function isCall(said, patterns = []) {
  return patterns.some((pattern) => {
    const [got = ""] = said.match(pattern) ?? [];
    return got !== "" && got.length * 10 >= said.length * 7 && said.indexOf(got) < 4;
  });
}

/** @param {{text: string}[]} calls */
export function textsOf(calls) {
  return [...new Set(calls.map(({ text }) => text))];
}

/**
 * The calls to action by signal. A page without buttons may call in lines that are nothing but a call.
 *
 * @param {{calls: Call[], amounts: {at: number}[], persons: {at: number}[], lines: string[], isTitled: boolean}} seen
 *   `amounts`, `persons`: the fields that ask how much or for how long, and about the reader
 * @param {Patterns} patterns
 * @returns {Record<string, string[]>}
 */
export function callSignals({ calls, amounts, persons, lines, isTitled }, patterns) {
  const { borrow, apply, contact } = sorted(calls, patterns);
  const calculate = calls.filter(({ said }) => isCall(said, patterns.calculator_call));
  const submit =
    beside(calculate, amounts).length > 0
      ? []
      : calls.filter(({ kind, said }) => kind === "button" && isCall(said, patterns.submit_call));
  const spoken = { borrow: borrowLines(lines, patterns), apply: applyLines(lines, patterns.line_call) };
  const all = [...textsOf(apply), ...spoken.apply, ...textsOf(borrow)];
  const hasAsked = amounts.length > 0;
  return {
    borrow_call: borrow.length > 0 ? textsOf(borrow) : spoken.borrow,
    apply_call: apply.length > 0 ? textsOf(apply) : spoken.apply,
    contact_call: textsOf(contact),
    many_calls: Math.max(borrow.length + apply.length, spoken.apply.length) > MANY ? all.slice(0, 1) : [],
    calculator_call: textsOf(calculate),
    beside: textsOf(beside([...borrow, ...apply, ...contact, ...submit], amounts)),
    borrow_form: textsOf(beside(borrow, amounts)),
    whole_form:
      isTitled && amounts.length > 0 && persons.length >= MANY
        ? textsOf(beside([...borrow, ...apply, ...contact, ...submit], persons)).slice(0, 1)
        : [],
    apply_form:
      (isTitled || borrow.length > 0) && !hasAsked ? textsOf(beside([...borrow, ...apply, ...contact], persons)) : [],
  };
}

/**
 * Those that call to borrow, of the rest those that call to apply, and of the rest those that call to get in
 * touch or to go on: by a phrase that is the whole call, or as a short button that invites, to borrow where it has a
 * word of money in it.
 *
 * @param {Call[]} calls
 * @param {Patterns} patterns
 */
function sorted(calls, patterns) {
  const isShort = (/** @type {Call} */ { kind, said }) =>
    kind === "button" &&
    said.length < (isChinese(said) ? SHORT_CHINESE : SHORT) &&
    !has(patterns, "not_call", said) &&
    !has(patterns, "loan_product", said);
  const isInvitation = (/** @type {Call} */ call) => isShort(call) && has(patterns, "invite_word", call.said);
  const borrow = calls.filter(
    (call) =>
      isCall(call.said, patterns.borrow_call) || (isInvitation(call) && has(patterns, "borrow_word", call.said)),
  );
  const apply = calls.filter((call) => !borrow.includes(call) && isCall(call.said, patterns.apply_call));
  const contact = calls.filter(
    (call) => ![...borrow, ...apply].includes(call) && (isCall(call.said, patterns.contact_call) || isInvitation(call)),
  );
  return { borrow, apply, contact };
}

/** @param {Call[]} calls @param {{at: number}[]} fields */
function beside(calls, fields) {
  return calls.filter((call) => fields.some((field) => Math.abs(call.at - field.at) < BESIDE));
}

/** @param {string[]} lines @param {Patterns} patterns */
export function borrowLines(lines, patterns) {
  return lines.filter((line) => line.length < LINE && !line.includes("?") && isCall(line, patterns.borrow_call));
}

/**
 * Lines that end in a call: in three lines and more, or alone in a line.
 *
 * @param {string[]} lines
 * @param {RegExp[]} patterns
 */
function applyLines(lines, patterns) {
  const ends = lines.filter((line) =>
    patterns.some((pattern) => [...line.matchAll(pattern)].some(({ index, 0: got }) => isEnd(line, index, got.length))),
  );
  return ends.length > MANY
    ? ends
    : ends.filter((line) => line.length < LINE && (isChinese(line) || isCall(bare(line), patterns)));
}

/** @param {string} line @param {number} from @param {number} length */
function isEnd(line, from, length) {
  return /^\W*$/u.test(line.slice(from + length)) && /(?:^|\s)$/u.test(line.slice(0, from));
}

/** @param {string} text */
export function isChinese(text) {
  return /\p{Script=Han}/u.test(text);
}
