/**
 * What in a name in Chinese says of which category its firm is; the first that it holds. Python reads this file too, so
 * the table is strict JSON.
 */
export const CATEGORY_WORDS = {
  "consumer-finance": ["消费金融", "消金", "消费"],
  "village-bank": ["村镇银行"],
  "rural-bank": ["农商"],
  "small-loan": ["小额贷款", "小贷"]
};
