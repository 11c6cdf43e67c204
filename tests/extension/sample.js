/** A small edition with one lender of each kind, signed by a key of the tests. Longer than 300 lines: one edition. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { PublicSuffixes } from "../../extension/core/normalise/public-suffixes.js";
import { arranged } from "../../extension/core/edition/to-rows.js";
import { DAY, FOLDER, published } from "../browser/edition.js";
import { newPublisher } from "../browser/publisher.js";
import { PRODUCTS } from "./sample-products.js";
import { CALLS, SITUATIONS, TABLE } from "./sample-situations.js";

export { DAY };

export const PUBLISHER = newPublisher();

/** Traditional → simplified, as far as the tests need it. */
export const FOLD = [
  "萬万與与聯联銀银費费貸贷機机構构業业國国東东華华為为門门廣广極极錢钱財财務务術术電电體体車车撥拨當当額额請请資资帳帐賬账",
  "戶户說说話话轉转證证臺台灣湾騙骗詐诈凍冻監监職职員员過过數数個个嗎吗廳厅報报檢检處处線线員员來来詢询導导這这將将陸陆調调",
  "師师親亲區区廉廉審审際际對对稱称權权續续幫帮離离產产業业啟启誘诱",
].join("");

const both = (/** @type {string} */ zh, /** @type {string} */ en) => ({ zh_CN: zh, en });
/** Every register has one document here. @param {string} register @returns {[string, number]} */
const source = (register) => [register, 0];
const NAMES = /** @type {any[][]} */ ([]);
/** A lender's row; its names come last. @param {string} name */
const lender = (
  name,
  { category = "consumer-finance", licence = "", verdict = "licensed", reason = "lender", names = NAMES,
    listings = /** @type {any[][]} */ ([[0, "active"]]) } = {},
) => [`id-${name}`, name, category, licence, verdict, reason, listings, names];
/** A name in its normal form; 0 stands for what follows. */
const LEGAL = [0, "legal", 0];
/**
 * A file of moneylenders, each with a legal and a short name in normal form.
 *
 * @param {[name: string, normal: string, short: string][]} lenders
 */
export const lendersFile = (lenders) => ({
  sources: [source("sg-list")],
  lenders: lenders.map(([name, normal, short]) =>
    lender(name, { category: "moneylender", names: [[normal, "legal", 0], [short, "short", 0, "register", 0]] }),
  ),
  hosts: [],
  others: [],
});

/** How a warned host stands in an edition; an app by "app:" and its id. @param {string} host */
const warnedMark = (host) => createHash("sha256").update(host).digest().subarray(0, 16).toString("base64url");

const ASK = { title: both("当地金融管理局", "the local financial authority"), url: "https://ask.example/" };
const category = (
  /** @type {string} */ country,
  /** @type {string} */ id,
  /** @type {string[]} */ marks,
  /** @type {boolean} */ whole,
  lends = true,
) => ({
  country,
  category: id,
  marks,
  whole,
  lends,
  title: both(marks[0] ?? id, id),
  ask: whole ? null : ASK,
});

/** @param {string} name */
const shared = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
/**
 * The stores of an edition, with a few of the mirrors.
 * @type {import("../../extension/core/normalise/app.js").Stores}
 */
export const STORES = shared("stores");
/**
 * Some of the rules of the Public Suffix List.
 *
 * @type {import("../../extension/core/normalise/public-suffixes.js").PublishedSuffixes}
 */
const PUBLISHED_SUFFIXES = shared("suffixes");
export const SUFFIXES = new PublicSuffixes(PUBLISHED_SUFFIXES);

export const TABLES = {
  stores: STORES,
  fold: FOLD,
  public_suffixes: PUBLISHED_SUFFIXES,
  places: ["北京", "重庆", "深圳", "南山"],
  groups: [["youdaodao.com", "youdaodao-licai.com"]],
  shared_hosts: ["play.google.com", ".facebook.com", "github.io", "t.cn"],
  shorteners: ["t.cn"],
  super_apps: ["com.everything.pay"],
  lookalike: JSON.parse(
    readFileSync(new URL("../../backend/xiancha/lookalike/word_lists.json", import.meta.url), "utf8"),
  ),
  categories: [
    category("CN", "consumer-finance", ["消费金融"], true),
    category("CN", "village-bank", ["村镇银行"], false),
    category("CN", "small-loan", ["小额贷款", "小贷"], false),
    category("CN", "money-broker", ["货币经纪"], false, false),
    category("SG", "moneylender", ["moneylend"], true),
  ],
};

