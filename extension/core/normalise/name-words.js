/**
 * The words and signs in names. Python reads this file too, so the table is strict JSON.
 *
 * `legal_forms`: what ends the normal form of a company's name, the longest first. `no`: the signs that say no.
 */
export const NAME_WORDS = {
  "legal_forms": ["股份有限公司", "有限责任公司", "股份公司", "有限公司", "公司", "pteltd", "ltd"],
  "no": ["≠≢¬×✕✖✗✘╳⨯☓❌❎☒⊘⛔🚫🛑🙅👎🆖"]
};
