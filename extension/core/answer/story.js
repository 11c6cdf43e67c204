/** What a pasted text tells besides the one thing it is answered by, as values. `card.js` puts them into words. */

import { readingOf } from "../lookup/context.js";
import { productsOf } from "../lookup/products.js";
import { isOfAnother } from "../read/which-firm.js";
import { ORDERS, tells, toldIn } from "../read/situations.js";
import { installersIn } from "../normalise/address.js";
import { fold } from "../normalise/text.js";
import { besideAddress, besideAnother, besideNumber } from "./claimed-firm.js";
import { OF_A_FIRM } from "./firm-in-sentence.js";
import { spokenOf, strangerIn } from "./mentioned-firms.js";
import { partsByWords, partsOf, strange } from "./parts.js";
import { asksNothing, isSigned, senderOf, suggestion } from "./sms-signature.js";
import { placeIn } from "./where.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../lookup/lookup.js").Answer} Answer */
/** @typedef {import("./parts.js").Part} Part */
/**
 * @typedef {object} Story
 * @property {string[]} situations  ids, the most pressing first
 * @property {string[]} choices  the situations that are asked back about
 * @property {boolean} isUnclear  it tells something, and nothing of it was recognised: the choices are guesses
 * @property {boolean} mayBeCrisis  somebody may be in despair
 * @property {Part[]} parts
 * @property {Answer["suggestions"]} suggestions  whom it names, to be asked one by one
 * @property {Answer["product"]} [product]  the one product that it names
 * @property {string} [name]  the one that nobody bears and the answer is about
 * @property {string} place  the code of the country in which it is asked; "" where it does not tell
 */
/**
 * Whom a text names. `name`: the name in it that nobody bears.
 *
 * @typedef {{parts: Part[], suggestions: Answer["suggestions"], product?: Answer["product"], name?: string}} Named
 */

/** The reasons of answers beside which a product in the text is named, and no more. */
const ONLY_NAMED = [...OF_A_FIRM, "threat", "court", "lawyer", "pay_order", "installer", "screen"];
/** The reasons of answers about one whom a text names, beside whom it may name others. */
const ABOUT_ONE = ["named", "product", "renamed"];
/** The reasons of answers beside which a firm that nobody knows is named. */
const OF_OTHERS = ["ask", "named"];
/** The reasons of answers that say all there is to say of these parts. @type {Record<string, string>} */
const SAID_BY = {
  short_link: "shared_host", link: "shared_host", signed: "signature", apk_sent: "installer", contacted: "called",
};
/** The reasons of answers that leave nothing to ask back about. */
const ANSWERED = ["compare", "called"];
const NOTHING_TOLD = { situations: [], choices: [], isUnclear: false, mayBeCrisis: false };
const TEXT = /\s|[\u3400-\u9fff]/u;

/**
 * @param {Rows} rows
 * @param {Answer} answer
 * @param {string} text
 * @returns {Promise<Story>}
 */
export async function storyOf(rows, answer, text) {
  const nothing = { ...NOTHING_TOLD, parts: [], suggestions: answer.suggestions, name: "", place: "" };
  const reading = await readingOf(rows);
  if (answer.reason === "small_talk") return { ...nothing, situations: ["small_talk"] };
  if (!TEXT.test(text) && !text.includes("@") && !installersIn(text).length) return nothing;
  const { situations, choices, guesses, mayBeCrisis } = toldIn(text, reading);
  const isUnclear = answer.reason === "word" && tells(text, reading.fold);
  const isTold = isUnclear || situations.length > 0;
  const sender = await senderOf(rows, text);
  const own = await partsOf(rows, text, situations.length > 0 || sender !== null);
  const named = await namedBeside(rows, answer, text, { isTold, sender, address: own.address });
  const product = answer.product ?? named.product;
  const suggestions = named.suggestions;
  const isFraud = situations.some((id) => ORDERS.includes(id));
  const place = placeIn(text, { ...answer, product, suggestions }, await productsOf(rows), isFraud);
  const isWhole = !tells(text, reading.fold);
  const asked = (isWhole && named.name) || ANSWERED.includes(answer.reason) ? [] : choices;
  const isOpen = answer.reason === "word" && !situations.length && !asked.length;
  const name = isOpen ? (named.name ?? "") : "";
  const isOfSender = sender !== null && answer.reason === "signature";
  const isOwnNumber = isOfSender && (await asksNothing(rows, text, sender));
  const isStrange = named.parts.some(({ id }) => id === "strange");
  const isOfNone = isUnclear && !situations.length && !name && !asked.length;
  const told = { isOfTopic: situations.length > 0, isStrange, place, product, suggestions, reason: answer.reason };
  const parts = [...own.parts, ...signedBy(text, sender), ...named.parts, ...(await partsByWords(rows, text, told))];
  return {
    situations,
    choices: isOfNone ? guesses : asked,
    isUnclear: isOfNone,
    mayBeCrisis,
    parts: unsaid(parts, answer, { name, isOwnNumber }),
    suggestions,
    name,
    ...(product ? { product } : {}),
    place,
  };
}