const CN = {
  sources: [source("cn-list"), source("reviewed"), source("partners")],
  lenders: [
    lender("招联消费金融股份有限公司", {
      licence: "X0007H244030001",
      names: [
        LEGAL,
        [0, "brand", "招联", "reported", 1, ["https://proof.example/"]],
        [0, "former", "旧旧贷款有限公司", "reported", 1],
        [0, "former", "包包贷", "reported", 1, [], { now: "享享金" }],
      ],
    }),
    lender("马上消费金融股份有限公司", {
      licence: "X0010H250000001",
      names: [
        LEGAL,
        [0, "former", "捷远消费金融有限公司", "reported", 1, ["https://proof.example/"], { on: "2025-05-26" }],
        [0, "former", "捷远消费金融", "reported", 1, ["https://proof.example/"], { on: "2025-05-26" }],
        [0, "brand", "快快宝", "reviewed", 1],
      ],
    }),
    lender("临河村镇银行有限责任公司", { category: "village-bank", names: [LEGAL] }),
    lender("暂停消费金融有限公司", {
      verdict: "suspended",
      listings: [[0, "suspended"]],
      names: [[0, "former", "老一消费金融有限公司", "register", 0], LEGAL],
    }),
    lender("终止消费金融有限公司", { verdict: "ended", listings: [[0, "ended"]], names: [LEGAL] }),
    lender("同名甲消费金融有限公司", { names: [[0, "brand", "同名", "reported", 1]] }),
    lender("同名乙消费金融有限公司", {
      verdict: "ended",
      listings: [[0, "ended"]],
      names: [[0, "brand", "同名", "reported", 1]],
    }),
    lender("助贷科技有限公司", {
      category: "platform",
      verdict: "partner",
      listings: ["马上消费金融股份有限公司", "招联消费金融股份有限公司"].map((by) => [2, "named", { named_by: by, role: "platform" }]),
    }),
  ],
  hosts: [
    ["mucfc.com", "uncovered", "reported", [[0, "reported", 1, "2026-04", []]]],
    ["msxf.com", "licensed", "channel", [[1, "reviewed", 1, "2025-12-30", ["https://proof.example/"]]]],
    ["zanting.example", "suspended", "channel", [[3, "reviewed", 1, "", []]]],
    ["zhongzhi.example", "ended", "channel", [[4, "reviewed", 1, "", []]]],
    ["zhudai.example", "partner", "channel", [[7, "reviewed", 1, "", []]]],
    ["youdaodao.com", "licensed", "channel", [[1, "reviewed", 1, "2025-12-30", ["https://proof.example/"]]]],
    ["two.example", "licensed", "channel", [[1, "reviewed", 1, "", []], [4, "reviewed", 1, "", []]]],
  ],
  others: [],
};
const SG = {
  sources: [source("sg-list")],
  lenders: [lender("1 - CASH PTE. LTD.", { category: "moneylender", licence: "32/2025", names: [LEGAL] })],
  hosts: [["1-cash.sg", "licensed", "channel", [[0, "register", 0, "", []]]]],
  others: [
    ["phone", "+6562608888", "licensed", "phone", [[0, "register", 0, "", []]]],
    ["app", "com.onecash.app", "licensed", "app", [[0, "register", 0, "", []]]],
  ],
};
const WARNED = {
  sources: [source("lt-warnings")],
  warned: [
    [warnedMark("globalfxm.example"), 0],
    [warnedMark("bad.msxf.com"), 0, "Fintech Ilegal · Peer To Peer Lending"],
    [warnedMark("app:com.bad.loans"), 0],
  ],
  warned_names: [
    [warnedMark("globalfxm"), 0, false],
    [warnedMark("同名"), 0, true],
    [warnedMark("快快宝"), 0, true],
    [warnedMark("旧旧贷款有限公司"), 0, true],
    [warnedMark("无人认得的贷款"), 0, true],
  ],
};

const register = (/** @type {string} */ id, /** @type {string} */ country, /** @type {string} */ kind) => ({
  id,
  country,
  kind,
  title: both(`${id}名单`, `the ${id}`),
  operator: both(`${id}机关`, `operator of ${id}`),
  page: `https://${id}.example/`,
  via: "",
  stale_after_days: 62,
  tried: "",
  caution: {},
});
const item = (/** @type {string} */ id) => ({
  id,
  text: both(`做${id}`, `do ${id}`),
  why: both("因为", "because"),
  how: null,
  cites: [],
  reviewed_on: "2026-11-24",
  review_by: "2027-05-24",
});

const COVERAGE = {
  registers: [
    register("cn-list", "CN", "licence"),
    register("reviewed", "CN", "claims"),
    {
      ...register("partners", "CN", "partners"),
      caution: both("名单由机构自行公示。", "Lenders publish it themselves."),
    },
    register("sg-list", "SG", "licence"),
    register("lt-warnings", "LT", "warning"),
    register("lt-old", "LT", "warning"),
  ],
  covered: [
    {
      register: "cn-list",
      country: "CN",
      category: "consumer-finance",
      title: both("消费金融公司", "consumer finance"),
      whole: true,
    },
    {
      register: "sg-list",
      country: "SG",
      category: "moneylender",
      title: both("持牌放债人", "moneylenders"),
      whole: true,
    },
    {
      register: "lt-warnings",
      country: "LT",
      category: "warning",
      title: both("警示", "warnings"),
      whole: true,
    },
  ],
  not_covered: [
    { country: "CN", category: "small-loan", title: both("小额贷款公司", "small-loan companies"), ask: ASK },
  ],
};

