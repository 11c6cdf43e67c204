/**
 * Whom a sentence names: a name that stands in it word for word, with a sentence around it. A sentence proves nothing
 * of who wrote or called: whoever is named in it is shown with what is known, and never vouched for.
 */

import { askBack } from "../lookup/did-you-mean.js";
import { askedOf, isOfAnother, ofContract } from "../read/which-firm.js";
import { askLicence, askName } from "../lookup/by-name.js";
import { formalIn, numberedIn } from "../lookup/formal-names.js";
import { cutOut, knows, toldOf } from "./asked-or-told.js";
import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";
import { common } from "../lookup/lookup.js";
import { isCalm, isSentence } from "../read/situations.js";
import { whatItIs } from "../lookup/product-text.js";
import { withoutBehind } from "../read/operators.js";
import { bearersOf, called } from "../lookup/names-found.js";
import { namedInLatin } from "../lookup/firm-in-words.js";
import { productsInLatin } from "../lookup/product-names.js";
import { FACES, MOST_READ, productsOf } from "../lookup/products.js";
import { firmIn, isOfStranger } from "../read/unknown-firms.js";
import { sounding } from "../lookup/homophones.js";
import { readingOf } from "../lookup/context.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("../lookup/by-lender.js").Asked} Asked */
/** @typedef {import("../lookup/products.js").Products} Products */
/** @typedef {[start: number, end: number]} Span */

/** The characters of the longest name that is looked for. */
const LONGEST_NAME = 24;
/** The reasons of answers about a firm that nobody knows, and of those that lead nowhere yet, or only ask back. */
export const OF_A_FIRM = ["company", "category"];
const OPEN = ["ask", "word", "near", "bank", ...OF_A_FIRM];
const RUN = /[\u3400-\u9fff0-9]{2,}/gu;
/** What says of the name behind it that another is meant, or where somebody has an account. */
const DENIED =
  /(?:(?:^|[^是])不是|没|非|冒充|假冒|仿冒|山寨|假|改叫|加[我了他她]?|(?:开户行?|开户银行|收款行|收款银行|账户|账号|卡号)[: ]*)$/u;
/** What is beside a name that is no sentence: a label, a bracket, another name. */
const LISTED = /[:：()（）【】、]|[和与及]/u;
/** The whole name of a firm among words, or that of a bank or a finance company between signs. */
const WHOLE_NAME = "[\\u3400-\\u9fff()]{4,24}?有限(?:责任)?公司";
const BANK = "[\\u3400-\\u9fff]{2,8}(?:银行|消费金融|消金)(?![\\u3400-\\u9fff])";
const STRANGE_FIRM = new RegExp(`(${WHOLE_NAME})|(?:^|[^\\u3400-\\u9fff])(${WHOLE_NAME}|${BANK})`, "u");
/** Of so many products of one sentence is said what they are. */
const MOST_SAID = 3;

/**
 * The answer about the one whom a sentence names, a question where it names several; what was given where it names
 * nobody or is answered already.
 *
 * @template {Asked} Given
 * @param {Rows} rows
 * @param {string} text
 * @param {Given} given
 * @returns {Promise<Given | Asked & {sender?: Asked}>}
 */
export async function askNamed(rows, text, given) {
  const { reason } = given.answer;
  const reading = await readingOf(rows);
  const products = await productsOf(rows);
  const isOpen = OPEN.includes(reason) || isCalm(reason, reading);
  const isList = reason === "near" && LISTED.test(text);
  const isTold = isSentence(text, reading) && !isList;
  const standing = isTold && (isOpen || reason === "product") ? await namedIn(rows, text) : [];
  const lender = ofContract(readAs(text, products), standing);
  if (lender) return (await askAbout(rows, text, lender)) ?? given;
  const isLenderFirst = standing.length > 1 && !products.named(standing[0]);
  if (!isOpen && !isLenderFirst) return given;
  const sure = reason === "near" ? null : await askFormal(rows, text, standing);
  if (sure) return sure;
  const told = isTold ? await askTold(rows, text, given.answer, standing) : null;
  return told ?? (await askUnnamed(rows, text, given.answer)) ?? given;
}

