/** What lenders like to say, as an offer that can be counted. Amounts are invented; the words are those in use. */

/** @type {Record<string, import("./planner-reading.js").Typed>} */
export const EXAMPLES = {
  daily: { amount: "1万", term: "12期", rate: "日息万五", method: "equal-payment" },
  monthly: { amount: "12000", term: "12期", rate: "月费率0.6%", method: "flat" },
  withheld: { amount: "1000", received: "700", term: "7天", every: "once", payment: "1000" },
  free: { amount: "1万", term: "12期", rate: "0", method: "equal-principal", "fee-service": "80", "how-service": "each" },
  membership: { amount: "5000", term: "6期", rate: "年利率12%", method: "equal-payment", "fee-membership": "399", "how-membership": "before" },
};
