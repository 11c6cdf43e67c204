/** Words of a page with letters of other scripts are read as people see them; names are not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { passingFor } from "../../../extension/core/lookalike/spelling.js";
import { folding } from "../../../extension/core/normalise/text.js";
import { asSeen } from "../../../extension/page-reading/look-alike-letters.js";
import { look } from "../../../extension/page-reading/page.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD, TABLES } from "../sample.js";
import { button, facts, field } from "../sample-page.js";

const ALIKE = passingFor(TABLES.lookalike.alike);
const BY = { signals: SIGNALS, fold: folding(FOLD), lookalike: TABLES.lookalike };
/** @param {(text: string) => string} written */
const loanPage = (written) => facts({
  lang: "en",
  title: written("Personal loans"),
  text: written("Instant personal loans up to 50,000. Apply now, money in minutes."),
  headings: [{ text: written("Personal loans"), level: 1 }],
  actions: [button(written("Apply for a loan"))],
  fields: [field(written("Loan amount")), field(written("Phone number")), field(written("Monthly income"))],
});
const CYRILLIC = new Map([..."aceopxyAEOPH"].map((char, at) => [char, [..."асеорхуАЕОРН"][at]]));
const GREEK = new Map([..."oav"].map((char, at) => [char, [..."οαν"][at]]));
/** @param {Map<string, string>} table */
const spelt = (table) => (/** @type {string} */ text) =>
  text.replace(/\w{3,}/gu, (word) => [...word].map((char) => table.get(char) ?? char).join(""));

for (const [script, table] of /** @type {const} */ ([["Cyrillic", CYRILLIC], ["Greek", GREEK]])) {
  test(`a loan page is one with ${script} letters in its words too`, () => {
    const plain = look("loans.example", loanPage((text) => text), BY);
    const page = look("loans.example", loanPage(spelt(table)), BY);
    assert.equal(plain.offers, true);
    assert.deepEqual([page.offers, page.asks, page.points], [true, plain.asks, plain.points]);
  });
}

test("a word of mixed scripts is read as it looks, in either case", () => {
  assert.equal(asSeen("Pеrsonal lоans", ALIKE), "Personal loans");
  assert.equal(asSeen("РЕRSONАL LОАNS", ALIKE), "PERSONAL LOANS");
  assert.deepEqual(asSeen({ a: ["立即аpply申请"], n: 3 }, ALIKE), { a: ["立即apply申请"], n: 3 });
});

test("what is spelt in one script stays, and so do the letters of Vietnamese, Polish and Hausa", () => {
  for (const text of [
    "Займ онлайн", "сосна", "Δάνεια", "Vay tiền nhanh, đồng", "Złoty pożyczka", "ƙasa bashi", "A股 β系数", "iPhoneы", "招联",
  ]) {
    assert.equal(asSeen(text, ALIKE), text);
  }
});

test("a firm's name with a letter of another script is not the name that it looks like", () => {
  const line = (/** @type {string} */ text) => facts({ lines: [{ text, where: "footer" }] });
  const [plain] = look("loans.example", line("Loans by RAFFLES CREDIT PTE. LTD."), BY).named;
  assert.match(plain.names[0], /RAFFLES CREDIT PTE/u);
  const mixed = look("loans.example", line("Loans by RАFFLES CREDIT PTE. LTD."), BY).named;
  assert.ok(!mixed.some(({ names }) => names.some((name) => name.includes("RAFFLES"))));
});
