/**
 * The products of the sample edition, as browsers fetch them: a platform, a lender's own product that is proven, one
 * that is only said.
 */

const SOURCED = {
  proof: "reported",
  as_of: "2025-10",
  source: 0,
};
const MASHANG = {
  ...SOURCED,
  name: "马上消费金融股份有限公司",
  lender: 0,
  verdict: "licensed",
  reason: "lender",
  listed: null,
};
const PLAIN = { ...SOURCED, operator: null, channels: [], former: [], sources: [0] };

/** Characters by their codes as steps, and the syllable of each. @param {Record<string, string>} bySound */
function packed(bySound) {
  const names = Object.keys(bySound);
  const read = names.flatMap((name, place) => [...bySound[name]].map((char) => ({ code: char.charCodeAt(0), place })));
  const sorted = read.toSorted((a, b) => a.code - b.code);
  const written = (/** @type {number[]} */ all) => all.map((one) => String.fromCharCode(35 + one)).join("");
  const steps = written(sorted.map(({ code }, n) => code - (sorted[n - 1]?.code ?? 0)));
  return { names: names.join(" "), steps, which: written(sorted.map(({ place }) => place)) };
}

export const PRODUCTS = {
  sources: [{ publisher: "某某财经", url: "https://news.example/1", via: "" }],
  firms: [
    {
      id: "id-马上消费金融股份有限公司",
      name: "马上消费金融股份有限公司",
      country: "CN",
      category: "consumer-finance",
      licence: "X0010H250000001",
    },
  ],
  words: {
    around: ["怎么样", "官网", "的"], beside: ["谁", "放"], trouble: ["逾期"], looks: ["货贷"],
    question: /** @type {string[]} */ ([]), ahead: [], asks: [], said: [], country: [],
  },
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
  sounds: packed({ kuai: "快块", qian: "钱前", hua: "花华" }),
  phones: { 4001234567: { ...SOURCED, name: MASHANG.name, lender: MASHANG.lender } },
  offices: {},
  abroad: {},
  collectors: {},
  signers: { "com.kuaiqian.hua": [{ ...SOURCED, proof: "reviewed", sha256: "ab".repeat(32) }] },
  listed: { [MASHANG.name]: ["cn-list", 0] },
};
