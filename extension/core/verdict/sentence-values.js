/** The values of the placeholders in the sentence said with an answer. Pure. */

import { listed } from "../i18n.js";

/** @typedef {import("../lookup/lookup.js").Answer} Answer */
/** @typedef {import("../lookup/lookup.js").Evidence} Evidence */
/** @typedef {import("../edition/coverage.js").Manifest} Manifest */

/** The status of the listing that decides, by verdict and reason. @type {Record<string, string>} */
const DECIDES = {
  warned: "warned",
  ended: "ended",
  suspended: "suspended",
  licensed: "active",
  partner: "named",
  waiting_host: "named",
  waiting_lender: "named",
  waiting_phone: "named",
  unnamed: "absent",
  absent: "absent",
  old_warning: "warned",
  listed: "listed",
};

/**
 * @param {Answer} answer
 * @param {{manifest: Manifest, categories: import("../edition/database.js").Category[], about?:
 *   import("./decide.js").Resolved | null}} context
 * @returns {import("../i18n.js").Values}
 */
export function wordsFor(answer, { manifest, categories, about = null }) {
  const listing = deciding(answer);
  const register = manifest.registers.find(({ id }) => id === listing?.register);
  const category = about?.category ?? categoryNamed(answer, categories);
  const known = about?.lenders[0]?.hosts.slice(0, 3).join(" · ") ?? "";
  return {
    host: answer.query.normal,
    lender: answer.lender?.name ?? about?.text ?? "",
    register: register?.title,
    operator: register?.operator,
    date: answer.retracted ?? listing?.as_of ?? asOf(manifest, category),
    category: category?.title,
    ask: category?.ask?.title ?? register?.operator,
    known,
    by: namers(answer, listing),
    caution: register?.caution ?? "",
  };
}

/**
 * The lenders that name a partner as the deciding listing does: one of them, and how many there are.
 *
 * @param {Answer} answer
 * @param {Evidence | undefined} listing
 */
function namers(answer, listing) {
  const alike = grounds(answer).filter(
    ({ named_by, status, role, waits }) =>
      named_by && status === listing?.status && role === listing?.role && waits === listing?.waits,
  );
  return listed([...new Set(alike.map(({ named_by }) => named_by ?? ""))], 1);
}

/**
 * The listings of the lender that decide, as far as its claims go: where every claim comes from
 * a lender's list, only what these lenders say of it.
 *
 * @param {Answer} answer
 */
function grounds({ lender, evidence }) {
  const own = evidence.filter((one) => !one.lender || one.lender === lender?.name);
  const claims = own.filter(({ type }) => type === "claim");
  const listings = own.filter(({ type }) => type === "listing");
  if (!claims.length || claims.some(({ named_by }) => !named_by)) return listings;
  return listings.filter((one) => claims.some(({ named_by, role }) => named_by === one.named_by && role === one.role));
}

/** @param {Answer} answer */
function deciding(answer) {
  const { verdict, reason } = answer;
  const status = DECIDES[reason] ?? DECIDES[verdict];
  const listings = grounds(answer);
  const fitting = listings.filter(
    (one) => one.status === status && Boolean(one.waits) === reason.startsWith("waiting"),
  );
  const from = fitting.length ? fitting : listings;
  return [...from].sort((a, b) => b.as_of.localeCompare(a.as_of))[0];
}

/** @param {Answer} answer @param {import("../edition/database.js").Category[]} categories */
function categoryNamed({ lender }, categories) {
  return categories.find(({ country, category }) => country === lender?.country && category === lender.category);
}

/** @param {Manifest} manifest @param {{country: string, category: string} | undefined} wanted */
function asOf({ covered }, wanted) {
  const found = covered.find(({ country, category }) => country === wanted?.country && category === wanted.category);
  return found?.as_of ?? "";
}
