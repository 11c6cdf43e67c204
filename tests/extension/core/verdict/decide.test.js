import assert from "node:assert/strict";
import { test } from "node:test";
import { categoryOf, decide, QUIET, worst } from "../../../../extension/core/verdict/decide.js";
import { TABLES } from "../../sample.js";

/** @typedef {import("../../../../extension/core/verdict/decide.js").Resolved} Resolved */

/** @param {Partial<Resolved>} some @returns {Resolved} */
const named = (some) => ({
  text: "某公司",
  role: "lender",
  legal: true,
  licence: false,
  line: 0,
  lenders: [],
  category: null,
  ...some,
});
/** @param {string} key @param {string[]} hosts */
const lender = (key, hosts) =>
  /** @type {import("../../../../extension/core/lookup/lookup.js").KnownLender} */ ({ key, hosts, name: key });

const [WHOLE, OPEN, , OTHER] = TABLES.categories;
const ELSEWHERE = named({ lenders: [lender("a", ["a.example"])] });
const HOSTLESS = named({ lenders: [lender("b", [])] });
const MISSING = named({ category: WHOLE });
const UNHELD = named({ category: OPEN });
const TECHNOLOGY = named({ role: "party" });
const UNKNOWN = /** @type {const} */ ({ verdict: "none", reason: "unknown" });

/** @param {Resolved[]} who @param {{offers?: boolean, held?: boolean, country?: string}} [page] */
function onUnknownHost(who, { offers = true, held = true, country = "" } = {}) {
  const { verdict, reason } = decide(UNKNOWN, { offers, named: who, held, country });
  return `${verdict} ${reason}`;
}

for (const verdict of /** @type {const} */ (["warned", "ended", "suspended", "licensed", "partner", "uncovered"])) {
  test(`nothing on a page changes ${verdict}`, () => {
    for (const who of [[], [ELSEWHERE], [MISSING], [HOSTLESS]]) {
      const decided = decide({ verdict, reason: "channel" }, { offers: true, named: who, held: true, country: "" });
      assert.deepEqual(decided, { verdict, reason: "channel", about: null });
    }
  });
}

test("nothing on a page raises an unknown host to licensed or partner", () => {
  for (const who of [
    [],
    [ELSEWHERE],
    [HOSTLESS],
    [MISSING],
    [UNHELD],
    [TECHNOLOGY],
    [named({ licence: true, legal: false, lenders: ELSEWHERE.lenders })],
  ]) {
    for (const held of [true, false]) assert.doesNotMatch(onUnknownHost(who, { held }), /licensed|partner/u);
  }
});

test("a shared host stays none, whatever its pages say", () => {
  const { verdict } = decide(
    { verdict: "none", reason: "shared_host" },
    { offers: true, named: [ELSEWHERE], held: true, country: "" },
  );
  assert.equal(verdict, "none");
});

test("a page that offers no loans stays none", () =>
  assert.equal(onUnknownHost([ELSEWHERE], { offers: false }), "none unknown"));

/** @type {[string, Resolved[], string][]} */
const TABLE = [
  ["names nobody", [], "unlisted nobody"],
  ["names only a technology company", [TECHNOLOGY], "unlisted nobody"],
  [
    "names an institution that does not lend to persons",
    [named({ role: "party", category: OTHER })],
    "unlisted nobody",
  ],
  ["names a lender whose hosts are known", [ELSEWHERE], "claimed lender"],
  ["names such a lender as the firm behind it", [named({ ...ELSEWHERE, role: "party" })], "claimed lender"],
  ["names a lender without known hosts", [HOSTLESS], "uncovered no_host"],
  ["names a company missing from a kind held whole", [MISSING], "unlisted category"],
  ["names a company of a kind not held whole", [UNHELD], "uncovered category"],
  ["says who lends, and another is behind it", [named({ ...ELSEWHERE, role: "party" }), UNHELD], "uncovered category"],
  ["names several lenders", [HOSTLESS, ELSEWHERE], "claimed lender"],
  [
    "gives a name that several lenders bear, one without hosts",
    [named({ lenders: [lender("a", ["a.example"]), lender("b", [])] })],
    "uncovered ambiguous",
  ],
];
for (const [what, who, expected] of TABLE) {
  test(`a lending page that ${what}: ${expected}`, () => assert.equal(onUnknownHost(who), expected));
}

test("a company of a country that the edition does not hold is uncovered, not unlisted", () => {
  assert.equal(onUnknownHost([TECHNOLOGY], { held: false }), "uncovered company");
  assert.equal(onUnknownHost([TECHNOLOGY], { held: false, country: "US" }), "uncovered company");
});

