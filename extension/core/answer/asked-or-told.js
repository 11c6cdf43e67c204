/** Whether a reader asks about whom a text names, or only tells of them. */

import { bearersOf } from "../lookup/names-found.js";
import { productsOf } from "../lookup/products.js";
import { isHanded } from "../read/contact-words.js";
import { asksAbout, phrases } from "../read/question-words.js";
import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../lookup/by-lender.js").Asked} Asked */

/**
 * The answer about a name that was cut out of a text: it may be another name there.
 *
 * @param {Rows} rows
 * @param {Asked} known
 * @param {string} text
 * @returns {Promise<Asked & {sender?: Asked}>}
 */
export async function cutOut(rows, known, text) {
  return knows(known) ? askedOrTold(rows, known, text) : known;
}

/**
 * The names in normal form by which a text may mean whom an answer is about: that asked for, and others in Latin
 * letters.
 *
 * @param {Rows} rows
 * @param {Asked} known
 * @param {string} text
 */
async function namesIn(rows, { answer: { query, lender } }, text) {
  const products = await productsOf(rows);
  const spoken = lender ? phrases(text, products.question, products.fold) : [];
  const normals = spoken.map((one) => company(one, products.fold));
  const bearers = [...(await bearersOf(rows, normals))];
  const borne = bearers.filter(([, all]) => all.some(({ name }) => name === lender?.name));
  return [query.normal, ...borne.map(([one]) => one)];
}

/**
 * The own answer of whom a reader asks about; where the text may be of somebody who called, wrote or claims to be them,
 * what is known is only told.
 *
 * @param {Rows} rows
 * @param {Asked} known
 * @param {string} text
 */
async function askedOrTold(rows, known, text) {
  const { asking, fold: table } = await productsOf(rows);
  const normalised = (/** @type {string} */ piece) => company(piece, table);
  const normals = await namesIn(rows, known, text);
  const isAsked = normals.some((one) => asksAbout(text, one, asking, normalised, table));
  if (!isAsked || isHanded(fold(text, table))) return toldOf(known, text);
  return { ...known, answer: { ...known.answer, query: { ...known.answer.query, text } } };
}

/** Does an answer tell of somebody? @param {Asked} asked */
export function knows({ answer: { lender, product, evidence } }) {
  return Boolean(lender || product || evidence.length);
}

/**
 * What is known of whom or what a text names, told of that alone.
 *
 * @param {Asked} known
 * @param {string} text
 * @returns {Asked & {sender?: Asked}}
 */
export function toldOf(known, text) {
  const answer = { ...known.answer, query: { ...known.answer.query, text } };
  if (answer.verdict === "uncovered") return { ...known, answer };
  return { answer: { ...answer, verdict: "uncovered", reason: "named" }, words: {}, sender: known };
}