const { categories, public_suffixes, fold, ...shared_tables } = TABLES;
const CHECKLIST = {
  id: "cn/before-borrowing",
  country: "CN",
  title: both("借钱之前", "Before"),
  intro: both("", ""),
  items: ["a", "b", "c", "d"].map(item),
};
const DOORS = [
  { id: "police", title: both("报警", "Police"), phone: "110" },
  { id: "nfra", title: both("国家金融监督管理总局热线（中国大陆）", "Financial regulator"), phone: "12378" },
];
const oldMark = (/** @type {string} */ one) => warnedMark(one).slice(0, 8);
/** What only an old list warns of, by the beginnings of the marks. */
const OLD_WARNED = {
  sources: [["lt-old", 0]],
  warned: [[0, "Fintech Ilegal", ["old-warned.example", "app:com.old.loans"].map(oldMark).join("")]],
  warned_names: [],
  old_names: [[0, true, "Fintech Ilegal", oldMark("dompetlama")]],
};
const DOCUMENTS = ["cn-list", "reviewed", "partners", "sg-list", "lt-warnings", "lt-old"].map((id) => [
  id,
  [["0".repeat(64), `https://${id}.example/list`, id === "cn-list" ? "a copy" : ""]],
]);

/** Characters, each as its difference from the one before: simplified, then traditional. @param {string} pairs */
export function stepsOf(pairs) {
  const codes = [...pairs].map((one) => one.codePointAt(0) ?? 0);
  const steps = (/** @type {number[]} */ all) => all.map((code, n) => code - (all[n - 1] ?? 0));
  return [steps(codes.filter((_code, n) => n % 2 === 1)), steps(codes.filter((_code, n) => n % 2 === 0))];
}

/** What follows the first labels of rules → these. @param {string} rules */
function byEnding(rules) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [, first, ending = ""] of rules.matchAll(/([^ .]+)(?:\.(\S+))?/gu)) {
    found[ending] = found[ending] ? `${found[ending]} ${first}` : first;
  }
  return found;
}

/** What the sample is made of, by the names in the index of a language. @type {Record<string, any>} */
export const CONTENT = {
  "coverage.json": { ...COVERAGE, categories },
  "known.json": {
    known: [...CN.hosts, ...SG.hosts].map(([host, verdict]) => [
      host,
      verdict !== "uncovered",
      host === "youdaodao.com" ? ["youdaodai"] : [],
    ]),
  },
  "shared.json": { ...shared_tables, fold: stepsOf(fold) },
  "public-suffixes.json": Object.fromEntries(
    Object.entries(public_suffixes).map(([part, rules]) => [part, byEnding(rules)]),
  ),
  "checklists.json": [CHECKLIST],
  "situation-table.json": TABLE,
  "help.json": { doors: DOORS, situations: SITUATIONS, calls: CALLS },
  "laws.json": [],
  "documents.json": Object.fromEntries(DOCUMENTS),
  "CN/lenders.json": CN,
  "CN/products.json": PRODUCTS,
  "SG/lenders.json": SG,
  "LT/warned/00.json": WARNED,
  "LT/old-warned.json": OLD_WARNED,
};

/** Not so old that it warns no more. */
export const WARNED_ON = new Date(Date.now() - 100 * DAY * 1000).toISOString().slice(0, 10);

const dated = (/** @type {string} */ as_of, /** @type {Record<string, [string, number]>} */ covered = {}) => ({
  as_of,
  retrieved_at: `${as_of}T00:00:00Z`,
  rows: 3,
  documents: [[as_of, `${as_of}T00:00:00Z`]],
  covered,
});
const REGISTERS = {
  "cn-list": dated("2025-06-30", { "consumer-finance": ["2025-06-30", 31] }),
  reviewed: dated("2025-12-30"),
  partners: dated("2026-02-28"),
  "sg-list": dated("2026-02-01", { moneylender: ["2026-02-01", 153] }),
  "lt-warnings": dated(WARNED_ON, { warning: [WARNED_ON, 99] }),
  "lt-old": dated("2024-12-08"),
};

/** @returns {import("../browser/edition.js").Content} */
export function content() {
  const bytes = (/** @type {any} */ one) => Buffer.from(JSON.stringify(one));
  const files = new Map(Object.entries(CONTENT).map(([name, one]) => [FOLDER + name, bytes(one)]));
  return { files, registers: REGISTERS };
}

/**
 * The sample as a signed edition.
 *
 * @param {Partial<import("../browser/edition.js").How>} [how]
 */
export function sample({ by = PUBLISHER, ...how } = {}) {
  return published(content(), { by, ...how });
}

/** The sample as rows, once verified. @param {number} [number] @param {Record<string, any>} [files] */
export function verifiedSample(number = 1_795_564_800, files = structuredClone(CONTENT)) {
  const at = (/** @type {number} */ seconds) => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/u, "Z");
  const manifest = {
    type: /** @type {const} */ ("edition"),
    format: /** @type {const} */ (2),
    edition: number,
    published_at: at(number),
    expires_at: at(number + 45 * DAY),
    files: {},
    registers: /** @type {any} */ (REGISTERS),
  };
  return { id: String(number), manifest, rows: arranged(manifest, new Map(Object.entries(files))) };
}
