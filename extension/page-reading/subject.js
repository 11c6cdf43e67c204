/** Is borrowing what a page is about, or something else, though it speaks of loans? Pure. */

import { borrowLines } from "./calls-to-action.js";

/** @typedef {(name: string, text: string) => boolean} Is */
/** @typedef {Record<string, RegExp[]>} Patterns */
/** @typedef {import("./page-features.js").Read} Read */

/** Characters of the text in which a page says what it is about. */
const OPENING = 800;
/** Different words about money owed, so that it is the page's subject. */
const SUBJECT = 3;
/** Different words for a loan. */
const NAMED = 2;
/** Labels of other products, so that the page is not about one. */
const PRODUCTS = 3;
/** What parts a title into what it is about and whose site it is. */
const PARTS = /[|–—丨·»_]| - |-(?=\p{Script=Han})/u;
/** Titles of what is not lent: no loan is their subject, whosever site it is. */
const OTHERS = ["other_title", "card_title"];

/**
 * Is borrowing its subject, by its title or else by its matter?
 *
 * @param {Read} read
 * @param {Is} is
 * @param {Patterns} patterns
 */
export function isAboutLoans(read, is, patterns) {
  const { title, heading } = read;
  if (is("code_host", title)) return false;
  if (is("loan_title", heading)) return true;
  return !is("software_title", title) && !isOtherTitle(title, is) && speaksOfLoans(read, is, patterns);
}

/** Is it called by another product or by a document? @param {string} title @param {Is} is */
export const isOtherTitle = (title, is) => OTHERS.some((name) => is(name, title));

/**
 * Is borrowing the subject of its matter, whatever it is called?
 *
 * @param {Read} read
 * @param {Is} is
 * @param {Patterns} patterns
 */
export function speaksOfLoans({ title, text, lines, fields, calls }, is, patterns) {
  const opening = [title, text.slice(0, OPENING), ...calls.map(({ said }) => said)].join("\n");
  return (
    calls.some(({ said }) => is("borrow_call", said)) ||
    borrowLines(lines, patterns).length > 0 ||
    differentIn(opening, patterns.money_word) >= SUBJECT ||
    differentIn(opening, patterns.loan_title) >= NAMED ||
    asksAboutLoans(
      fields.map(({ said }) => said),
      text,
      is,
    )
  );
}

/** What the page calls itself, without the site's name. @param {string} title */
export const ownTitle = (title) => title.split(PARTS)[0].trim();

/**
 * It is called by another product or by a document, is software for those who lend, seeks who sells loans, or leads to
 * many other products and no title of it speaks of a loan.
 *
 * @param {object} seen
 * @param {string} seen.own  the first part of its title and its first heading of the first level, folded
 * @param {string} seen.called  the same, or its highest headings where none is of the first level
 * @param {string} seen.headings  its title and all headings
 * @param {number} seen.borrow  calls to borrow
 * @param {string[]} seen.products  labels of other products, where no title speaks of a loan
 * @param {Is} is
 */
export function hasOtherSubject({ own, called, headings, borrow, products }, is) {
  if (is("partner_title", headings)) return true;
  if (products.length >= PRODUCTS || (borrow === 0 && is("software_title", own))) return true;
  return !is("loan_title", called) && isOtherTitle(own, is);
}

/**
 * A form that asks how much and speaks of a loan, wants a borrower's contacts, or on a page that speaks of loans
 * identity and income.
 *
 * @param {string[]} said
 * @param {string} text
 * @param {Is} is
 */
function asksAboutLoans(said, text, is) {
  const some = (/** @type {string} */ name) => said.some((one) => is(name, one));
  return (
    some("contacts_field") ||
    (some("amount_field") && some("loan_title")) ||
    (some("identity_field") && some("income_field") && is("loan_title", text))
  );
}

/** What in a text matches. @param {string} text @param {RegExp[]} [patterns] */
export const allIn = (text, patterns = []) => patterns.flatMap((pattern) => text.match(pattern) ?? []);

/** How many different things in a text match. @param {string} text @param {RegExp[]} patterns */
export const differentIn = (text, patterns) => new Set(allIn(text, patterns)).size;
