/** What lenders like to say, as an offer that can be counted. Amounts are invented; the words are those in use. */

/** @typedef {[key: string, count?: number]} Words  said in the language of the page */

/** @type {Record<string, Record<string, string | Words>>} */
export const EXAMPLES = {
  daily: { amount: "10000", term: ["planner_fill_periods", 12], rate: ["planner_fill_daily"], method: "equal-payment" },
  monthly: { amount: "12000", term: ["planner_fill_periods", 12], rate: ["planner_fill_monthly"], method: "flat" },
  withheld: { amount: "1000", received: "700", term: ["planner_fill_days", 7], every: "once", payment: "1000" },
  free: {
    amount: "10000",
    term: ["planner_fill_periods", 12],
    rate: "0",
    method: "equal-principal",
    "fee-service": "80",
    "how-service": "each",
    "to-service": "platform",
  },
  membership: {
    amount: "5000",
    term: ["planner_fill_periods", 6],
    rate: ["planner_fill_yearly"],
    method: "equal-payment",
    "fee-membership": "399",
    "how-membership": "before",
    "to-membership": "platform",
  },
};

/**
 * What an example fills in.
 *
 * @param {string} name
 * @param {import("../core/i18n.js").Say} say
 * @returns {import("./planner-reading.js").Typed}
 */
export function exampleIn(name, say) {
  const said = (/** @type {string | Words} */ value) =>
    typeof value === "string" ? value : say(value[0], { count: value[1] });
  return Object.fromEntries(Object.entries(EXAMPLES[name]).map(([field, value]) => [field, said(value)]));
}
