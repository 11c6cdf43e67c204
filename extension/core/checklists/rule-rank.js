/** What a rule is: a law, a rule of a ministry, a draft; and how we know it. */

/** @type {Record<string, string>} */
const RANKS = {
  法律: "rank_law",
  行政法规: "rank_regulation",
  司法解释: "rank_interpretation",
  部门规章: "rank_rule",
  规范性文件: "rank_normative",
  国家标准: "rank_standard",
  行业自律: "rank_self",
  媒体披露: "rank_media",
  征求意见稿: "rank_draft",
};

/** The rank of what is not in force at all. */
export const DRAFT = "征求意见稿";

/** @param {string} rank @param {import("../i18n.js").Say} say */
export function rankOf(rank, say) {
  return RANKS[rank] ? say(RANKS[rank]) : rank;
}

/** How we know a rule or a door: read, or second hand. @param {string} known @param {import("../i18n.js").Say} say */
export function knownAs(known, say) {
  return say(`known_${known.replace("-", "_")}`);
}
