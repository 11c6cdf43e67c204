/** Warnings of regulators in the edition in hand, and what they are worth today. */

import { nothing } from "./empty.js";
import { warning } from "./evidence.js";
import { OLD_MARK } from "../edition/hashed-ids.js";
import { judgedOn, judgeWarnings } from "../verdict/old-warning.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./lookup.js").Common} Common */
/** @typedef {import("./lookup.js").Evidence} Evidence */

/**
 * The warnings of each channel by its mark; of what only old lists warn of an edition holds the mark's beginning.
 *
 * @param {Rows} rows
 * @param {string[]} marks
 * @returns {Promise<(import("../edition/database.js").WarnedRow[] | undefined)[]>}
 */
export async function warningsAt(rows, marks) {
  const found = await rows.many("warned", [...marks, ...marks.map((one) => one.slice(0, OLD_MARK))]);
  return marks.map((_, n) => found[n] ?? found[marks.length + n]);
}

/**
 * The answer about a channel that regulators warn of, or did.
 *
 * @param {Common} shared
 * @param {string} normal
 * @param {import("../edition/database.js").WarnedRow[]} found
 * @param {string} [reason]  of a warning that stands
 * @returns {Answer}
 */
export function warnedAnswer(shared, normal, found, reason) {
  const evidence = found.map((row) => warning(shared.sources, row));
  return { ...nothing(shared, normal, ""), ...worthNow(shared, evidence, reason), evidence };
}

/** What warnings are worth today. @param {Common} shared @param {Evidence[]} warnings @param {string} [reason] */
export function worthNow({ manifest }, warnings, reason) {
  return judgeWarnings(warnings.map(({ as_of }) => as_of), judgedOn(manifest), reason);
}
