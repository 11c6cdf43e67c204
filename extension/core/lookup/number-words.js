/**
 * The words beside numbers. Python reads this file too, so the table is strict JSON.
 *
 * `labels`: what stands before the number of a document or of something else that nobody calls; `sums`: before a sum;
 * `units`: behind what is counted; `calls_out`: official numbers that themselves call people, to warn them of fraud
 * (96110: https://bwc.cug.edu.cn/info/1038/2447.htm, read 2026-12-02, which tells of the police).
 *
 * `country_codes`: those of the countries whose phone numbers an edition may hold.
 */
export const NUMBER_WORDS = {
  "labels": [
    "尾号", "编号", "单号", "工单号", "工单", "订单号", "订单", "验证码", "卡号", "账号", "合同号", "流水号", "取件码", "邮编", "案号",
    "工号", "户号", "身份证号", "身份证"
  ],
  "sums": ["欠款", "欠", "借了", "本金", "利息", "金额", "余额", "到账", "共计", "合计"],
  "units": ["元", "块", "万", "千", "年", "月", "日", "期", "人", "笔", "次", "%", "rmb"],
  "calls_out": ["96110"],
  "country_codes": ["44", "61", "62", "63", "65", "91", "234", "254", "370", "852", "886"]
};
