/** From what the edition says of a host and what a page shows to the final verdict. Pure. */

/** @typedef {import("../lookup/lookup.js").Answer} Answer */
/** @typedef {import("../lookup/lookup.js").KnownLender} KnownLender */
/** @typedef {import("../lookup/lookup.js").Verdict} Verdict */
/** @typedef {import("../edition/database.js").Category} Category */
/**
 * @typedef {object} Resolved  someone whom the page names, looked up in the edition
 * @property {string} text
 * @property {"lender" | "party"} role
 * @property {boolean} legal
 * @property {boolean} licence  the text is a licence number
 * @property {number} line  which line names it; the title: -1
 * @property {KnownLender[]} lenders
 * @property {Category | null} category  the kind of institution that its name says, where it is no known lender
 */
/** @typedef {{verdict: Verdict, reason: string, about: Resolved | null}} Judgement */

/** Worst first: of two hosts on one page the worse verdict holds. @type {Verdict[]} */
const WORST = [
  "warned", "ended", "suspended", "lookalike", "claimed", "unlisted", "uncovered", "none", "partner", "licensed",
];
/** The verdicts that raise no alarm, since an edition vouches for the host. */
export const QUIET = ["licensed", "partner"];

/**
 * Only an edition can say `warned` to `partner`; a page never changes that. Where the edition
 * knows nothing of the host, a page that offers loans is judged by whom it names.
 *
 * @param {{verdict: Verdict, reason: string}} answer
 * @param {{offers: boolean, named: Resolved[], held: boolean, country: string}} page  `held`: the edition holds a kind
 *   of lender of the page's country whole; `country`: "" where nothing tells
 * @returns {Judgement}
 */
export function decide({ verdict, reason }, { offers, named, held, country }) {
  const open = verdict === "none" && reason !== "shared_host" && offers;
  if (!open) return { verdict, reason, about: null };
  const lenders = named.filter(({ role }) => role === "lender");
  const parties = withoutTitleLists(named.filter(({ role }) => role === "party"));
  return byAnothersLicence(named) ?? byNames(lenders) ?? byNames(parties) ?? byNobody(named, held, country);
}

/**
 * @param {Resolved[]} group  those who are named alike
 * @returns {Judgement | null}
 */
function byNames(group) {
  const claimed = group.find(isElsewhere);
  if (claimed) return { verdict: "claimed", reason: "lender", about: claimed };
  const missing = group.find(({ lenders, category }) => !lenders.length && category?.lends && category.whole);
  if (missing) return { verdict: "unlisted", reason: "category", about: missing };
  const known = group.find(({ lenders }) => lenders.length);
  if (known) return { verdict: "uncovered", reason: withoutHost(known.lenders), about: known };
  const open = group.find(({ category }) => category?.lends);
  return open ? { verdict: "uncovered", reason: "category", about: open } : null;
}

/** Why the lenders of a name say nothing of the page. @param {KnownLender[]} lenders */
function withoutHost([first, ...others]) {
  if (others.length > 0) return "ambiguous";
  return first.reason === "retracted" ? "retracted" : "no_host";
}

/** Its hosts are known, and the page's host is none of them. @param {Resolved} named */
function isElsewhere({ lenders }) {
  return lenders.length > 0 && lenders.every(({ hosts }) => hosts.length > 0);
}

/** A title that names several lenders compares them: it names none. @param {Resolved[]} parties */
function withoutTitleLists(parties) {
  const titled = parties.filter(({ line, lenders }) => line < 0 && lenders.length > 0);
  const several = new Set(titled.flatMap(({ lenders }) => lenders.map(({ key }) => key))).size > 1 && titled.length > 1;
  return several ? parties.filter(({ line }) => line >= 0) : parties;
}

/**
 * A licence number that is registered to another name than the one beside it, or than the one
 * who is said to lend.
 *
 * @param {Resolved[]} named
 * @returns {Judgement | null}
 */
function byAnothersLicence(named) {
  const quoted = named.find(({ licence, lenders, line }) => {
    const owners = new Set(lenders.map(({ key }) => key));
    const beside = named.filter((one) => !one.licence && one.legal && (one.line === line || one.role === "lender"));
    const isOwner = (/** @type {Resolved} */ one) => one.lenders.some(({ key }) => owners.has(key));
    return licence && owners.size > 0 && beside.length > 0 && !named.some((one) => !one.licence && isOwner(one));
  });
  return quoted ? { verdict: "claimed", reason: "licence", about: quoted } : null;
}

/**
 * Of a country that the edition does not hold, nobody is missing from its lists.
 *
 * @param {Resolved[]} named @param {boolean} held @param {string} country
 * @returns {Judgement}
 */
function byNobody(named, held, country) {
  const company = named.find(({ legal }) => legal);
  if (company && !held) return { verdict: "uncovered", reason: "company", about: company };
  if (country && !held) return { verdict: "uncovered", reason: "country", about: null };
  return { verdict: "unlisted", reason: "nobody", about: null };
}

/** The kind of institution that a name says. @param {string} normal @param {Category[]} categories */
export function categoryOf(normal, categories) {
  return categories.find(({ marks }) => marks.some((mark) => normal.includes(mark))) ?? null;
}

/**
 * The one of the worst verdict, the first of equals. Of two that imitate, the one whose original is proven.
 *
 * @template {{answer: {verdict: Verdict, reason: string}}} T
 * @param {T[]} found  not empty
 * @returns {T}
 */
export function worst(found) {
  const rank = (/** @type {T} */ { answer: { verdict, reason } }) =>
    WORST.indexOf(verdict) + (verdict === "lookalike" && reason !== "proven" ? 0.5 : 0);
  return found.reduce((worse, one) => (rank(one) < rank(worse) ? one : worse));
}
