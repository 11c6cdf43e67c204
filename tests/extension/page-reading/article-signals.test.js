import assert from "node:assert/strict";
import { test } from "node:test";
import { readingSignals } from "../../../extension/page-reading/article-signals.js";

/** @typedef {Parameters<typeof readingSignals>[0]} Seen */
/** @param {Partial<Seen>} some */
const signals = (some) =>
  readingSignals(
    { first: [], headings: [], links: [], lines: [], calls: [], contacts: [], fields: [], ...some },
    (text) => text.includes("怎么"),
  );
const PARAGRAPH = "很多人急需用钱的时候会先想到网上的各种借款平台，可是这些平台的利率、费用和还款方式差别很大，先弄清楚再决定也不晚。";

test("a page of paragraphs is mostly prose, one with a paragraph among short lines is not", () => {
  assert.equal(signals({ lines: Array.from({ length: 8 }, () => PARAGRAPH) }).mostly_prose.length, 1);
  assert.equal(signals({ lines: [PARAGRAPH] }).mostly_prose.length, 0);
  assert.equal(
    signals({
      lines: [
        ...Array.from({ length: 8 }, () => PARAGRAPH),
        ...Array.from({ length: 40 }, () => "额度高，放款快，随借随还，凭身份证申请"),
      ],
    }).mostly_prose.length,
    0,
  );
});

test("a heading that is a sentence is long, in Chinese sooner", () => {
  assert.deepEqual(signals({ first: ["极速借款"] }).long_heading, []);
  assert.equal(signals({ first: ["多家银行下调消费贷款利率并延长期限"] }).long_heading.length, 1);
  assert.deepEqual(signals({ first: ["Personal loans up to ten thousand"] }).long_heading, []);
  assert.equal(signals({ first: [
    "What borrowers say after three years of paying back a small loan",
  ] }).long_heading.length, 1);
});

test("headings and links like a guide's are told", () => {
  const { guide_headings, guide_links } = signals({ headings: ["征信怎么查", "产品"], links: ["额度怎么提", "关于我们"] });
  assert.deepEqual([guide_headings, guide_links], [["征信怎么查"], ["额度怎么提"]]);
});

test("what a page calls to at once, and that it comes only late to a call or a field", () => {
  const call = (/** @type {number} */ at) => ({ text: "立即申请", at });
  const asked = (/** @type {number} */ at) => ({ label: "借款金额", at });
  assert.deepEqual(signals({ calls: [call(20), call(5000)] }).at_once, ["立即申请"]);
  assert.deepEqual(signals({ fields: [asked(20)] }).at_once, [], "forms of the back office ask at once as well");
  assert.deepEqual(signals({ contacts: [call(20)] }).contact_at_once, ["立即申请"]);
  assert.deepEqual(signals({ contacts: [call(20)] }).at_once, []);
  assert.deepEqual(signals({ calls: [call(20), call(5000)] }).late, []);
  assert.deepEqual(signals({ calls: [call(5000)], fields: [asked(20)] }).late, []);
  assert.deepEqual(signals({ calls: [call(5000)] }).late, ["立即申请"]);
  assert.deepEqual(signals({ fields: [asked(5000)] }).late, ["借款金额"]);
  assert.deepEqual(signals({}).late, []);
});