/**
 * The answer about whom a text names first with the legal form, or by a licence number; null for neither.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string[]} standing  the names in it
 */
async function askFormal(rows, text, standing) {
  const formal = await formalIn(rows, text);
  if (formal) return askAbout(rows, text, formal);
  const number = standing.length ? "" : await numberedIn(rows, text);
  return number ? toldOf(await askLicence(rows, number), text) : null;
}

/**
 * The answer about those whom a sentence names; null where it names nobody.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Asked["answer"]} answer
 * @param {string[]} standing  the names in it
 * @returns {Promise<Asked & {sender?: Asked} | null>}
 */
async function askTold(rows, text, { query, reason, suggestions }, standing) {
  const products = await productsOf(rows);
  if (isOfStranger(text, standing, products.fold)) return null;
  const asked = askedOf(fold(text, products.fold), standing, (one) => Boolean(products.named(one)));
  const legal = (await Promise.all(asked.map((one) => called(rows, [one])))).flat();
  const named = withoutBehind(asked, legal, products);
  const inChinese = named.length ? named : brandIn(text, products);
  const spoken = inChinese.length ? inChinese : await productsInLatin(rows, text);
  const pieces = spoken.length ? spoken : await namedInLatin(rows, text);
  const isProducts = OF_A_FIRM.includes(reason) && pieces.some((one) => products.named(one));
  if (!pieces.length || isProducts) return null;
  if (pieces.length === 1) return askAbout(rows, text, pieces[0]);
  const meant = [...(await called(rows, pieces)), ...suggestions.map(({ name }) => name)];
  return askSeveral(rows, query, pieces, [...new Set(meant)]);
}

/**
 * The product by which people borrow at a brand that a text names; none where it names a firm in full, or asks whose
 * somebody is.
 *
 * @param {string} text
 * @param {Products} products
 */
function brandIn(text, products) {
  const plain = fold(text, products.fold);
  const isOfFirm = firmIn(text, products.fold) || isOfAnother(plain) || plain.includes("关系");
  return isOfFirm ? [] : products.borrowedAt(company(text, products.fold));
}

/**
 * The answer about a firm that nobody knows, or a question with names that only sound so; null for neither.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Asked["answer"]} answer
 * @returns {Promise<Asked | null>}
 */
async function askUnnamed(rows, text, { query, reason, suggestions }) {
  const products = await productsOf(rows);
  const [plain, isWord] = [fold(text, products.fold), reason === "word"];
  if (suggestions.length || !(isWord || isCalm(reason, await readingOf(rows)))) return null;
  const firm = isWord ? await askFirm(rows, text, plain) : null;
  if (firm) return firm;
  const meant = sounding(plain, products);
  return meant.length ? askBack(rows, query, meant) : null;
}

/**
 * The names in a sentence, in its order, each of somebody else; none inside another.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function namedIn(rows, text) {
  const products = await productsOf(rows);
  const plain = readAs(text, products);
  const spans = [...productSpans(plain, products), ...(await lenderSpans(rows, plain, products))];
  const standing = spans
    .filter((one) => !spans.some((other) => isInside(one, other)) && !DENIED.test(plain.slice(0, one[0])))
    .sort((one, other) => one[0] - other[0]);
  const pieces = standing.map(([at, end]) => plain.slice(at, end));
  const bearers = await bearersOf(rows, pieces);
  const borne = /** @type {(NameRow[] | undefined)[]} */ (await rows.many("names", pieces));
  const formers = pieces.filter((_, at) => borne[at]?.some(([, kind]) => kind === "former"));
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const piece of pieces) {
    const who = products.named(piece)?.name ?? (bearers.get(piece) ?? []).map(({ key }) => key).join();
    if (!found.has(who) || formers.includes(piece) || isFormer(piece, products)) found.set(who, piece);
  }
  return [...found.values()];
}

