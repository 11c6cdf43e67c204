/** The firms and products in a text whose answer is about nobody. */

import { bare } from "../read/question-words.js";
import { meant, suggested } from "../lookup/did-you-mean.js";
import { called } from "../lookup/names-found.js";
import { common } from "../lookup/lookup.js";
import { namedIn } from "./firm-in-sentence.js";
import { namedInside, SAID } from "../lookup/firm-in-words.js";
import { isChinese, isSentence, situationsIn } from "../read/situations.js";
import { productsOf } from "../lookup/products.js";
import { short } from "../lookup/near-chinese.js";
import { firmIn, subjectOf, loanNameIn } from "../read/unknown-firms.js";
import { readingOf } from "../lookup/context.js";
import { commonWords } from "../lookalike/common-words.js";
import { strange } from "./parts.js";
import { installersIn } from "../normalise/address.js";
import { company } from "../normalise/company.js";
import { fold } from "../normalise/text.js";

/** @typedef {import("../edition/database.js").Rows} Rows */

/** The characters of the longest question, the words of the longest name in it that nobody bears. */
const [LONGEST_ASKED, MOST_WORDS] = [60, 3];
/** So many words are a name, and no sentence around one. */
const MOST_ALONE = 4;
/** The characters of the shortest firm in full that may end a longer one: 看下甲乙丙有限公司. */
const SHORTEST_IN_FULL = 7;
const NAME = /^(?=.*[a-z])[a-z0-9 ]{4,40}$/u;
/** Words in a row with capitals, as names are written. */
const CAPITALS = /(?:^|[^\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}'&-]*(?: (?:(?:of|and|&) )?\p{Lu}[\p{L}\p{N}'&-]*)+)/gu;
const OF_LOANS = new RegExp(
  "(?:^|[^a-z])(?:loans?|lending|lenders?|credit|cash|finance|financial|money|capital|apps?|pinjaman|pinjol|dana" +
    "|mkopo|paisa|peso)(?![a-z])",
  "iu",
);
/** Words with a capital that begin a sentence or a letter, and no name. */
const NO_NAME = /^loan |(?:^| )(?:i|dear|sir|madam|customer|mr|mrs|ms|please|my|your)(?= |$)/u;
/** What parts the words of a file's name. */
const FILE = /[_+()-]|\.apk/gu;

/**
 * The firms and products in the text, to be looked up with one tap.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {{isTold: boolean, byName: boolean}} how  `byName`: a product is named alone
 * @returns {Promise<import("./story.js").Named>}
 */
export async function spokenOf(rows, text, { isTold, byName }) {
  const products = await productsOf(rows);
  let named = await namesIn(rows, text, isTold);
  const unknown = (await strangerIn(rows, text)) || (named.length ? "" : await askedIn(rows, text));
  const isTerm = situationsIn(unknown, await readingOf(rows)).length > 0;
  const isName = unknown !== "" && !isTerm;
  const isMore = isName && !isAll(unknown, text, products.fold);
  if (unknown && !named.length) named = await meant(rows, company(unknown, products.fold));
  const suggestions = await suggested(rows, named);
  const held = named.flatMap((one) => products.named(company(one, products.fold)) ?? []);
  const [product] = held.length === 1 && !byName && !unknown ? held : [];
  const isAmongWords = isChinese(text) || text.trim().split(/\s+/u).length > MOST_ALONE;
  const name = isName && !named.length ? (isAmongWords ? asTyped(unknown, text) : text) : "";
  return { suggestions, product, parts: isMore ? [strange(unknown)] : [], name };
}

/** A folded name as it stands in a text. @param {string} name @param {string} text */
function asTyped(name, text) {
  const at = text.toLowerCase().indexOf(name);
  return at < 0 ? name : text.slice(at, at + name.length);
}

/**
 * What nobody bears and a text asks about: what looks like the name of something to borrow with; in Latin letters, what
 * is left without the words of a question.
 *
 * @param {Rows} rows
 * @param {string} text
 */
async function askedIn(rows, text) {
  const products = await productsOf(rows);
  if (isChinese(text)) return loanNameIn(text, products.fold);
  const [[, capitals] = []] = OF_LOANS.test(text) ? [...text.matchAll(CAPITALS)] : [];
  const written = capitals?.toLowerCase() ?? "";
  if (written && capitals !== text.trim() && !NO_NAME.test(written)) return written;
  const left = bare(text, products.question, products.fold, LONGEST_ASKED) ?? "";
  const words = left.split(" ");
  const { all } = commonWords((await common(rows)).tables.lookalike);
  const isSaid = SAID.test(left) || words.every((one) => all.has(one));
  return words.length <= MOST_WORDS && !isSaid && NAME.test(left) ? left : "";
}

/**
 * Is a text nothing but this name? Its answer is about that already.
 *
 * @param {string} name
 * @param {string} text
 * @param {import("../normalise/text.js").Fold} table
 */
function isAll(name, text, table) {
  return short(company(name, table)) === short(company(text, table));
}

/**
 * The firm in a text that nobody knows: named in full, or whom the text asks about; else "".
 *
 * @param {Rows} rows
 * @param {string} text
 */
export async function strangerIn(rows, text) {
  const products = await productsOf(rows);
  const [firm, subject] = [firmIn(text, products.fold), subjectOf(text, products.fold)];
  const ends = Array.from({ length: Math.max(1, firm.length - SHORTEST_IN_FULL) }, (_, at) => firm.slice(at));
  const known = await rows.many("names", ends.map((one) => company(one, products.fold)));
  if (firm && !known.some(Boolean)) return firm;
  const begun = [...subject].map((_, at) => subject.slice(0, at + 1)).slice(1);
  const borne = await rows.many("names", begun);
  return begun.some((one, at) => products.named(one) || borne[at]) ? "" : subject;
}

/**
 * The products, or else the lenders, that a text speaks of, by name.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {boolean} isTold
 * @returns {Promise<string[]>}
 */
async function namesIn(rows, text, isTold) {
  const plain = fold(text, (await common(rows)).tables.fold);
  const products = await productsOf(rows);
  const isApp = installersIn(text).length > 0;
  const named = !isApp && isSentence(text, await readingOf(rows)) ? await namedIn(rows, text) : [];
  if (named.length) return called(rows, named);
  const spoken = isApp ? inFiles(plain, products) : products.spokenOf(plain, !isTold);
  return spoken.length ? spoken : namedInside(rows, text);
}

/**
 * The products that a file's name speaks of, in Pinyin too: anyihua_release.apk.
 *
 * @param {string} plain
 * @param {import("../lookup/products.js").Products} products
 */
function inFiles(plain, products) {
  const words = plain.replace(FILE, " ");
  const spoken = products.spokenOf(words, false);
  return spoken.length ? spoken : [...new Set(words.split(/\s+/u).flatMap((word) => products.asksFor(word)))];
}
