/**
 * One question to the edition in hand, as a person types it: an address, a store's link, a licence
 * number, a phone or a name. Nothing of it is kept or sent.
 */

import { about, bare } from "../read/question-words.js";
import { askBack } from "../lookup/did-you-mean.js";
import { appIn, appLink, packageIn } from "../normalise/app.js";
import { askApp } from "../lookup/by-app.js";
import { askHost } from "../lookup/by-host.js";
import { askLicence, askName } from "../lookup/by-name.js";
import { doorAt, doorNumberIn } from "../lookup/doors.js";
import { askPhone, askPhones, withCodes } from "../lookup/by-phone.js";
import { unlabelled, unnumbered } from "../lookup/branches.js";
import { byChannel, byHost, byLicence, common } from "../lookup/lookup.js";
import { fold as folded } from "../normalise/text.js";
import { findAddress } from "../normalise/address.js";
import { company } from "../normalise/company.js";
import { host } from "../normalise/host.js";
import { nothing } from "../lookup/empty.js";
import { MOST_NUMBERS, numbersIn } from "../lookup/numbers.js";
import { called } from "./called.js";
import { cardOf } from "./card.js";
import { compared } from "./compared.js";
import { contentOf } from "./content.js";
import { cutOut, toldOf } from "./asked-or-told.js";
import { askNamed, namedIn } from "./firm-in-sentence.js";
import { kindOf } from "../read/kind-of-text.js";
import { isCalm, isChinese, isWords, readWithout, spokenIn } from "../read/situations.js";
import { askSender, senderOf, signerOf } from "./sms-signature.js";
import { arePhones, isLocal, phone } from "../normalise/phone.js";
import { tagOf } from "../i18n.js";
import { storyOf } from "./story.js";
import { productsOf } from "../lookup/products.js";
import { QUIET } from "../verdict/decide.js";
import { readable } from "../lookup/question.js";
import { readingOf } from "../lookup/context.js";
import { forget } from "../lookup/near-names.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../lookup/lookup.js").Answer} Answer */
/** @typedef {import("../lookup/by-lender.js").Asked} Asked */
/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("../verdict/card.js").Card} Card */
/**
 * `situations`: the ids of those that a text tells of, the most pressing first; `place`: the code of the country in
 * which it is asked; `also`: the same card in the language of the text.
 *
 * @typedef {Answer & {card: Card, situations: string[], place?: string, also?: {lang: string, card: Card}}} Said
 */

/** The package of an app among words, which is no host: “com.msxf.ayh 是啥”. */
const PACKAGE = new RegExp(
  [
    "(?:^|[^A-Za-z0-9_./@:-])([a-z][A-Za-z0-9_]*(?:\\.[a-z][A-Za-z0-9_]*)+)",
    "(?![A-Za-z0-9_/@-]|\\.[A-Za-z0-9_])",
  ].join(""),
  "giu",
);
/** What may be a phone number among words that are not in Chinese. */
const ABROAD = /(?:^|[^A-Za-z0-9_./-])(\+?\d(?:[ -]?\d){6,13})(?![A-Za-z0-9_/-])/gu;

/**
 * The answer; to a text that says something in another language than the page's in its own as well (`also`): who pasted
 * it may read either.
 *
 * @param {Rows} rows
 * @param {string} typed
 * @param {Speaking} speaking
 * @param {(language: import("../i18n.js").Language) => Promise<Speaking | null>} [others]  who speaks another language;
 *   null where nobody does
 * @returns {Promise<Said | null>} null where there is nothing to ask
 */
export async function ask(rows, typed, speaking, others) {
  try {
    return await inLanguages(rows, typed, speaking, others);
  } finally {
    forget();
  }
}

/** @type {typeof ask} */
async function inLanguages(rows, typed, speaking, others) {
  const text = readable(typed);
  if (text && isChinese(text)) readWithout(text, await namedIn(rows, text), await readingOf(rows));
  const answer = text && (await answered(rows, text, speaking));
  if (!answer) return null;
  const own = others ? spokenIn(text, await readingOf(rows)) : "";
  const other = own && own.slice(0, 2) !== speaking.language.slice(0, 2) && (await others?.(own));
  const again = other ? await answered(rows, text, other) : null;
  return again && own ? { ...answer, also: { lang: tagOf(own), card: again.card } } : answer;
}

