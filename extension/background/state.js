/** From what the edition says of a host and what a page shows to the final verdict. Pure. */

/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./lookup.js").KnownLender} KnownLender */
/** @typedef {import("./lookup.js").Verdict} Verdict */
/** @typedef {import("./rows.js").Category} Category */
/**
 * @typedef {object} Resolved  someone whom the page names, looked up in the edition
 * @property {string} text
 * @property {"lender" | "party"} role
 * @property {boolean} legal
 * @property {boolean} licence
 * @property {KnownLender[]} lenders
 * @property {Category | null} category  the kind of institution that its name says, where it is no known lender
 */
/** @typedef {{verdict: Verdict, reason: string, about: Resolved | null}} Judgement */

/** Worst first: of two hosts on one page the worse verdict holds. @type {Verdict[]} */
const WORST = ["warned", "ended", "suspended", "lookalike", "claimed", "unlisted", "uncovered", "none", "partner", "licensed"];

/**
 * Only an edition can say `warned` to `partner`; a page never changes that. Where the edition
 * knows nothing of the host, a page that offers loans is judged by whom it names.
 *
 * @param {{verdict: Verdict, reason: string}} answer
 * @param {{offers: boolean, named: Resolved[], held: boolean}} page  `held`: the edition holds a kind of
 *   lender of the page's country whole
 * @returns {Judgement}
 */
export function decide({ verdict, reason }, { offers, named, held }) {
  const open = verdict === "none" && reason !== "shared_host" && offers;
  if (!open) return { verdict, reason, about: null };
  const lenders = named.filter(({ role }) => role === "lender");
  const parties = named.filter(({ role }) => role === "party");
  return byNames(lenders, named) ?? byNames(parties, named) ?? byNobody(named, held);
}

/**
 * @param {Resolved[]} group  those who are named alike
 * @param {Resolved[]} all
 * @returns {Judgement | null}
 */
function byNames(group, all) {
  const claimed = group.find((one) => isElsewhere(one) || isAnothers(one, all));
  if (claimed) return { verdict: "claimed", reason: "lender", about: claimed };
  const missing = group.find(({ lenders, category }) => !lenders.length && category?.lends && category.whole);
  if (missing) return { verdict: "unlisted", reason: "category", about: missing };
  const known = group.find(({ lenders }) => lenders.length);
  if (known) return { verdict: "uncovered", reason: known.lenders.length > 1 ? "ambiguous" : "no_host", about: known };
  const open = group.find(({ category }) => category?.lends);
  return open ? { verdict: "uncovered", reason: "category", about: open } : null;
}

/** Its hosts are known, and the page's host is none of them. @param {Resolved} named */
function isElsewhere({ lenders }) {
  return lenders.length > 0 && lenders.every(({ hosts }) => hosts.length > 0);
}

/**
 * A licence number that is registered to another name than the page gives.
 *
 * @param {Resolved} named
 * @param {Resolved[]} all
 */
function isAnothers({ licence, lenders }, all) {
  const owners = new Set(lenders.map(({ key }) => key));
  const companies = all.filter((one) => !one.licence && one.legal);
  return (
    licence &&
    owners.size > 0 &&
    companies.length > 0 &&
    !companies.some((one) => one.lenders.some(({ key }) => owners.has(key)))
  );
}

/** @param {Resolved[]} named @param {boolean} held @returns {Judgement} */
function byNobody(named, held) {
  const company = named.find(({ legal }) => legal);
  return company && !held
    ? { verdict: "uncovered", reason: "company", about: company }
    : { verdict: "unlisted", reason: "nobody", about: null };
}

/** The kind of institution that a name says. @param {string} normal @param {Category[]} categories */
export function categoryOf(normal, categories) {
  return categories.find(({ marks }) => marks.some((mark) => normal.includes(mark))) ?? null;
}

/** @template {{answer: {verdict: Verdict}}} T @param {T[]} found  not empty @returns {T} */
export function worst(found) {
  const rank = (/** @type {T} */ { answer }) => WORST.indexOf(answer.verdict);
  return found.reduce((worse, one) => (rank(one) < rank(worse) ? one : worse));
}
