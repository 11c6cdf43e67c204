/** The figures of an offer as the fragment of an address, so that another page can open the planner with them. Pure. */

/**
 * @typedef {object} Figures  as a person would type them
 * @property {string} [amount]
 * @property {string} [periods]
 * @property {string} [payment]
 * @property {string} [rate]
 */

/** The fragment that opens the planner filled, "" without figures. @param {Figures} figures */
export function fragmentOf(figures) {
  const text = new URLSearchParams(/** @type {Record<string, string>} */ (figures)).toString();
  return text && `#${text}`;
}

/** What a fragment says, within bounds, whoever wrote it. @param {string} fragment @returns {Figures} */
export function figuresOf(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/u, ""));
  const named = ["amount", "periods", "payment", "rate"].map((name) => [
    name,
    (given.get(name) ?? "").trim().slice(0, 30),
  ]);
  return Object.fromEntries(named.filter(([, value]) => value));
}