test("a page that names nobody is missing from no list where its country has none", () => {
  assert.equal(onUnknownHost([], { held: false, country: "US" }), "uncovered country");
  assert.equal(onUnknownHost([], { held: true, country: "CN" }), "unlisted nobody");
  assert.equal(onUnknownHost([], { held: false, country: "" }), "unlisted nobody");
});

test("a licence number of another company is claimed, even where no host is known of its owner", () => {
  const number = named({ licence: true, legal: false, lenders: HOSTLESS.lenders });
  assert.equal(onUnknownHost([number, named({ role: "party", text: "别的公司" })]), "claimed licence");
  assert.equal(onUnknownHost([number, named({ line: 7, text: "别的公司" })]), "claimed licence");
  assert.equal(onUnknownHost([number, HOSTLESS]), "uncovered no_host");
  assert.equal(onUnknownHost([number]), "uncovered no_host");
  assert.equal(onUnknownHost([named({ licence: true, legal: false })]), "unlisted nobody");
});

test("a firm that stands elsewhere on the page says nothing about a licence number", () => {
  const number = named({ licence: true, legal: false, lenders: HOSTLESS.lenders });
  assert.equal(onUnknownHost([number, named({ role: "party", line: 7, text: "建站公司" })]), "uncovered no_host");
});

test("a brand beside a licence number is no other company, and a number that nobody holds says nothing", () => {
  const number = named({ licence: true, legal: false, lenders: HOSTLESS.lenders });
  assert.equal(onUnknownHost([number, named({ text: "某某贷", legal: false })]), "uncovered no_host");
  assert.equal(onUnknownHost([named({ licence: true, legal: false }), MISSING]), "unlisted category");
});

/** @param {string[]} keys @param {Partial<Resolved>} [some] */
const party = (keys, some) =>
  named({ role: "party", line: -1, lenders: keys.map((key) => lender(key, [`${key}.example`])), ...some });
const BEHIND = named({ ...HOSTLESS, role: "party", line: 0 });

test("a title that names several lenders names none: the lines below it do", () => {
  assert.equal(onUnknownHost([party(["a"])]), "claimed lender");
  assert.equal(onUnknownHost([party(["a"]), party(["b"])]), "unlisted nobody");
  assert.equal(onUnknownHost([party(["a"]), party(["b"]), BEHIND]), "uncovered no_host");
});

test("a title that names one lender names it, whoever else is on the page", () => {
  assert.equal(onUnknownHost([party(["a"]), BEHIND]), "claimed lender");
  assert.equal(onUnknownHost([party(["a"]), party(["a"], { text: "又一名" })]), "claimed lender");
  assert.equal(onUnknownHost([party(["a", "b"])]), "claimed lender", "one name that two lenders bear");
  assert.equal(onUnknownHost([party(["a", "b"]), party([])]), "claimed lender", "beside a firm that is no lender");
});

test("the first category whose mark the name holds is its category", () => {
  assert.equal(categoryOf("临河村镇银行有限责任公司", TABLES.categories)?.category, "village-bank");
  assert.equal(categoryOf("某某小贷有限公司", TABLES.categories)?.category, "small-loan", "one mark of two is enough");
  assert.equal(categoryOf("深圳某某科技有限公司", TABLES.categories), null);
});

test("of two hosts the worse verdict holds, the page's own where they are alike", () => {
  const answer = (/** @type {any} */ verdict, from = "page", reason = "") => ({ answer: { verdict, reason }, from });
  const order = [
    "warned", "ended", "suspended", "lookalike", "claimed", "unlisted", "uncovered", "none", "partner", "licensed",
  ];
  for (const [at, worse] of order.entries()) {
    for (const better of order.slice(at + 1)) {
      assert.equal(worst([answer(worse), answer(better)]).answer.verdict, worse);
      assert.equal(worst([answer(better), answer(worse)]).answer.verdict, worse);
    }
  }
  assert.equal(worst([answer("unlisted"), answer("unlisted", "frame")]).from, "page");
  assert.equal(worst([answer("lookalike", "page", "reported"), answer("lookalike", "frame", "proven")]).from, "frame");
  assert.equal(worst([answer("lookalike", "page", "near"), answer("lookalike", "frame", "proven")]).from, "frame");
  assert.equal(worst([answer("claimed"), answer("lookalike", "frame", "reported")]).from, "frame");
  assert.equal(worst([answer("uncovered", "page", "reported"), answer("uncovered", "frame")]).from, "page");
});

test("only an edition's own good word is quiet", () => {
  assert.deepEqual(QUIET, ["licensed", "partner"]);
});
