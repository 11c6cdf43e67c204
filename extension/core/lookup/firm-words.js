/**
 * The words of which the names of firms are made. Python reads this file too, so the table is strict JSON.
 *
 * `kinds`: what says of what kind a firm is, the longer first; `products`: what is called so behind a firm's name.
 * `firms`: what ends the name of a firm; `behind_a_comma`: the legal forms that a comma may part from it.
 * `houses`: units of a bank under its own licence. No 信用卡中心: where it is licensed it is a unit beside the branches with
 * a licence of its own, 分行级专营机构 (中资商业银行行政许可事项实施办法), which a register has to hold; at other banks it is a
 * department. `places`: what a place is, behind its name.
 */
export const FIRM_WORDS = {
  "kinds": [
    "消费金融", "汽车金融", "小额贷款", "融资担保", "融资租赁", "村镇银行", "农村商业银行", "商业银行", "银行", "金融", "消金", "消费",
    "小贷", "贷款", "网络", "信息", "科技", "服务", "集团", "控股", "中国"
  ],
  "products": ["信用卡", "借钱", "借款", "借条", "金条", "白条", "分期", "贷", "官网", "官方", "客服", "app"],
  "firms": ["银行", "信用社", "联社", "资金互助社", "ltd", "llp", "plc", "berhad", "tbk"],
  "behind_a_comma": ["pte", "ltd", "limited", "inc", "llc", "llp", "plc", "co", "corp", "berhad", "tbk", "sdn"],
  "houses": ["分行", "支行", "营业部"],
  "places": [
    "省", "市", "区", "县", "州", "盟", "旗", "地区", "新区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "自治县",
    "特别行政区"
  ]
};
