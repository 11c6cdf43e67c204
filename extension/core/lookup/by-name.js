/** Questions by name or licence number: one lender, several, or nobody. The words are the server's. */

import { bearing } from "./bearers.js";
import { nameEvidence } from "./evidence.js";
import { renaming } from "./former-names.js";
import { nothing, retracted, summary } from "./answers.js";
import { claimsOf, common, lendersAt, warnedNames } from "./lookup.js";
import { isRetracted } from "./corrected.js";
import { askUnknown } from "./unknown-name.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./lookup.js").Evidence} Evidence */
/** @typedef {import("./lookup.js").KnownLender} KnownLender */
/** @typedef {import("./lookup.js").Answer["query"]} Query */
/**
 * @typedef {{answer: import("./lookup.js").Answer, words: import("../i18n.js").Values, isReported?: boolean, own?:
 *   {verdict: string, reason: string}}} Asked  `isReported`: only third parties give the lender this name, which
 *   proves nothing; `own`: what is said of the lender itself, where the answer does not say so much
 */

const GONE = ["absent", "unnamed", "retracted"];

/**
 * A legal name outranks brands and short names. A name that a regulator warns of is never answered
 * by a brand alone: the two may be strangers.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @returns {Promise<Asked>}
 */
export async function askName(rows, query) {
  const { sources } = await common(rows);
  const [normal, found] = await bearing(rows, query);
  const legal = found.filter(([, kind]) => kind === "legal");
  const keys = [...new Set((legal.length ? legal : found).map(([key]) => key))];
  const bearers = keys.length > 1 ? await lendersAt(rows, keys) : [];
  const said = (legal.length ? [] : found).flatMap((row) => {
    const one = nameEvidence(sources[row[0].split(":")[0]], row);
    const bearer = bearers.find(({ key }) => key === row[0]);
    return one ? [bearer ? { ...one, lender: bearer.name } : one] : [];
  });
  const warned = found.length ? await warnedNames(rows, normal, true) : [];
  if (warned.length && !legal.length) return ambiguous(rows, query, await lendersAt(rows, keys), [...warned, ...said]);
  return askLenders(rows, query, keys, [...said, ...warned]);
}

/**
 * The answer about the one lender found; several are shown and none is chosen.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {string[]} keys
 * @param {Evidence[]} [before]  evidence of the name
 * @returns {Promise<Asked>}
 */
export async function askLenders(rows, query, keys, before = []) {
  const lenders = await lendersAt(rows, keys);
  if (!lenders.length) return askUnknown(rows, query);
  const present = lenders.filter(({ reason }) => !GONE.includes(reason));
  const standing = present.length ? present : lenders;
  if (standing.length > 1) return ambiguous(rows, query, standing, before);
  const [lender] = standing;
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
  const named = before.filter(({ type }) => type === "name");
  const renamed = renaming(named, lender.name);
  const isReported = !renamed.former && named.length > 0 && named.every(({ proof }) => proof === "reported");
  const answer = { ...own, evidence: [...before, ...lender.evidence, ...(await claimsOf(rows, lender))] };
  const unproven = /** @type {const} */ ({ verdict: "uncovered" });
  const asBrand = isReported ? { ...unproven, reason: "brand", lender: null } : {};
  const judged = renamed.unproven ? { ...unproven, reason: "renamed" } : asBrand;
  return { answer: { ...answer, ...judged }, words: { ...words, ...renamed }, isReported, own: { verdict, reason } };
}

/**
 * @param {Rows} rows
 * @param {Query} query
 * @param {KnownLender[]} lenders
 * @param {Evidence[]} before
 * @returns {Promise<Asked>}
 */
async function ambiguous(rows, query, lenders, before) {
  const shared = await common(rows);
  const owned = await Promise.all(
    lenders.map(async (one) =>
      [...one.evidence, ...(await claimsOf(rows, one))].map((evidence) => ({ ...evidence, lender: one.name })),
    ),
  );
  const answer = nothing(shared, query.normal, "ambiguous", lenders[0]?.country);
  return { answer: { ...answer, query, verdict: "uncovered", evidence: [...before, ...owned.flat()] }, words: {} };
}
