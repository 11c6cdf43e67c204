/** What a page is about decides before its words do; one that asks for something of a borrower is never silenced. */
import assert from "node:assert/strict";
import test from "node:test";
import { folding } from "../../../extension/core/normalise/text.js";
import { offersLoans } from "../../../extension/page-reading/loan-score.js";
import { ownTitle } from "../../../extension/page-reading/subject.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";
import { button, facts } from "../sample-page.js";

const TABLE = folding(FOLD);
const TEXT = "Loans up to $5,000 in 10 minutes\nInterest from 1% a month, 3-12 months\nNo collateral, bad credit";
const OFFER = { title: "Instant loans | Hopefund", text: TEXT, actions: [button("Apply now"), button("Get a loan")] };
const NAMED = { level: 1, text: "Hopefund" };

/** @param {Partial<import("../../../extension/page-reading/facts.js").Facts>} more */
const offers = (more) => offersLoans(facts({ ...OFFER, ...more }), SIGNALS, TABLE).offers;
/** @param {string} label */
const field = (label) => ({ label, type: "text", options: "", where: /** @type {const} */ ("form"), at: 40 });
const labels = ["Savings accounts", "Insurance", "Mutual funds"].map((text) => ({ level: 3, text }));
const READ = `${TEXT}\nEtymology, history, see also, references, further reading`;
const calls = [button("Apply now"), button("Contact us")];

/** @type {Record<string, [Parameters<typeof offers>[0], boolean]>} */
const PAGES = {
  "an offer": [{}, true],
  "insurance that a lender sells": [{ title: "Critical illness insurance | Hopefund Loans" }, false],
  "insurance, with an identity card asked for": [
    { title: "Critical illness insurance | Hopefund Loans", fields: [field("National ID number")] },
    true,
  ],
  "insurance of a loan": [{ title: "Loan insurance and instant loans | Hopefund" }, true],
  "terms of a site that leads to loans": [{ title: "Terms of use | Hopefund Loans" }, false],
  "terms above a form that asks how much": [
    { title: "Terms of use | Hopefund Loans", fields: [field("Loan amount")] },
    true,
  ],
  "software for lenders": [
    { title: "Hopefund", headings: [{ level: 1, text: "Loan origination" }], actions: calls },
    false,
  ],
  "a student's model that predicts loans": [{ title: "Loan predictor", actions: calls }, false],
  "an agreement in a later part of a step": [
    { title: "Apply now | Hopefund", headings: [NAMED, { level: 1, text: "Agreement" }], actions: calls },
    true,
  ],
  "a house of many products": [{ title: "Hopefund", headings: [NAMED, ...labels] }, false],
  "a house of many products that is called by its loans": [{ headings: [NAMED, ...labels] }, true],
  "a house of two products": [{ title: "Hopefund", headings: [NAMED, ...labels.slice(1)] }, true],
  "a title that is nobody's above headings and a text for firms": [
    {
      title: "Machine loans",
      headings: [{ level: 2, text: "Ready to grow your business?" }],
      text: `${TEXT}\nMSME loans for enterprises\nWorking capital`,
    },
    false,
  ],
  "the same, which names persons as often": [
    {
      title: "Machine loans",
      headings: [{ level: 2, text: "Ready to grow your business?" }],
      text: `${TEXT}\nMSME loans for enterprises\nPersonal loans\nSalaried`,
    },
    true,
  ],
  "the words of an encyclopedia and no way to borrow": [{ text: READ, actions: [] }, false],
  "the same words and a call": [{ text: READ }, true],
};
for (const [name, [page, expected]] of Object.entries(PAGES)) {
  test(`${name}: ${expected ? "offers loans" : "silent"}`, () => assert.equal(offers(page), expected));
}

test("a title is parted from the site's name, and a word with a hyphen is not parted", () => {
  assert.equal(ownTitle("Terms | Hopefund"), "Terms");
  assert.equal(ownTitle("Payday - Hopefund"), "Payday");
  assert.equal(ownTitle("信用贷款-鄱湖银行"), "信用贷款");
  assert.equal(ownTitle("Pay-day loans"), "Pay-day loans");
});

test("words alone, however many places are full of them, make no offer where nothing is offered", () => {
  const { weights } = SIGNALS;
  const best = (/** @type {ReadonlyMap<string, number>} */ words) =>
    [...words].toSorted((one, other) => other[1] - one[1]).slice(0, 30).map(([word]) => word);
  const [title, text, menu] = ["title", "text", "menu"].map((place) => best(weights.words[place]).join("\n"));
  const { signals } = offersLoans(facts({ title, text, menu: menu.split("\n") }), SIGNALS, TABLE);
  const words = signals.filter(({ name, points }) => name.startsWith("words_") && points > 0);
  const sum = words.reduce((all, { points }) => all + points, 0);
  assert.ok(words.length > 1 && sum <= 2.03, String(sum));
  assert.ok(sum + (weights.signals.get("without_offer") ?? 0) < weights.offers_from);
});
