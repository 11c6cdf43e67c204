/** What the edition says of one lender that was found by its name, its licence number or its product. */

import { isRetracted } from "./without-retracted.js";
import { wordsFor } from "../verdict/sentence-values.js";
import { nothing, retracted, summary } from "./empty.js";
import { claimsOf, common } from "./lookup.js";

/** @typedef {import("./lookup.js").Answer} Answer */
/**
 * @typedef {object} Asked
 * @property {Answer} answer
 * @property {import("../i18n.js").Values} words  what its sentence is filled with
 * @property {import("../verdict/card.js").Told} [told]
 */

/**
 * @param {import("../edition/database.js").Rows} rows
 * @param {Answer["query"]} query
 * @param {import("./lookup.js").KnownLender} lender
 * @returns {Promise<Asked & {answer: Answer}>}
 */
export async function lenderAnswer(rows, query, lender) {
  const shared = await common(rows);
  if (isRetracted(lender)) {
    return { answer: { ...retracted(shared, query.normal, lender.on), query }, words: { date: lender.on } };
  }
  const { categories } = shared.tables;
  const kind = categories.find(({ country, category }) => country === lender.country && category === lender.category);
  const isOfKind = lender.reason === "no_register" && kind?.ask;
  const reason = isOfKind ? (kind.category === "platform" ? "platform" : "category") : lender.reason;
  const verdict = /** @type {import("./lookup.js").Verdict} */ (lender.verdict);
  const own = { ...nothing(shared, query.normal, reason, lender.country), query, verdict, lender: summary(lender) };
  const words = wordsFor({ ...own, evidence: lender.evidence }, { manifest: shared.manifest, categories });
  return { answer: { ...own, evidence: [...lender.evidence, ...(await claimsOf(rows, lender))] }, words };
}

/**
 * An answer about a lender behind another first sentence, which says how the question leads to it.
 *
 * @param {Asked} found
 * @param {string} key  of that sentence
 * @param {Record<string, string>} values  of it, beside the words of the answer
 * @returns {Asked}
 */
export function ledBy({ answer, words }, key, values) {
  const before = [{ key: `says_${answer.verdict}_${answer.reason}` }];
  return { answer, words: { ...words, ...values }, told: { own: [{ key }], before } };
}
