/** Which registers an edition holds, what they cover, and how old each is. Pure. */

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {{title: Text, url: string}} Ask */
/**
 * @typedef {object} Register
 * @property {string} id
 * @property {string} country
 * @property {"licence" | "partners" | "warning" | "claims"} kind
 * @property {Text} title
 * @property {Text} operator
 * @property {string} page
 * @property {string} as_of
 * @property {string} retrieved_at
 * @property {number} rows
 * @property {string} via
 * @property {number} stale_after_days
 * @property {Partial<Text>} caution  said with every answer that rests on it; empty where there is none
 * @property {import("../i18n.js").Language | ""} [notes]  the language of its rows' notes
 */
/**
 * @typedef {object} Covered
 * @property {string} register
 * @property {string} country
 * @property {string} category
 * @property {Text} title
 * @property {boolean} whole
 * @property {string} as_of
 * @property {number} rows
 */
/** @typedef {{country: string, category: string, title: Text, ask: Ask | null}} NotCovered */
/**
 * @typedef {object} Coverage
 * @property {Register[]} registers
 * @property {Covered[]} covered
 * @property {NotCovered[]} not_covered
 * @property {{lender: string, as_of: string}[]} collector_lists
 */
/**
 * What is said of an edition in hand.
 *
 * @typedef {Coverage & {edition: number, published_at: string, expires_at: string}} Manifest
 */

/**
 * `coverage.json` with the dates and counts that stand in the manifest.
 *
 * @param {import("./manifest.js").SignedManifest} signed
 * @param {any} coverage
 * @returns {Manifest}
 */
export function withDates({ edition, published_at, expires_at, registers }, coverage) {
  const { registers: all, covered, not_covered, collector_lists = [] } = coverage;
  return {
    edition,
    published_at,
    expires_at,
    registers: all.map((/** @type {Register} */ one) => {
      const { as_of, retrieved_at, rows } = registers[one.id];
      return { ...one, as_of, retrieved_at, rows };
    }),
    covered: covered.map((/** @type {Covered} */ one) => {
      const [as_of, rows] = registers[one.register].covered[one.category];
      return { ...one, as_of, rows };
    }),
    not_covered,
    collector_lists: collector_lists.map((/** @type {{lender: string, register: string, document: number}} */ one) => ({
      lender: one.lender,
      as_of: registers[one.register].documents[one.document][0],
    })),
  };
}
