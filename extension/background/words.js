/** The values of the placeholders in the sentence said with an answer. Pure. */

/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./edition.js").Manifest} Manifest */

/** The status of the listing that decides, by verdict and reason. @type {Record<string, string>} */
const DECIDES = {
  warned: "warned",
  ended: "ended",
  suspended: "suspended",
  licensed: "active",
  partner: "named",
  absent: "absent",
};

/**
 * @param {Answer} answer
 * @param {{manifest: Manifest, categories: import("./rows.js").Category[], about?: import("./state.js").Resolved | null}} context
 * @returns {import("./says.js").Values}
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
    date: listing?.as_of ?? asOf(manifest, category),
    category: category?.title,
    ask: category?.ask?.title ?? register?.operator,
    known,
  };
}

/** @param {Answer} answer */
function deciding({ verdict, reason, evidence }) {
  const status = DECIDES[reason] ?? DECIDES[verdict];
  const listings = evidence.filter(({ type }) => type === "listing");
  const fitting = listings.filter((one) => one.status === status);
  const from = fitting.length ? fitting : listings;
  return from.toSorted((a, b) => b.as_of.localeCompare(a.as_of))[0];
}

/** @param {Answer} answer @param {import("./rows.js").Category[]} categories */
function categoryNamed({ lender }, categories) {
  return categories.find(({ country, category }) => country === lender?.country && category === lender.category);
}

/** @param {Manifest} manifest @param {{country: string, category: string} | undefined} wanted */
function asOf({ covered }, wanted) {
  const found = covered.find(({ country, category }) => country === wanted?.country && category === wanted.category);
  return found?.as_of ?? "";
}
