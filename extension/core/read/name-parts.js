/**
 * What makes another name of a name in Chinese: 新亿联银行, 花呗优选. Python reads this file too, so the table is strict JSON.
 *
 * `before`, `letters_behind`: single letters; `words_behind`: what firms and apps are called.
 */
export const NAME_PARTS = {
  "before": ["新小大超微云快极真乐老伪亚"],
  "letters_behind": ["优购选贷卡融宝通金付商花城条呗"],
  "words_behind": [
    "钱包", "普惠", "极速", "信用", "信息", "信托", "科技", "数科", "数据", "网络", "技术", "小额", "消费", "集团", "控股", "代办",
    "代理", "投资", "资产", "资本", "银行", "租赁", "保险", "保理", "基金", "证券", "服务", "咨询", "外包", "国际", "理财", "有限",
    "股份", "财富"
  ]
};