/**
 * Those of which the answer does not speak already.
 *
 * @param {Part[]} parts
 * @param {Answer} answer
 * @param {{name: string, isOwnNumber: boolean}} said  the name that the answer is about; whether the numbers in the
 *   text are those of whom it names
 */
function unsaid(parts, { query, reason, verdict }, { name, isOwnNumber }) {
  const isKnown = verdict === "unlisted" || parts.some(({ id }) => ["behind", "listed"].includes(id));
  return parts.filter(({ id }) => {
    if (id === "strange" && (isKnown || name || reason === "door")) return false;
    if (id === "phone" && isOwnNumber) return false;
    return ![id, SAID_BY[id]].includes(reason) && !(id === "phone" && query.type === "phone");
  });
}

/** @param {string} text @param {Awaited<ReturnType<typeof senderOf>>} sender @returns {Part[]} */
function signedBy(text, sender) {
  if (!isSigned(text)) return [];
  const known = sender && suggestion(sender);
  return known
    ? [{ id: "signed", key: "says_uncovered_signature", values: { name: known.name } }]
    : [{ id: "signed" }];
}

/**
 * Whom the text names beside the one of whom the answer is.
 *
 * @param {Rows} rows
 * @param {Answer} answer
 * @param {string} text
 * @param {{isTold: boolean, sender: Awaited<ReturnType<typeof senderOf>>, address: string}} what
 * @returns {Promise<Named>}
 */
async function namedBeside(rows, answer, text, { isTold, sender, address }) {
  const own = answer.suggestions;
  if (sender && answer.reason !== "signature") return { parts: [], suggestions: leading(suggestion(sender), own) };
  const beside = await besideOne(rows, answer, text, address);
  if (beside) return { ...beside, suggestions: own.length ? own : beside.suggestions };
  if (!address && isAboutNobody(answer)) {
    const reading = await readingOf(rows);
    const byName = ONLY_NAMED.includes(answer.reason) || isOfAnother(fold(text, reading.fold));
    const spoken = await spokenOf(rows, text, { isTold, byName });
    return { ...spoken, suggestions: own.length ? own : spoken.suggestions };
  }
  const stranger = !address && OF_OTHERS.includes(answer.reason) ? await strangerIn(rows, text) : "";
  return { parts: stranger ? [strange(stranger)] : [], suggestions: own };
}

/**
 * Whom a text names beside a number that is said to be somebody's, an unknown address, or the one of whom the answer
 * is; null where it names nobody.
 *
 * @param {Rows} rows
 * @param {Answer} answer
 * @param {string} text
 * @param {string} address
 * @returns {Promise<Named | null>}
 */
async function besideOne(rows, answer, text, address) {
  const { reason, lender, query } = answer;
  if (ABOUT_ONE.includes(reason) && !address) {
    const others = await besideAnother(rows, text, answer);
    return others.suggestions.length ? others : null;
  }
  if (reason === "reported_phone") return besideNumber(rows, text, lender?.name ?? "");
  if (!address || reason !== "unknown" || query.type !== "host") return null;
  return besideAddress(rows, text.replaceAll(address, " "), query.normal);
}

/** Does an answer lead nowhere, and was nothing of it taken back? @param {Answer} answer */
function isAboutNobody({ suggestions, lender, product, reason }) {
  return !suggestions.length && !lender && !product && !["retracted", "crisis"].includes(reason);
}

/** @param {ReturnType<typeof suggestion>} sender @param {Answer["suggestions"]} others */
function leading(sender, others) {
  return sender ? [sender, ...others.filter(({ name }) => name !== sender.name)] : others;
}