/**
 * The answer in one language.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {Speaking} speaking
 * @returns {Promise<Said | null>}
 */
async function answered(rows, text, speaking) {
  const asked = await answerTo(rows, text);
  if (!asked) return null;
  const story = await storyOf(rows, asked.answer, text);
  const card = cardOf(asked, story, await contentOf(rows), speaking);
  const { situations, suggestions, product, place } = story;
  if (!card) return null;
  const told = { situations, suggestions, ...(product ? { product } : {}), ...(place ? { place } : {}) };
  return { ...asked.answer, ...told, card };
}

/**
 * What is known of a text, before anything of it is said.
 *
 * @param {Rows} rows @param {string} text @returns {Promise<Asked & {sender?: Asked} | null>}
 */
export async function answerTo(rows, text) {
  const { suffixes, stores, fold } = (await common(rows)).tables;
  const words = kindOf(text, await readingOf(rows));
  const { address: held, several, doubtful } = findAddress(text, suffixes);
  if (several) {
    const query = /** @type {const} */ ({ text, type: "host", normal: "" });
    return { answer: { ...nothing(await common(rows), "", "addresses"), query }, words: {} };
  }
  /** Sentences parted by “。” read as a name of the web. */
  const address = words && !/^[\x20-\x7e]*$/u.test(held) ? "" : held;
  const link = address && appLink(address, stores, suffixes);
  if (link) return unlessDoubtful(await askApp(rows, address, link, doubtful), doubtful);
  const app = appIn(text, stores, suffixes) || (await knownPackage(rows, text));
  if (app && !(await isListedHost(rows, text))) return askApp(rows, text, app);
  const isHost = address && !(await mayBeApp(rows, text, address));
  const among = isHost ? null : await askAppAmong(rows, text);
  if (among) return toldOf(among, text);
  if (address) return unlessDoubtful(await askHost(rows, address, await signerOf(rows, text), doubtful), doubtful);
  if (words === "installer") {
    const query = /** @type {const} */ ({ text, type: "name", normal: company(text, fold) });
    return { answer: { ...nothing(await common(rows), query.normal, words), query }, words: {} };
  }
  return askOther(rows, text, words, fold);
}

/**
 * Is an address spelt as a package is, and no listed host? com.qihoo.loan
 *
 * @param {Rows} rows @param {string} text @param {string} address
 */
async function mayBeApp(rows, text, address) {
  return [...text.matchAll(PACKAGE)].some(([, one]) => one === address) && !(await isListedHost(rows, address));
}

/**
 * The answer about an app that a text names by its package and we know.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<Asked | null>}
 */
async function askAppAmong(rows, text) {
  const products = await productsOf(rows);
  for (const [, name] of text.matchAll(PACKAGE)) {
    const isKnown = (await byChannel(rows, "app", name)) ?? products.ofChannel("app", name);
    if (isKnown || products.mayAsk(name)) return askApp(rows, name, name);
  }
  return null;
}

/**
 * The one number of another country that a text holds and we know, or may; without a code it is asked back for.
 *
 * @param {Rows} rows @param {string} text @param {import("../normalise/text.js").Fold} fold
 */
async function numberAbroad(rows, text, fold) {
  const found = isChinese(text) ? [] : [...text.matchAll(ABROAD)].slice(0, MOST_NUMBERS);
  const typed = [...new Set(found.map(([, one]) => phone(one, fold)))];
  const held = await Promise.all(
    typed.map(async (one) => one && ((await byChannel(rows, "phone", one)) || (await withCodes(rows, one)).length > 0)),
  );
  const known = typed.filter((_, at) => held[at]);
  return known.length === 1 ? known[0] : "";
}

/**
 * Nobody is answered as fine by a text of which a browser opens another address.
 *
 * @param {Asked} asked
 * @param {boolean} doubtful
 * @returns {Asked}
 */
function unlessDoubtful(asked, doubtful) {
  if (!doubtful || !QUIET.includes(asked.answer.verdict)) return asked;
  return { ...asked, answer: { ...asked.answer, verdict: "uncovered", reason: "doubtful" } };
}

/**
 * A licence number, a phone or a name.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} words  what it is instead of a name, as in pasted.js
 * @param {import("../normalise/text.js").Fold} fold
 * @returns {Promise<Asked & {sender?: Asked} | null>}
 */
