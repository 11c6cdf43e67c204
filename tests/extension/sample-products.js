/** The products of the sample edition: a platform, a lender's own product that is proven, one that is only said. */

const SOURCED = {
  proof: "reported",
  as_of: "2025-10",
  source: { publisher: "某某财经", url: "https://news.example/1", via: "" },
};
const MASHANG = {
  ...SOURCED,
  name: "马上消费金融股份有限公司",
  lender: {
    id: "id-马上消费金融股份有限公司",
    name: "马上消费金融股份有限公司",
    country: "CN",
    category: "consumer-finance",
    licence: "X0010H250000001",
  },
  verdict: "licensed",
  reason: "lender",
  listed: null,
};
const PLAIN = { ...SOURCED, operator: null, channels: [], former: [], sources: [SOURCED.source] };

/** @type {import("../../extension/core/edition/products.js").HeldProducts} */
export const PRODUCTS = {
  words: { around: ["怎么样", "官网", "的"], beside: ["谁", "放"], trouble: ["逾期"], looks: ["货贷"] },
  products: [
    {
      ...PLAIN,
      name: "快钱花",
      kind: "platform",
      operator: { ...MASHANG, name: "快钱科技有限公司", lender: null, verdict: "uncovered", reason: "no_register" },
      lenders: [{ ...MASHANG, tie: "named-by" }],
      channels: [
        ...["kuaiqianhua.example", "globalfxm.example", "youdaoda0.com", "msxf.com"].map((value) => ({
          ...SOURCED,
          type: "host",
          value,
        })),
        { ...SOURCED, type: "app", value: "com.kuaiqian.hua" },
      ],
      former: [{ ...SOURCED, name: "慢钱花" }],
    },
    { ...PLAIN, name: "安稳贷", kind: "own", lenders: [{ ...MASHANG, proof: "reviewed", tie: "lender" }] },
    { ...PLAIN, name: "听说贷", kind: "own", lenders: [{ ...MASHANG, tie: "lender" }] },
    { ...PLAIN, name: "平台贷", kind: "platform", lenders: [{ ...MASHANG, proof: "reviewed", tie: "lender" }] },
  ],
  names: { 快钱花: 0, 慢钱花: 0, 安稳贷: 1, 听说贷: 2, 平台贷: 3 },
  hosts: { "kuaiqianhua.example": 0, "globalfxm.example": 0, "youdaoda0.com": 0, "msxf.com": 0 },
  apps: { "com.kuaiqian.hua": 0 },
  asks: { kuaiqianhua: ["快钱花"] },
  sounds: { kuai: "快块", qian: "钱前", hua: "花华" },
  phones: { 4001234567: { ...SOURCED, name: MASHANG.name, lender: MASHANG.lender } },
  offices: {},
  signers: { "com.kuaiqian.hua": [{ ...SOURCED, proof: "reviewed", sha256: "ab".repeat(32) }] },
  listed: { [MASHANG.name]: ["cn-list", 0] },
};