/** A text as it is read for names. @param {string} text @param {Products} products */
function readAs(text, products) {
  const read = [...fold(text, products.fold).replace(FACES, " ")].slice(0, MOST_READ).join("");
  return read.replace(/[()]/gu, "");
}

/**
 * A question with all these names, after what each product of the sentence is.
 *
 * @param {Rows} rows
 * @param {Asked["answer"]["query"]} query
 * @param {string[]} pieces
 * @param {string[]} meant
 */
async function askSeveral(rows, query, pieces, meant) {
  const products = await productsOf(rows);
  const found = pieces.slice(0, MOST_SAID).flatMap((one) => products.named(one) ?? []);
  return askBack(rows, query, meant, found.map((one) => whatItIs(one)));
}

/**
 * The answer about the firm that a sentence names in full and that nobody knows: it may be cut off wrongly, so
 * nothing is said of it but that it is not known.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} plain
 * @returns {Promise<Asked | null>}
 */
async function askFirm(rows, text, plain) {
  const [, whole, name = whole] = STRANGE_FIRM.exec(plain) ?? [];
  if (!name) return null;
  const normal = company(name, (await common(rows)).tables.fold);
  const found = await askName(rows, { text: name, type: "name", normal });
  const { verdict, reason, query } = found.answer;
  if (verdict !== "uncovered" || ![...OF_A_FIRM, "bank", "ask"].includes(reason)) return null;
  return { ...found, answer: { ...found.answer, query: { ...query, text } } };
}

/**
 * The answer about a name; a quiet or a loud one is told of whom it is about, and judges none of those who wrote or
 * called.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} name
 * @returns {Promise<Asked & {sender?: Asked} | null>}
 */
async function askAbout(rows, text, name) {
  const normal = company(name, (await common(rows)).tables.fold);
  const known = await askName(rows, { text: name, type: "name", normal });
  return knows(known) ? cutOut(rows, known, text) : null;
}

/**
 * Where the names of products stand in a folded text.
 *
 * @param {string} plain
 * @param {Products} products
 * @returns {Span[]}
 */
function productSpans(plain, products) {
  const told = products.namesIn(plain).filter((name) => products.boundaries.isTold(name, plain));
  return told.map((name) => [plain.indexOf(name), plain.indexOf(name) + name.length]);
}

/**
 * Where the names of lenders in Chinese stand in a folded text: at each place the longest.
 *
 * @param {Rows} rows
 * @param {string} plain
 * @param {Products} products
 * @returns {Promise<Span[]>}
 */
async function lenderSpans(rows, plain, { boundaries }) {
  /** @type {Span[]} */
  const spans = [];
  for (const { index, 0: run } of plain.matchAll(RUN)) {
    for (let at = index; at < index + run.length - 1; at += 1) {
      if (!boundaries.begins(plain.slice(0, at))) continue;
      for (let end = Math.min(index + run.length, at + LONGEST_NAME); end > at + 1; end -= 1) {
        if (boundaries.ends(plain.slice(at, end), plain.slice(end))) spans.push([at, end]);
      }
    }
  }
  const bearers = await bearersOf(rows, spans.map(([at, end]) => plain.slice(at, end)));
  const borne = spans.filter(([at, end]) => bearers.has(plain.slice(at, end)));
  return borne.filter(([at], place) => borne.findIndex(([start]) => start === at) === place);
}

/** Was a product called so before? @param {string} name @param {Products} products */
function isFormer(name, products) {
  return (products.named(name)?.former ?? []).some((one) => company(one.name, products.fold) === name);
}

/** @param {Span} one @param {Span} other */
function isInside([start, end], other) {
  return (start !== other[0] || end !== other[1]) && other[0] <= start && end <= other[1];
}