async function askOther(rows, text, words, fold) {
  const isNoName = isWords(words, await readingOf(rows));
  const whole = isNoName || (await rows.one("names", company(text, fold))) ? text : unlabelled(text, fold);
  const cut = isNoName ? null : await askedAbout(rows, whole, fold);
  const name = cut?.name ?? whole;
  if ((await byLicence(rows, name)).length) return askLicence(rows, name);
  const number = unnumbered(name === text ? text : name);
  const digits = (await doorAt(rows, number)) ? number : phone(number, fold);
  if (words !== "chat" && arePhones(number, fold)) return askPhones(rows, number);
  if (digits && words !== "chat") return askPhone(rows, number, digits);
  const sender = isNoName ? null : await senderOf(rows, text);
  if (sender) return askSender(rows, text, sender);
  const asked = await askNameOrNumber(rows, name, text, fold);
  const named = asked && (await askNamed(rows, text, cut && !cut.isSure ? await cutOut(rows, asked, text) : asked));
  return named && called(compared(named, text), text, fold);
}

/**
 * A name; where nobody bears it, the number in the text.
 *
 * @param {Rows} rows
 * @param {string} name
 * @param {string} text
 * @param {import("../normalise/text.js").Fold} fold
 * @returns {Promise<Asked & {sender?: Asked} | null>}
 */
async function askNameOrNumber(rows, name, text, fold) {
  const normal = company(name, fold);
  if (!normal) return null;
  const asked = await ofCountry(rows, await askName(rows, { text: name, type: "name", normal }), text, fold);
  const { reason } = asked.answer;
  const isStory = isCalm(reason, await readingOf(rows));
  const abroad = isStory || reason === "word" ? await numberAbroad(rows, text, fold) : "";
  if (abroad && isLocal(abroad)) return askPhone(rows, abroad, abroad);
  if (abroad) return toldOf(await askPhone(rows, abroad, abroad), text);
  if (reason !== "word") return asked;
  const door = await doorNumberIn(rows, text);
  if (door) return askPhone(rows, text, door);
  const held = numbersIn(text, "", fold);
  if (held.length === 1) return askPhone(rows, held[0], held[0]);
  const left = bare(name, (await productsOf(rows)).question, fold) ?? "";
  const ofLeft = company(left, fold);
  const other = ofLeft ? await askName(rows, { text: left, type: "name", normal: ofLeft }) : asked;
  return other.answer.reason === "word" ? asked : cutOut(rows, await ofCountry(rows, other, text, fold), text);
}

/**
 * The answer about a name; a lender of another country than the question names is asked back: “OCM terdaftar OJK?” is
 * about an Indonesian OCM, which none in the Philippines answers for.
 *
 * @param {Rows} rows
 * @param {Asked} asked
 * @param {string} text
 * @param {import("../normalise/text.js").Fold} table
 * @returns {Promise<Asked>}
 */
async function ofCountry(rows, asked, text, table) {
  const { lender, query } = asked.answer;
  const country = query.text === text ? "" : (await productsOf(rows)).country(folded(text, table));
  const own = asked.answer.suggestions.filter((one) => country && one.lender?.country === country);
  if (own.length) return { ...asked, answer: { ...asked.answer, suggestions: own } };
  return !country || !lender || lender.country === country ? asked : askBack(rows, query, [lender.name]);
}

/**
 * The name, the number or the phone that a question is about.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {import("../normalise/text.js").Fold} fold
 */
async function askedAbout(rows, text, fold) {
  const products = await productsOf(rows);
  const isKnown = async (/** @type {string} */ piece) => {
    const normal = company(piece, fold);
    if (products.named(normal) || products.mayAsk(normal) || phone(piece, fold)) return true;
    if ((await rows.one("names", normal)) || (await doorAt(rows, piece))) return true;
    return (await byLicence(rows, piece)).length > 0;
  };
  return about(text, products, isKnown, fold);
}

/** @param {Rows} rows @param {string} text */
async function isListedHost(rows, text) {
  const { matched } = await byHost(rows, text);
  return matched !== "" && matched === host(text, (await common(rows)).tables.suffixes);
}

/**
 * A package that the edition knows, also one that may be a web address, such as id.monee.app; "" for none.
 *
 * @param {Rows} rows @param {string} text
 */
async function knownPackage(rows, text) {
  const found = packageIn(text);
  return found && (await byChannel(rows, "app", found)) ? found : "";
}
